package org.kerwen.site.pages;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of records of one kind.
 *
 * @param frame what stands around it
 * @param heading its heading
 * @param lede what the reader finds here
 * @param narrow how the list can be narrowed, where it can
 * @param years how many records each year has, oldest first; empty where the list has no timeline
 * @param map the regions, where the list has a map
 * @param groups the records, in groups with a heading
 * @param turn where in the list this page is, where the list has several
 */
public record ListPage(
        Frame frame,
        String heading,
        String lede,
        @Nullable Narrow narrow,
        List<Year> years,
        @Nullable RegionMap map,
        List<Group> groups,
        @Nullable Turn turn) {
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

    /**
     * The form that narrows a list.
     *
     * @param address where it is sent
     * @param choices what can be chosen
     * @param narrowed whether something is chosen
     * @param found how many records there are now, as a sentence
     */
    public record Narrow(String address, List<Choices> choices, boolean narrowed, String found) {}

    /** One thing to choose: its name in the address, its label, and what there is. */
    public record Choices(String name, String label, List<Option> options) {}

    /** One value to choose. */
    public record Option(String value, String text, boolean chosen) {}

    /**
     * A year of the timeline.
     *
     * @param year the year
     * @param count how many records
     * @param height the height of its bar, 0 to 100
     * @param href the list of that year
     * @param label what it is, for those who do not see the bar
     */
    public record Year(String year, int count, int height, String href, String label) {}

    /** Where in a long list this page is, and its neighbours. */
    public record Turn(
            String where,
            @Nullable String previous,
            @Nullable String next) {}

    /** A schematic map; the same is said in words by the list beside it. */
    public record RegionMap(String label, String viewBox, List<Region> regions) {}

    /**
     * A region of the map.
     *
     * @param name its name
     * @param href its page
     * @param points its corners, as SVG wants them
     * @param x where its name stands
     * @param y where its name stands
     * @param shade 0 to 3: how much was done there
     * @param done what was done there, in words
     */
    public record Region(String name, String href, String points, int x, int y, int shade, String done) {
        private static final int LINE = 4;

        /** The words of its name: on the map each stands on a line of its own, all of them around the point. */
        public List<Line> lines() {
            List<String> words = List.of(name.split(" "));
            List<Line> lines = new ArrayList<>();
            for (String word : words) {
                lines.add(new Line(word, lines.isEmpty() ? 1 - LINE * (words.size() - 1) / 2 : LINE));
            }
            return lines;
        }
    }

    /** A word of a label, and how far below the one before it stands. */
    public record Line(String word, int down) {}
}
