package org.kerwen.site.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of plain paragraphs: an error, a notice.
 *
 * @param frame what stands around it
 * @param heading its heading
 * @param paragraphs what it says
 * @param next where the reader can go from here
 */
public record TextPage(Frame frame, String heading, List<String> paragraphs, RecordPage.@Nullable Value next) {}
