package org.kerwen.money;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Money;

/**
 * What somebody says was paid.
 *
 * @param form of which it was sent: sent twice, it is one entry
 * @param words what was bought, from 1 to 400 letters
 * @param about the case or the journey that it was for, never a sealed one; null where none is named
 * @param promise which promise of the same line it pays; null where none was made
 */
public record Spending(
        UUID form,
        UUID line,
        LocalDate day,
        Money given,
        Source from,
        Purpose purpose,
        String words,
        @Nullable UUID about,
        @Nullable UUID promise) {}
