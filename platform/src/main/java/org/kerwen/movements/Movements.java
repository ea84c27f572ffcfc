package org.kerwen.movements;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.events.Outbox;
import org.kerwen.idempotency.Idempotency;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.FamilyId;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.SentForm;
import org.kerwen.money.Books;
import org.kerwen.money.Cost;
import org.kerwen.people.People;
import org.kerwen.people.Person;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Movements of an organisation: legs, who travels, how far each booking is. What the database refuses is an answer here. */
final class Movements {
    private static final String PLAN = "movement.plan";
    private static final String READ = "movement.read";

    private final Transactions transactions;
    private final Idempotency idempotency;
    private final People people;
    private final Books books;
    private final Outbox outbox;
    private final Clock clock;
    private final ZoneId zone;

    Movements(
            Transactions transactions,
            Idempotency idempotency,
            People people,
            Books books,
            Outbox outbox,
            Clock clock,
            ZoneId zone) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.people = people;
        this.books = books;
        this.outbox = outbox;
        this.clock = clock;
        this.zone = zone;
    }

    /** A movement and who travels in it, as they are shown now. */
    record Shown(Movement movement, Map<PersonId, Person.AtAGlance> people) {
        Map<UUID, List<Hold>> holds() {
            return Readiness.of(movement, people);
        }

        /** The name in lists; empty where there is none any more. */
        String called(Traveller traveller) {
            Person.AtAGlance person = people.get(traveller.person());
            return person == null ? "" : person.called();
        }
    }

    /** The same with all that is known of them. */
    record Known(Movement movement, Map<PersonId, Person> people) {}

    /** Requests without a place, and who made them. */
    record Waiting(List<TravellerStore.Waiting> requests, Map<PersonId, Person.AtAGlance> people) {}

    ZoneId zone() {
        return zone;
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    List<Movement.Row> list(
            Actor.Person by, String called, MovementStore.When when, MovementStore.@Nullable After after, int most) {
        return transactions.run(
                by, Act.of(READ), database -> MovementStore.list(database, called, when, clock.instant(), after, most));
    }

    List<MovementStore.Deadline> deadlines(Actor.Person by, int days, int most) {
        return transactions.run(
                by,
                Act.of(READ),
                database -> MovementStore.deadlines(database, clock.instant(), today().plusDays(days), zone, most));
    }

    Optional<Shown> find(Actor.Person by, UUID id) {
        return transactions.run(
                by,
                Act.on(READ, id),
                database -> MovementStore.find(database, id).map(of -> shown(database, of)));
    }

    Optional<Known> known(Actor.Person by, UUID id) {
        return transactions.run(
                by,
                Act.on(READ, id),
                database -> MovementStore.find(database, id)
                        .map(of -> new Known(of, people.find(database, travellers(of)))));
    }

    /** What its page shows, and what it cost. */
    record Page(Shown shown, List<Cost> costs) {}

    Optional<Page> page(Actor.Person by, UUID id) {
        return transactions.run(
                by,
                Act.on(READ, id),
                database -> MovementStore.findInShort(database, id)
                        .map(of -> new Page(shown(database, of), books.about(database, id))));
    }

    Shown shown(DSLContext database, Movement movement) {
        return new Shown(movement, people.atAGlance(database, travellers(movement)));
    }

    private static Set<PersonId> travellers(Movement movement) {
        Set<PersonId> all = new LinkedHashSet<>();
        movement.travellers().forEach(each -> all.add(each.person()));
        return all;
    }

    Waiting waiting(Actor.Person by, int most) {
        return transactions.run(by, Act.of(PLAN), database -> {
            List<TravellerStore.Waiting> requests = TravellerStore.waiting(database, most);
            return new Waiting(
                    requests,
                    people.atAGlance(
                            database,
                            requests.stream()
                                    .map(TravellerStore.Waiting::person)
                                    .toList()));
        });
    }

    Outcome plan(Actor.Person by, SentForm form, String called) {
        return run(by, Act.of(PLAN), form, database -> MovementStore.plan(database, by, called));
    }

    Outcome addLeg(Actor.Person by, SentForm form, UUID movement, Leg leg) {
        return change(by, form, movement, (database, of) -> {
            MovementStore.add(database, by, movement, leg);
        });
    }

    Outcome terms(
            Actor.Person by, UUID movement, UUID leg, int seats, Leg.@Nullable Fare fare, @Nullable Instant ticketBy) {
        return change(by, movement, (database, of) -> {
            if (!MovementStore.terms(database, movement, leg, seats, fare, ticketBy)) {
                throw Outcome.Why.NOT_THERE.undo();
            }
        });
    }

    Outcome provide(Actor.Person by, SentForm form, UUID movement, Movement.Provision provision) {
        return change(by, form, movement, (database, of) -> {
            MovementStore.provide(database, by, movement, provision);
        });
    }

    /** Gives a place to these and to whoever of their families waits too. */
    Outcome gather(Actor.Person by, UUID movement, UUID joins, UUID leaves, Set<UUID> requests) {
        return change(by, movement, (database, of) -> {
            if (of.legs().isEmpty()) {
                throw Outcome.Why.NO_LEGS.undo();
            }
            if (of.leg(joins).isEmpty() || of.leg(leaves).isEmpty() || requests.isEmpty()) {
                throw Outcome.Why.NOT_THERE.undo();
            }
            Set<UUID> all = withFamilies(database, requests);
            if (TravellerStore.gather(database, by, movement, joins, leaves, all) != all.size()) {
                throw Outcome.Why.NOT_THERE.undo();
            }
            // After the rows, which hold the records that they name: a merge holds those first too.
            Whereabouts.hold(database, by);
            refuseTwice(database, movement);
        });
    }

    private static Set<UUID> withFamilies(DSLContext database, Set<UUID> requests) {
        List<TravellerStore.Waiting> waiting = TravellerStore.waitingWith(database, requests);
        Set<FamilyId> families = new LinkedHashSet<>();
        waiting.stream()
                .filter(each -> requests.contains(each.request()))
                .flatMap(each -> Optional.ofNullable(each.family()).stream())
                .forEach(families::add);
        Set<UUID> all = new LinkedHashSet<>(requests);
        waiting.stream()
                .filter(each -> each.family() != null && families.contains(each.family()))
                .forEach(each -> all.add(each.request()));
        return all;
    }

    private void refuseTwice(DSLContext database, UUID movement) {
        if (Whereabouts.isAnybodyTwice(database, people, movement)) {
            throw Outcome.Why.ELSEWHERE.undo();
        }
    }

    /** The next step of some bookings; nobody boards who cannot travel. */
    Outcome step(Actor.Person by, UUID movement, Set<UUID> travellers, Booking to) {
        return change(by, movement, (database, of) -> {
            if (to == Booking.BOARDED) {
                Map<UUID, List<Hold>> holds = shown(database, of).holds();
                if (travellers.stream().anyMatch(holds::containsKey)) {
                    throw Outcome.Why.NOT_READY.undo();
                }
            }
            stepped(database, by, of, travellers, to, null, null);
        });
    }

    /** Says that somebody reached their place of residence; whoever was missing may have a place elsewhere by now. */
    Outcome arrive(Actor.Person by, UUID movement, UUID traveller, String place) {
        return change(by, movement, (database, of) -> {
            Whereabouts.hold(database, by);
            stepped(database, by, of, Set.of(traveller), Booking.ARRIVED, null, place);
            refuseTwice(database, movement);
        });
    }

    /**
     * Somebody does not travel, or did not come on.
     *
     * @param alone whether only this person; else all of the family who travel
     * @param why in words; where the others travel without them, that is the reason for it
     */
    Outcome takeOut(Actor.Person by, UUID movement, UUID traveller, Booking to, boolean alone, String why) {
        return change(by, movement, (database, of) -> {
            Traveller who = of.traveller(traveller).orElseThrow(Outcome.Why.NOT_THERE::undo);
            List<Traveller> together = of.together(who);
            if (alone && together.size() > 1) {
                MovementStore.apart(database, by, movement, who.request(), why);
            }
            Set<UUID> all = new LinkedHashSet<>();
            all.add(traveller);
            if (!alone) {
                together.forEach(each -> all.add(each.id()));
            }
            stepped(database, by, of, all, to, why, null);
        });
    }

    private void stepped(
            DSLContext database,
            Actor.Person by,
            Movement of,
            Collection<UUID> travellers,
            Booking to,
            @Nullable String why,
            @Nullable String place) {
        for (UUID each : travellers) {
            Traveller traveller = of.traveller(each).orElseThrow(Outcome.Why.NOT_THERE::undo);
            if (!traveller.booking().next().contains(to)) {
                throw Outcome.Why.NOT_NEXT.undo();
            }
        }
        TravellerStore.step(database, by, travellers, to, why, place);
        TravellerStore.askers(database, travellers)
                .forEach(asker -> outbox.write(database, new BookingChanged(asker, to)));
    }

    /**
     * Moves a leg and every later one.
     *
     * @param seen what lapses thereby, as whoever does it saw it; where it is more by now, nothing is done
     */
    Outcome delay(Actor.Person by, SentForm form, UUID movement, UUID leg, Duration later, int seen) {
        return change(by, form, movement, (database, of) -> {
            Leg from = of.leg(leg).orElseThrow(Outcome.Why.NOT_THERE::undo);
            Whereabouts.hold(database, by);
            if (lapses(shown(database, of), from, later).size() > seen) {
                throw Outcome.Why.NOT_READY.undo();
            }
            MovementStore.delay(database, movement, from.from().at(), later);
            refuseTwice(database, movement);
        });
    }

    static Map<UUID, List<Hold>> lapses(Shown now, Leg from, Duration later) {
        return Delayed.lapses(
                now.movement(), Delayed.of(now.movement(), from.from().at(), later), now.people());
    }

    /** Writes a passenger list down, of all who travel and can. */
    Outcome issue(Actor.Person by, SentForm form, UUID movement, Recipient recipient) {
        return run(by, Act.on("manifest.issue", movement), form, database -> {
            Shown shown = ready(database, movement);
            return ManifestStore.issue(
                    database,
                    by,
                    shown.movement(),
                    recipient,
                    Listing.rows(shown.movement(), people.find(database, travellers(shown.movement())), recipient));
        });
    }

    private Shown ready(DSLContext database, UUID movement) {
        Shown shown =
                shown(database, MovementStore.locked(database, movement).orElseThrow(Outcome.Why.NOT_THERE::undo));
        if (shown.movement().travelling().isEmpty() || !shown.holds().isEmpty()) {
            throw Outcome.Why.HELD.undo();
        }
        return shown;
    }

    List<Manifest> lists(Actor.Person by, UUID movement) {
        return transactions.run(
                by, Act.on("manifest.issue", movement), database -> ManifestStore.of(database, movement));
    }

    Optional<Manifest> manifest(Actor.Person by, UUID movement, UUID manifest) {
        return transactions.run(
                by, Act.on("manifest.issue", manifest), database -> ManifestStore.find(database, movement, manifest));
    }

    /** Registers a copy that is about to leave: refused where the list is old by now or somebody on it cannot travel any more. */
    Outcome copied(Actor.Person by, UUID movement, UUID manifest, ListForm form, byte[] sha256) {
        return run(by, Act.on("manifest.issue", manifest), database -> {
            Shown shown = ready(database, movement);
            Manifest of = ManifestStore.find(database, movement, manifest).orElseThrow(Outcome.Why.NOT_THERE::undo);
            if (of.ofVersion() != shown.movement().version() || of.rows().size() != of.people()) {
                throw Outcome.Why.OLD_LIST.undo();
            }
            ManifestStore.register(database, by, manifest, form, sha256);
            return manifest;
        });
    }

    private interface Change {
        void make(DSLContext database, Movement of);
    }

    private Outcome change(Actor.Person by, UUID movement, Change change) {
        return run(by, Act.on(PLAN, movement), database -> make(database, movement, change));
    }

    private Outcome change(Actor.Person by, SentForm form, UUID movement, Change change) {
        return run(by, Act.on(PLAN, movement), form, database -> make(database, movement, change));
    }

    private static UUID make(DSLContext database, UUID movement, Change change) {
        change.make(database, MovementStore.locked(database, movement).orElseThrow(Outcome.Why.NOT_THERE::undo));
        return movement;
    }

    /** What a form asks for, once, however often it is sent. What is refused is undone, and may be sent again. */
    private Outcome run(Actor.Person by, Act act, SentForm form, Function<DSLContext, UUID> work) {
        return run(
                by,
                act,
                database -> idempotency.once(
                        database, by, form, () -> work.apply(database), Optional::of, Function.identity()));
    }

    private Outcome run(Actor.Person by, Act act, Function<DSLContext, UUID> work) {
        try {
            return new Outcome.Done(Objects.requireNonNull(transactions.run(by, act, work)));
        } catch (Outcome.Undone undone) {
            return new Outcome.Refusal(undone.why);
        } catch (DataAccessException e) {
            return new Outcome.Refusal(Outcome.Why.of(constraint(e)).orElseThrow(() -> e));
        }
    }

    /** Which rule of the database was broken; null where it was something else. */
    static @Nullable String constraint(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof PSQLException refused) {
                ServerErrorMessage message = refused.getServerErrorMessage();
                return message == null ? null : message.getConstraint();
            }
        }
        return null;
    }

    /** Names of those who wait, by request, for the eye. */
    static Map<UUID, String> called(Waiting waiting) {
        Map<UUID, String> called = new LinkedHashMap<>();
        List<TravellerStore.Waiting> all = new ArrayList<>(waiting.requests());
        all.forEach(each -> {
            Person.AtAGlance person = waiting.people().get(each.person());
            if (person != null && person.used()) {
                called.put(each.request(), person.called());
            }
        });
        return called;
    }
}
