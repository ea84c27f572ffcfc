package org.kerwen.money;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Money;

/**
 * What an order or a contract will cost a line before it is paid.
 *
 * @param day when it was promised
 * @param words what was ordered; names nobody
 * @param amount in the currency of the budget, at the rate of that day
 * @param given the same in the currency of the order
 * @param paid what was charged to the line for it, without what was taken back
 * @param ended why nothing more will be paid; null while something may
 */
public record Promise(
        UUID id,
        UUID line,
        LocalDate day,
        String words,
        Money amount,
        Money given,
        Money paid,
        @Nullable String ended) {
    /** What the line still keeps for it: nothing where it ended or more was paid. */
    public Money rest() {
        Money rest = amount.minus(paid);
        return ended != null || rest.isOwed() ? Money.none(amount.currency()) : rest;
    }

    /** Whether something is kept for it. */
    public boolean isOpen() {
        return rest().amount().signum() > 0;
    }

    /**
     * What somebody says was promised.
     *
     * @param form of which it was sent: sent twice, it is one promise
     */
    public record Made(UUID form, UUID line, LocalDate day, Money given, String words) {}
}
