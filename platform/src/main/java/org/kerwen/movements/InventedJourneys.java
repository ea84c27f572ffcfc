package org.kerwen.movements;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kerwen.access.Demonstration;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.SentForm;

/**
 * Journeys of a demonstration, for the invented people whose cases ask for one: 104 people flew home to Armenia three weeks ago and
 * 92 three weeks before them, 71 take
 * trains and a plane to Tajikistan in two weeks as the last group did whom the mission brought there, 278 refugees have seats to Canada.
 */
final class InventedJourneys implements Demonstration {
    private static final int EVERYBODY = 1_000;
    private static final int ASKED = 3;
    private static final ZoneId HERE = ZoneId.of("Asia/Ashgabat");
    private static final OrganisationId AGENCY = new OrganisationId("migration-service");

    private final Transactions transactions;
    private final Journeys journeys;
    private final Movements movements;

    InventedJourneys(Transactions transactions, Journeys journeys, Movements movements) {
        this.transactions = transactions;
        this.journeys = journeys;
        this.movements = movements;
    }

    @Override
    public Role role() {
        return Role.MOVEMENT_OFFICER;
    }

    @Override
    public void fill(Actor.Person somebody) {
        Map<String, List<TravellerStore.Waiting>> waiting = new LinkedHashMap<>();
        movements
                .waiting(somebody, EVERYBODY)
                .requests()
                .forEach(each -> waiting.computeIfAbsent(country(each.to()), any -> new ArrayList<>())
                        .add(each));
        waiting.forEach((country, those) -> {
            switch (country) {
                case "Armenia" -> toArmenia(somebody, those, "Armenia, charter flight", 20);
                case "Yerevan" -> toArmenia(somebody, those, "Yerevan, charter flight", 40);
                case "Tajikistan" -> toTajikistan(somebody, those);
                case "Canada" -> toCanada(somebody, those);
                default -> {
                    // Of other demonstrations; they wait.
                }
            }
        });
    }

    private static String country(String place) {
        return place.split(",", 2)[0];
    }

    private void toArmenia(Actor.Person by, List<TravellerStore.Waiting> those, String called, int daysAgo) {
        LocalDate day = movements.today().minusDays(daysAgo);
        Leg flight = leg(
                Mode.CHARTER_FLIGHT,
                "Charter",
                those.size(),
                stop("Ashgabat", day, 10, HERE),
                stop("Yerevan", day, 13, ZoneId.of("Asia/Yerevan")));
        planned(by, called, List.of(flight), those, 1).ifPresent(movement -> {
            Set<UUID> all = travelling(by, movement);
            for (Booking next : List.of(Booking.CONFIRMED, Booking.TICKETED, Booking.BOARDED, Booking.ARRIVED)) {
                movements.step(by, movement, all, next);
            }
        });
    }

    private void toTajikistan(Actor.Person by, List<TravellerStore.Waiting> those) {
        LocalDate day = movements.today().plusDays(14);
        List<Leg> legs = List.of(
                leg(Mode.TRAIN, "Night train", 80, stop("Turkmenabat", day, 19, HERE), stop("Mary", day, 23, HERE)),
                leg(
                        Mode.TRAIN,
                        "Night train",
                        80,
                        stop("Mary", day, 23, HERE, 30),
                        stop("Ashgabat", day.plusDays(1), 6, HERE)),
                leg(
                        Mode.CHARTER_FLIGHT,
                        "Charter",
                        80,
                        stop("Ashgabat", day.plusDays(1), 10, HERE),
                        stop("Dushanbe", day.plusDays(1), 12, ZoneId.of("Asia/Dushanbe"))));
        planned(by, "Dushanbe, train and plane", legs, those, 2).ifPresent(movement -> {
            provide(by, movement, ProvisionKind.MEAL, "Supper and breakfast on the train", day, 1, those.size());
            provide(by, movement, ProvisionKind.ESCORT, "Two colleagues, to the door", day, 2, 2);
            movements.step(by, movement, travelling(by, movement), Booking.CONFIRMED);
            ask(
                    by,
                    those.stream()
                            .map(TravellerStore.Waiting::person)
                            .limit(ASKED)
                            .toList(),
                    day);
        });
    }

    private void toCanada(Actor.Person by, List<TravellerStore.Waiting> those) {
        LocalDate day = movements.today().plusDays(35);
        Leg flight = leg(
                Mode.FLIGHT,
                "An airline",
                those.size() + 2,
                stop("Ashgabat", day, 4, HERE),
                stop("Toronto", day, 22, ZoneId.of("America/Toronto")));
        planned(by, "Toronto, resettlement", List.of(flight), those, 1)
                .ifPresent(movement -> provide(by, movement, ProvisionKind.ESCORT, "Two colleagues", day, 1, 2));
    }

    /** A movement in which these have a place; every other family joins on the second leg where there are more. */
    private Optional<UUID> planned(
            Actor.Person by, String called, List<Leg> legs, List<TravellerStore.Waiting> those, int joining) {
        if (!(movements.plan(by, SentForm.alone(), called) instanceof Outcome.Done(UUID movement))) {
            return Optional.empty();
        }
        legs.forEach(leg -> movements.addLeg(by, SentForm.alone(), movement, leg));
        Map<Object, Set<UUID>> together = new LinkedHashMap<>();
        those.forEach(each -> together.computeIfAbsent(
                        each.family() == null ? each.person() : each.family(), any -> new LinkedHashSet<>())
                .add(each.request()));
        // All who join on a leg at once: each time the whole movement is read anew.
        Map<UUID, Set<UUID>> joiningOn = new LinkedHashMap<>();
        int number = 0;
        for (Set<UUID> requests : together.values()) {
            joiningOn
                    .computeIfAbsent(legs.get(number++ % joining).id(), any -> new LinkedHashSet<>())
                    .addAll(requests);
        }
        joiningOn.forEach((leg, requests) ->
                movements.gather(by, movement, leg, legs.getLast().id(), requests));
        return Optional.of(movement);
    }

    private Set<UUID> travelling(Actor.Person by, UUID movement) {
        Set<UUID> all = new LinkedHashSet<>();
        movements
                .find(by, movement)
                .ifPresent(shown -> shown.movement().travelling().forEach(each -> all.add(each.id())));
        return all;
    }

    private void provide(
            Actor.Person by, UUID movement, ProvisionKind kind, String words, LocalDate from, int days, int people) {
        movements.provide(
                by,
                SentForm.alone(),
                movement,
                new Movement.Provision(Ids.withoutTime(), kind, words, from, from.plusDays(days), people));
    }

    private void ask(Actor.Person somebody, List<PersonId> those, LocalDate day) {
        transactions.<Boolean>run(somebody, Act.of("movement.plan"), database -> {
            those.forEach(person -> {
                Optional<UUID> asked = journeys.ask(
                        database,
                        somebody,
                        new Clearance.Question(
                                Ids.withoutTime(),
                                person,
                                AGENCY,
                                Permitted.LEAVE_THE_COUNTRY,
                                "Tajikistan",
                                day.minusDays(4)));
                if (asked.isEmpty()) {
                    throw new IllegalStateException("somebody of the demonstration is not there");
                }
            });
            return true;
        });
    }

    private static Leg leg(Mode mode, String carrier, int seats, Leg.Stop from, Leg.Stop to) {
        Instant ticketBy = from.at().minus(Duration.ofDays(3));
        return new Leg(Ids.withoutTime(), mode, carrier, "", from, to, seats, 0, null, ticketBy);
    }

    private static Leg.Stop stop(String place, LocalDate day, int hour, ZoneId zone) {
        return stop(place, day, hour, zone, 0);
    }

    private static Leg.Stop stop(String place, LocalDate day, int hour, ZoneId zone, int minute) {
        return new Leg.Stop(
                place, day.atTime(LocalTime.of(hour, minute)).atZone(zone).toInstant(), zone);
    }
}
