package org.kerwen.access.pages;

import org.jspecify.annotations.Nullable;
import org.kerwen.web.Form;

/**
 * One field of a table or of a list of facts.
 *
 * @param kind {@code text}, {@code name} (written in its own direction), {@code code} (letters of one width, left to right),
 *     {@code link}, {@code badge}, {@code progress}, {@code face} (a small picture), {@code picture} or {@code form}
 * @param text what it says; of a picture, what it is for those who do not see it
 * @param with the address of a link or picture, the colour of a badge, the per cent of a progress; else empty
 * @param form the button, where the field is one
 */
public record Cell(
        String kind, String text, String with, @Nullable Form form) {
    public static Cell text(String text) {
        return new Cell("text", text, "", null);
    }

    public static Cell name(String text) {
        return new Cell("name", text, "", null);
    }

    public static Cell code(String text) {
        return new Cell("code", text, "", null);
    }

    public static Cell link(String text, String href) {
        return new Cell("link", text, href, null);
    }

    public static Cell badge(String text, String colour) {
        return new Cell("badge", text, colour, null);
    }

    /** How far something is, in per cent and in words. */
    public static Cell progress(String text, int percent) {
        return new Cell("progress", text, String.valueOf(percent), null);
    }

    /** A picture as small as a name. */
    public static Cell face(String text, String address) {
        return new Cell("face", text, address, null);
    }

    /** A picture as large as there is room. */
    public static Cell picture(String text, String address) {
        return new Cell("picture", text, address, null);
    }

    public static Cell form(Form form) {
        return new Cell("form", "", "", form);
    }
}
