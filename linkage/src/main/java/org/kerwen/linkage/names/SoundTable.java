package org.kerwen.linkage.names;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the letters of one script may sound: for each group of letters the readings, the likeliest first. A reading is a row of
 * classes of consonants that change into each other between scripts and languages:
 *
 * <pre>
 * P b p    F f v    M m    N n    L l    R r    T t d    S s z ts    X sh zh ch j    K k g q kh
 * </pre>
 *
 * Any small letter is a vowel; {@code -} is no sound. A rule is written {@code letters=reading|reading|…}; {@code ^} before the
 * letters holds only at the beginning of a word, {@code $} after them only at its end, {@code /abc} only before one of those
 * letters. The rule with the most letters goes first.
 */
final class SoundTable {

    static final String CLASSES = " PFMNLRTSXK";
    private static final int BEAM = 16;

    private static final int MOST_READINGS = 4;

    /** Classes that a skeleton can have: four bits each. What follows is not compared. */
    private static final int LONGEST = 15;

    private static final int LETTERS = 0x700;

    private static final class Rule {
        final String letters;
        final byte[][] readings;
        private final boolean start;
        private final boolean end;
        private final String before;

        Rule(String letters, byte[][] readings, boolean start, boolean end, String before) {
            this.letters = letters;
            this.readings = readings;
            this.start = start;
            this.end = end;
            this.before = before;
        }

        boolean fits(String word, int at) {
            int after = at + letters.length();
            if (!word.startsWith(letters, at) || (start && at != 0) || (end && after != word.length())) {
                return false;
            }
            return before.isEmpty() || (after < word.length() && before.indexOf(word.charAt(after)) >= 0);
        }

        int conditions() {
            return (start ? 2 : 0) + (end ? 2 : 0) + (before.isEmpty() ? 0 : 1);
        }
    }

    /** Rows of classes with what each costs, in arrays instead of objects because a word has many of them at each letter. */
    private static final class Readings {
        final long[] skeletons = new long[BEAM * MOST_READINGS];
        final int[] ends = new int[BEAM * MOST_READINGS];
        final int[] costs = new int[BEAM * MOST_READINGS];
        int count;

        void add(long skeleton, int end, int cost) {
            for (int i = 0; i < count; i++) {
                if (skeletons[i] == skeleton && ends[i] == end) {
                    costs[i] = Math.min(costs[i], cost);
                    return;
                }
            }
            skeletons[count] = skeleton;
            ends[count] = end;
            costs[count++] = cost;
        }

        /** The cheapest first; equals keep an order that does not depend on how they were found. */
        void cut() {
            for (int i = 1; i < count; i++) {
                long skeleton = skeletons[i];
                int end = ends[i];
                int cost = costs[i];
                int at = i;
                while (at > 0 && isAfter(at - 1, skeleton, end, cost)) {
                    skeletons[at] = skeletons[at - 1];
                    ends[at] = ends[at - 1];
                    costs[at] = costs[at - 1];
                    at--;
                }
                skeletons[at] = skeleton;
                ends[at] = end;
                costs[at] = cost;
            }
            count = Math.min(count, BEAM);
        }

        private boolean isAfter(int at, long skeleton, int end, int cost) {
            if (costs[at] != cost) {
                return costs[at] > cost;
            }
            return skeletons[at] != skeleton ? skeletons[at] > skeleton : ends[at] > end;
        }
    }

    // The state at the end of a row: the class of the last consonant if no vowel followed, and whether the word began
    // with a vowel.
    private static final int AFTER_VOWEL = 0xF;
    private static final int NOTHING_YET = 0xE;
    private static final int VOWEL_FIRST = 0x10;

    private final Rule[][] rules = new Rule[LETTERS][];
    private final boolean doubledMeansVowel;

    /**
     * @param doubledMeansVowel whether a letter written twice stands for two sounds with a vowel between them that is not
     *     written, as in Arabic and Hebrew
     */
    SoundTable(boolean doubledMeansVowel, String text) {
        this.doubledMeansVowel = doubledMeansVowel;
        for (String line : text.trim().split("\\s+", -1)) {
            Rule rule = rule(line);
            char first = rule.letters.charAt(0);
            Rule[] before = rules[first] == null ? new Rule[0] : rules[first];
            Rule[] all = Arrays.copyOf(before, before.length + 1);
            all[before.length] = rule;
            rules[first] = all;
        }
        for (Rule[] same : rules) {
            if (same != null) {
                Arrays.sort(
                        same,
                        Comparator.comparingInt((Rule rule) -> -rule.letters.length())
                                .thenComparingInt(rule -> -rule.conditions()));
            }
        }
    }

    private static Rule rule(String text) {
        int equals = text.indexOf('=');
        String letters = text.substring(0, equals);
        boolean start = letters.startsWith("^");
        letters = start ? letters.substring(1) : letters;
        boolean end = letters.endsWith("$");
        letters = end ? letters.substring(0, letters.length() - 1) : letters;
        int slash = letters.indexOf('/');
        String before = slash < 0 ? "" : letters.substring(slash + 1);
        letters = slash < 0 ? letters : letters.substring(0, slash);
        String[] readings = text.substring(equals + 1).split("\\|", -1);
        byte[][] classes = new byte[readings.length][];
        for (int i = 0; i < readings.length; i++) {
            String reading = readings[i].replace("-", "");
            classes[i] = new byte[reading.length()];
            for (int j = 0; j < reading.length(); j++) {
                classes[i][j] = (byte) Math.max(0, CLASSES.indexOf(reading.charAt(j)));
            }
        }
        if (readings.length > MOST_READINGS) {
            throw new IllegalArgumentException("Too many readings: " + text);
        }
        return new Rule(letters, classes, start, end, before);
    }

    /**
     * The skeletons of a word, the likeliest first, each once.
     *
     * @param most how many at most
     */
    List<Skeleton> skeletons(String word, int most) {
        Readings now = new Readings();
        Readings next = new Readings();
        now.add(0, NOTHING_YET, 0);
        for (int i = 0; i < word.length(); ) {
            Rule rule = at(word, i);
            if (rule == null) {
                i++;
                continue;
            }
            next.count = 0;
            int after = i + rule.letters.length();
            boolean doubled = doubledMeansVowel
                    && after < word.length()
                    && word.charAt(after - 1) == word.charAt(after)
                    && word.charAt(after) != 'ו';
            for (int j = 0; j < now.count; j++) {
                extend(next, now, j, rule, doubled);
            }
            if (rule.readings.length > 1) {
                next.cut();
            }
            Readings old = now;
            now = next;
            next = old;
            i = after;
        }
        List<Skeleton> found = new ArrayList<>(Math.min(most, now.count));
        for (int i = 0; i < now.count && found.size() < most; i++) {
            Skeleton skeleton =
                    new Skeleton(now.skeletons[i], (now.ends[i] & VOWEL_FIRST) != 0 || now.skeletons[i] == 0);
            if (!found.contains(skeleton)) {
                found.add(skeleton);
            }
        }
        return found;
    }

    private static void extend(Readings next, Readings now, int from, Rule rule, boolean doubled) {
        for (int k = 0; k < rule.readings.length; k++) {
            long skeleton = now.skeletons[from];
            int end = now.ends[from];
            for (byte sound : rule.readings[k]) {
                int last = end & 0xF;
                if (sound == 0) {
                    end = last == NOTHING_YET ? VOWEL_FIRST | AFTER_VOWEL : end | AFTER_VOWEL;
                } else if (sound != last) {
                    if (skeleton >>> (4 * (LONGEST - 1)) == 0) {
                        skeleton = (skeleton << 4) | sound;
                    }
                    end = (end & VOWEL_FIRST) | sound;
                }
            }
            if (doubled && (end & 0xF) != NOTHING_YET) {
                end |= AFTER_VOWEL;
            }
            next.add(skeleton, end, now.costs[from] + k);
        }
    }

    private @Nullable Rule at(String word, int index) {
        char c = word.charAt(index);
        Rule[] candidates = c < LETTERS ? rules[c] : null;
        if (candidates != null) {
            for (Rule rule : candidates) {
                if (rule.fits(word, index)) {
                    return rule;
                }
            }
        }
        return null;
    }
}
