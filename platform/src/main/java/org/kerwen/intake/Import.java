package org.kerwen.intake;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Worded;
import org.kerwen.people.ConsentWay;

/**
 * A file with people that somebody brought.
 *
 * @param state how far it is
 * @param file the encrypted file; null once it was read
 * @param rows how many rows it has below its headings
 * @param headings its first row
 * @param columns what stands in each column; nothing for one that is passed over
 * @param dayFirst whether 3.4.1980 is the third of April
 * @param consent on what ground everybody in the file is recorded; null until that was said
 * @param job the work that was put off last for it
 */
record Import(
        UUID id,
        State state,
        @Nullable UUID file,
        int rows,
        List<String> headings,
        List<Optional<Column>> columns,
        boolean dayFirst,
        @Nullable ConsentWay consent,
        @Nullable UUID job,
        Instant startedAt) {
    /** How far an import is. */
    enum State implements Worded {
        /** Somebody is to say what the columns are. */
        MATCHING,
        /** The rows are being read. */
        CHECKING,
        /** All rows were read: good ones can be recorded, others decided on. */
        CHECKED,
        /** People are being recorded. */
        RECORDING,
        /** They are being taken away again. */
        UNDOING,
        /** They were taken away again. */
        UNDONE;

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    RowReading reading() {
        // Until the ground was said, rows are only shown.
        return new RowReading(columns, dayFirst, consent == null ? ConsentWay.SPOKEN : consent);
    }

    /**
     * How many rows there are of each kind.
     *
     * @param read how many were read so far
     * @param toRecord good ones, and alike ones that are to be recorded, which are not recorded yet
     * @param undecided alike ones of which nobody decided yet
     */
    record Counts(int read, int bad, int alike, int undecided, int toRecord, int recorded, int takenAway, int kept) {}
}
