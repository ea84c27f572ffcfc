package org.kerwen.money;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Money;

/**
 * Something that was paid, or that takes an earlier one back.
 *
 * @param day when it was paid
 * @param words what was bought; names nobody
 * @param given what was paid, in the currency in which it was paid
 * @param rate what one unit of that was worth in the currency of the budget
 * @param reverses the entry that this takes back; null where none
 * @param reversedBy the entry that takes this back; null where none
 * @param by who wrote it
 * @param sides what the lines have spent and what left the accounts; all of it makes nothing
 */
public record Entry(
        UUID id,
        UUID budget,
        LocalDate day,
        Purpose purpose,
        String words,
        Money given,
        BigDecimal rate,
        @Nullable UUID reverses,
        @Nullable UUID reversedBy,
        AccountId by,
        Instant at,
        List<Side> sides) {
    /**
     * A side of it.
     *
     * @param line code and title of the budget line; null where it is an account
     * @param account where the money came from; null where it is a line
     */
    public record Side(@Nullable String line, @Nullable PaidFrom account, Money amount) {}

    /** What it charged to the budget, less than nothing where it takes something back. */
    public Money charged() {
        return sides.stream()
                .filter(side -> side.line() != null)
                .map(Side::amount)
                .reduce(Money.none(sides.getFirst().amount().currency()), Money::plus);
    }
}
