package org.kerwen.site.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page to read from top to bottom: advice, news, about.
 *
 * @param frame what stands around it
 * @param section the list that it belongs to, where it belongs to one
 * @param badge its date, short
 * @param bodies the text; a second one stands beside where the first has not been reviewed by a native speaker
 * @param related other records
 * @param foot lines in small print: review, source
 */
public record ArticlePage(
        Frame frame,
        Frame.@Nullable Link section,
        String badge,
        List<Body> bodies,
        List<RecordPage.Related> related,
        List<String> foot) {
    /** The text in one language. */
    public record Body(
            String language,
            String direction,
            @Nullable String introduction,
            String heading,
            @Nullable String lede,
            List<Part> parts) {}

    /** One part: heading, paragraphs, and a list. */
    public record Part(@Nullable String heading, List<String> paragraphs, List<String> list, boolean numbered) {}
}
