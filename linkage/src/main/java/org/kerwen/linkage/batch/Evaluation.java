package org.kerwen.linkage.batch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.kerwen.linkage.Likeness;
import org.kerwen.linkage.table.PersonTable;

/**
 * How good a linkage is, where the truth is known. Counted are pairs of records, as the table says and as the pairs of a score found
 * them; also how far the probabilities are from what came true.
 */
public final class Evaluation {

    private static final int BINS = 10;

    /**
     * Precision, recall and their harmonic mean.
     *
     * @param threshold the score in thousandths of a bit from which pairs counted
     */
    public record Quality(int threshold, double precision, double recall, double f1) {}

    private final ScoredPairs linked;
    private final int[] truth;
    private final long truePairs;

    /** @param table one that told the truth */
    public Evaluation(PersonTable table, ScoredPairs pairs) {
        this.linked = pairs;
        int[] told = table.truth();
        if (told == null) {
            throw new IllegalArgumentException("The table has no truth");
        }
        this.truth = told;
        Map<Integer, Long> sizes = new HashMap<>();
        for (int person : truth) {
            if (person >= 0) {
                sizes.merge(person, 1L, Long::sum);
            }
        }
        this.truePairs =
                sizes.values().stream().mapToLong(size -> size * (size - 1) / 2).sum();
    }

    /** Pairs of records that are of one person. */
    public long truePairs() {
        return truePairs;
    }

    /** The quality of the pairs themselves from a score on. */
    public Quality pairsFrom(int threshold) {
        long right = 0;
        long all = 0;
        for (int pair = 0; pair < linked.size(); pair++) {
            if (linked.score(pair) >= threshold) {
                all++;
                right += isTrue(pair) ? 1 : 0;
            }
        }
        return quality(threshold, right, all);
    }

    /** The best quality that any threshold would have had. */
    public Quality best() {
        int[] byScore = byScore();
        Quality best = quality(0, 0, 0);
        long right = 0;
        for (int at = 0; at < byScore.length; at++) {
            right += isTrue(byScore[at]) ? 1 : 0;
            boolean last = at + 1 == byScore.length || linked.score(byScore[at + 1]) != linked.score(byScore[at]);
            if (last) {
                Quality here = quality(linked.score(byScore[at]), right, at + 1L);
                best = here.f1() > best.f1() ? here : best;
            }
        }
        return best;
    }

    /** The share of true pairs that were compared at all and not forgotten: no threshold finds more. */
    public double reachable() {
        return truePairs == 0
                ? 1
                : (double) IntStream.range(0, linked.size())
                                .filter(this::isTrue)
                                .count()
                        / truePairs;
    }

    /** Expected calibration error: how far probabilities are from what came true, by tenths, weighted by pairs. */
    public double calibrationError() {
        double[] said = new double[BINS];
        double[] came = new double[BINS];
        double[] count = new double[BINS];
        double all = 0;
        for (int pair = 0; pair < linked.size(); pair++) {
            double probability = Likeness.probability(linked.score(pair));
            if (probability < 0.01) {
                continue; // a sea of evident strangers would make every model look calibrated
            }
            int bin = Math.min(BINS - 1, (int) (probability * BINS));
            said[bin] += probability;
            came[bin] += isTrue(pair) ? 1 : 0;
            count[bin]++;
            all++;
        }
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += count[bin] == 0 ? 0 : Math.abs(said[bin] - came[bin]) / all;
        }
        return error;
    }

    /** Pairs that are told wrongly at a threshold, the surest first. */
    public List<Integer> errors(int threshold) {
        List<Integer> errors = new ArrayList<>();
        for (int pair = 0; pair < linked.size(); pair++) {
            if (isTrue(pair) != linked.score(pair) >= threshold) {
                errors.add(pair);
            }
        }
        errors.sort(Comparator.comparingInt(pair -> -Math.abs(linked.score(pair) - threshold)));
        return errors;
    }

    public boolean isTrue(int pair) {
        int person = truth[linked.first(pair)];
        return person >= 0 && person == truth[linked.second(pair)];
    }

    private int[] byScore() {
        return IntStream.range(0, linked.size())
                .boxed()
                .sorted(Comparator.comparingInt(pair -> -linked.score(pair)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private Quality quality(int threshold, long right, long all) {
        double precision = all == 0 ? 1 : (double) right / all;
        double recall = truePairs == 0 ? 1 : (double) right / truePairs;
        return new Quality(
                threshold,
                precision,
                recall,
                precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall));
    }
}
