package org.kerwen.linkage.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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

    private final double[][] same;
    private final double[][] relative;
    private final double[][] neighbour;
    private final double before;
    private final double relativesBefore;
    private final double neighboursBefore;

    /**
     * @param same logarithm to the base 2, by field and outcome, of how many times more frequent it is among pairs of one person
     *     than among strangers
     * @param relative likewise among relatives
     * @param neighbour likewise among strangers of one community, who are named alike
     * @param before logarithm of the odds that two records at random are of one person
     * @param relativesBefore likewise of relatives
     * @param neighboursBefore likewise of strangers of one community
     */
    public Model(
            double[][] same,
            double[][] relative,
            double[][] neighbour,
            double before,
            double relativesBefore,
            double neighboursBefore) {
        this.same = copy(same);
        this.relative = copy(relative);
        this.neighbour = copy(neighbour);
        this.neighboursBefore = neighboursBefore;
        this.before = before;
        this.relativesBefore = relativesBefore;
    }

    private static double[][] copy(double[][] weights) {
        double[][] copy = new double[FIELDS][];
        for (int field = 0; field < FIELDS; field++) {
            copy[field] = weights[field].clone();
            for (int outcome = 0; outcome < Outcome.COUNT; outcome++) {
                copy[field][outcome] = Math.max(-MOST, Math.min(MOST, copy[field][outcome]));
            }
        }
        return copy;
    }

    /** The score of a pattern in thousandths of a bit. */
    public long score(long pattern) {
        long score = rounded(before);
        double asRelatives = relativesBefore;
        double asNeighbours = neighboursBefore;
        for (int field = 0; field < FIELDS; field++) {
            int outcome = (int) (pattern >>> (field * 4)) & 15;
            if (outcome != Outcome.MISSING) {
                score += rounded(same[field][outcome]);
                asRelatives += relative[field][outcome];
                asNeighbours += neighbour[field][outcome];
            }
        }
        score += -rounded(log2(1 + Math.pow(2, asRelatives) + Math.pow(2, asNeighbours)));
        return isTwins(pattern) ? Math.min(score, TWINS_AT_MOST) : score;
    }

    /** The score of a pattern if it reaches a limit; without more ado something else if it cannot. */
    public long scoreOr(long pattern, long limit, long otherwise) {
        long atMost = rounded(before);
        for (int field = 0; field < FIELDS; field++) {
            int outcome = (int) (pattern >>> (field * 4)) & 15;
            atMost += outcome == Outcome.MISSING ? 0 : rounded(same[field][outcome]);
        }
        return atMost < limit ? otherwise : score(pattern);
    }

    /** The score of a pattern with what it is made of. */
    public Likeness explain(long pattern, Frequencies frequencies) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(reason(Reason.Kind.BEFORE_LOOKING, rounded(before)));
        double asRelatives = relativesBefore;
        double asNeighbours = neighboursBefore;
        for (Field field : Field.values()) {
            int outcome = Pattern.outcome(pattern, field);
            if (outcome == Outcome.MISSING) {
                continue;
            }
            asRelatives += relative[field.ordinal()][outcome];
            asNeighbours += neighbour[field.ordinal()][outcome];
            OptionalLong oneIn = Outcome.isSame(outcome) ? frequencies.oneIn(field) : OptionalLong.empty();
            reasons.add(new Reason(
                    Reason.Kind.FIELD,
                    Optional.of(field),
                    Outcome.level(outcome),
                    rounded(same[field.ordinal()][outcome]),
                    oneIn));
        }
        long relatives = -rounded(log2(1 + Math.pow(2, asRelatives)));
        long neighbours = -rounded(log2(1 + Math.pow(2, asRelatives) + Math.pow(2, asNeighbours))) - relatives;
        add(reasons, Reason.Kind.COULD_BE_RELATIVE, relatives);
        add(reasons, Reason.Kind.COULD_BE_NAMESAKE, neighbours);
        long score = reasons.stream().mapToLong(Reason::millibits).sum();
        if (isTwins(pattern)) {
            add(reasons, Reason.Kind.COULD_BE_TWINS, Math.min(0, TWINS_AT_MOST - score));
        }
        return new Likeness(reasons.stream().mapToLong(Reason::millibits).sum(), reasons);
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
