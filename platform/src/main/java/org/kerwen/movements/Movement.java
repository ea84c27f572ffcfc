package org.kerwen.movements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * People who travel together.
 *
 * @param called by which colleagues know it
 * @param version grows with each change of legs and travellers
 * @param legs in the order of their departure
 * @param travellers those who do not travel too; families together
 */
record Movement(
        UUID id, String called, int version, List<Leg> legs, List<Traveller> travellers, List<Provision> provisions) {
    /** Those who travel. */
    List<Traveller> travelling() {
        return travellers.stream().filter(each -> each.booking().travels()).toList();
    }

    Optional<Leg> leg(UUID leg) {
        return legs.stream().filter(each -> each.id().equals(leg)).findFirst();
    }

    Optional<Traveller> traveller(UUID traveller) {
        return travellers.stream().filter(each -> each.id().equals(traveller)).findFirst();
    }

    /** Those of the family who travel, the person among them. */
    List<Traveller> together(Traveller with) {
        return with.family() == null
                ? List.of(with)
                : travelling().stream()
                        .filter(each -> with.family().equals(each.family()))
                        .toList();
    }

    /** When tickets must be issued for somebody who has none; empty where nothing waits. */
    Optional<Instant> ticketBy() {
        boolean waits = travelling().stream()
                .anyMatch(each -> each.booking() == Booking.NOTIFIED || each.booking() == Booking.CONFIRMED);
        return waits
                ? legs.stream()
                        .flatMap(leg -> Optional.ofNullable(leg.ticketBy()).stream())
                        .min(Instant::compareTo)
                : Optional.empty();
    }

    /** What is arranged besides the legs. */
    record Provision(UUID id, ProvisionKind kind, String words, LocalDate first, LocalDate last, int people) {}

    /**
     * A movement in a list.
     *
     * @param starts null while it has no leg
     * @param people how many travel
     */
    record Row(
            UUID id,
            String called,
            @Nullable Instant starts,
            @Nullable Instant ends,
            int people) {}
}
