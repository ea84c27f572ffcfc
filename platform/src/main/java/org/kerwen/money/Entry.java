package org.kerwen.money;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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
 * @param about the case or the journey that it was for; null where none is named
 * @param promise the promise that it pays; null where none was made
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
        @Nullable UUID about,
        @Nullable UUID promise,
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
    public record Side(@Nullable String line, @Nullable Source account, Money amount) {}

    /** The advance that it gives, settles or takes back into the office; empty where it touches none. */
    public Optional<UUID> advance() {
        return sides.stream()
                .flatMap(side -> side.account() instanceof Source.Advance(UUID id) ? Stream.of(id) : Stream.empty())
                .findFirst();
    }

    /** What it put into an advance, less than nothing where it took something out of it. */
    Money to(UUID advance) {
        return sides.stream()
                .filter(side -> new Source.Advance(advance).equals(side.account()))
                .map(Side::amount)
                .reduce(Money.none(sides.getFirst().amount().currency()), Money::plus);
    }

    /** What it charged to the budget, less than nothing where it takes something back. */
    public Money charged() {
        return sides.stream()
                .filter(side -> side.line() != null)
                .map(Side::amount)
                .reduce(Money.none(sides.getFirst().amount().currency()), Money::plus);
    }
}
