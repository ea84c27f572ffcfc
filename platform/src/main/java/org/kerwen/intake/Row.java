package org.kerwen.intake;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row that was read.
 *
 * @param line on which it begins in the file
 * @param state {@code good}, {@code alike} or {@code bad}
 * @param cells what stood in the columns that are read; none once it was recorded
 * @param wrong field and reason
 * @param likePerson who of the register may be the same
 * @param likeLine which earlier row may be of the same person
 * @param likeness how likely that is, in thousandths of a bit
 * @param decision {@code record}, {@code leave-out} or {@code same}; null until somebody decided
 * @param person whom it became
 */
record Row(
        int line,
        String state,
        List<String> cells,
        List<String> wrong,
        @Nullable UUID likePerson,
        @Nullable Integer likeLine,
        @Nullable Long likeness,
        @Nullable String decision,
        @Nullable UUID person) {
    static Row good(int line, List<String> cells) {
        return new Row(line, "good", cells, List.of(), null, null, null, null, null);
    }

    static Row bad(int line, List<String> cells, List<String> wrong) {
        return new Row(line, "bad", cells, wrong, null, null, null, null, null);
    }

    static Row alike(int line, List<String> cells, @Nullable UUID person, @Nullable Integer earlier, long likeness) {
        return new Row(line, "alike", cells, List.of(), person, earlier, likeness, null, null);
    }
}
