package org.kerwen.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page of the staff side.
 *
 * @param texts the texts in the language of the person
 * @param title what the page is, in neutral words: never a name, because titles stay in the history of a browser
 * @param path address of the page with what was chosen in it, to come back to after a change of language
 * @param demo whether this is a demonstration
 * @param person who is signed in; null where nobody is
 * @param sections the main links; none where nobody is signed in
 * @param languages the languages that can be chosen
 * @param typed what stands in the search field
 * @param token the proof that a form was made here, hidden in each form that changes something
 * @param files addresses of style sheet, script and icon
 */
public record AppFrame(
        Texts texts,
        String title,
        String path,
        boolean demo,
        @Nullable Person person,
        List<Link> sections,
        List<InLanguage> languages,
        String typed,
        String token,
        Files files) {
    /**
     * Who is signed in.
     *
     * @param name as colleagues call the person
     * @param organisation name of the organisation
     * @param key how the organisation's key stands, in words; null where it has none to speak of
     * @param keyBadge colour of that state: {@code ok}, {@code warn}, {@code stop}, {@code calm}
     */
    public record Person(
            String name, String organisation, @Nullable String key, String keyBadge) {}

    /** A link; the current one is the page itself or what it belongs to. */
    public record Link(String text, String href, boolean current) {}

    /** A language that can be chosen. */
    public record InLanguage(String tag, String name, String href, boolean current) {}

    /** Addresses of style sheet, script and icon. */
    public record Files(String style, String script, String mark) {}

    /** The same with something in the search field. */
    public AppFrame withTyped(String itsTyped) {
        return new AppFrame(texts, title, path, demo, person, sections, languages, itsTyped, token, files);
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
}
