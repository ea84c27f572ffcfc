package org.kerwen.cases;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerwen.casework.Programme;
import org.kerwen.kernel.Money;

/**
 * What a part of a grant comes to.
 *
 * @param grant which grant
 * @param number which part of it, counted from 1
 * @param adults for how many adults
 * @param children for how many children
 */
record Instalment(Programme.Grant grant, int number, int adults, int children, Money amount) {
    private static final int CENTS = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * Reckons a part of a grant by the rates of a day; empty where none are in force or nothing is due. Each part is rounded half up
     * to the cent, the last one is what is left, so that all of them make the whole.
     */
    static Optional<Instalment> of(Programme.Grant grant, int number, int adults, int children, LocalDate day) {
        return whole(grant, adults, children, day).flatMap(whole -> {
            BigDecimal before = BigDecimal.ZERO;
            for (int part = 1; part < number; part++) {
                before = before.add(share(whole, grant, part));
            }
            BigDecimal amount =
                    number == grant.instalments().size() ? whole.subtract(before) : share(whole, grant, number);
            return amount.signum() > 0
                    ? Optional.of(new Instalment(grant, number, adults, children, new Money(amount, grant.currency())))
                    : Optional.empty();
        });
    }

    private static BigDecimal share(BigDecimal whole, Programme.Grant grant, int number) {
        return whole.multiply(grant.instalments().get(number - 1).percent())
                .divide(HUNDRED, CENTS, RoundingMode.HALF_UP);
    }

    /** The whole of a grant: so much for the family, for each adult and each child, and no more than the ceiling. */
    static Optional<BigDecimal> whole(Programme.Grant grant, int adults, int children, LocalDate day) {
        return grant.rates().stream()
                .filter(rate -> !rate.from().isAfter(day)
                        && (rate.until() == null || !rate.until().isBefore(day)))
                .findFirst()
                .map(rate -> {
                    BigDecimal sum = or(rate.family())
                            .add(or(rate.adult()).multiply(BigDecimal.valueOf(adults)))
                            .add(or(rate.child()).multiply(BigDecimal.valueOf(children)))
                            .setScale(CENTS, RoundingMode.HALF_UP);
                    return rate.ceiling() == null ? sum : sum.min(rate.ceiling().setScale(CENTS, RoundingMode.DOWN));
                });
    }

    private static BigDecimal or(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
