package org.kerwen.access.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.web.AppFrame;
import org.kerwen.web.Form;

/**
 * A page that asks something.
 *
 * @param frame what stands around it
 * @param head how it begins
 * @param form what it asks
 * @param asides what helps, beside
 */
public record FormPage(AppFrame frame, Head head, Form form, List<Aside> asides) {
    /** A heading with sentences and perhaps a link. */
    public record Aside(String title, List<String> paragraphs, AppFrame.@Nullable Link link) {}
}
