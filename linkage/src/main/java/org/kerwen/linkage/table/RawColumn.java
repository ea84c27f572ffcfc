package org.kerwen.linkage.table;

import java.util.Arrays;
import org.kerwen.linkage.ColumnKind;

/** The cells of one kind as they stand in the file: a number for each distinct text. Several columns of a kind are put together. */
final class RawColumn {

    private final ColumnKind kind;
    private final int[] places;
    private final TextDictionary texts = new TextDictionary();
    private int[] numbers = new int[1 << 10];
    private byte[] together = new byte[64];

    /** @param places where its cells stand in a {@link RowBatch} */
    RawColumn(ColumnKind kind, int[] places) {
        this.kind = kind;
        this.places = places;
        texts.add("");
    }

    ColumnKind kind() {
        return kind;
    }

    TextDictionary texts() {
        return texts;
    }

    /** The number of the text of each row; 0 is the empty one. May be longer than there are rows. */
    int[] numbers() {
        return numbers;
    }

    void take(RowBatch batch) {
        int first = batch.firstRow();
        int rows = batch.rows();
        if (first + rows > numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(first + rows, numbers.length + (numbers.length >> 1)));
        }
        for (int row = 0; row < rows; row++) {
            numbers[first + row] = places.length == 1
                    ? texts.add(batch.bytes(), batch.start(row, places[0]), batch.end(row, places[0]))
                    : joined(batch, row);
        }
    }

    private int joined(RowBatch batch, int row) {
        int length = 0;
        for (int place : places) {
            int start = batch.start(row, place);
            int cell = batch.end(row, place) - start;
            if (length + cell + 1 > together.length) {
                together = Arrays.copyOf(together, (length + cell + 1) * 2);
            }
            if (cell > 0) {
                if (length > 0) {
                    together[length++] = ' ';
                }
                System.arraycopy(batch.bytes(), start, together, length, cell);
                length += cell;
            }
        }
        return texts.add(together, 0, length);
    }
}
