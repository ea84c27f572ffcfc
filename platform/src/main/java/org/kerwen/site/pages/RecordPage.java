package org.kerwen.site.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one record of any kind.
 *
 * @param frame what stands around it
 * @param heading the record's title
 * @param badge its date, short
 * @param lede a sentence or two
 * @param section the list that it belongs to
 * @param facts what is known, each with its label
 * @param tables what is known and has several columns
 * @param related lists of other records that have to do with it
 * @param source where it is stated
 */
public record RecordPage(
        Frame frame,
        String heading,
        String badge,
        @Nullable String lede,
        Frame.Link section,
        List<Fact> facts,
        List<Table> tables,
        List<Related> related,
        String source) {
    /**
     * One labelled fact.
     *
     * @param label what it is
     * @param values what is known of it
     * @param inferred whether nobody states it and it was concluded
     */
    public record Fact(String label, List<Value> values, boolean inferred) {}

    /**
     * A value as a reader sees it.
     *
     * @param text the words
     * @param href where it leads, where it leads anywhere
     * @param language its language where it is not the page's
     */
    public record Value(
            String text, @Nullable String href, @Nullable String language) {}

    /** A table with a caption, columns and rows of cells. */
    public record Table(String caption, List<String> columns, List<List<List<Value>>> rows) {}

    /** Records that have to do with this one; where there are very many, the first ones and how many more there are. */
    public record Related(
            String heading,
            List<ListPage.Item> items,
            @Nullable String more) {}
}
