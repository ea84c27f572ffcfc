package org.kerwen.linkage.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The ids of rows as they were written, one behind the other in one array. */
final class Ids {

    private byte[] bytes = new byte[1 << 12];
    private int[] ends = new int[1 << 10];
    private int rows;

    void add(byte[] from, int start, int end) {
        int begin = rows == 0 ? 0 : ends[rows - 1];
        int length = end - start;
        if (begin + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(begin + length, bytes.length + (bytes.length >> 1)));
        }
        System.arraycopy(from, start, bytes, begin, length);
        if (rows == ends.length) {
            ends = Arrays.copyOf(ends, rows + (rows >> 1));
        }
        ends[rows++] = begin + length;
    }

    String text(int row) {
        int begin = row == 0 ? 0 : ends[row - 1];
        return new String(bytes, begin, ends[row] - begin, StandardCharsets.UTF_8);
    }
}
