package org.kerwen.site.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of records of one kind.
 *
 * @param frame what stands around it
 * @param heading its heading
 * @param lede what the reader finds here
 * @param groups the records, in groups with a heading
 */
public record ListPage(Frame frame, String heading, String lede, List<Group> groups) {
    /** Records under a heading; the heading may be empty where there is one group only. */
    public record Group(String heading, List<Item> items, String whenEmpty) {}

    /**
     * One record in a list.
     *
     * @param title its title
     * @param href its page
     * @param badge its date or kind, short
     * @param text a sentence
     * @param note a line in small print
     */
    public record Item(
            String title,
            String href,
            @Nullable String badge,
            @Nullable String text,
            @Nullable String note) {}
}
