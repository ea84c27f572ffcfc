package org.kerwen.movements;

import static org.kerwen.movements.db.Tables.REQUEST;
import static org.kerwen.movements.db.Tables.REQUIREMENT;
import static org.kerwen.movements.db.Tables.TRAVELLER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FamilyId;
import org.kerwen.kernel.PersonId;
import org.kerwen.movements.db.tables.Request;

/** The tables of requests, requirements and travellers. */
final class TravellerStore {
    /** States of those who need a seat. */
    static final List<String> TRAVELLING = Stream.of(Booking.values())
            .filter(Booking::travels)
            .map(Choice::word)
            .toList();

    private static final Field<Integer> LEFT_BEHIND = DSL.field(
            "(SELECT count(*)::int FROM movements.left_behind({0}, {1}))",
            Integer.class, DSL.field(DSL.name("of", "movement")), DSL.field(DSL.name("of", "family")));

    private TravellerStore() {}

    /** A request of somebody who has no place in a movement yet. */
    record Waiting(
            UUID request,
            PersonId person,
            @Nullable FamilyId family,
            String to,
            LocalDate earliest,
            LocalDate latest) {}

    /** Writes a request; the same one again changes it. */
    static UUID ask(DSLContext database, Actor.Person by, UUID id, Journey journey) {
        UUID family = journey.family() == null ? null : journey.family().value();
        String[] needs = journey.needs().stream().sorted().map(Choice::word).toArray(String[]::new);
        return Objects.requireNonNull(database.insertInto(REQUEST)
                .set(REQUEST.ID, id)
                .set(REQUEST.ORGANISATION, by.organisation().value())
                .set(REQUEST.PERSON, journey.person().value())
                .set(REQUEST.FAMILY, family)
                .set(REQUEST.ASKED_BY, journey.askedBy())
                .set(REQUEST.FROM_PLACE, journey.from())
                .set(REQUEST.TO_PLACE, journey.to())
                .set(REQUEST.EARLIEST, journey.earliest())
                .set(REQUEST.LATEST, journey.latest())
                .set(REQUEST.NEEDS, needs)
                .set(REQUEST.MADE_BY, by.account().value())
                .onConflict(REQUEST.ORGANISATION, REQUEST.ASKED_BY, REQUEST.PERSON)
                .doUpdate()
                .set(REQUEST.FAMILY, family)
                .set(REQUEST.FROM_PLACE, journey.from())
                .set(REQUEST.TO_PLACE, journey.to())
                .set(REQUEST.EARLIEST, journey.earliest())
                .set(REQUEST.LATEST, journey.latest())
                .set(REQUEST.NEEDS, needs)
                .setNull(REQUEST.WITHDRAWN_AT)
                .returning(REQUEST.ID)
                .fetchSingle(REQUEST.ID));
    }

    static List<Journeys.Arrival> arrived(DSLContext database, LocalDate first, LocalDate last) {
        return database.select(REQUEST.ASKED_BY, TRAVELLER.PERSON, TRAVELLER.STARTS_ON)
                .from(TRAVELLER)
                .join(REQUEST)
                .on(REQUEST.ID.eq(TRAVELLER.REQUEST))
                .where(TRAVELLER.STATE.eq(Booking.ARRIVED.word()))
                .and(TRAVELLER.ENDS_ON.between(first, last))
                .orderBy(TRAVELLER.STARTS_ON, TRAVELLER.ID)
                .fetch(row -> new Journeys.Arrival(row.value1(), new PersonId(row.value2()), row.value3()));
    }

    static int withdraw(DSLContext database, UUID askedBy) {
        return database.update(REQUEST)
                .set(REQUEST.WITHDRAWN_AT, DSL.currentOffsetDateTime())
                .where(REQUEST.ASKED_BY.eq(askedBy))
                .and(REQUEST.WITHDRAWN_AT.isNull())
                .execute();
    }

    /** Writes a requirement of a request; false where the request is not there. */
    static boolean require(DSLContext database, UUID request, Requirement requirement) {
        return database.execute(
                        """
                INSERT INTO movements.requirement (id, organisation, request, kind, owed_by, due, valid_from, valid_until)
                SELECT ?, organisation, id, ?, ?, ?::date, ?::date, ?::date FROM movements.request WHERE id = ?
                ON CONFLICT (id) DO UPDATE SET kind = EXCLUDED.kind, owed_by = EXCLUDED.owed_by, due = EXCLUDED.due,
                    valid_from = EXCLUDED.valid_from, valid_until = EXCLUDED.valid_until, told_at = now()
                """,
                        requirement.id(),
                        requirement.kind().word(),
                        requirement.owedBy().word(),
                        requirement.due(),
                        requirement.validFrom(),
                        requirement.validUntil(),
                        request)
                == 1;
    }

    static void drop(DSLContext database, UUID requirement) {
        database.deleteFrom(REQUIREMENT).where(REQUIREMENT.ID.eq(requirement)).execute();
    }

    /** Requests that stand and have no place yet, the most urgent first. */
    static List<Waiting> waiting(DSLContext database, int most) {
        return waiting(database, REQUEST.ORGANISATION.eq(MovementStore.acting()), most);
    }

    /** Those of them who are in a family with somebody of these. */
    static List<Waiting> waitingWith(DSLContext database, Collection<UUID> requests) {
        return waiting(
                database, REQUEST.FAMILY.in(familiesOf(REQUEST.as("its").ID.in(requests))), Integer.MAX_VALUE);
    }

    private static Select<Record1<UUID>> familiesOf(Condition which) {
        Request its = REQUEST.as("its");
        return DSL.select(its.FAMILY).from(its).where(which).and(its.FAMILY.isNotNull());
    }

    private static List<Waiting> waiting(DSLContext database, Condition which, int most) {
        return database.selectFrom(REQUEST)
                .where(which)
                .and(REQUEST.WITHDRAWN_AT.isNull())
                .and(REQUEST.TO_PLACE.isNotNull())
                .andNotExists(DSL.selectOne()
                        .from(TRAVELLER)
                        .where(TRAVELLER.REQUEST.eq(REQUEST.ID))
                        .and(TRAVELLER.STATE.in(TRAVELLING)))
                .orderBy(REQUEST.LATEST, REQUEST.ID)
                .limit(most)
                .fetch(row -> new Waiting(
                        row.getId(),
                        new PersonId(row.getPerson()),
                        family(row.getFamily()),
                        row.getToPlace(),
                        row.getEarliest(),
                        row.getLatest()));
    }

    /** Whether a traveller is one of those for whom was asked under an id, or of their families. */
    static Condition isWith(UUID askedBy) {
        Request its = REQUEST.as("its");
        return TRAVELLER
                .REQUEST
                .in(DSL.select(its.ID).from(its).where(its.ASKED_BY.eq(askedBy)))
                .or(TRAVELLER.FAMILY.in(familiesOf(its.ASKED_BY.eq(askedBy))));
    }

    /** The place that somebody has; null where none. */
    record Place(@Nullable UUID movement, @Nullable UUID traveller) {}

    /** The places of all for whom was asked under an id; of several the last that was given. */
    static Map<PersonId, Place> places(DSLContext database, UUID askedBy) {
        Map<PersonId, Place> places = new LinkedHashMap<>();
        database.select(REQUEST.PERSON, TRAVELLER.MOVEMENT, TRAVELLER.ID)
                .from(REQUEST)
                .leftJoin(TRAVELLER)
                .on(TRAVELLER.REQUEST.eq(REQUEST.ID))
                .and(TRAVELLER.STATE.in(TRAVELLING))
                .where(REQUEST.ASKED_BY.eq(askedBy))
                .orderBy(TRAVELLER.STARTS, REQUEST.ID)
                .forEach(row -> places.put(new PersonId(row.value1()), new Place(row.value2(), row.value3())));
        return places;
    }

    /** Travellers, a family together, with what must be so before. */
    static List<Traveller> of(DSLContext database, Condition which) {
        return of(database, which, DSL.noCondition());
    }

    /**
     * The same without what is fulfilled on the days of the journey, but for who looks after a child: enough to say why somebody cannot
     * travel yet, not to say what a delay would change.
     */
    static List<Traveller> inShort(DSLContext database, Condition which) {
        return of(
                database,
                which,
                REQUIREMENT
                        .VALID_FROM
                        .isNull()
                        .or(REQUIREMENT.VALID_FROM.gt(TRAVELLER.STARTS_ON))
                        .or(REQUIREMENT.VALID_UNTIL.lt(TRAVELLER.ENDS_ON))
                        .or(REQUIREMENT.KIND.eq(RequirementKind.GUARDIANSHIP.word())));
    }

    private static List<Traveller> of(DSLContext database, Condition which, Condition needed) {
        Map<UUID, List<Requirement>> requirements = new LinkedHashMap<>();
        // A large movement has more than a thousand of them: no column is read that is not needed. Who lost a place and
        // has one again
        // stands twice in it.
        database.selectDistinct(
                        REQUIREMENT.REQUEST,
                        REQUIREMENT.ID,
                        REQUIREMENT.KIND,
                        REQUIREMENT.OWED_BY,
                        REQUIREMENT.DUE,
                        REQUIREMENT.VALID_FROM,
                        REQUIREMENT.VALID_UNTIL)
                .from(REQUIREMENT)
                .join(TRAVELLER)
                .on(TRAVELLER.REQUEST.eq(REQUIREMENT.REQUEST))
                .where(which)
                .and(needed)
                .orderBy(REQUIREMENT.ID)
                .forEach(row -> requirements
                        .computeIfAbsent(row.value1(), any -> new ArrayList<>())
                        .add(new Requirement(
                                row.value2(),
                                Choice.of(RequirementKind.class, row.value3()),
                                Choice.of(OwedBy.class, row.value4()),
                                row.value5(),
                                row.value6(),
                                row.value7())));
        Map<FamilyAboard, Integer> leftBehind = leftBehind(database, which);
        return database.select(
                        TRAVELLER.ID,
                        TRAVELLER.REQUEST,
                        TRAVELLER.PERSON,
                        TRAVELLER.FAMILY,
                        TRAVELLER.JOINS,
                        TRAVELLER.LEAVES,
                        TRAVELLER.STATE,
                        TRAVELLER.STARTS_ON,
                        TRAVELLER.ENDS_ON,
                        TRAVELLER.WHY,
                        TRAVELLER.ARRIVED_AT_PLACE,
                        REQUEST.FROM_PLACE,
                        REQUEST.TO_PLACE,
                        REQUEST.NEEDS,
                        REQUEST.WITHDRAWN_AT.isNotNull(),
                        TRAVELLER.MOVEMENT)
                .from(TRAVELLER)
                .join(REQUEST)
                .on(REQUEST.ID.eq(TRAVELLER.REQUEST))
                .where(which)
                .orderBy(TRAVELLER.FAMILY.asc().nullsLast(), TRAVELLER.ID)
                .fetch(row -> new Traveller(
                        row.value1(),
                        row.value2(),
                        new PersonId(row.value3()),
                        family(row.value4()),
                        row.value5(),
                        row.value6(),
                        Choice.of(Booking.class, row.value7()),
                        row.value8(),
                        row.value9(),
                        row.value10(),
                        row.value11(),
                        orEmpty(row.value12()),
                        orEmpty(row.value13()),
                        needs(row.value14()),
                        row.value15(),
                        leftBehind.getOrDefault(new FamilyAboard(row.value16(), row.value4()), 0),
                        requirements.getOrDefault(row.value2(), List.of())));
    }

    /** A family in a movement; it may be in several. */
    private record FamilyAboard(UUID movement, @Nullable UUID family) {}

    /** How many of each family of these would be left behind; asked once for a family, not for each of its members. */
    private static Map<FamilyAboard, Integer> leftBehind(DSLContext database, Condition which) {
        Map<FamilyAboard, Integer> leftBehind = new HashMap<>();
        database.select(
                        DSL.field(DSL.name("of", "movement"), UUID.class),
                        DSL.field(DSL.name("of", "family"), UUID.class),
                        LEFT_BEHIND)
                .from(DSL.selectDistinct(TRAVELLER.MOVEMENT, TRAVELLER.FAMILY)
                        .from(TRAVELLER)
                        .where(which)
                        .and(TRAVELLER.FAMILY.isNotNull())
                        .asTable("of"))
                .forEach(row -> leftBehind.put(new FamilyAboard(row.value1(), row.value2()), row.value3()));
        return leftBehind;
    }

    /** Gives these a place, all in one statement; answers how many were there. */
    static int gather(
            DSLContext database, Actor.Person by, UUID movement, UUID joins, UUID leaves, Collection<UUID> requests) {
        return database.execute("""
                INSERT INTO movements.traveller (id, organisation, movement, request, person, family, joins, leaves, state,
                                                 starts, ends, starts_on, ends_on, changed_by)
                SELECT gen_random_uuid(), organisation, ?, id, person, family, ?, ?, 'notified',
                       now(), now(), current_date, current_date, ?
                  FROM movements.request WHERE id = ANY (?) AND withdrawn_at IS NULL ORDER BY person, id
                """, movement, joins, leaves, by.account().value(), requests.toArray(UUID[]::new));
    }

    static void step(
            DSLContext database,
            Actor.Person by,
            Collection<UUID> travellers,
            Booking to,
            @Nullable String why,
            @Nullable String place) {
        database.update(TRAVELLER)
                .set(TRAVELLER.STATE, to.word())
                .set(TRAVELLER.WHY, why)
                .set(TRAVELLER.ARRIVED_AT_PLACE, place)
                .set(TRAVELLER.CHANGED_BY, by.account().value())
                .set(TRAVELLER.CHANGED_AT, DSL.currentOffsetDateTime())
                .where(TRAVELLER.ID.in(travellers))
                .execute();
    }

    /** By whom each of these travellers' journeys was asked. */
    static List<UUID> askers(DSLContext database, Collection<UUID> travellers) {
        return database.selectDistinct(REQUEST.ASKED_BY)
                .from(TRAVELLER)
                .join(REQUEST)
                .on(REQUEST.ID.eq(TRAVELLER.REQUEST))
                .where(TRAVELLER.ID.in(travellers))
                .fetch(REQUEST.ASKED_BY);
    }

    private static @Nullable FamilyId family(@Nullable UUID family) {
        return family == null ? null : new FamilyId(family);
    }

    private static Set<SpecialNeed> needs(String... words) {
        return Arrays.stream(words)
                .map(word -> Choice.of(SpecialNeed.class, word))
                .collect(Collectors.toSet());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
