package org.kerwen.site.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The chronicle, or a part of it where it is long.
 *
 * @param frame what stands around it
 * @param entries newest first
 * @param turn the way to its other parts; null where it is whole
 */
public record ChroniclePage(Frame frame, List<Entry> entries, ListPage.@Nullable Turn turn) {
    /**
     * One entry.
     *
     * @param id its anchor on the page
     * @param date its date in words
     * @param text what it tells
     * @param records the records that it tells of
     */
    public record Entry(String id, String date, String text, List<RecordPage.Value> records) {}
}
