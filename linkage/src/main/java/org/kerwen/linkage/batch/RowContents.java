package org.kerwen.linkage.batch;

import org.kerwen.linkage.Field;
import org.kerwen.linkage.table.Hashing;
import org.kerwen.linkage.table.PersonTable;

/** What stands in the rows of a table, as numbers that do not depend on where a row stands in the file. */
final class RowContents {

    private final int[][] columns;
    private final long[][] contents;

    RowContents(PersonTable table) {
        this.columns = table.fields().stream().map(table::column).toArray(int[][]::new);
        this.contents =
                table.fields().stream().map(field -> contents(table, field)).toArray(long[][]::new);
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
}
