package org.kerwen.movements;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Money;
import org.kerwen.web.Filled;

/** What a form asks of a leg and no other form asks: moments by the clocks of a zone, and fares. */
final class LegFields {
    private static final int LARGEST_GROUP = 2_000;
    private static final int DIGITS_OF_FARE = 10;

    private LegFields() {}

    /** By whose clocks: a region of the IANA list. */
    static ZoneId zone(Filled filled, String name) {
        if (!ZoneId.getAvailableZoneIds().contains(filled.plain(name))) {
            filled.refuse(name, filled.isEmpty(name) ? "missing" : "zone");
            return ZoneId.of("UTC");
        }
        return ZoneId.of(filled.plain(name));
    }

    /** A moment: a day and a time by the clocks of a zone. */
    static Instant moment(Filled filled, String day, String time, ZoneId zone) {
        return switch (Moments.read(filled.day(day), filled.plain(time), zone)) {
            case Moments.Moment(Instant at) -> at;
            case Moments.Wrong(String word) -> {
                filled.refuse(time, word);
                yield Instant.EPOCH;
            }
        };
    }

    /** The fare of a leg; null where nothing was typed of it. */
    static Leg.@Nullable Fare fare(Filled filled) {
        boolean noGroup = filled.isEmpty("groupFare") && filled.isEmpty("groupFrom");
        if (filled.isEmpty("fare") && noGroup) {
            return null;
        }
        BigDecimal each = amount(filled, "fare");
        String currency = filled.plain("currency").toUpperCase(Locale.ROOT);
        if (!Money.isCurrency(currency)) {
            filled.refuse("currency", currency.isEmpty() ? "missing" : "currency");
            currency = "XXX";
        }
        Leg.Fare.Group group = noGroup
                ? null
                : new Leg.Fare.Group(
                        filled.whole("groupFrom", 2, LARGEST_GROUP), new Money(amount(filled, "groupFare"), currency));
        return new Leg.Fare(new Money(each, currency), group);
    }

    private static BigDecimal amount(Filled filled, String name) {
        Optional<BigDecimal> amount =
                Money.amount(filled.plain(name)).filter(each -> each.precision() - each.scale() <= DIGITS_OF_FARE);
        if (amount.isEmpty()) {
            filled.refuse(name, filled.isEmpty(name) ? "missing" : "amount");
        }
        return amount.orElse(BigDecimal.ZERO);
    }
}
