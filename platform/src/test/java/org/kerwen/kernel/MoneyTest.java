package org.kerwen.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Amounts as people write them, and never two currencies in one sum. */
class MoneyTest {
    @Test
    void amountsAreReadAsPeopleWriteThem() {
        for (String written : List.of("7600", "7600.00", "7600,00", "7 600.00", "7,600.00", "7,600", "7\u00a0600")) {
            assertThat(Money.amount(written)).as(written).contains(new BigDecimal("7600.00"));
        }
        assertThat(Money.amount("0,5")).contains(new BigDecimal("0.50"));
    }

    @Test
    void whatIsNoAmountIsNone() {
        for (String written : List.of("", "-1", "1.234", "1e5", "12 USD", "٣", "1.2.3", "9999999999999", ".5", "NaN")) {
            assertThat(Money.amount(written)).as(written).isEmpty();
        }
    }

    @Test
    void twoCurrenciesAreNoSum() {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.none("USD").plus(Money.none("EUR")));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.none("usd"));
    }

    @Test
    void halfACentIsRoundedUp() {
        assertThat(new Money(new BigDecimal("0.10"), "TMT").in("USD", new BigDecimal("0.25")))
                .hasToString("0.03 USD");
    }
}
