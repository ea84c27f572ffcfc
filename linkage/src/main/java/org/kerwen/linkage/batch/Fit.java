package org.kerwen.linkage.batch;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.kerwen.linkage.Field;
import org.kerwen.linkage.compare.Model;
import org.kerwen.linkage.compare.Outcome;

/**
 * Fits the model to the patterns that were met, without knowing the truth: expectation and maximisation over three kinds of pairs.
 * What strangers look like is known from {@link Chance}, and how many there are from the number of rows, so that only the other two
 * are learned. A field is learned only from pairs that were found by a rule which does not look at it: what was selected for being
 * equal says nothing about how often it is.
 */
final class Fit {

    private static final int FIELDS = Field.values().length;
    private static final int ROUNDS = 40;
    private static final double WEIGHT_OF_EXPECTATION = 40;
    private static final double WRITTEN_BY_MISTAKE = 0.01;
    private static final double TINY = 1e-12;

    /** Less often than this nothing comes by chance. */
    private static final double LEAST = 1e-7;

    private final Set<Field> fields;
    private final Chance chance;
    private final Chance ofOnesOwn;
    private final double pairsInAll;
    private final double[][] same = new double[FIELDS][Outcome.COUNT];
    private final double[][] relative = new double[FIELDS][Outcome.COUNT];
    private final double[][] neighbour = new double[FIELDS][Outcome.COUNT];
    private final boolean neighboursKnown;
    private double neighbours;
    private double people;
    private double relatives;

    /**
     * @param ofNeighbours what strangers of one community look like, where that is known
     * @param shareOfNeighbours the share of pairs that are of one community
     */
    Fit(Set<Field> fields, Chance chance, Optional<Chance> ofNeighbours, double shareOfNeighbours, int rows) {
        this.neighboursKnown = ofNeighbours.isPresent();
        this.fields = fields;
        this.chance = chance;
        this.ofOnesOwn = ofNeighbours.orElse(chance);
        this.pairsInAll = Math.max(1, (double) rows * (rows - 1) / 2);
        this.people = Math.max(1, rows * 0.1);
        this.relatives = Math.max(1, rows * 0.5);
        this.neighbours = Math.max(1, neighboursKnown ? shareOfNeighbours * pairsInAll : rows * 2.0);
        for (Field field : fields) {
            for (int outcome = 1; outcome < Outcome.COUNT; outcome++) {
                same[field.ordinal()][outcome] = Expectations.ofSame(field, outcome, ofOnesOwn);
                relative[field.ordinal()][outcome] = Expectations.ofRelatives(field, outcome, ofOnesOwn);
                neighbour[field.ordinal()][outcome] = neighboursKnown
                        ? ofNeighbours.get().of(field, outcome)
                        : Expectations.ofNeighbours(field, outcome, chance);
            }
        }
    }

    /** Learns from the patterns. */
    Fit learn(PatternCounts counts) {
        int[] order = byPattern(counts);
        for (int round = 0; round < ROUNDS; round++) {
            round(counts, order);
        }
        return this;
    }

    private void round(PatternCounts counts, int[] order) {
        Likelihoods likelihoods = new Likelihoods();
        Seen seen = new Seen();
        int[] fields = this.fields.stream().mapToInt(Field::ordinal).toArray();
        for (int at = 0; at < order.length; at++) {
            int index = order[at];
            long pattern = counts.pattern(index);
            // How likely a pattern is depends on nothing else, and each comes with some sets of free fields.
            if (at == 0 || pattern != counts.pattern(order[at - 1])) {
                likelihoods.of(pattern);
            }
            seen.add(pattern, counts.free(index), counts.count(index), likelihoods, fields);
        }
        people = Math.max(1, seen.samePairs);
        relatives = Math.max(1, seen.relativePairs);
        neighbours = neighboursKnown ? neighbours : Math.max(1, seen.neighbourPairs);
        for (Field field : this.fields) {
            int at = field.ordinal();
            settle(same[at], seen.same[at], outcome -> Expectations.ofSame(field, outcome, ofOnesOwn));
            limit(same[at], outcome -> Expectations.mostOfSame(field, outcome));
            if (!neighboursKnown && Expectations.learnedOfNeighbours(field)) {
                settle(neighbour[at], seen.neighbour[at], outcome -> Expectations.ofNeighbours(field, outcome, chance));
            }
            if (Expectations.learnedOfRelatives(field)) {
                settle(relative[at], seen.relative[at], outcome -> Expectations.ofRelatives(field, outcome, ofOnesOwn));
                limit(relative[at], outcome -> Expectations.mostOfRelatives(field, outcome));
            }
        }
    }

    /** Which part of the pairs of a pattern are of which kind, as is known at the beginning of a round. */
    private final class Likelihoods {

        private final double[][] strangers = new double[FIELDS][Outcome.COUNT];
        private double asSame;
        private double asRelative;
        private double asNeighbour;
        private double all;

        Likelihoods() {
            for (Field field : fields) {
                for (int outcome = 1; outcome < Outcome.COUNT; outcome++) {
                    strangers[field.ordinal()][outcome] = ofStrangers(field, outcome);
                }
            }
        }

        void of(long pattern) {
            asSame = people;
            asRelative = relatives;
            asNeighbour = neighbours;
            double asStrangers = pairsInAll;
            long rest = pattern;
            for (int at = 0; rest != 0; at++) {
                int outcome = (int) rest & 15;
                if (outcome != Outcome.MISSING) {
                    asSame *= same[at][outcome];
                    asRelative *= relative[at][outcome];
                    asNeighbour *= neighbour[at][outcome];
                    asStrangers *= strangers[at][outcome];
                }
                rest >>>= 4;
            }
            all = asSame + asRelative + asNeighbour + asStrangers + 1e-300;
        }
    }

    /** How often each outcome came in pairs of each kind, in one round. */
    private static final class Seen {

        private final double[][] same = new double[FIELDS][Outcome.COUNT];
        private final double[][] relative = new double[FIELDS][Outcome.COUNT];
        private final double[][] neighbour = new double[FIELDS][Outcome.COUNT];
        private double samePairs;
        private double relativePairs;
        private double neighbourPairs;

        void add(long pattern, int free, long count, Likelihoods likelihoods, int[] fields) {
            double ofSame = likelihoods.asSame / likelihoods.all * count;
            double ofRelatives = likelihoods.asRelative / likelihoods.all * count;
            double ofNeighbours = likelihoods.asNeighbour / likelihoods.all * count;
            samePairs += ofSame;
            relativePairs += ofRelatives;
            neighbourPairs += ofNeighbours;
            for (int at : fields) {
                if ((free >>> at & 1) != 0) {
                    int outcome = (int) (pattern >>> (at * 4)) & 15;
                    same[at][outcome] += ofSame;
                    relative[at][outcome] += ofRelatives;
                    neighbour[at][outcome] += ofNeighbours;
                }
            }
        }
    }

    /** Where communities are known, strangers are those of two of them: the same nationality is then a slip of the pen. */
    private double ofStrangers(Field field, int outcome) {
        double share = chance.of(field, outcome);
        return neighboursKnown && field == Field.NATIONALITY && outcome <= Outcome.SAME_RAREST
                ? share * WRITTEN_BY_MISTAKE
                : share;
    }

    private interface Expected {
        double share(int outcome);
    }

    /** The mean of a Dirichlet distribution: what was seen, and what was expected with the weight of some dozens of pairs. */
    private static void settle(double[] shares, double[] seen, Expected expected) {
        double all = WEIGHT_OF_EXPECTATION;
        for (int outcome = 1; outcome < Outcome.COUNT; outcome++) {
            all += seen[outcome];
        }
        for (int outcome = 1; outcome < Outcome.COUNT; outcome++) {
            shares[outcome] = (seen[outcome] + WEIGHT_OF_EXPECTATION * expected.share(outcome)) / all;
        }
    }

    private static void limit(double[] shares, Expected mostOf) {
        double over = 0;
        double free = 0;
        for (int outcome = 1; outcome < Outcome.COUNT; outcome++) {
            double most = mostOf.share(outcome);
            if (shares[outcome] > most) {
                over += shares[outcome] - most;
                shares[outcome] = most;
            } else if (most == 1) {
                free += shares[outcome];
            }
        }
        for (int outcome = 1; over > 0 && free > 0 && outcome < Outcome.COUNT; outcome++) {
            shares[outcome] *= mostOf.share(outcome) == 1 ? 1 + over / free : 1;
        }
    }

    /** Sums of fractions depend on their order, and the order must not depend on that of the rows. */
    private static int[] byPattern(PatternCounts counts) {
        long[] patterns = new long[counts.size()];
        for (int index = 0; index < patterns.length; index++) {
            patterns[index] = counts.pattern(index);
        }
        Arrays.sort(patterns);
        int different = 0;
        int[] begins = new int[patterns.length];
        for (int at = 0; at < patterns.length; at++) {
            if (at == 0 || patterns[at] != patterns[at - 1]) {
                begins[different] = at;
                patterns[different++] = patterns[at];
            }
        }
        int[] order = new int[patterns.length];
        int[] used = new int[different];
        for (int index = 0; index < order.length; index++) {
            int place = Arrays.binarySearch(patterns, 0, different, counts.pattern(index));
            int at = begins[place] + used[place]++;
            while (at > begins[place] && counts.free(order[at - 1]) > counts.free(index)) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = index;
        }
        return order;
    }

    /** Weights against strangers: those of one community where communities are known, for they are the ones to be confused with. */
    Model model() {
        double[][] sameWeights = new double[FIELDS][Outcome.COUNT];
        double[][] otherWeights = new double[FIELDS][Outcome.COUNT];
        double[][] relativeWeights = new double[FIELDS][Outcome.COUNT];
        for (Field field : fields) {
            int at = field.ordinal();
            for (int outcome = 1; outcome < Outcome.COUNT; outcome++) {
                double strangers = ofStrangers(field, outcome);
                double base = Math.max(LEAST, neighboursKnown ? neighbour[at][outcome] : strangers);
                double others = Math.max(TINY, neighboursKnown ? strangers : neighbour[at][outcome]);
                sameWeights[at][outcome] = log2(Math.max(TINY, same[at][outcome]) / base);
                otherWeights[at][outcome] = log2(others / base);
                relativeWeights[at][outcome] = log2(Math.max(TINY, relative[at][outcome]) / base);
            }
        }
        double base = neighboursKnown ? neighbours : pairsInAll;
        return new Model(
                sameWeights,
                relativeWeights,
                otherWeights,
                ofOnesOwn.usual(),
                log2(people / base),
                log2(relatives / base),
                log2((neighboursKnown ? pairsInAll : neighbours) / base));
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
