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
import org.kerwen.kernel.FamilyId;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Role;
import org.kerwen.people.People;
import org.kerwen.people.Person;

/**
 * A journey for a demonstration. The last group that the mission brought home to Tajikistan were 71 people, by train from Turkmenabat
 * and Mary and on by plane; these here are invented, and travel in two weeks.
 */
final class InventedJourney implements Demonstration {
    private static final int PEOPLE = 71;
    private static final int LOOKED_AT = 400;
    private static final int SEATS = 80;
    private static final int ASKED = 3;
    private static final ZoneId HERE = ZoneId.of("Asia/Ashgabat");
    private static final ZoneId THERE = ZoneId.of("Asia/Dushanbe");
    private static final OrganisationId AGENCY = new OrganisationId("state-agency");

    private final Transactions transactions;
    private final People people;
    private final Journeys journeys;
    private final Movements movements;

    InventedJourney(Transactions transactions, People people, Journeys journeys, Movements movements) {
        this.transactions = transactions;
        this.people = people;
        this.journeys = journeys;
        this.movements = movements;
    }

    @Override
    public Role role() {
        return Role.MOVEMENT_OFFICER;
    }

    @Override
    public void fill(Actor.Person somebody) {
        Map<FamilyId, List<PersonId>> families = families(somebody);
        if (families.isEmpty()
                || !(movements.plan(somebody, "Dushanbe, train and plane") instanceof Outcome.Done(UUID movement))) {
            return;
        }
        LocalDate day = movements.today().plusDays(14);
        List<Leg> legs = List.of(
                leg(Mode.TRAIN, "Night train", stop("Turkmenabat", day, 19, HERE), stop("Mary", day, 23, HERE)),
                leg(
                        Mode.TRAIN,
                        "Night train",
                        stop("Mary", day, 23, HERE, 30),
                        stop("Ashgabat", day.plusDays(1), 6, HERE)),
                leg(
                        Mode.CHARTER_FLIGHT,
                        "Charter",
                        stop("Ashgabat", day.plusDays(1), 10, HERE),
                        stop("Dushanbe", day.plusDays(1), 12, THERE)));
        legs.forEach(leg -> movements.addLeg(somebody, movement, leg));
        int number = 0;
        List<UUID> ready = new ArrayList<>();
        for (Map.Entry<FamilyId, List<PersonId>> family : families.entrySet()) {
            Set<UUID> requests = new LinkedHashSet<>();
            LocalDate until = number % 9 == 4 ? day : day.plusYears(1);
            boolean open = number % 7 == 3;
            transactions.<Boolean>run(somebody, Act.of("movement.plan"), database -> {
                for (PersonId person : family.getValue()) {
                    UUID request = journeys.ask(
                            database,
                            somebody,
                            new Journey(
                                    Ids.withoutTime(),
                                    person,
                                    family.getKey(),
                                    "Turkmenistan, an invented street",
                                    "Tajikistan, an invented village",
                                    day.minusDays(7),
                                    day.plusDays(30),
                                    Set.of()));
                    requests.add(request);
                    journeys.require(
                            database,
                            request,
                            new Requirement(
                                    Ids.withoutTime(),
                                    RequirementKind.TRAVEL_PAPER,
                                    OwedBy.EMBASSY,
                                    day.minusDays(3),
                                    open ? null : day.minusDays(30),
                                    open ? null : until));
                }
                return true;
            });
            Leg joins = legs.get(number % 2);
            movements.gather(somebody, movement, joins.id(), legs.getLast().id(), requests);
            if (!open && until.isAfter(day)) {
                ready.addAll(requests);
            }
            number++;
        }
        movements.provide(
                somebody,
                movement,
                new Movement.Provision(
                        Ids.withoutTime(),
                        ProvisionKind.MEAL,
                        "Supper and breakfast on the train",
                        day,
                        day.plusDays(1),
                        PEOPLE));
        movements.provide(
                somebody,
                movement,
                new Movement.Provision(
                        Ids.withoutTime(),
                        ProvisionKind.ESCORT,
                        "Two colleagues, to the door",
                        day,
                        day.plusDays(2),
                        2));
        confirm(somebody, movement, ready);
        ask(somebody, families.values().iterator().next(), day);
    }

    /** Whole families of those who were recorded last, together as many as travelled. */
    private Map<FamilyId, List<PersonId>> families(Actor.Person somebody) {
        List<PersonId> newest =
                people.list(somebody, null, LOOKED_AT).stream().map(Person::id).toList();
        Map<FamilyId, List<PersonId>> all =
                transactions.run(somebody, Act.of("movement.plan"), database -> people.wholeFamilies(database, newest));
        Map<Integer, List<FamilyId>> sums = new LinkedHashMap<>(Map.of(0, List.of()));
        for (Map.Entry<FamilyId, List<PersonId>> family : all.entrySet()) {
            for (Map.Entry<Integer, List<FamilyId>> sum : List.copyOf(sums.entrySet())) {
                int more = sum.getKey() + family.getValue().size();
                if (more <= PEOPLE && !sums.containsKey(more)) {
                    List<FamilyId> with = new ArrayList<>(sum.getValue());
                    with.add(family.getKey());
                    sums.put(more, with);
                }
            }
        }
        Map<FamilyId, List<PersonId>> chosen = new LinkedHashMap<>();
        sums.getOrDefault(PEOPLE, List.of()).forEach(each -> chosen.put(each, all.getOrDefault(each, List.of())));
        return chosen;
    }

    private void confirm(Actor.Person somebody, UUID movement, List<UUID> ready) {
        Set<UUID> travellers = new LinkedHashSet<>();
        movements
                .find(somebody, movement)
                .ifPresent(shown -> shown.movement().travelling().stream()
                        .filter(each -> ready.contains(each.request()))
                        .forEach(each -> travellers.add(each.id())));
        movements.step(somebody, movement, travellers, Booking.CONFIRMED);
    }

    private void ask(Actor.Person somebody, List<PersonId> family, LocalDate day) {
        transactions.<Boolean>run(somebody, Act.of("movement.plan"), database -> {
            family.stream().limit(ASKED).forEach(person -> {
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

    private static Leg leg(Mode mode, String carrier, Leg.Stop from, Leg.Stop to) {
        Instant ticketBy = from.at().minus(Duration.ofDays(3));
        return new Leg(Ids.withoutTime(), mode, carrier, "", from, to, SEATS, 0, null, ticketBy);
    }

    private static Leg.Stop stop(String place, LocalDate day, int hour, ZoneId zone) {
        return stop(place, day, hour, zone, 0);
    }

    private static Leg.Stop stop(String place, LocalDate day, int hour, ZoneId zone, int minute) {
        return new Leg.Stop(
                place, day.atTime(LocalTime.of(hour, minute)).atZone(zone).toInstant(), zone);
    }
}
