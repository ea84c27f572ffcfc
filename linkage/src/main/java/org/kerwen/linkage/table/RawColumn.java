package org.kerwen.linkage.table;

import java.util.Arrays;
import org.kerwen.linkage.BadTable;
import org.kerwen.linkage.ColumnKind;

/** The cells of one kind as they stand in the file: a number for each distinct text. Several columns of a kind are put together. */
final class RawColumn {

    private final ColumnKind kind;
    private final int[] places;
    private final TextDictionary texts = new TextDictionary();
    private int[] numbers = new int[1 << 10];
    private byte[] together = new byte[64];

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

    void take(CsvReader csv, int row) throws BadTable {
        if (row == numbers.length) {
            numbers = Arrays.copyOf(numbers, row + (row >> 1));
        }
        int before = texts.size();
        int number =
                places.length == 1 ? texts.add(csv.bytes(), csv.start(places[0]), csv.end(places[0])) : joined(csv);
        if (number == before) {
            for (int place : places) {
                csv.check(place); // refuses what is not UTF-8; later only texts that are already known come by
            }
        }
        numbers[row] = number;
    }

    private int joined(CsvReader csv) {
        int length = 0;
        for (int place : places) {
            int cell = csv.end(place) - csv.start(place);
            if (length + cell + 1 > together.length) {
                together = Arrays.copyOf(together, (length + cell + 1) * 2);
            }
            if (cell > 0) {
                if (length > 0) {
                    together[length++] = ' ';
                }
                System.arraycopy(csv.bytes(), csv.start(place), together, length, cell);
                length += cell;
            }
        }
        return texts.add(together, 0, length);
    }
}
