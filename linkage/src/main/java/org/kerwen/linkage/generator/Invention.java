package org.kerwen.linkage.generator;

import java.util.LinkedHashSet;
import java.util.Set;

/** Puts names together. */
final class Invention {

    private static final String VOWELS = "aeiouäöüYAIU@";

    private Invention() {}

    /** The frequent names, then as many invented ones as are missing; each once, in an order that does not depend on chance. */
    static String[] names(String[] frequent, String[] openings, String[] middles, String[] ends, int count) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : frequent) {
            names.add(name);
        }
        // Steps that share no factor with the numbers of syllables mix them, so that neighbours in rank do not sound
        // alike.
        long combinations = (long) openings.length * middles.length * middles.length * ends.length;
        for (long i = 0; names.size() < count; i++) {
            long at = i * 7_368_787L;
            StringBuilder name = new StringBuilder(openings[(int) (at % openings.length)]);
            at /= openings.length;
            name.append(middles[(int) (at % middles.length)]);
            at /= middles.length;
            if (i % 3 != 0 || i > combinations) {
                name.append(middles[(int) (at % middles.length)]);
                at /= middles.length;
            }
            if (i > combinations) {
                name.append(middles[(int) (i / combinations % middles.length)]);
            }
            name.append(ends[(int) (at % ends.length)]);
            if (name.length() >= 3) {
                names.add(name.toString());
            }
        }
        return names.toArray(String[]::new);
    }

    static boolean endsInVowel(String sounds) {
        return VOWELS.indexOf(sounds.charAt(sounds.length() - 1)) >= 0;
    }
}
