package org.kerwen.movements;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kerwen.kernel.PersonId;
import org.kerwen.people.Person;

/** What a movement would be if everything from a leg on were later: for the eye, before anything is changed. */
final class Delayed {
    private Delayed() {}

    /** The movement as it would be. */
    static Movement of(Movement movement, Instant from, Duration by) {
        Map<UUID, Leg> legs = new LinkedHashMap<>();
        movement.legs().forEach(leg -> legs.put(leg.id(), leg.from().at().isBefore(from) ? leg : later(leg, by)));
        List<Traveller> travellers = new ArrayList<>();
        for (Traveller traveller : movement.travellers()) {
            Leg joins = legs.get(traveller.joins());
            Leg leaves = legs.get(traveller.leaves());
            travellers.add(
                    joins == null || leaves == null
                            ? traveller
                            : on(traveller, joins.from().day(), leaves.to().day()));
        }
        return new Movement(
                movement.id(),
                movement.called(),
                movement.version(),
                List.copyOf(legs.values()),
                travellers,
                movement.provisions());
    }

    private static Leg later(Leg leg, Duration by) {
        return new Leg(
                leg.id(),
                leg.mode(),
                leg.carrier(),
                leg.service(),
                later(leg.from(), by),
                later(leg.to(), by),
                leg.seats(),
                leg.booked(),
                leg.fare(),
                leg.ticketBy());
    }

    private static Leg.Stop later(Leg.Stop stop, Duration by) {
        return new Leg.Stop(stop.place(), stop.at().plus(by), stop.zone());
    }

    private static Traveller on(Traveller of, LocalDate first, LocalDate last) {
        return new Traveller(
                of.id(),
                of.request(),
                of.person(),
                of.family(),
                of.joins(),
                of.leaves(),
                of.booking(),
                first,
                last,
                of.why(),
                of.arrivedAt(),
                of.from(),
                of.to(),
                of.needs(),
                of.withdrawn(),
                of.leftBehind(),
                of.requirements());
    }

    /** What would keep somebody from travelling that does not now. */
    static Map<UUID, List<Hold>> lapses(Movement now, Movement then, Map<PersonId, Person.AtAGlance> people) {
        Map<UUID, List<Hold>> before = Readiness.of(now, people);
        Map<UUID, List<Hold>> more = new LinkedHashMap<>();
        Readiness.of(then, people).forEach((traveller, holds) -> {
            List<Hold> had = before.getOrDefault(traveller, List.of());
            List<Hold> its = holds.stream()
                    .filter(hold -> had.stream().noneMatch(each -> isSame(each, hold)))
                    .toList();
            if (!its.isEmpty()) {
                more.put(traveller, its);
            }
        });
        return more;
    }

    private static boolean isSame(Hold one, Hold other) {
        return one.why() == other.why() && one.kind() == other.kind();
    }
}
