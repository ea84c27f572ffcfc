package org.kerwen.linkage.batch;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.kerwen.linkage.Field;
import org.kerwen.linkage.Likeness;
import org.kerwen.linkage.compare.Model;
import org.kerwen.linkage.table.PersonTable;

/** What linking a table found: pairs with their scores, the model, and what blocking did. */
public final class Linked {

    private static final int PAIRS_OF_PART = 16_384;

    private final PersonTable table;
    private final Rows rows;
    private final Model model;
    private final long compared;
    private final ScoredPairs pairs;
    private final double recall;
    private final List<Blocking> blocking;

    Linked(Rows rows, PairSearch search, Model model, List<Blocks> blocks) {
        this.table = rows.table();
        this.rows = rows;
        this.model = model;
        this.compared = search.compared();
        PatternCounts counts = search.counts();
        int[] byPattern = new int[counts.size()];
        for (int index = 0; index < byPattern.length; index++) {
            byPattern[index] = (int) model.score(counts.pattern(index));
        }
        PairList found = search.pairs();
        int[] scores = new int[found.size()];
        int parts = found.size() / PAIRS_OF_PART + 1;
        IntStream.range(0, parts).parallel().forEach(part -> {
            RowComparison comparison = new RowComparison(rows);
            double[] shares = new double[Field.values().length];
            int end = (int) ((part + 1L) * scores.length / parts);
            for (int pair = (int) ((long) part * scores.length / parts); pair < end; pair++) {
                long pattern = counts.pattern(found.pattern(pair));
                comparison.shares(pattern, found.first(pair), found.second(pair), shares);
                scores[pair] = (int) model.score(pattern, shares);
            }
        });
        this.pairs = new ScoredPairs(found.size());
        for (int pair = 0; pair < scores.length; pair++) {
            pairs.add(found.first(pair), found.second(pair), scores[pair]);
        }
        this.recall = recall(counts, byPattern);
        this.blocking = blocks.stream()
                .map(of -> new Blocking(of.rule().toString(), of.count(), of.pairs(), of.divided(), of.cut()))
                .toList();
    }

    /**
     * What one rule did.
     *
     * @param rule the parts in which records must agree to be compared
     * @param blocks how many groups of records it made
     * @param pairs how many pairs lie in them
     * @param divided how many groups were too large and were divided by a further part
     * @param cut how many were too large even so and were cut into pieces: between the pieces nothing was compared
     */
    public record Blocking(String rule, int blocks, long pairs, int divided, int cut) {}

    /** Capture and recapture: from how many pairs were found by one rule only, and how many by two, follows how many by none. */
    private static double recall(PatternCounts counts, int[] scores) {
        double[] foundBy = new double[4];
        for (int index = 0; index < counts.size(); index++) {
            foundBy[PairSearch.foundBy(counts, index)] += counts.count(index) * Likeness.probability(scores[index]);
        }
        double found = foundBy[1] + foundBy[2] + foundBy[3];
        double missed = foundBy[2] == 0 ? 0 : foundBy[1] * foundBy[1] / (2 * foundBy[2]);
        return found == 0 ? 1 : found / (found + missed);
    }

    /** What each rule did, in the order in which they were chosen. */
    public List<Blocking> blocking() {
        return blocking;
    }

    /** The share of true pairs that were compared at all, estimated without the truth. */
    public double estimatedRecall() {
        return recall;
    }

    /** How many pairs were compared. */
    public long compared() {
        return compared;
    }

    public Model model() {
        return model;
    }

    Rows rows() {
        return rows;
    }

    public PersonTable table() {
        return table;
    }

    /** The pairs that are not evidently of two people. */
    public ScoredPairs pairs() {
        return pairs;
    }

    /** Why two rows have their score. */
    public Likeness explain(int row, int other) {
        RowComparison comparison = new RowComparison(rows);
        double[] shares = new double[Field.values().length];
        long pattern = comparison.pattern(row, other);
        comparison.shares(pattern, row, other, shares);
        return model.explain(pattern, shares, field -> oneIn(field, other));
    }

    private OptionalLong oneIn(Field field, int row) {
        int[] column = table.column(field);
        if (column == null || field == Field.BIRTH || field == Field.SEX) {
            return OptionalLong.empty();
        }
        int having = table.tokens().frequency(field, column[row]);
        return having == 0 ? OptionalLong.empty() : OptionalLong.of(Math.round((double) table.rows() / having));
    }
}
