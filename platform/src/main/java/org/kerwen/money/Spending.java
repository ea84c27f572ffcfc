package org.kerwen.money;

import java.time.LocalDate;
import java.util.UUID;
import org.kerwen.kernel.Money;

/**
 * What somebody says was paid.
 *
 * @param form of which it was sent: sent twice, it is one entry
 * @param words what was bought, from 1 to 400 letters
 */
public record Spending(
        UUID form, UUID line, LocalDate day, Money given, PaidFrom from, Purpose purpose, String words) {}
