package org.kerwen.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An amount together with its currency: never one without the other, never a binary fraction.
 *
 * @param amount with two decimals
 * @param currency ISO 4217, three letters
 */
public record Money(BigDecimal amount, String currency) {
    /** With two decimals; the spaces and commas between thousands that people write are taken out before. */
    private static final Pattern WRITTEN = Pattern.compile("\\d{1,12}([.,]\\d{1,2})?");

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final int DECIMALS = 2;

    public Money {
        amount = amount.setScale(DECIMALS, RoundingMode.UNNECESSARY);
        if (!isCurrency(currency)) {
            throw new IllegalArgumentException("not a currency");
        }
    }

    /** Nothing of a currency. */
    public static Money none(String currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** Whether this may be the code of a currency. */
    public static boolean isCurrency(String word) {
        return CURRENCY.matcher(word).matches();
    }

    /** An amount as somebody wrote it, {@code 7 600.00} or {@code 7600,5}; empty where it is none, or less than nothing. */
    public static Optional<BigDecimal> amount(String written) {
        String plain = written.replaceAll("[\\s\\u00a0\\u202f]", "").replaceFirst(",(?=\\d{3}([.,]|$))", "");
        return WRITTEN.matcher(plain).matches()
                ? Optional.of(new BigDecimal(plain.replace(',', '.')).setScale(DECIMALS, RoundingMode.UNNECESSARY))
                : Optional.empty();
    }

    /**
     * The same in another currency, rounded half up to two decimals.
     *
     * @param rate how much of the other one unit of this is worth
     */
    public Money in(String other, BigDecimal rate) {
        return new Money(amount.multiply(rate).setScale(DECIMALS, RoundingMode.HALF_UP), other);
    }

    /**
     * Both together.
     *
     * @throws IllegalArgumentException where they are of two currencies
     */
    public Money plus(Money other) {
        return new Money(amount.add(same(other)), currency);
    }

    /**
     * This without the other, which may be less than nothing.
     *
     * @throws IllegalArgumentException where they are of two currencies
     */
    public Money minus(Money other) {
        return new Money(amount.subtract(same(other)), currency);
    }

    /** The same the other way round. */
    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    /** Whether it is less than nothing. */
    public boolean isOwed() {
        return amount.signum() < 0;
    }

    private BigDecimal same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("two currencies: %s and %s".formatted(currency, other.currency));
        }
        return other.amount;
    }

    @Override
    public String toString() {
        return amount + " " + currency;
    }
}
