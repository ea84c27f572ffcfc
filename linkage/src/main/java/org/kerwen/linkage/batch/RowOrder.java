package org.kerwen.linkage.batch;

import java.util.Arrays;
import org.kerwen.linkage.Field;
import org.kerwen.linkage.table.Hashing;
import org.kerwen.linkage.table.PersonTable;

/** An order of rows that depends on what stands in them and not on where they stand in the file. */
final class RowOrder {

    private RowOrder() {}

    /** Hash of all that is compared in a row. */
    static long hash(PersonTable table, int row) {
        long hash = 0;
        for (Field field : table.fields()) {
            int[] column = table.column(field);
            int value = column == null ? 0 : column[row];
            long content = value == 0
                    ? 0
                    : field == Field.BIRTH
                            ? Hashing.of(table.dates().low(value), table.dates().high(value))
                            : field == Field.SEX ? value : table.tokens().stemHash(value);
            hash = Hashing.of(hash, content);
        }
        return hash;
    }

    static int[] byContent(PersonTable table) {
        long[] sorted = new long[table.rows()];
        for (int row = 0; row < sorted.length; row++) {
            sorted[row] = (hash(table, row) & ~0xFFFFFFFFL) | row;
        }
        Arrays.sort(sorted);
        int[] order = new int[sorted.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (int) sorted[i];
        }
        return order;
    }
}
