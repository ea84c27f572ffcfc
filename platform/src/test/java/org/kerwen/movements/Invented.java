package org.kerwen.movements;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.FamilyId;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.Money;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.SentForm;
import org.kerwen.people.ConsentWay;
import org.kerwen.people.DocumentKind;
import org.kerwen.people.NameUsage;
import org.kerwen.people.People;
import org.kerwen.people.Registration;
import org.kerwen.people.Sex;
import org.kerwen.testing.RunningKerwen;

/** Invented people who want to travel, and the ways that they take. */
final class Invented {
    static final ZoneId ASHGABAT = ZoneId.of("Asia/Ashgabat");
    static final ZoneId YEREVAN = ZoneId.of("Asia/Yerevan");

    private final Transactions transactions;
    private final People people;
    private final Journeys journeys;
    private final Movements movements;
    private final Actor.Person by;

    Invented(RunningKerwen kerwen, Actor.Person by) {
        this.transactions = kerwen.bean(Transactions.class);
        this.people = kerwen.bean(People.class);
        this.journeys = kerwen.bean(Journeys.class);
        this.movements = kerwen.bean(Movements.class);
        this.by = by;
    }

    PersonId person(String given, @Nullable LocalDate born) {
        return person("Testian", given, born);
    }

    PersonId person(String family, String given, @Nullable LocalDate born) {
        return people.register(
                by,
                new Registration(
                        List.of(
                                new Registration.Name(NameUsage.LEGAL, family, given, ""),
                                new Registration.Name(NameUsage.LOCAL, "Թեստյան", given, "")),
                        new Registration.Known(
                                Sex.FEMALE,
                                born == null ? null : new FuzzyDate.OfDay(born),
                                "",
                                "",
                                List.of("ARM"),
                                List.of(),
                                List.of()),
                        List.of(new Registration.Document(
                                DocumentKind.PASSPORT,
                                "ZZ %07d".formatted(Math.floorMod(given.hashCode(), 10_000_000)),
                                "ARM",
                                null)),
                        List.of(),
                        ConsentWay.WRITTEN));
    }

    /** A request that can be met at any time; answers its id. */
    UUID request(PersonId person, @Nullable FamilyId family) {
        return request(Ids.withoutTime(), person, family);
    }

    UUID request(UUID askedBy, PersonId person, @Nullable FamilyId family) {
        return transactions.run(
                by,
                Act.of("movement.try"),
                database -> journeys.ask(
                        database,
                        by,
                        new Journey(
                                askedBy,
                                person,
                                family,
                                "Mary",
                                "Goris, an invented street 1",
                                LocalDate.of(2020, 1, 1),
                                LocalDate.of(2040, 1, 1),
                                Set.of(SpecialNeed.WHEELCHAIR, SpecialNeed.OWN_FOOD))));
    }

    void withdraw(UUID askedBy) {
        transactions.<Boolean>run(by, Act.of("movement.try"), database -> {
            journeys.withdraw(database, askedBy);
            return true;
        });
    }

    boolean require(UUID request, Requirement requirement) {
        return transactions.run(
                by, Act.of("movement.try"), database -> journeys.require(database, request, requirement));
    }

    static Requirement paper(UUID id, @Nullable LocalDate from, @Nullable LocalDate until) {
        return new Requirement(id, RequirementKind.TRAVEL_PAPER, OwedBy.EMBASSY, null, from, until);
    }

    UUID movement(Leg... legs) {
        UUID id = done(movements.plan(by, SentForm.alone(), "Try"));
        for (Leg leg : legs) {
            done(movements.addLeg(by, SentForm.alone(), id, leg));
        }
        return id;
    }

    static Leg leg(Instant departs, Instant arrives, int seats) {
        return new Leg(
                Ids.withoutTime(),
                Mode.CHARTER_FLIGHT,
                "Try Air",
                "TA 1",
                new Leg.Stop("Ashgabat", departs, ASHGABAT),
                new Leg.Stop("Yerevan", arrives, YEREVAN),
                seats,
                0,
                new Leg.Fare(
                        new Money(new BigDecimal("120"), "USD"),
                        new Leg.Fare.Group(10, new Money(new BigDecimal("90"), "USD"))),
                null);
    }

    Movement of(UUID movement) {
        return movements.find(by, movement).orElseThrow().movement();
    }

    /** Gives places on the whole way. */
    Outcome gather(UUID movement, UUID... requests) {
        Movement of = of(movement);
        return movements.gather(
                by, movement, of.legs().getFirst().id(), of.legs().getLast().id(), Set.of(requests));
    }

    Traveller traveller(UUID movement, UUID request) {
        return of(movement).travellers().stream()
                .filter(each -> each.request().equals(request))
                .reduce((first, second) -> second.booking().travels() ? second : first)
                .orElseThrow();
    }

    static UUID done(Outcome outcome) {
        if (outcome instanceof Outcome.Done(UUID id)) {
            return Objects.requireNonNull(id);
        }
        throw new AssertionError("refused: " + outcome);
    }
}
