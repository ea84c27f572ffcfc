package org.kerwen.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How likely two records are of the same person, and why.
 *
 * @param millibits the score in thousandths of a bit; it is the sum of the reasons, exactly
 * @param reasons what the score is made of, in the order of {@link Field}
 */
public record Likeness(long millibits, List<Reason> reasons) {

    /** From this probability on, records are called a match. */
    public static final double MATCH_FROM = 0.95;

    /** From this probability on, somebody should look. */
    public static final double REVIEW_FROM = 0.05;

    /** The lowest score from which on somebody should look. */
    public static final long REVIEW_FROM_MILLIBITS = least(REVIEW_FROM);

    public Likeness {
        reasons = List.copyOf(reasons);
        long sum = 0;
        for (Reason reason : reasons) {
            sum += reason.millibits();
        }
        if (sum != millibits) {
            throw new IllegalArgumentException("A score of " + millibits + " whose reasons sum to " + sum);
        }
    }

    private static long least(double probability) {
        long score = (long) Math.floor(1000 * Math.log(probability / (1 - probability)) / Math.log(2)) - 1;
        while (probability(score) < probability) {
            score++;
        }
        return score;
    }

    /** Logarithm to the base 2 of the odds that it is the same person. */
    public double bits() {
        return millibits / 1000.0;
    }

    public double probability() {
        return probability(millibits);
    }

    public Verdict verdict() {
        double probability = probability();
        return probability >= MATCH_FROM
                ? Verdict.MATCH
                : probability >= REVIEW_FROM ? Verdict.REVIEW : Verdict.NO_MATCH;
    }

    /** The same with what other records add, so that the score becomes the given one. */
    public Likeness through(long score) {
        if (score == millibits) {
            return this;
        }
        List<Reason> more = new ArrayList<>(reasons);
        more.add(new Reason(
                Reason.Kind.OTHER_RECORDS, Optional.empty(), Level.MISSING, score - millibits, OptionalLong.empty()));
        return new Likeness(score, more);
    }

    /** The probability that belongs to a score. */
    public static double probability(long millibits) {
        return 1 / (1 + Math.pow(2, -millibits / 1000.0));
    }
}
