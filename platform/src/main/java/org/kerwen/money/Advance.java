package org.kerwen.money;

import java.time.LocalDate;
import java.util.UUID;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Money;

/**
 * Money in the hands of a colleague, such as an escort, until it is settled by what it paid and what comes back.
 *
 * @param words what it is for; names nobody
 * @param given all that was given, in the currency of the budget
 * @param left what is not settled
 */
public record Advance(UUID id, UUID budget, AccountId holder, String words, Money given, Money left) {
    /**
     * What somebody says was given, or comes back.
     *
     * @param form of which it was sent: sent twice, it is one entry
     * @param words what it is for, from 1 to 400 letters
     */
    public record Given(
            UUID form, UUID budget, LocalDate day, Money given, PaidFrom from, AccountId holder, String words) {}
}
