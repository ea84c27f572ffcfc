package org.kerwen.movements;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Money;

/**
 * A way from one place to another with one carrier.
 *
 * @param service number of the flight or train; empty where there is none
 * @param booked how many travel on it
 * @param fare null where nobody knows it
 * @param ticketBy until when tickets must be issued; null where that does not matter
 */
record Leg(
        UUID id,
        Mode mode,
        String carrier,
        String service,
        Stop from,
        Stop to,
        int seats,
        int booked,
        @Nullable Fare fare,
        @Nullable Instant ticketBy) {
    /** A place, the moment there, and by whose clocks it is said. */
    record Stop(String place, Instant at, ZoneId zone) {
        LocalDateTime local() {
            return LocalDateTime.ofInstant(at, zone);
        }

        LocalDate day() {
            return local().toLocalDate();
        }
    }

    /**
     * What a person pays.
     *
     * @param group what each pays of a group; null where there is no such fare
     */
    record Fare(Money each, @Nullable Group group) {
        /** From so many people on. */
        record Group(int from, Money each) {}

        /** What so many people pay together. */
        Money of(int people) {
            Money price = group != null && people >= group.from() ? group.each() : each;
            return new Money(price.amount().multiply(BigDecimal.valueOf(people)), price.currency());
        }
    }

    /** What all who travel on it pay. */
    Optional<Money> cost() {
        return Optional.ofNullable(fare).map(each -> each.of(booked));
    }
}
