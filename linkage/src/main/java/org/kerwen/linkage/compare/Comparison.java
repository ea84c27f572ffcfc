package org.kerwen.linkage.compare;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kerwen.linkage.Field;
import org.kerwen.linkage.table.Dates;
import org.kerwen.linkage.table.Tokens;

/**
 * Compares values. The first value is of the dictionary {@code left}, which may be a small one of a question; the second of
 * {@code right}, whose frequencies count. One instance serves one thread.
 */
public final class Comparison {

    private static final Field[] FIELDS = Field.values();
    private static final double CLOSE_FROM = 0.91;
    private static final double SIMILAR_FROM = 0.80;
    private static final double EXCHANGED_FROM = 0.91;
    private static final double EXCHANGED_ALSO = 0.78;
    private static final JaroWinkler.Threshold AS_CLOSE = new JaroWinkler.Threshold(CLOSE_FROM);
    private static final JaroWinkler.Threshold AS_SIMILAR = new JaroWinkler.Threshold(SIMILAR_FROM);
    private static final JaroWinkler.Threshold AS_EXCHANGED = new JaroWinkler.Threshold(EXCHANGED_ALSO);

    /** One letter in a shorter name makes another name. */
    private static final int SHORTEST_SLIP = 4;

    private static final int LETTERS_OF_A_SLIP = 2;
    private static final int SHORTEST_BEGINNING = 3;
    private static final int LETTERS_OF_A_BEGINNING = 4;
    private static final int MANY_AT_LEAST = 8;
    private static final int ONE_IN_SO_MANY = 3_000;
    private static final double RAREST = 1 / 16_384.0;
    private static final double NEARLY_AT_LEAST = 1 / 1_024.0;

    private final Tokens left;
    private final Tokens right;
    private final DateComparison dates;
    private final int people;
    private final int unseen;
    private final boolean oneDictionary;
    private final @Nullable KnownLikeness known;
    private final JaroWinkler jaroWinkler = new JaroWinkler();

    // How many people a field is known of, in the community that was asked for last: nearly always the same one.
    private final double[] peopleOf = new double[Field.values().length];
    private long communityOfPeople = Long.MIN_VALUE;

    /** @param people how many records the frequencies were counted over */
    public Comparison(Tokens left, Dates leftDates, Tokens right, Dates rightDates, int people) {
        this(left, leftDates, right, rightDates, people, 0);
    }

    /**
     * The same for a register that is small yet.
     *
     * @param unseen how many people more, who have none of the values, are thought to be there: in a register of one, nothing is rare
     */
    public Comparison(Tokens left, Dates leftDates, Tokens right, Dates rightDates, int people, int unseen) {
        this.unseen = unseen;
        this.left = left;
        this.right = right;
        this.dates = new DateComparison(leftDates, rightDates);
        this.people = people;
        this.oneDictionary = left == right;
        this.known = oneDictionary ? new KnownLikeness() : null;
    }

    /**
     * The likeness of values of one dictionary that were compared lately: in a group of people who share something, names come again
     * and again, and to compare two of them letter by letter takes longer than all the rest.
     */
    private final class KnownLikeness {

        private static final int BITS = 12;

        private final long[] pairs = new long[1 << BITS];
        private final double[] likeness = new double[1 << BITS];

        double of(int a, int b, JaroWinkler.Threshold from, int prefix) {
            int degree = from == AS_SIMILAR ? 1 : from == AS_CLOSE ? 2 : 3;
            long pair = (long) a << 33 | (long) b << 2 | degree;
            int slot = (int) ((pair * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - BITS));
            if (pairs[slot] != pair) {
                likeness[slot] = letterByLetter(a, b, from, prefix);
                pairs[slot] = pair;
            }
            return likeness[slot];
        }
    }

    /** The community of a person of the second dictionary. */
    long community(int b) {
        return right.community(b);
    }

    /** The community that two people share by the value of their nationality; 0 if they share none, or it is not known. */
    long community(int a, int b) {
        return a != 0 && b != 0 && left.stemHash(a) == right.stemHash(b) ? right.stemHash(b) : Tokens.EVERYBODY;
    }

    /**
     * The outcome for a field but names that stand in each other's place.
     *
     * @param community what {@link #community} says: how rare a value is that two people share is counted among those it could be
     * @param told the outcomes if the fields are the same, as a pattern, where they were looked up before; else 0
     */
    int outcome(Field field, int a, int b, long community, long told) {
        if (a == 0 || b == 0) {
            return Outcome.MISSING;
        }
        return switch (field.measure()) {
            case NAME -> name(field, a, b, community, told);
            case DATE -> dates.outcome(a, b);
            case CLASS -> a == b ? Outcome.SAME_COMMON : Outcome.DIFFERENT;
            case TEXT -> text(field, a, b, community, told);
            case CODE -> code(field, a, b, community, told);
        };
    }

    /** How alike two names are of which one may have got into the other's place. */
    Crossed crossed(int a, int b) {
        if (same(a, b) || sameSound(a, b) || slip(a, b)) {
            return Crossed.SURELY;
        }
        double likeness = alike(a, b, AS_EXCHANGED);
        return likeness >= EXCHANGED_FROM ? Crossed.SURELY : likeness >= EXCHANGED_ALSO ? Crossed.ALSO : Crossed.NOT;
    }

    /** What a name in the other's place says. */
    enum Crossed {
        /** It is another name. */
        NOT,
        /** It may be the same if the other of the two surely is. */
        ALSO,
        SURELY
    }

    /** The outcome for a value that both have. */
    int same(Field field, int b, long community) {
        return community == Tokens.EVERYBODY || field == Field.NATIONALITY
                ? Outcome.same(right.frequency(field, b), people + unseen)
                : Outcome.same(
                        right.having(field, right.stemHash(b), community), right.people(field, community) + unseen);
    }

    /**
     * How likely it is that a stranger has, by chance, what makes this outcome: the share of people who have the value that both
     * have, or one that sounds like it; of values that are alike, the share that the rarer one has, roughly. It is common that a
     * Mohammad meets a Mokhammed, and rare that a Nurberdi meets a Nurberdy.
     */
    double share(Field field, int outcome, int a, int b, long community) {
        double people = people(field, community);
        double other = right.having(field, right.stemHash(b), community) / people;
        if (Outcome.isSame(outcome)) {
            return Math.max(other, 1 / people);
        }
        double one = right.having(field, left.stemHash(a), community) / people;
        if (outcome == Outcome.SAME_SOUND) {
            double sound = Math.max(
                            right.sounding(field, left.coarse(a), community),
                            right.sounding(field, right.coarse(b), community))
                    / people;
            return together(sound - one, sound - other);
        }
        return together(one, other);
    }

    private double people(Field field, long community) {
        if (community != communityOfPeople) {
            for (Field each : FIELDS) {
                peopleOf[each.ordinal()] = Math.max(1, right.people(each, community) + unseen);
            }
            communityOfPeople = community;
        }
        return peopleOf[field.ordinal()];
    }

    /**
     * Likewise of names in each other's place: a family name is rare as a given name, and the other way round. What is only nearly
     * the same is met by chance however rare it is.
     */
    double shareExchanged(int aGiven, int aFamily, int bGiven, int bFamily, long community) {
        if (aGiven == 0 || aFamily == 0 || bGiven == 0 || bFamily == 0) {
            return 0;
        }
        boolean exactly =
                left.stemHash(aGiven) == right.stemHash(bFamily) && left.stemHash(aFamily) == right.stemHash(bGiven);
        double a =
                shareOfName(Field.GIVEN, left, aGiven, community) * shareOfName(Field.FAMILY, left, aFamily, community);
        double b = shareOfName(Field.GIVEN, right, bGiven, community)
                * shareOfName(Field.FAMILY, right, bFamily, community);
        double both = 2 * a * b / (a + b);
        return exactly ? both : Math.max(NEARLY_AT_LEAST, both);
    }

    private double shareOfName(Field field, Tokens tokens, int name, long community) {
        double people = people(field, community);
        return name == 0 ? 1 : Math.max(RAREST, right.having(field, tokens.stemHash(name), community) / people);
    }

    /** The rarer of two, or half of one if they are equally rare; nothing is so rare that it could not be met by chance. */
    private static double together(double one, double other) {
        double a = Math.max(RAREST, one);
        double b = Math.max(RAREST, other);
        return 2 * a * b / (a + b);
    }

    /** One slip in a name that is long enough for it not to be another name. */
    private boolean slip(int a, int b) {
        return Integer.bitCount(left.mask(a) ^ right.mask(b)) <= LETTERS_OF_A_SLIP
                && Math.min(left.length(a), right.length(b)) >= SHORTEST_SLIP
                && oneSlip(a, b);
    }

    /** Whether two values are the same but for endings of gender and patronymic. */
    private boolean same(int a, int b) {
        return (oneDictionary && a == b) || left.stemHash(a) == right.stemHash(b);
    }

    /** The outcome for a name; neither may be missing. */
    int name(Field field, int a, int b, long community, long told) {
        if (same(a, b)) {
            return told == 0 ? same(field, b, community) : Pattern.outcome(told, field);
        }
        double likeness = alike(a, b, AS_SIMILAR);
        boolean sound = sameSound(a, b);
        boolean slip = Integer.bitCount(left.mask(a) ^ right.mask(b)) <= LETTERS_OF_A_SLIP && oneSlip(a, b);
        if (likeness >= CLOSE_FROM || (slip && Math.min(left.length(a), right.length(b)) >= SHORTEST_SLIP)) {
            return !sound && twoNames(field, a, b) ? Outcome.SIMILAR : Outcome.CLOSE;
        }
        if (sound) {
            return Outcome.SAME_SOUND;
        }
        if (partly(a, b)) {
            return Outcome.PART;
        }
        return slip || likeness >= SIMILAR_FROM ? Outcome.SIMILAR : Outcome.DIFFERENT;
    }

    /** What many are called is no slip of what many others are called: Ahmad and Mohammad are two names. */
    private boolean twoNames(Field field, int a, int b) {
        int many = Math.max(MANY_AT_LEAST, people / ONE_IN_SO_MANY);
        return right.frequency(field, b) >= many && left.frequency(field, a) >= many;
    }

    private boolean sameSound(int a, int b) {
        int one = left.coarse(a);
        int other = right.coarse(b);
        if (one == 0 || other == 0) {
            return false;
        }
        int oneToo = left.coarseToo(a);
        int otherToo = right.coarseToo(b);
        return one == other || one == otherToo || (oneToo != 0 && (oneToo == other || oneToo == otherToo));
    }

    /** Whether one is the initial or the beginning of the other, or all words of the one are among those of the other. */
    private boolean partly(int a, int b) {
        int shorter = Math.min(left.length(a), right.length(b));
        if (shorter == 1) {
            return left.letters()[left.offset(a)] == right.letters()[right.offset(b)];
        }
        if (shorter >= SHORTEST_BEGINNING
                && sameBeginning(a, b, shorter)
                && Arrays.equals(
                        left.letters(),
                        left.offset(a),
                        left.offset(a) + shorter,
                        right.letters(),
                        right.offset(b),
                        right.offset(b) + shorter)) {
            return true;
        }
        long[] aWords = left.words(a);
        long[] bWords = right.words(b);
        if (aWords == null && bWords == null) {
            return false;
        }
        return common(aWords, left.stemHash(a), bWords, right.stemHash(b))
                == Math.min(aWords == null ? 1 : aWords.length, bWords == null ? 1 : bWords.length);
    }

    /** Whether the first four letters are the same, or as many as the shorter has. */
    private boolean sameBeginning(int a, int b, int shorter) {
        int same = JaroWinkler.prefix(left.beginning(a), right.beginning(b));
        return same >= Math.min(LETTERS_OF_A_BEGINNING, shorter);
    }

    private static int common(long @Nullable [] aWords, long aWhole, long @Nullable [] bWords, long bWhole) {
        int common = 0;
        int i = 0;
        int j = 0;
        int aCount = aWords == null ? 1 : aWords.length;
        int bCount = bWords == null ? 1 : bWords.length;
        while (i < aCount && j < bCount) {
            long x = aWords == null ? aWhole : aWords[i];
            long y = bWords == null ? bWhole : bWords[j];
            if (x == y) {
                common++;
                i++;
                j++;
            } else if (x < y) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }

    /** The outcome for what is called by words; neither may be missing. */
    int text(Field field, int a, int b, long community, long told) {
        if (same(a, b)) {
            return told == 0 ? same(field, b, community) : Pattern.outcome(told, field);
        }
        if (alike(a, b, AS_CLOSE) > 0) {
            return Outcome.CLOSE;
        }
        if (sameSound(a, b)) {
            return Outcome.SAME_SOUND;
        }
        long[] aWords = left.words(a);
        long[] bWords = right.words(b);
        int fewer = Math.min(aWords == null ? 1 : aWords.length, bWords == null ? 1 : bWords.length);
        boolean half = (aWords != null || bWords != null)
                && common(aWords, left.stemHash(a), bWords, right.stemHash(b)) * 2 >= fewer + 1;
        return half ? Outcome.PART : Outcome.DIFFERENT;
    }

    private int code(Field field, int a, int b, long community, long told) {
        if (same(a, b)) {
            return told == 0 ? same(field, b, community) : Pattern.outcome(told, field);
        }
        return oneSlip(a, b) ? Outcome.CLOSE : Outcome.DIFFERENT;
    }

    /** Whether one sign was written wrong, left out or put in, or two neighbours were exchanged. */
    private boolean oneSlip(int a, int b) {
        byte[] one = left.letters();
        byte[] other = right.letters();
        int m = left.length(a);
        int n = right.length(b);
        if (Math.abs(m - n) > 1 || Math.min(m, n) < 3) {
            return false;
        }
        int i = left.offset(a);
        int j = right.offset(b);
        int iEnd = i + m;
        int jEnd = j + n;
        while (i < iEnd && j < jEnd && one[i] == other[j]) {
            i++;
            j++;
        }
        while (iEnd > i && jEnd > j && one[iEnd - 1] == other[jEnd - 1]) {
            iEnd--;
            jEnd--;
        }
        int p = iEnd - i;
        int q = jEnd - j;
        return (p <= 1 && q <= 1) || (p == 2 && q == 2 && one[i] == other[j + 1] && one[i + 1] == other[j]);
    }

    /** The likeness of two values as they are written; 0 if it is less than a threshold. */
    private double alike(int a, int b, JaroWinkler.Threshold from) {
        int prefix = JaroWinkler.prefix(left.beginning(a), right.beginning(b));
        if (!from.mayReach(left.mask(a), left.length(a), right.mask(b), right.length(b), prefix)) {
            return 0;
        }
        return known == null ? letterByLetter(a, b, from, prefix) : known.of(a, b, from, prefix);
    }

    private double letterByLetter(int a, int b, JaroWinkler.Threshold from, int prefix) {
        return jaroWinkler.likenessFrom(
                from,
                left.letters(),
                left.offset(a),
                left.length(a),
                right.letters(),
                right.offset(b),
                right.length(b),
                prefix);
    }
}
