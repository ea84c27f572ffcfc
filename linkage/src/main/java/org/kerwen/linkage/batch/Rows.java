package org.kerwen.linkage.batch;

import java.util.Objects;
import java.util.stream.IntStream;
import org.kerwen.linkage.Field;
import org.kerwen.linkage.compare.Comparison;
import org.kerwen.linkage.compare.PatternOfPair;
import org.kerwen.linkage.table.PersonTable;

/**
 * A table row by row, each in one piece of memory, because the way to memory costs more than the work: the values of a row, and then
 * how rare each of them is.
 */
final class Rows {

    private static final Field[] FIELDS = Field.values();

    /** How many numbers a row takes. */
    static final int WIDTH = PatternOfPair.WIDTH_WITH_RARITY;

    private final PersonTable table;
    private final int[] cells;

    Rows(PersonTable table) {
        this.table = table;
        this.cells = new int[table.rows() * WIDTH];
        int[][] columns = new int[FIELDS.length][];
        for (Field field : table.fields()) {
            columns[field.ordinal()] = Objects.requireNonNull(table.column(field));
        }
        Comparison comparison =
                new Comparison(table.tokens(), table.dates(), table.tokens(), table.dates(), table.rows());
        PatternOfPair pair = new PatternOfPair(table.fields(), comparison);
        int parts = Math.max(1, table.rows() / ROWS_OF_PART);
        IntStream.range(0, parts).parallel().forEach(part -> {
            int end = (int) ((part + 1L) * table.rows() / parts);
            for (int row = (int) ((long) part * table.rows() / parts); row < end; row++) {
                for (Field field : table.fields()) {
                    cells[row * WIDTH + field.ordinal()] = columns[field.ordinal()][row];
                }
                pair.tellRarity(cells, row * WIDTH);
            }
        });
    }

    private static final int ROWS_OF_PART = 4_096;

    PersonTable table() {
        return table;
    }

    void copy(int row, int[] into, int at) {
        System.arraycopy(cells, row * WIDTH, into, at, WIDTH);
    }

    int[] cells() {
        return cells;
    }
}
