package org.kerwen.linkage.live;

import java.util.Arrays;

/** Sorts the numbers of rows: some hundreds, of some millions. */
final class RowSort {

    private static final int BITS = 11;
    private static final int BUCKETS = 1 << BITS;

    /** Below this, sorting by comparison is faster. */
    private static final int FEW = 200;

    private RowSort() {}

    /**
     * The first numbers of an array, none of them negative, in rising order.
     *
     * @param rows afterwards anything
     * @return where they stand now: the same array or another
     */
    static int[] rising(int[] rows, int size) {
        if (size < FEW) {
            Arrays.sort(rows, 0, size);
            return rows;
        }
        int highest = 0;
        for (int i = 0; i < size; i++) {
            highest |= rows[i];
        }
        int[] from = rows;
        int[] to = new int[size];
        int[] next = new int[BUCKETS + 1];
        for (int shift = 0; shift < Integer.SIZE && highest >>> shift != 0; shift += BITS) {
            Arrays.fill(next, 0);
            for (int i = 0; i < size; i++) {
                next[(from[i] >>> shift & (BUCKETS - 1)) + 1]++;
            }
            for (int bucket = 0; bucket < BUCKETS; bucket++) {
                next[bucket + 1] += next[bucket];
            }
            for (int i = 0; i < size; i++) {
                to[next[from[i] >>> shift & (BUCKETS - 1)]++] = from[i];
            }
            int[] other = from;
            from = to;
            to = other;
        }
        return from;
    }
}
