package org.kerwen.hotline;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.AccountId;

/**
 * Some hours in which somebody answers.
 *
 * @param line the line that is answered first of all
 * @param ended null while it goes on
 * @param note what the next shift must know; empty once it has expired
 * @param calls how many there are of it
 */
record Shift(
        UUID id,
        String line,
        AccountId adviser,
        Instant begun,
        @Nullable Instant ended,
        String note,
        int calls) {}
