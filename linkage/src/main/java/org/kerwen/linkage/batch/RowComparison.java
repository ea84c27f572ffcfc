package org.kerwen.linkage.batch;

import java.util.Objects;
import org.kerwen.linkage.Field;
import org.kerwen.linkage.compare.Comparison;
import org.kerwen.linkage.compare.Model;
import org.kerwen.linkage.compare.PatternOfPair;
import org.kerwen.linkage.table.PersonTable;

/** Compares rows of a table. Rows of a block are first gathered into one array, because the way to memory costs more than the work. */
final class RowComparison {

    private static final Field[] FIELDS = Field.values();

    private final PersonTable table;
    private final int[][] columns;
    private final PatternOfPair pair;
    private final int[] both = new int[2 * FIELDS.length];
    private final double[] shares = new double[FIELDS.length];

    RowComparison(PersonTable table) {
        this.table = table;
        this.columns = new int[FIELDS.length][];
        for (Field field : table.fields()) {
            columns[field.ordinal()] = Objects.requireNonNull(table.column(field));
        }
        this.pair = new PatternOfPair(
                table.fields(),
                new Comparison(table.tokens(), table.dates(), table.tokens(), table.dates(), table.rows()));
    }

    /** How many numbers a row takes. */
    int width() {
        return FIELDS.length;
    }

    void gather(int row, int[] into, int at) {
        for (int field = 0; field < FIELDS.length; field++) {
            into[at + field] = columns[field] == null ? 0 : columns[field][row];
        }
    }

    long pattern(int[] rows, int a, int b) {
        return pair.of(rows, a, rows, b);
    }

    long pattern(int row, int other) {
        gather(row, both, 0);
        gather(other, both, FIELDS.length);
        return pattern(both, 0, FIELDS.length);
    }

    /** Fills in how likely strangers have what makes each outcome. */
    void shares(long pattern, int row, int other, double[] shares) {
        gather(row, both, 0);
        gather(other, both, FIELDS.length);
        pair.shares(pattern, both, 0, both, FIELDS.length, shares);
    }

    void shares(long pattern, int[] rows, int a, int b, double[] shares) {
        pair.shares(pattern, rows, a, rows, b, shares);
    }

    /** The score of two rows in thousandths of a bit. */
    long score(Model model, int row, int other) {
        long pattern = pattern(row, other);
        pair.shares(pattern, both, 0, both, FIELDS.length, shares);
        return model.score(pattern, shares);
    }

    PersonTable table() {
        return table;
    }
}
