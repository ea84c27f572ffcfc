package org.kerwen.site.pages;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerwen.web.Texts;

/**
 * What stands around every public page.
 *
 * @param texts the texts in the reader's language
 * @param title neutral title of the page with the site's, for tab and history
 * @param head what this page tells of itself
 * @param address public address of the installation, for links that must be absolute
 * @param organisation name of the organisation
 * @param motto its motto
 * @param siteTitle neutral title of the site
 * @param messages the hotline's message, the reader's language first
 * @param lines the hotline's lines
 * @param navigation the main links
 * @param footer further pages, at the foot
 * @param languages this page in each language
 * @param asOf the mission's day in words, where it is not today
 * @param confirmedBy who confirmed the installation; empty until somebody did
 * @param demo whether this is a demonstration
 * @param exit where "leave this page" goes
 * @param style address of the style sheet
 * @param script address of the script
 * @param mark address of the icon
 */
public record Frame(
        Texts texts,
        String title,
        Head head,
        String address,
        String organisation,
        String motto,
        String siteTitle,
        List<Text> messages,
        List<Line> lines,
        List<Link> navigation,
        List<Link> footer,
        List<InLanguage> languages,
        @Nullable String asOf,
        String confirmedBy,
        boolean demo,
        String exit,
        String style,
        String script,
        String mark) {
    /**
     * What a page tells of itself to browsers and search engines.
     *
     * @param title what it is, in neutral words; empty on the first page
     * @param path its path without its language, beginning with a slash
     * @param query what the reader chose, as it stands in the address; such pages are not for search engines
     * @param description a sentence about it
     * @param feed path of the feed of its section, without ending
     * @param data what it tells to programs, as JSON-LD
     */
    public record Head(
            String title,
            String path,
            String query,
            @Nullable String description,
            @Nullable String feed,
            @Nullable String data) {
        /** A page without more. */
        public static Head of(String title, String path) {
            return new Head(title, path, "", null, null, null);
        }

        public Head chosen(String itsQuery) {
            return new Head(title, path, itsQuery, description, feed, data);
        }

        public Head described(@Nullable String itsDescription) {
            return new Head(title, path, query, itsDescription, feed, data);
        }

        public Head fed(@Nullable String itsFeed) {
            return new Head(title, path, query, description, itsFeed, data);
        }

        public Head told(@Nullable String itsData) {
            return new Head(title, path, query, description, feed, itsData);
        }
    }

    /** A text with the language it is in. */
    public record Text(String language, String direction, String text) {}

    /**
     * A line of the hotline.
     *
     * @param printed the number as it is shown
     * @param call the number to tap, where somebody has confirmed it
     * @param place where it rings
     * @param placeInferred whether nobody states the place
     * @param seen when it stood so in print
     * @param note what is known and what is not
     */
    public record Line(
            String printed,
            @Nullable String call,
            String place,
            boolean placeInferred,
            String seen,
            @Nullable String note) {}

    /** A link of the main navigation. */
    public record Link(String text, String href, boolean current) {}

    /** This page in a language. */
    public record InLanguage(String tag, String name, String href, boolean current) {}

    public String path() {
        return head.path();
    }

    public String language() {
        return texts.language().tag();
    }

    public String direction() {
        return texts.language().direction();
    }

    /** A text of the interface. */
    public String t(String key) {
        return texts.get(key);
    }

    /** A text of the interface with one value in it. */
    public String t(String key, String name, Object value) {
        return texts.get(key, Map.of(name, value));
    }

    /** A path in the reader's language. */
    public String to(String pathInLanguage) {
        return "/" + language() + pathInLanguage;
    }
}
