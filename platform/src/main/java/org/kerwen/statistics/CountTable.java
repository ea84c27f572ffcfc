package org.kerwen.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Counts by two lists of words, with what each row, each column and all of it add up to: the last row and the last column. */
final class CountTable {
    private final List<String> rows;
    private final List<String> columns;

    /** One row more and one column more than there are words. */
    private final long[][] counts;

    private CountTable(List<String> rows, List<String> columns, long[][] counts) {
        this.rows = List.copyOf(rows);
        this.columns = List.copyOf(columns);
        this.counts = counts;
    }

    /** A table of these counts; what is not among them is nothing. */
    static CountTable of(List<String> rows, List<String> columns, Map<Cell, Long> counted) {
        long[][] counts = new long[rows.size() + 1][columns.size() + 1];
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                long count = counted.getOrDefault(new Cell(rows.get(row), columns.get(column)), 0L);
                if (count < 0) {
                    throw new IllegalArgumentException("less than nothing was counted");
                }
                counts[row][column] = count;
                counts[row][columns.size()] += count;
                counts[rows.size()][column] += count;
                counts[rows.size()][columns.size()] += count;
            }
        }
        return new CountTable(rows, columns, counts);
    }

    /** Where a count stands. */
    record Cell(String row, String column) {}

    /** Words of the rows, without that of all. */
    List<String> rows() {
        return rows;
    }

    /** Words of the columns, without that of all. */
    List<String> columns() {
        return columns;
    }

    /** All counts in words, for whoever looks for a mistake. */
    @Override
    public String toString() {
        return Arrays.deepToString(counts);
    }

    int height() {
        return rows.size() + 1;
    }

    int width() {
        return columns.size() + 1;
    }

    long count(int row, int column) {
        return counts[row][column];
    }

    /** Whether it is a sum of others; that of all of it is a sum of sums, which says the same twice. */
    boolean isSum(int row, int column) {
        return (row == rows.size()) != (column == columns.size());
    }

    /** The word of a row or column; that of all is empty. */
    static String word(List<String> words, int at) {
        return at == words.size() ? "" : words.get(at);
    }

    /** All places, the sums last in their row. */
    List<int[]> places() {
        List<int[]> places = new ArrayList<>();
        for (int row = 0; row < height(); row++) {
            for (int column = 0; column < width(); column++) {
                places.add(new int[] {row, column});
            }
        }
        return places;
    }
}
