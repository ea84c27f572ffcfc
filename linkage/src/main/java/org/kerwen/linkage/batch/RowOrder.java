package org.kerwen.linkage.batch;

import java.util.Arrays;
import org.kerwen.linkage.Field;
import org.kerwen.linkage.table.Hashing;
import org.kerwen.linkage.table.PersonTable;

/** An order of rows that depends on what stands in them and not on where they stand in the file. */
final class RowOrder {

    private final int[][] columns;
    private final long[][] contents;
    private final int[] order;

    RowOrder(PersonTable table) {
        this.columns = table.fields().stream().map(table::column).toArray(int[][]::new);
        this.contents =
                table.fields().stream().map(field -> contents(table, field)).toArray(long[][]::new);
        long[] sorted = new long[table.rows()];
        for (int row = 0; row < sorted.length; row++) {
            sorted[row] = (hash(row) & ~0xFFFFFFFFL) | row;
        }
        Arrays.parallelSort(sorted);
        this.order = new int[sorted.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (int) sorted[i];
        }
    }

    private static long[] contents(PersonTable table, Field field) {
        long[] contents = new long
                [field == Field.BIRTH
                        ? table.dates().size()
                        : field == Field.SEX ? 4 : table.tokens().size()];
        for (int value = 1; value < contents.length; value++) {
            contents[value] = field == Field.BIRTH
                    ? Hashing.of(table.dates().low(value), table.dates().high(value))
                    : field == Field.SEX ? value : table.tokens().stemHash(value);
        }
        return contents;
    }

    /** Hash of all that is compared in a row. */
    long hash(int row) {
        long hash = 0;
        for (int at = 0; at < columns.length; at++) {
            hash = Hashing.of(hash, contents[at][columns[at][row]]);
        }
        return hash;
    }

    /** The row that stands at a place of the order. */
    int row(int place) {
        return order[place];
    }
}
