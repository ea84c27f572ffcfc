package org.kerwen.linkage.documents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fits a name into its field. */
final class ZoneNames {

    private ZoneNames() {}

    /**
     * The two parts of a name with two fillers between them. If that is too long, the longest words are shortened from their end
     * until it fits, those of the primary name last: some of every word stays, and a letter stands in the last place, by which readers
     * see that the name was cut. Of a name of so many words that one letter each is too much, the last words are left out.
     */
    static String fitted(String primary, String secondary, int length) {
        String whole = joined(List.of(primary.split("<", -1)), words(secondary));
        if (whole.length() <= length) {
            return whole;
        }
        List<String> first = new ArrayList<>(List.of(primary.split("<", -1)));
        List<String> second = new ArrayList<>(words(secondary));
        while (joined(first, second).length() > length) {
            if (!shorten(second) && !shorten(first)) {
                List<String> longer = second.size() > 1 || first.size() == 1 ? second : first;
                longer.remove(longer.size() - 1);
            }
        }
        return joined(first, second);
    }

    private static List<String> words(String part) {
        return part.isEmpty() ? List.of() : Arrays.asList(part.split("<", -1));
    }

    private static boolean shorten(List<String> words) {
        int longest = -1;
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).length() > 1
                    && (longest < 0
                            || words.get(i).length() >= words.get(longest).length())) {
                longest = i;
            }
        }
        if (longest < 0) {
            return false;
        }
        words.set(longest, words.get(longest).substring(0, words.get(longest).length() - 1));
        return true;
    }

    private static String joined(List<String> first, List<String> second) {
        return String.join("<", first) + (second.isEmpty() ? "" : "<<" + String.join("<", second));
    }
}
