package org.kerwen.people;

import static org.kerwen.people.db.Tables.FAMILY;
import static org.kerwen.people.db.Tables.MEMBER;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FamilyId;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.PersonId;
import org.kerwen.people.db.tables.records.FamilyRecord;
import org.kerwen.people.db.tables.records.MemberRecord;

/** The tables of families and of their members. A row of a member is ended, never rewritten. */
final class FamilyStore {
    private FamilyStore() {}

    static FamilyId insert(DSLContext database, Actor.Person by) {
        UUID id = Ids.withoutTime();
        database.insertInto(FAMILY)
                .set(FAMILY.ID, id)
                .set(FAMILY.ORGANISATION, by.organisation().value())
                .set(FAMILY.REGISTERED_BY, by.account().value())
                .execute();
        return new FamilyId(id);
    }

    static UUID insert(DSLContext database, Actor.Person by, FamilyId family, PersonId person, Newcomer.Place place) {
        UUID id = Ids.withoutTime();
        database.insertInto(MEMBER)
                .set(MEMBER.ID, id)
                .set(MEMBER.FAMILY, family.value())
                .set(MEMBER.PERSON, person.value())
                .set(MEMBER.ORGANISATION, by.organisation().value())
                .set(MEMBER.RELATIONSHIP, place.relationship().word())
                .set(MEMBER.SINCE, place.since())
                .set(MEMBER.SEPARATED, place.separated())
                .set(
                        MEMBER.WHEREABOUTS,
                        place.separated() && !place.whereabouts().isEmpty() ? place.whereabouts() : null)
                .set(MEMBER.ADDED_BY, by.account().value())
                .execute();
        Listing.inFamilies(database, List.of(person));
        return id;
    }

    /** Ends rows of members. */
    static void end(
            DSLContext database, Actor.Person by, Collection<UUID> members, Leaving why, @Nullable FuzzyDate until) {
        List<UUID> people = database.update(MEMBER)
                .set(MEMBER.REMOVED_BY, by.account().value())
                .set(MEMBER.REMOVED_AT, DSL.currentOffsetDateTime())
                .set(MEMBER.REMOVED_WHY, why.word())
                .set(MEMBER.UNTIL, until)
                .where(MEMBER.ID.eq(DSL.any(members.toArray(UUID[]::new))))
                .and(MEMBER.REMOVED_AT.isNull())
                .returning(MEMBER.PERSON)
                .fetch(MEMBER.PERSON);
        Listing.inFamilies(database, people.stream().map(PersonId::new).toList());
    }

    /** Ends a family, which then has nobody. */
    static void end(DSLContext database, Actor.Person by, FamilyId family, @Nullable FamilyId became) {
        database.update(FAMILY)
                .set(FAMILY.ENDED_BY, by.account().value())
                .set(FAMILY.ENDED_AT, DSL.currentOffsetDateTime())
                .set(FAMILY.BECAME, became == null ? null : became.value())
                .where(FAMILY.ID.eq(family.value()))
                .execute();
    }

    /** Locks families until the end of the transaction, in one order whoever comes; answers how many are there. */
    static int lock(DSLContext database, Collection<FamilyId> families) {
        return database.select(FAMILY.ID)
                .from(FAMILY)
                .where(FAMILY.ID.eq(
                        DSL.any(families.stream().map(FamilyId::value).toArray(UUID[]::new))))
                .orderBy(FAMILY.ID)
                .forUpdate()
                .fetch()
                .size();
    }

    /** The families in which any of these records stands or stood, the newest first. */
    static List<FamilyId> of(DSLContext database, Collection<PersonId> records) {
        return database.selectDistinct(FAMILY.ID, FAMILY.REGISTERED_AT)
                .from(FAMILY)
                .join(MEMBER)
                .on(MEMBER.FAMILY.eq(FAMILY.ID))
                .where(MEMBER.PERSON.eq(DSL.any(values(records))))
                .orderBy(FAMILY.REGISTERED_AT.desc(), FAMILY.ID)
                .fetch(row -> new FamilyId(row.value1()));
    }

    /** Those in which any of these records stands today. */
    static Set<FamilyId> now(DSLContext database, Collection<PersonId> records) {
        return new LinkedHashSet<>(database.selectDistinct(MEMBER.FAMILY)
                .from(MEMBER)
                .where(MEMBER.PERSON.eq(DSL.any(values(records))))
                .and(MEMBER.REMOVED_AT.isNull())
                .fetch(row -> new FamilyId(row.value1())));
    }

    /** The whole families, as they are today, in which somebody of these stands. */
    static Map<FamilyId, List<PersonId>> whole(DSLContext database, Collection<PersonId> records) {
        Map<FamilyId, List<PersonId>> whole = new LinkedHashMap<>();
        database.select(MEMBER.FAMILY, MEMBER.PERSON)
                .from(MEMBER)
                .where(MEMBER.FAMILY.in(DSL.select(MEMBER.FAMILY)
                        .from(MEMBER)
                        .where(MEMBER.PERSON.eq(DSL.any(values(records))))
                        .and(MEMBER.REMOVED_AT.isNull())))
                .and(MEMBER.REMOVED_AT.isNull())
                .orderBy(MEMBER.FAMILY, MEMBER.ADDED_AT, MEMBER.ID)
                .forEach(row -> whole.computeIfAbsent(new FamilyId(row.value1()), any -> new ArrayList<>())
                        .add(new PersonId(row.value2())));
        return whole;
    }

    private static UUID[] values(Collection<PersonId> records) {
        return records.stream().map(PersonId::value).toArray(UUID[]::new);
    }

    /** The rows that stand in a family today for records of the same people as these rows, these among them. */
    static List<UUID> twins(Family family, DSLContext database, Collection<UUID> members) {
        Set<PersonId> people = new LinkedHashSet<>();
        family.members().stream()
                .filter(member -> members.contains(member.id()))
                .forEach(member -> people.add(member.person()));
        Map<UUID, PersonId> rows = new LinkedHashMap<>();
        database.select(MEMBER.ID, MEMBER.PERSON)
                .from(MEMBER)
                .where(MEMBER.FAMILY.eq(family.id().value()))
                .and(MEMBER.REMOVED_AT.isNull())
                .forEach(row -> rows.put(row.value1(), new PersonId(row.value2())));
        Map<PersonId, PersonId> shown = MergeStore.shownUnder(database, rows.values());
        return rows.entrySet().stream()
                .filter(row -> people.contains(shown.get(row.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Families with everybody who belongs or belonged to them; who is not there is left out. */
    static List<Family> find(DSLContext database, Collection<FamilyId> ids) {
        UUID[] families = ids.stream().map(FamilyId::value).toArray(UUID[]::new);
        Map<UUID, FamilyRecord> rows = database.selectFrom(FAMILY)
                .where(FAMILY.ID.eq(DSL.any(families)))
                .fetchMap(FAMILY.ID);
        Map<UUID, List<MemberRecord>> members = database.selectFrom(MEMBER)
                .where(MEMBER.FAMILY.eq(DSL.any(families)))
                .orderBy(MEMBER.ADDED_AT, MEMBER.ID)
                .fetchGroups(MEMBER.FAMILY, MemberRecord.class);
        Map<PersonId, PersonId> shown = MergeStore.shownUnder(
                database,
                members.values().stream()
                        .flatMap(List::stream)
                        .map(row -> new PersonId(row.getPerson()))
                        .distinct()
                        .toList());
        Map<PersonId, Person> people = new LinkedHashMap<>();
        PersonStore.find(database, new LinkedHashSet<>(shown.values()))
                .forEach(person -> people.put(person.id(), person));
        return ids.stream()
                .map(id -> rows.get(id.value()))
                .filter(Objects::nonNull)
                .map(row -> family(row, members.getOrDefault(row.getId(), List.of()), shown, people))
                .toList();
    }

    private static Family family(
            FamilyRecord row, List<MemberRecord> rows, Map<PersonId, PersonId> shown, Map<PersonId, Person> people) {
        List<Family.Member> past = new ArrayList<>();
        // Two records of one person stand once: as the head where one of them is, else as it was written last.
        Map<PersonId, Family.Member> present = new LinkedHashMap<>();
        for (MemberRecord each : rows) {
            PersonId person = Objects.requireNonNull(shown.get(new PersonId(each.getPerson())));
            Family.Member member = member(each, person, people.get(person));
            if (member.removedAt() != null) {
                past.add(member);
            } else {
                present.merge(person, member, (one, other) -> one.relationship() == Relationship.HEAD ? one : other);
            }
        }
        List<Family.Member> members = new ArrayList<>(present.values());
        members.sort(Comparator.comparing(Family.Member::relationship)
                .thenComparing(member -> member.birth() == null
                        ? java.time.LocalDate.MAX
                        : member.birth().earliest())
                .thenComparing(Family.Member::addedAt)
                .thenComparing(Family.Member::id));
        return new Family(
                new FamilyId(row.getId()),
                row.getRegisteredAt().toInstant(),
                moment(row.getEndedAt()),
                row.getBecame() == null ? null : new FamilyId(row.getBecame()),
                members,
                past);
    }

    private static Family.Member member(MemberRecord row, PersonId person, @Nullable Person known) {
        return new Family.Member(
                row.getId(),
                new PersonId(row.getPerson()),
                person,
                known == null ? "" : known.called(),
                known == null ? null : known.known().sex(),
                known == null ? null : known.known().birth(),
                Choice.of(Relationship.class, row.getRelationship()),
                row.getSince(),
                row.getUntil(),
                row.getSeparated(),
                row.getWhereabouts() == null ? "" : row.getWhereabouts(),
                row.getAddedAt().toInstant(),
                moment(row.getRemovedAt()),
                row.getRemovedWhy() == null ? null : Choice.of(Leaving.class, row.getRemovedWhy()));
    }

    private static java.time.@Nullable Instant moment(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    /** At an erasure: that somebody stood there stays, as words of a closed list; what was written about them goes. */
    static int erase(DSLContext database, Collection<PersonId> records) {
        return database.update(MEMBER)
                .setNull(MEMBER.WHEREABOUTS)
                .setNull(MEMBER.SINCE)
                .setNull(MEMBER.UNTIL)
                .where(MEMBER.PERSON.eq(DSL.any(values(records))))
                .and(MEMBER.WHEREABOUTS.isNotNull().or(MEMBER.SINCE.isNotNull()).or(MEMBER.UNTIL.isNotNull()))
                .execute();
    }
}
