package org.kerwen.linkage.batch;

import org.kerwen.linkage.Field;
import org.kerwen.linkage.compare.Comparison;
import org.kerwen.linkage.compare.Model;
import org.kerwen.linkage.compare.PatternOfPair;
import org.kerwen.linkage.table.PersonTable;

/** Compares rows of a table. One instance serves one thread. */
final class RowComparison {

    private final Rows rows;
    private final PatternOfPair pair;
    private final double[] shares = new double[Field.values().length];

    RowComparison(Rows rows) {
        PersonTable table = rows.table();
        this.rows = rows;
        this.pair = new PatternOfPair(
                table.fields(),
                new Comparison(table.tokens(), table.dates(), table.tokens(), table.dates(), table.rows()));
    }

    long pattern(int row, int other) {
        return pair.withRarity(rows.cells(), row * Rows.WIDTH, rows.cells(), other * Rows.WIDTH);
    }

    /** The pattern of two rows that were copied into an array. */
    long pattern(int[] copies, int a, int b) {
        return pair.withRarity(copies, a, copies, b);
    }

    /** Fills in how likely strangers have what makes each outcome. */
    void shares(long pattern, int row, int other, double[] shares) {
        shares(pattern, rows.cells(), row * Rows.WIDTH, other * Rows.WIDTH, shares);
    }

    void shares(long pattern, int[] copies, int a, int b, double[] shares) {
        pair.shares(pattern, copies, a, copies, b, shares);
    }

    /** The score of two rows in thousandths of a bit. */
    long score(Model model, int row, int other) {
        long pattern = pattern(row, other);
        shares(pattern, row, other, shares);
        return model.score(pattern, shares);
    }

    PersonTable table() {
        return rows.table();
    }
}
