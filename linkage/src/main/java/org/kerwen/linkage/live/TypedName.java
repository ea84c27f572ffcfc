package org.kerwen.linkage.live;

import java.util.Arrays;
import org.kerwen.linkage.Field;
import org.kerwen.linkage.compare.JaroWinkler;
import org.kerwen.linkage.names.NameForm;
import org.kerwen.linkage.table.Tokens;

/**
 * A name that was typed, with the words of the register that are like it. Who looks further asks for more of them; what was reckoned
 * for fewer is not reckoned again.
 */
final class TypedName {

    private static final int LOOKED_AT = 160;
    private static final double ALIKE_FROM = 0.80;
    private static final double SOUNDS_ALIKE = 0.9;
    private static final JaroWinkler.Threshold AS_ALIKE = new JaroWinkler.Threshold(ALIKE_FROM);
    private static final long NOT_ALIKE = -1;
    private static final int[] NOBODY = {};

    private final Tokens typed;
    private final Tokens tokens;
    private final Field field;
    private final int value;
    private final JaroWinkler jaroWinkler;

    /** Words that may be like it: what their likeness cannot exceed, and which word; rising. */
    private final long[] bounds;

    /** The likeness itself, likewise; 0 if it was not looked at yet. */
    private final long[] ranks;

    private TypedName(Question question, Field field, Tokens tokens, int[] found, int count, JaroWinkler jaroWinkler) {
        this.typed = question.tokens();
        this.tokens = tokens;
        this.field = field;
        this.value = question.value(field);
        this.jaroWinkler = jaroWinkler;
        long[] all = new long[count];
        int alike = 0;
        for (int i = 0; i < count; i++) {
            double bound = bound(found[i]);
            if (bound >= ALIKE_FROM && tokens.stemHash(found[i]) != typed.stemHash(value)) {
                all[alike++] = ranked(bound, found[i]);
            }
        }
        Arrays.sort(all, 0, alike);
        this.bounds = Arrays.copyOf(all, alike);
        this.ranks = new long[alike];
    }

    /** The name in a field of a question; like none where none was typed. */
    static TypedName of(
            Question question, Field field, Tokens tokens, Neighbourhood neighbourhood, JaroWinkler jaroWinkler) {
        if (question.value(field) == 0) {
            return new TypedName(question, field, tokens, NOBODY, 0, jaroWinkler);
        }
        NameForm form = question.form(field).orElseThrow();
        int[] found = new int[LOOKED_AT];
        int count = neighbourhood.find(question.tokens(), question.value(field), form, found);
        return new TypedName(question, field, tokens, found, count, jaroWinkler);
    }

    /** Its stem, and those of so many of the words that are most like it, the likest first. */
    long[] stems(int most) {
        if (value == 0) {
            return new long[0];
        }
        LikeWords likeWords = new LikeWords(most);
        // Those that may be most alike come first: the others need not be looked at once as many are found that surely
        // are.
        for (int i = bounds.length - 1; i >= 0 && !likeWords.isSettledAt(bounds[i]); i--) {
            ranks[i] = ranks[i] == 0 ? rank((int) bounds[i]) : ranks[i];
            if (ranks[i] != NOT_ALIKE && likeWords.mayTake(ranks[i]) && hasSomebody((int) bounds[i])) {
                likeWords.add(ranks[i], tokens.stemHash((int) bounds[i]));
            }
        }
        return likeWords.stemsBehind(typed.stemHash(value));
    }

    private long rank(int other) {
        double likeness = likeness(other);
        return likeness >= ALIKE_FROM ? ranked(likeness, other) : NOT_ALIKE;
    }

    private boolean hasSomebody(int other) {
        return tokens.frequency(field, other) > 0 || tokens.frequency(otherPlace(field), other) > 0;
    }

    private static long ranked(double likeness, int word) {
        return ((long) (likeness * 1_000_000) << 32) | word;
    }

    /** What the likeness of a word cannot exceed. */
    private double bound(int other) {
        double written = JaroWinkler.bound(
                typed.mask(value), typed.length(value), tokens.mask(other), tokens.length(other), prefix(other));
        return soundsAlike(other) ? Math.max(written, SOUNDS_ALIKE) : written;
    }

    private boolean soundsAlike(int other) {
        return typed.coarse(value) != 0 && typed.coarse(value) == tokens.coarse(other);
    }

    /** Names may stand in each other's place. */
    static Field otherPlace(Field field) {
        return field == Field.GIVEN ? Field.FAMILY : Field.GIVEN;
    }

    /** Likeness as written, if it is enough; words of one sound count as near. */
    private double likeness(int other) {
        double written = jaroWinkler.likenessFrom(
                AS_ALIKE,
                typed.letters(),
                typed.offset(value),
                typed.length(value),
                tokens.letters(),
                tokens.offset(other),
                tokens.length(other),
                prefix(other));
        return soundsAlike(other) ? Math.max(written, SOUNDS_ALIKE) : written;
    }

    private int prefix(int other) {
        return JaroWinkler.prefix(typed.beginning(value), tokens.beginning(other));
    }
}
