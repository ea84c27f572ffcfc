package org.kerwen.linkage.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.kerwen.linkage.BadTable;
import org.kerwen.linkage.Field;
import org.kerwen.linkage.Likeness;
import org.kerwen.linkage.Reason;

/**
 * What outcomes weigh. Three kinds of pairs are told apart: the same person, relatives, strangers; among strangers those of one
 * community, whose names are more alike than chance. For each field and outcome the
 * model knows how much more often it comes among pairs of one person, and among relatives, than among strangers.
 */
public final class Model {

    private static final int FIELDS = Field.values().length;
    private static final double LOG2 = Math.log(2);

    /** The most that a fitted weight may say; more cannot be learned from data. */
    private static final double MOST = 30;

    /** However rare a value is: so many bits more than its outcome says on the average are believed, and not more. */
    private static final double MOST_BY_RARITY = 10;

    private final double[][] same;
    private final double[][] relative;
    private final double[][] neighbour;
    private final double[][] usual;
    private final double before;
    private final double relativesBefore;
    private final double neighboursBefore;

    // The same as factors: what relatives share because they are relatives grows with rarity, what they share by chance
    // does not.
    private final double[][] sharedFactor = new double[FIELDS][Outcome.COUNT];
    private final double[][] relativeFactor = new double[FIELDS][Outcome.COUNT];
    private final double[][] neighbourFactor = new double[FIELDS][Outcome.COUNT];

    // What is asked for of very many pairs.
    private final long[] roundedWeights = new long[FIELDS * Outcome.COUNT];
    private final long roundedBefore;
    private final double oddsOfRelatives;
    private final double oddsOfNeighbours;

    /**
     * @param same logarithm to the base 2, by field and outcome, of how many times more frequent it is among pairs of one person
     *     than among strangers
     * @param relative likewise among relatives
     * @param neighbour likewise among strangers of one community, who are named alike
     * @param usual the share of strangers who have, by chance, what makes the outcome, as it is on the average; 0 where it is not known
     * @param before logarithm of the odds that two records at random are of one person
     * @param relativesBefore likewise of relatives
     * @param neighboursBefore likewise of strangers of one community
     */
    public Model(
            double[][] same,
            double[][] relative,
            double[][] neighbour,
            double[][] usual,
            double before,
            double relativesBefore,
            double neighboursBefore) {
        this.same = limited(same);
        this.relative = limited(relative);
        this.neighbour = limited(neighbour);
        this.usual = usual.clone();
        this.neighboursBefore = neighboursBefore;
        this.before = before;
        this.relativesBefore = relativesBefore;
        for (Field field : Field.values()) {
            int at = field.ordinal();
            for (int outcome = 0; outcome < Outcome.COUNT; outcome++) {
                double ofSame = Math.pow(2, this.same[at][outcome]);
                double ofRelatives = Math.pow(2, this.relative[at][outcome]);
                sharedFactor[at][outcome] = field.isOnesOwn() ? 0 : Math.min(ofSame, ofRelatives);
                relativeFactor[at][outcome] = ofRelatives - sharedFactor[at][outcome];
                neighbourFactor[at][outcome] = Math.pow(2, this.neighbour[at][outcome]);
                roundedWeights[at * Outcome.COUNT + outcome] =
                        outcome == Outcome.MISSING ? 0 : rounded(this.same[at][outcome]);
            }
        }
        this.roundedBefore = rounded(before);
        this.oddsOfRelatives = Math.pow(2, relativesBefore);
        this.oddsOfNeighbours = Math.pow(2, neighboursBefore);
    }

    /** The model as JSON: numbers only, nothing of the people to whom it was fitted. {@link #ofJson} reads exactly the same. */
    public String toJson() {
        return ModelJson.write(
                Map.of("same", same, "relative", relative, "neighbour", neighbour, "usual", usual),
                before,
                relativesBefore,
                neighboursBefore);
    }

    /** Reads a model that {@link #toJson} wrote; refused if it is none. */
    public static Model ofJson(String json) throws BadTable {
        ModelJson read = ModelJson.read(json);
        return new Model(
                read.weights("same"),
                read.weights("relative"),
                read.weights("neighbour"),
                read.weights("usual"),
                read.number("before"),
                read.number("relatives_before"),
                read.number("neighbours_before"));
    }

    private static double[][] limited(double[][] weights) {
        double[][] limited = new double[FIELDS][];
        for (int field = 0; field < FIELDS; field++) {
            limited[field] = weights[field].clone();
            for (int outcome = 0; outcome < Outcome.COUNT; outcome++) {
                limited[field][outcome] = Math.max(-MOST, Math.min(MOST, limited[field][outcome]));
            }
        }
        return limited;
    }

    /** The score of a pattern in thousandths of a bit, with values as rare as is usual for its outcomes. */
    public long score(long pattern) {
        return score(pattern, AS_USUAL);
    }

    /** The score of a pattern in thousandths of a bit. */
    public long score(long pattern, double[] shares) {
        long score = rounded(before);
        double asRelatives = oddsOfRelatives;
        double asNeighbours = oddsOfNeighbours;
        for (int field = 0; field < FIELDS; field++) {
            int outcome = (int) (pattern >>> (field * 4)) & 15;
            if (outcome != Outcome.MISSING) {
                double rarer = rarer(field, outcome, shares);
                score += weight(field, outcome, rarer);
                asRelatives *= relativeFactor[field][outcome] + sharedFactor[field][outcome] * rarer;
                asNeighbours *= neighbourFactor[field][outcome];
            }
        }
        score += -rounded(log2(1 + asRelatives + asNeighbours));
        return isTwins(pattern) ? Math.min(score, TWINS_AT_MOST) : score;
    }

    private long weight(int field, int outcome, double rarer) {
        return rounded(rarer == 1 ? same[field][outcome] : same[field][outcome] + log2(rarer));
    }

    /** How many times rarer the values are than is usual for the outcome. */
    private double rarer(int field, int outcome, double[] shares) {
        double usually = usual[field][outcome];
        return usually == 0 || shares[field] == 0
                ? 1
                : Math.max(LEAST_RARER, Math.min(MOST_RARER, usually / shares[field]));
    }

    private static final double[] AS_USUAL = new double[FIELDS];
    private static final double MOST_RARER = Math.pow(2, MOST_BY_RARITY);
    private static final double LEAST_RARER = 1 / MOST_RARER;

    /** The score of a pattern if it reaches a limit; without more ado something else if it cannot. */
    public long scoreOr(long pattern, long limit, long otherwise) {
        return atMost(pattern) < limit ? otherwise : score(pattern);
    }

    /** More than this a pattern cannot score with values as rare as is usual. */
    public long atMost(long pattern) {
        long atMost = roundedBefore;
        long rest = pattern;
        for (int at = 0; rest != 0; at += Outcome.COUNT) {
            atMost += roundedWeights[at + (int) (rest & 15)];
            rest >>>= 4;
        }
        return atMost;
    }

    /** More than this a pair of this pattern cannot score, however rare its values are. */
    public long mostOf(long pattern) {
        double[] least = new double[FIELDS];
        for (Field field : Field.values()) {
            int outcome = Pattern.outcome(pattern, field);
            boolean told = outcome == Outcome.EXCHANGED || Outcome.isRarityTold(field, outcome);
            least[field.ordinal()] = told ? Outcome.leastShare(outcome) : 0;
        }
        return score(pattern, least) + FIELDS;
    }

    /** The score of a pattern with what it is made of. */
    public Likeness explain(long pattern, double[] shares, Frequencies frequencies) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(reason(Reason.Kind.BEFORE_LOOKING, rounded(before)));
        double asRelatives = Math.pow(2, relativesBefore);
        double asNeighbours = Math.pow(2, neighboursBefore);
        for (Field field : Field.values()) {
            int outcome = Pattern.outcome(pattern, field);
            if (outcome == Outcome.MISSING) {
                continue;
            }
            int at = field.ordinal();
            double rarer = rarer(at, outcome, shares);
            asRelatives *= relativeFactor[at][outcome] + sharedFactor[at][outcome] * rarer;
            asNeighbours *= neighbourFactor[at][outcome];
            OptionalLong oneIn = Outcome.isSame(outcome) ? frequencies.oneIn(field) : OptionalLong.empty();
            reasons.add(new Reason(
                    Reason.Kind.FIELD, Optional.of(field), Outcome.level(outcome), weight(at, outcome, rarer), oneIn));
        }
        long relatives = -rounded(log2(1 + asRelatives));
        long neighbours = -rounded(log2(1 + asRelatives + asNeighbours)) - relatives;
        add(reasons, Reason.Kind.COULD_BE_RELATIVE, relatives);
        add(reasons, Reason.Kind.COULD_BE_NAMESAKE, neighbours);
        long score = sum(reasons);
        if (isTwins(pattern)) {
            add(reasons, Reason.Kind.COULD_BE_TWINS, Math.min(0, TWINS_AT_MOST - score));
        }
        return new Likeness(sum(reasons), reasons);
    }

    private static long sum(List<Reason> reasons) {
        long sum = 0;
        for (Reason reason : reasons) {
            sum += reason.millibits();
        }
        return sum;
    }

    private static void add(List<Reason> reasons, Reason.Kind kind, long millibits) {
        if (millibits != 0) {
            reasons.add(reason(kind, millibits));
        }
    }

    private static Reason reason(Reason.Kind kind, long millibits) {
        return new Reason(kind, Optional.empty(), org.kerwen.linkage.Level.MISSING, millibits, OptionalLong.empty());
    }

    private static double log2(double value) {
        return Math.log(value) / LOG2;
    }

    /** Twins differ in nothing but the given name. To take them for one is worse than to ask, however likely a slip would be. */
    private static final long TWINS_AT_MOST = -1_000;

    static boolean isTwins(long pattern) {
        int given = Pattern.outcome(pattern, Field.GIVEN);
        int patronymic = Pattern.outcome(pattern, Field.PATRONYMIC);
        return given == Outcome.DIFFERENT
                && Pattern.outcome(pattern, Field.BIRTH) == Outcome.SAME_COMMON
                && Outcome.isSame(Pattern.outcome(pattern, Field.FAMILY))
                && Outcome.isSame(patronymic);
    }

    private static long rounded(double bits) {
        return Math.round(bits * 1000);
    }

    /** One in how many people has the value that both share. */
    public interface Frequencies {
        OptionalLong oneIn(Field field);
    }

    /** Weight of an outcome against strangers, in bits. */
    public double weight(Field field, int outcome) {
        return same[field.ordinal()][outcome];
    }

    /** Weight of an outcome among relatives against strangers, in bits. */
    public double weightAmongRelatives(Field field, int outcome) {
        return relative[field.ordinal()][outcome];
    }

    /** Weight of an outcome among strangers of one community against all strangers, in bits. */
    public double weightAmongNeighbours(Field field, int outcome) {
        return neighbour[field.ordinal()][outcome];
    }

    /** Logarithm of the odds, before looking, that two records are of strangers of one community. */
    public double neighboursBefore() {
        return neighboursBefore;
    }

    /** Logarithm of the odds, before looking, that two records are of one person. */
    public double before() {
        return before;
    }

    /** Logarithm of the odds, before looking, that two records are of relatives. */
    public double relativesBefore() {
        return relativesBefore;
    }
}
