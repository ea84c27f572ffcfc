package org.kerwen.site.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form to search with and what was found.
 *
 * @param frame what stands around it
 * @param typed what the reader typed
 * @param address where the form is sent
 * @param choices what the search can be narrowed by
 * @param found how much was found, as a sentence; null before a search
 * @param advice what to do where nothing was found, or what was left out
 * @param hits what was found
 * @param turn where in the list this page is, where the list has several
 */
public record SearchPage(
        Frame frame,
        String typed,
        String address,
        List<ListPage.Choices> choices,
        @Nullable String found,
        List<String> advice,
        List<Hit> hits,
        ListPage.@Nullable Turn turn) {
    /**
     * One thing that was found.
     *
     * @param title its title
     * @param href its page
     * @param section which section it belongs to
     * @param badge its date, short
     * @param pieces the part of it that says most of what was looked for
     * @param language the language of that part, where it is not the page's
     */
    public record Hit(
            String title,
            String href,
            String section,
            @Nullable String badge,
            List<Piece> pieces,
            @Nullable String language) {}

    /** A piece of text, and whether it is what was looked for. */
    public record Piece(String text, boolean marked) {}
}
