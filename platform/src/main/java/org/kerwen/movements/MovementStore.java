package org.kerwen.movements;

import static org.kerwen.movements.db.Tables.APART;
import static org.kerwen.movements.db.Tables.LEG;
import static org.kerwen.movements.db.Tables.MOVEMENT;
import static org.kerwen.movements.db.Tables.PROVISION;
import static org.kerwen.movements.db.Tables.TRAVELLER;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.Money;
import org.kerwen.movements.db.tables.records.LegRecord;

/** The tables of movements and their legs. Row security lets each transaction see its own organisation's only. */
final class MovementStore {
    private static final Field<Integer> PEOPLE = DSL.field(DSL.selectCount()
                    .from(TRAVELLER)
                    .where(TRAVELLER.MOVEMENT.eq(MOVEMENT.ID))
                    .and(TRAVELLER.STATE.in(TravellerStore.TRAVELLING)))
            .as("people");

    private MovementStore() {}

    /**
     * Said besides row security, which lets a restore see all: only so can an index that begins with the organisation be used for the
     * order too.
     */
    static Field<String> acting() {
        return DSL.field("kernel.acting_organisation()", String.class);
    }

    /** Which movements a list shows. */
    enum When {
        /** Not at their end yet, or without any leg. */
        AHEAD,
        PAST,
        ANY;

        private Condition from(Instant now) {
            Condition over = MOVEMENT.ENDS.lt(now.atOffset(ZoneOffset.UTC));
            return switch (this) {
                case AHEAD -> MOVEMENT.ENDS.isNull().or(over.not());
                case PAST -> over;
                case ANY -> DSL.noCondition();
            };
        }
    }

    /** The last that was shown: behind it the list goes on. */
    record After(@Nullable Instant starts, UUID id) {}

    /** The one that departs last first; before them those without any leg. */
    static List<Movement.Row> list(
            DSLContext database, String called, When when, Instant now, @Nullable After after, int most) {
        Condition which = MOVEMENT.ORGANISATION.eq(acting()).and(when.from(now));
        if (!called.isEmpty()) {
            which = which.and(MOVEMENT.CALLED.containsIgnoreCase(called));
        }
        if (after != null) {
            Condition sameStart = after.starts() == null
                    ? MOVEMENT.STARTS.isNull()
                    : MOVEMENT.STARTS.eq(after.starts().atOffset(ZoneOffset.UTC));
            if (after.starts() != null) {
                // Says nothing new; from it the index knows where to begin.
                which = which.and(MOVEMENT.STARTS.le(after.starts().atOffset(ZoneOffset.UTC)));
            }
            Condition behind = after.starts() == null
                    ? MOVEMENT.STARTS.isNotNull()
                    : MOVEMENT.STARTS.lt(after.starts().atOffset(ZoneOffset.UTC));
            which = which.and(behind.or(sameStart.and(MOVEMENT.ID.lt(after.id()))));
        }
        return database.select(MOVEMENT.ID, MOVEMENT.CALLED, MOVEMENT.STARTS, MOVEMENT.ENDS, PEOPLE)
                .from(MOVEMENT)
                .where(which)
                .orderBy(MOVEMENT.STARTS.desc().nullsFirst(), MOVEMENT.ID.desc())
                .limit(most)
                .fetch(row -> new Movement.Row(
                        row.value1(), row.value2(), instant(row.value3()), instant(row.value4()), row.value5()));
    }

    static Optional<Movement> find(DSLContext database, UUID id) {
        return find(database, id, TravellerStore.of(database, TRAVELLER.MOVEMENT.eq(id)), provisions(database, id));
    }

    /** The same with only so much of what must be so as its page says. */
    static Optional<Movement> findInShort(DSLContext database, UUID id) {
        return find(
                database, id, TravellerStore.inShort(database, TRAVELLER.MOVEMENT.eq(id)), provisions(database, id));
    }

    /** The same with those only for whom was asked under an id, and their families; what is provided is left out. */
    static Optional<Movement> find(DSLContext database, UUID id, UUID askedBy) {
        return find(
                database,
                id,
                TravellerStore.of(database, TRAVELLER.MOVEMENT.eq(id).and(TravellerStore.isWith(askedBy))),
                List.of());
    }

    private static Optional<Movement> find(
            DSLContext database, UUID id, List<Traveller> travellers, List<Movement.Provision> provisions) {
        return database.selectFrom(MOVEMENT)
                .where(MOVEMENT.ID.eq(id))
                .fetchOptional(row -> new Movement(
                        id,
                        row.getCalled(),
                        row.getVersion(),
                        database.selectFrom(LEG)
                                .where(LEG.MOVEMENT.eq(id))
                                .orderBy(LEG.DEPARTS)
                                .fetch(MovementStore::leg),
                        travellers,
                        provisions));
    }

    /** The same, and nobody else changes it until the end of the transaction. */
    static Optional<Movement> locked(DSLContext database, UUID id) {
        database.select(MOVEMENT.ID)
                .from(MOVEMENT)
                .where(MOVEMENT.ID.eq(id))
                .forUpdate()
                .fetch();
        return find(database, id);
    }

    private static Leg leg(LegRecord row) {
        return new Leg(
                row.getId(),
                Choice.of(Mode.class, row.getMode()),
                row.getCarrier(),
                row.getService(),
                new Leg.Stop(row.getFromPlace(), row.getDeparts().toInstant(), ZoneId.of(row.getFromZone())),
                new Leg.Stop(row.getToPlace(), row.getArrives().toInstant(), ZoneId.of(row.getToZone())),
                row.getSeats(),
                row.getBooked(),
                row.getFare() == null
                        ? null
                        : new Leg.Fare(
                                new Money(row.getFare(), row.getCurrency()),
                                row.getGroupFrom() == null
                                        ? null
                                        : new Leg.Fare.Group(
                                                row.getGroupFrom(), new Money(row.getGroupFare(), row.getCurrency()))),
                instant(row.getTicketBy()));
    }

    private static List<Movement.Provision> provisions(DSLContext database, UUID movement) {
        return database.selectFrom(PROVISION)
                .where(PROVISION.MOVEMENT.eq(movement))
                .orderBy(PROVISION.STARTS_ON, PROVISION.ID)
                .fetch(row -> new Movement.Provision(
                        row.getId(),
                        Choice.of(ProvisionKind.class, row.getKind()),
                        row.getWords(),
                        row.getStartsOn(),
                        row.getEndsOn(),
                        row.getPeople()));
    }

    static UUID plan(DSLContext database, Actor.Person by, String called) {
        UUID id = Ids.withoutTime();
        database.insertInto(MOVEMENT)
                .set(MOVEMENT.ID, id)
                .set(MOVEMENT.ORGANISATION, by.organisation().value())
                .set(MOVEMENT.CALLED, called)
                .set(MOVEMENT.MADE_BY, by.account().value())
                .execute();
        return id;
    }

    static UUID add(DSLContext database, Actor.Person by, UUID movement, Leg leg) {
        LegRecord row = database.newRecord(LEG);
        row.setId(leg.id());
        row.setOrganisation(by.organisation().value());
        row.setMovement(movement);
        row.setMode(leg.mode().word());
        row.setCarrier(leg.carrier());
        row.setService(leg.service());
        row.setFromPlace(leg.from().place());
        row.setFromZone(leg.from().zone().getId());
        row.setToPlace(leg.to().place());
        row.setToZone(leg.to().zone().getId());
        row.setDeparts(leg.from().at().atOffset(ZoneOffset.UTC));
        row.setArrives(leg.to().at().atOffset(ZoneOffset.UTC));
        row.setBooked(0);
        terms(row, leg.seats(), leg.fare(), leg.ticketBy());
        database.executeInsert(row);
        return leg.id();
    }

    private static void terms(LegRecord row, int seats, Leg.@Nullable Fare fare, @Nullable Instant ticketBy) {
        Leg.Fare.Group group = fare == null ? null : fare.group();
        row.setSeats(seats);
        row.setFare(fare == null ? null : fare.each().amount());
        row.setCurrency(fare == null ? null : fare.each().currency());
        row.setGroupFrom(group == null ? null : group.from());
        row.setGroupFare(group == null ? null : group.each().amount());
        row.setTicketBy(ticketBy == null ? null : ticketBy.atOffset(ZoneOffset.UTC));
    }

    /** Other seats, fares and deadline; false where it is not there. */
    static boolean terms(
            DSLContext database,
            UUID movement,
            UUID leg,
            int seats,
            Leg.@Nullable Fare fare,
            @Nullable Instant ticketBy) {
        LegRecord row = new LegRecord();
        terms(row, seats, fare, ticketBy);
        return database.update(LEG)
                        .set(row)
                        .where(LEG.ID.eq(leg))
                        .and(LEG.MOVEMENT.eq(movement))
                        .execute()
                == 1;
    }

    /** Moves this leg and every later one, all in one statement, so that none gets into the way of another. */
    static void delay(DSLContext database, UUID movement, Instant from, Duration by) {
        database.execute("""
                UPDATE movements.leg SET departs = departs + make_interval(secs => ?), arrives = arrives + make_interval(secs => ?)
                 WHERE movement = ? AND departs >= ?::timestamptz
                """, by.toSeconds(), by.toSeconds(), movement, from.atOffset(ZoneOffset.UTC));
    }

    static UUID provide(DSLContext database, Actor.Person by, UUID movement, Movement.Provision provision) {
        database.insertInto(PROVISION)
                .set(PROVISION.ID, provision.id())
                .set(PROVISION.ORGANISATION, by.organisation().value())
                .set(PROVISION.MOVEMENT, movement)
                .set(PROVISION.KIND, provision.kind().word())
                .set(PROVISION.WORDS, provision.words())
                .set(PROVISION.STARTS_ON, provision.first())
                .set(PROVISION.ENDS_ON, provision.last())
                .set(PROVISION.PEOPLE, provision.people())
                .set(PROVISION.MADE_BY, by.account().value())
                .execute();
        return provision.id();
    }

    /** Says why somebody does not travel with their family. */
    static void apart(DSLContext database, Actor.Person by, UUID movement, UUID request, String why) {
        database.insertInto(APART)
                .set(APART.MOVEMENT, movement)
                .set(APART.REQUEST, request)
                .set(APART.ORGANISATION, by.organisation().value())
                .set(APART.WHY, why)
                .set(APART.SAID_BY, by.account().value())
                .onDuplicateKeyUpdate()
                .set(APART.WHY, why)
                .execute();
    }

    /** Until when tickets must be issued, in all movements ahead; the nearest first. */
    static List<Deadline> deadlines(DSLContext database, Instant now, LocalDate until, ZoneId zone, int most) {
        return database.select(LEG.MOVEMENT, MOVEMENT.CALLED, DSL.min(LEG.TICKET_BY))
                .from(LEG)
                .join(MOVEMENT)
                .on(MOVEMENT.ID.eq(LEG.MOVEMENT))
                .where(LEG.ORGANISATION.eq(acting()))
                .and(LEG.DEPARTS.gt(now.atOffset(ZoneOffset.UTC)))
                .and(LEG.TICKET_BY.lt(until.plusDays(1).atStartOfDay(zone).toOffsetDateTime()))
                .andExists(DSL.selectOne()
                        .from(TRAVELLER)
                        .where(TRAVELLER.MOVEMENT.eq(LEG.MOVEMENT))
                        .and(TRAVELLER.STATE.in(Booking.NOTIFIED.word(), Booking.CONFIRMED.word())))
                .groupBy(LEG.MOVEMENT, MOVEMENT.CALLED)
                .orderBy(DSL.min(LEG.TICKET_BY), LEG.MOVEMENT)
                .limit(most)
                .fetch(row ->
                        new Deadline(row.value1(), row.value2(), row.value3().toInstant()));
    }

    /** Until when tickets must be issued in a movement. */
    record Deadline(UUID movement, String called, Instant ticketBy) {}

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
