package org.kerwen.people.pages;

import java.util.List;

/**
 * A person's copy of what is held about them, as it is printed.
 *
 * @param language of the texts
 * @param direction {@code ltr} or {@code rtl}
 * @param title the heading
 * @param made when and by whom it was made
 * @param lede what it is
 * @param parts what is held, part by part
 * @param photographs the heading over the pictures
 * @param pictures how the person looks; none where there is no photograph
 * @param rights the heading over what the person may ask for
 * @param asking what the person may ask for
 */
public record CopyPage(
        String language,
        String direction,
        String title,
        String made,
        String lede,
        List<Part> parts,
        String photographs,
        List<Picture> pictures,
        String rights,
        List<String> asking) {
    /** Rows of a kind under a heading. */
    public record Part(String title, List<Line> lines) {}

    /**
     * A picture.
     *
     * @param label what it is
     * @param ground on which it is kept
     * @param address that is the picture itself, in letters
     */
    public record Picture(String label, String ground, String address) {}

    /** Label and value. */
    public record Line(String label, String value) {}
}
