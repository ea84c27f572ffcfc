package org.kerwen.linkage.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kerwen.linkage.Field;
import org.kerwen.linkage.table.Tokens;

/** Compares two records, each given as an array with a value for each {@link Field}. One instance serves one thread. */
public final class PatternOfPair {

    private static final int GIVEN = Field.GIVEN.ordinal();
    private static final int FAMILY = Field.FAMILY.ordinal();
    private static final int LAST_NAME = Field.PATRONYMIC.ordinal();
    private static final int NATIONALITY = Field.NATIONALITY.ordinal();

    private static final int NOT = Comparison.Crossed.NOT.ordinal();
    private static final int ALSO = Comparison.Crossed.ALSO.ordinal();

    // What is known of names in each other's place stands behind what is known of the fields.
    private static final int GIVEN_AS_FAMILY = Field.values().length;
    private static final int FAMILY_AS_GIVEN = GIVEN_AS_FAMILY + 1;

    private final Field[] fields;
    private final Field[] namesAndTexts;
    private final Field[] others;
    private final Comparison comparison;
    private final boolean names;
    private final @Nullable KnownOutcomes knownOutcomes;

    /** @param fields those to look at */
    public PatternOfPair(Set<Field> fields, Comparison comparison) {
        this(fields, comparison, null);
    }

    private PatternOfPair(Set<Field> fields, Comparison comparison, @Nullable KnownOutcomes knownOutcomes) {
        this.fields = of(fields, field -> field != Field.RELATIVES);
        this.namesAndTexts = of(fields, PatternOfPair::isNameOrText);
        this.others = of(fields, field -> field != Field.RELATIVES && !isNameOrText(field));
        this.comparison = comparison;
        this.names = fields.contains(Field.GIVEN) && fields.contains(Field.FAMILY);
        this.knownOutcomes = knownOutcomes;
    }

    /** For one record, always the same first one, against many: what was found of a value is not looked for again. */
    public static PatternOfPair ofOneWithMany(Set<Field> fields, Comparison comparison) {
        return new PatternOfPair(fields, comparison, new KnownOutcomes());
    }

    private interface Wanted {
        boolean is(Field field);
    }

    private static Field[] of(Set<Field> fields, Wanted wanted) {
        List<Field> some = new ArrayList<>(fields.size());
        for (Field field : Field.values()) {
            if (fields.contains(field) && wanted.is(field)) {
                some.add(field);
            }
        }
        return some.toArray(new Field[0]);
    }

    private static boolean isNameOrText(Field field) {
        return field.measure() == Field.Measure.NAME || field.measure() == Field.Measure.TEXT;
    }

    /** How many numbers a record takes with its rarity: a number for each field, and two. */
    public static final int WIDTH_WITH_RARITY = Field.values().length + 2;

    /** Writes behind the values of a record what {@link #withRarity} would else have to look up for each pair. */
    public void tellRarity(int[] record, int at) {
        long community = comparison.community(record[at + NATIONALITY]);
        long outcomes = 0;
        for (Field field : fields) {
            int value = record[at + field.ordinal()];
            if (value != 0 && field.measure() != Field.Measure.DATE && field.measure() != Field.Measure.CLASS) {
                outcomes = Pattern.with(outcomes, field, comparison.same(field, value, community));
            }
        }
        record[at + WIDTH_WITH_RARITY - 2] = (int) (outcomes >>> 32);
        record[at + WIDTH_WITH_RARITY - 1] = (int) outcomes;
    }

    /** The pattern of two records that begin at {@code i} and {@code j} of their arrays. */
    public long of(int[] a, int i, int[] b, int j) {
        return of(a, i, b, j, 0);
    }

    /** The same of records behind whose values it is told how rare they are. */
    public long withRarity(int[] a, int i, int[] b, int j) {
        boolean ofOneCommunity = comparison.community(a[i + NATIONALITY], b[j + NATIONALITY])
                == comparison.community(b[j + NATIONALITY]);
        long told = ((long) b[j + WIDTH_WITH_RARITY - 2] << 32) | (b[j + WIDTH_WITH_RARITY - 1] & 0xFFFFFFFFL);
        return of(a, i, b, j, ofOneCommunity ? told : 0);
    }

    private long of(int[] a, int i, int[] b, int j, long told) {
        long pattern = 0;
        long community = comparison.community(a[i + NATIONALITY], b[j + NATIONALITY]);
        for (Field field : namesAndTexts) {
            int at = field.ordinal();
            int one = a[i + at];
            int other = b[j + at];
            if (one != 0 && other != 0) {
                pattern |= (long) nameOrText(field, at, one, other, community, told) << (at * 4);
            }
        }
        for (Field field : others) {
            int at = field.ordinal();
            pattern |= (long) comparison.outcome(field, a[i + at], b[j + at], community, told) << (at * 4);
        }
        if (names
                && unlike(pattern, Field.GIVEN)
                && unlike(pattern, Field.FAMILY)
                && exchanged(a[i + GIVEN], a[i + FAMILY], b[j + GIVEN], b[j + FAMILY])) {
            pattern = Pattern.with(pattern, Field.GIVEN, Outcome.EXCHANGED);
            pattern = Pattern.with(pattern, Field.FAMILY, Outcome.MISSING);
        }
        return withoutWhatFollows(pattern);
    }

    private int nameOrText(Field field, int at, int one, int other, long community, long told) {
        int known = knownOutcomes == null ? -1 : knownOutcomes.of(at, other, community != Tokens.EVERYBODY);
        if (known >= 0) {
            return known;
        }
        int outcome = at <= LAST_NAME
                ? comparison.name(field, one, other, community, told)
                : comparison.text(field, one, other, community, told);
        return knownOutcomes == null ? outcome : knownOutcomes.remember(outcome);
    }

    /**
     * Whether the given name of one is the family name of the other and the other way round, or nearly. One of the two may be
     * unknown.
     */
    private boolean exchanged(int aGiven, int aFamily, int bGiven, int bFamily) {
        boolean one = aGiven != 0 && bFamily != 0;
        boolean other = aFamily != 0 && bGiven != 0;
        if (!one && !other) {
            return false;
        }
        int first = one ? crossed(GIVEN_AS_FAMILY, aGiven, bFamily) : ALSO;
        int second = other && first != NOT ? crossed(FAMILY_AS_GIVEN, aFamily, bGiven) : ALSO;
        return first != NOT && second != NOT && Math.max(first, second) > ALSO;
    }

    private int crossed(int places, int a, int b) {
        int known = knownOutcomes == null ? -1 : knownOutcomes.of(places, b, false);
        if (known >= 0) {
            return known;
        }
        int crossed = comparison.crossed(a, b).ordinal();
        return knownOutcomes == null ? crossed : knownOutcomes.remember(crossed);
    }

    /** Fills in how likely a stranger has, by chance, what makes each outcome of a pattern; 0 where that is not told. */
    public void shares(long pattern, int[] a, int i, int[] b, int j, double[] shares) {
        long community = comparison.community(a[i + NATIONALITY], b[j + NATIONALITY]);
        for (Field field : fields) {
            int at = field.ordinal();
            int outcome = Pattern.outcome(pattern, field);
            int one = a[i + at];
            int other = b[j + at];
            double share = 0;
            if (outcome == Outcome.EXCHANGED && field == Field.GIVEN) {
                share = comparison.shareExchanged(one, a[i + FAMILY], other, b[j + FAMILY], community);
            } else if (Outcome.isRarityTold(field, outcome)) {
                share = comparison.share(field, outcome, one, other, field == Field.NATIONALITY ? 0 : community);
            }
            shares[at] = share;
        }
    }

    private static boolean unlike(long pattern, Field name) {
        int outcome = Pattern.outcome(pattern, name);
        return outcome == Outcome.MISSING || outcome == Outcome.DIFFERENT || outcome == Outcome.SIMILAR;
    }

    /** What is the same only because something narrower is the same says nothing more: the sex of one name, the town of one street. */
    private static long withoutWhatFollows(long pattern) {
        long kept = pattern;
        int sex = Pattern.outcome(pattern, Field.SEX);
        int given = Pattern.outcome(pattern, Field.GIVEN);
        if (sex == Outcome.SAME_COMMON && given != Outcome.MISSING && given <= Outcome.SAME_SOUND) {
            kept = Pattern.with(kept, Field.SEX, Outcome.MISSING);
        }
        boolean postcode = Outcome.isSame(Pattern.outcome(pattern, Field.POSTCODE));
        boolean place = Outcome.isSame(Pattern.outcome(pattern, Field.PLACE));
        if (place && postcode) {
            kept = Pattern.with(kept, Field.PLACE, Outcome.MISSING);
        }
        if ((place || postcode) && Outcome.isSame(Pattern.outcome(pattern, Field.REGION))) {
            kept = Pattern.with(kept, Field.REGION, Outcome.MISSING);
        }
        return kept;
    }
}
