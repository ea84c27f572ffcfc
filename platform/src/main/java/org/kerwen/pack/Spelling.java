package org.kerwen.pack;

import java.util.Comparator;
import java.util.List;

/** Guesses what somebody meant to write. */
final class Spelling {
    /** The three words that are nearest to the one that was written, nearest first. */
    static List<String> nearest(String written, List<String> known) {
        return known.stream()
                .sorted(Comparator.comparingInt(word -> distance(written, word)))
                .limit(3)
                .toList();
    }

    /** How many letters must be put, dropped or changed to make one word of the other. */
    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        int limit = Math.min(left.length(), 100);
        for (int i = 1; i <= limit; i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }
            previous = current;
        }
        return previous[right.length()];
    }

    private Spelling() {}
}
