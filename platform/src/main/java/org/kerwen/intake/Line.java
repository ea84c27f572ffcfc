package org.kerwen.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as it stands in the file.
 *
 * @param number line of the file on which it begins, from 1
 * @param cells what stands in it, from the first column
 * @param wrong why it could not be read as a row, a word of the texts {@code intake.wrong.<word>}; null where it could
 */
record Line(int number, List<String> cells, @Nullable String wrong) {
    Line {
        cells = List.copyOf(cells);
    }

    static Line of(int number, List<String> cells) {
        return new Line(number, cells, null);
    }

    boolean isBlank() {
        return wrong == null && cells.stream().allMatch(String::isBlank);
    }
}
