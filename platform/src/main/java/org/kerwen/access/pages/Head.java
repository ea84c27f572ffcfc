package org.kerwen.access.pages;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.web.AppFrame;

/**
 * How a page begins.
 *
 * @param above the page that this one belongs to
 * @param title the heading
 * @param isName whether the heading is somebody's name, which is written in its own direction
 * @param face a small picture beside the heading; null where there is none
 * @param notices what has just happened or must be known
 * @param lede what the page is for
 */
public record Head(
        AppFrame.@Nullable Link above,
        String title,
        boolean isName,
        @Nullable Cell face,
        List<Notice> notices,
        List<String> lede) {
    /** A heading with sentences under it. */
    public static Head of(String title, String... lede) {
        return new Head(null, title, false, null, List.of(), List.of(lede));
    }

    /** The same below another page. */
    public Head below(String text, String href) {
        return new Head(new AppFrame.Link(text, href, false), title, isName, face, notices, lede);
    }

    /** The same with a notice. */
    public Head saying(String kind, @Nullable String text) {
        if (text == null) {
            return this;
        }
        List<Notice> more = new ArrayList<>(notices);
        more.add(new Notice(kind, text));
        return new Head(above, title, isName, face, more, lede);
    }

    /** The same with a heading that is a name. */
    public Head named() {
        return new Head(above, title, true, face, notices, lede);
    }

    /** The same with a small picture beside the heading. */
    public Head showing(@Nullable Cell itsFace) {
        return new Head(above, title, isName, itsFace, notices, lede);
    }

    /**
     * What has just happened or must be known.
     *
     * @param kind {@code ok}, {@code warn}, {@code stop} or {@code calm}
     * @param text in words
     */
    public record Notice(String kind, String text) {}
}
