package org.kerwen.site.pages;

import java.util.List;

/**
 * The whole chronicle.
 *
 * @param frame what stands around it
 * @param entries newest first
 */
public record ChroniclePage(Frame frame, List<Entry> entries) {
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
