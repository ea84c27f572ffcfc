package org.kerwen.linkage.batch;

import java.util.Arrays;
import org.kerwen.linkage.table.PersonTable;

/** An order of rows that depends on what stands in them and not on where they stand in the file. */
final class RowOrder {

    private final int[] order;

    RowOrder(PersonTable table) {
        RowContents contents = new RowContents(table);
        long[] sorted = new long[table.rows()];
        Arrays.parallelSetAll(sorted, row -> (contents.hash(row) & ~0xFFFFFFFFL) | row);
        Arrays.parallelSort(sorted);
        this.order = new int[sorted.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (int) sorted[i];
        }
    }

    /** The row that stands at a place of the order. */
    int row(int place) {
        return order[place];
    }
}
