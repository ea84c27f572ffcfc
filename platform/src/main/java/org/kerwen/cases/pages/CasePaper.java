package org.kerwen.cases.pages;

import java.util.List;

/**
 * A paper of a case, as it is printed.
 *
 * @param language of the texts
 * @param direction {@code ltr} or {@code rtl}
 * @param title the heading
 * @param made by which organisation, and when
 * @param lede what it is
 * @param lines labels and values
 * @param sentences what is said
 * @param signatures what stands under each line for a signature
 */
public record CasePaper(
        String language,
        String direction,
        String title,
        String made,
        String lede,
        List<Line> lines,
        List<String> sentences,
        List<Signature> signatures) {
    /** Label and value. */
    public record Line(String label, String value) {}

    /** Who signs, and what is to be written. */
    public record Signature(String who, String what) {}
}
