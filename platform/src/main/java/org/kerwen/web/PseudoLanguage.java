package org.kerwen.web;

/** Makes right-to-left text of English text, for tests: each word is turned round by control characters. */
final class PseudoLanguage {
    private static final char RIGHT_TO_LEFT_OVERRIDE = '\u202E';
    private static final char POP = '\u202C';

    /** The words outside braces between control characters, so that a browser lays them out from right to left. */
    static String mirrored(String pattern) {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        boolean inWord = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            depth += c == '{' ? 1 : 0;
            boolean letter = depth == 0 && Character.isLetter(c);
            if (letter && !inWord) {
                text.append(RIGHT_TO_LEFT_OVERRIDE);
            } else if (!letter && inWord) {
                text.append(POP);
            }
            inWord = letter;
            text.append(c);
            depth -= c == '}' ? 1 : 0;
        }
        return inWord ? text.append(POP).toString() : text.toString();
    }

    private PseudoLanguage() {}
}
