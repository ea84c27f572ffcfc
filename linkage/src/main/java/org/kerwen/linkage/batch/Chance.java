package org.kerwen.linkage.batch;

import java.util.Arrays;
import java.util.Set;
import org.kerwen.linkage.Field;
import org.kerwen.linkage.compare.Outcome;
import org.kerwen.linkage.compare.Pattern;
import org.kerwen.linkage.table.Hashing;
import org.kerwen.linkage.table.PersonTable;

/**
 * How often each outcome comes by chance, between strangers: equal values from how frequent each value is, everything else from pairs
 * drawn at random. The draw depends on what stands in the rows, not on their order.
 */
final class Chance {

    private static final int PAIRS = 400_000;
    private static final double UNSEEN = 0.5;

    private final double[][] chances = new double[Field.values().length][Outcome.COUNT];
    private final double[][] shares = new double[Field.values().length][Outcome.COUNT];

    Chance(PersonTable table) {
        for (Field field : table.fields()) {
            shares(table, field);
        }
        drawPairs(table);
    }

    /** The share of pairs of strangers with this outcome, among those where both values are known. */
    double of(Field field, int outcome) {
        return chances[field.ordinal()][outcome];
    }

    /** The share of people whose value is of the rarity that the outcome stands for. */
    double share(Field field, int outcome) {
        return shares[field.ordinal()][outcome];
    }

    private void shares(PersonTable table, Field field) {
        int[] frequencies;
        if (field == Field.BIRTH || field == Field.SEX) {
            int[] column = table.column(field);
            frequencies = new int[field == Field.BIRTH ? table.dates().size() : 4];
            for (int row = 0; column != null && row < table.rows(); row++) {
                frequencies[column[row]]++;
            }
            frequencies[0] = 0;
            for (int date = 1; field == Field.BIRTH && date < frequencies.length; date++) {
                frequencies[date] = table.dates().digitsOf(date) == 0 ? 0 : frequencies[date];
            }
        } else {
            frequencies = table.tokens().frequencies(field);
            if (frequencies.length > 0) {
                frequencies[0] = 0;
            }
        }
        double known = Arrays.stream(frequencies).asLongStream().sum();
        double[] share = shares[field.ordinal()];
        double[] chance = chances[field.ordinal()];
        for (int having : frequencies) {
            if (having > 0) {
                int outcome = field.measure() == Field.Measure.DATE || field.measure() == Field.Measure.CLASS
                        ? Outcome.SAME_COMMON
                        : Outcome.same(having, table.rows());
                share[outcome] += having / known;
                // A value that one person has is met by chance too: as often as the next person has it.
                chance[outcome] += having / known * Math.max(having - 1, UNSEEN) / known;
            }
        }
    }

    private void drawPairs(PersonTable table) {
        int rows = table.rows();
        if (rows < 2) {
            return;
        }
        RowComparison comparison = new RowComparison(table);
        int[] order = RowOrder.byContent(table);
        long draws = Math.min(PAIRS, (long) rows * (rows - 1) / 2 * 4);
        double[][] seen = new double[chances.length][Outcome.COUNT];
        long state = 20_261_125;
        for (long draw = 0; draw < draws; draw++) {
            state = Hashing.of(state, draw);
            int one = order[(int) Long.remainderUnsigned(state, rows)];
            state = Hashing.of(state, draw);
            int other = order[(int) Long.remainderUnsigned(state, rows)];
            if (one == other) {
                continue;
            }
            long pattern = comparison.pattern(one, other);
            for (Field field : table.fields()) {
                seen[field.ordinal()][Pattern.outcome(pattern, field)]++;
            }
        }
        for (Field field : table.fields()) {
            others(field, seen[field.ordinal()]);
        }
    }

    /** What is not “the same” shares what the equal values leave. */
    private void others(Field field, double[] seen) {
        double[] chance = chances[field.ordinal()];
        double same = 0;
        double drawn = 0;
        for (int outcome = Outcome.SAME_COMMON; outcome < Outcome.COUNT; outcome++) {
            if (outcome <= Outcome.SAME_RAREST) {
                same += chance[outcome];
            } else {
                drawn += seen[outcome] + UNSEEN;
            }
        }
        for (int outcome = Outcome.SAME_RAREST + 1; outcome < Outcome.COUNT; outcome++) {
            chance[outcome] = (1 - Math.min(0.99, same)) * (seen[outcome] + UNSEEN) / drawn;
        }
    }
}
