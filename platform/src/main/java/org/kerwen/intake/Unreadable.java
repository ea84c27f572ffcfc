package org.kerwen.intake;

/** Ends the reading of a spreadsheet that is none, or would fill the memory. */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String word;

    /** With the word of the text {@code intake.refused.<word>}. */
    Unreadable(String word) {
        super(word, null, false, false);
        this.word = word;
    }

    String word() {
        return word;
    }
}
