package org.kerwen.linkage.table;

import java.util.Arrays;

/** The cells of some rows one behind the other, so that columns can take them in while the next rows are read. */
final class RowBatch {

    private static final int ROWS = 8_192;

    private final int width;
    private final int firstRow;
    private byte[] bytes;
    private final int[] ends;
    private int cells;
    private int used;

    /** @param width how many cells of each row are kept */
    RowBatch(int width, int firstRow, int bytes) {
        this.width = width;
        this.firstRow = firstRow;
        this.bytes = new byte[bytes];
        this.ends = new int[width * ROWS];
    }

    void add(byte[] from, int start, int end) {
        int length = end - start;
        if (used + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(used + length, bytes.length * 2));
        }
        System.arraycopy(from, start, bytes, used, length);
        used += length;
        ends[cells++] = used;
    }

    boolean isFull() {
        return cells == ends.length;
    }

    int firstRow() {
        return firstRow;
    }

    int rows() {
        return width == 0 ? 0 : cells / width;
    }

    /** How much its cells take together. */
    int length() {
        return used;
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int row, int place) {
        int cell = row * width + place;
        return cell == 0 ? 0 : ends[cell - 1];
    }

    int end(int row, int place) {
        return ends[row * width + place];
    }
}
