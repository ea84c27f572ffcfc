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
 * @param parts what stands in it
 * @param sentences what is said
 * @param signatures what stands under each line for a signature
 */
public record CasePaper(
        String language,
        String direction,
        String title,
        String made,
        String lede,
        List<Part> parts,
        List<String> sentences,
        List<Signature> signatures) {
    /**
     * Lines that belong together.
     *
     * @param heading empty where there is one part only
     */
    public record Part(String heading, List<Line> lines) {
        /** The only part of a paper. */
        public static List<Part> only(List<Line> lines) {
            return List.of(new Part("", lines));
        }
    }

    /** Label and value. */
    public record Line(String label, String value) {}

    /** Who signs, and what is to be written. */
    public record Signature(String who, String what) {}
}
