package org.kerwen.people;

import static org.kerwen.people.db.Tables.CONSENT;
import static org.kerwen.people.db.Tables.MERGE;
import static org.kerwen.people.db.Tables.NAME;
import static org.kerwen.people.db.Tables.PERSON;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.Together;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.PersonId;
import org.kerwen.people.db.tables.records.ConsentRecord;
import org.kerwen.people.db.tables.records.PersonRecord;

/** The tables of people. Row security lets each transaction see its own organisation's rows only. */
final class PersonStore {
    private static final Together<UUID[]> WHOLE = new Together<>(PersonStore::questions);
    private static final Together<UUID[]> SHORT = new Together<>(PersonStore::inShort);
    private static final Together<UUID[]> AT_A_GLANCE = new Together<>(PersonStore::atAGlance);

    private PersonStore() {}

    /** Writes down on what ground a record stands. */
    static void consent(DSLContext database, Actor.Person by, PersonId of, ConsentWay way) {
        database.insertInto(CONSENT)
                .set(CONSENT.ID, Ids.withoutTime())
                .set(CONSENT.PERSON, of.value())
                .set(CONSENT.ORGANISATION, by.organisation().value())
                .set(CONSENT.WAY, way.word())
                .set(CONSENT.GIVEN_BY, by.account().value())
                .execute();
    }

    /** Those of them that are in use: neither erased nor only kept. */
    static Set<PersonId> inUse(DSLContext database, Collection<PersonId> ids) {
        return database.select(PERSON.ID)
                .from(PERSON)
                .where(PERSON.ID.eq(DSL.any(ids.stream().map(PersonId::value).toArray(UUID[]::new))))
                .and(PERSON.ERASED_AT.isNull())
                .and(PERSON.RESTRICTED_AT.isNull())
                .fetchSet(row -> new PersonId(row.value1()));
    }

    /**
     * Whose record a name is of.
     *
     * @param leadsTo the record to which it leads directly; itself where it leads to none
     */
    record Owner(PersonId record, PersonId leadsTo) {
        boolean leads() {
            return !record.equals(leadsTo);
        }
    }

    /** Whose names these are; a name that is not there is left out. */
    static Map<UUID, Owner> ofNames(DSLContext database, Collection<UUID> names) {
        Map<UUID, Owner> people = new LinkedHashMap<>();
        database.select(NAME.ID, NAME.PERSON, MERGE.KEPT)
                .from(NAME)
                .leftJoin(MERGE)
                .on(MERGE.FOLDED.eq(NAME.PERSON))
                .and(MERGE.UNDONE_AT.isNull())
                .where(NAME.ID.eq(DSL.any(names.toArray(UUID[]::new))))
                .forEach(row -> {
                    PersonId record = new PersonId(row.value2());
                    people.put(
                            row.value1(),
                            new Owner(record, row.value3() == null ? record : new PersonId(row.value3())));
                });
        return people;
    }

    /** Under which record each of these names is shown; a name that is not there is left out. */
    static Map<UUID, PersonId> shownOfNames(DSLContext database, Collection<UUID> names) {
        Map<UUID, PersonId> shown = new LinkedHashMap<>();
        Map<UUID, Owner> owners = ofNames(database, names);
        Map<PersonId, PersonId> heads = MergeStore.shownUnder(
                database,
                owners.values().stream().filter(Owner::leads).map(Owner::record).collect(Collectors.toSet()));
        owners.forEach((name, owner) -> shown.put(name, heads.getOrDefault(owner.record(), owner.record())));
        return shown;
    }

    /** Where a list goes on: behind this person. */
    record After(OffsetDateTime registeredAt, UUID id) {}

    /** The place of a person in the list; empty where there is no such person. */
    static Optional<After> place(DSLContext database, PersonId id) {
        return database.select(PERSON.REGISTERED_AT, PERSON.ID)
                .from(PERSON)
                .where(PERSON.ID.eq(id.value()))
                .fetchOptional(row -> new After(row.value1(), row.value2()));
    }

    /** Those who lead to nobody else, the newest first. */
    static List<PersonId> newest(DSLContext database, Actor.Person by, @Nullable After after, int most) {
        return database.select(PERSON.ID)
                .from(PERSON)
                .where(PERSON.ORGANISATION.eq(by.organisation().value()))
                .and(PERSON.ERASED_AT.isNull())
                .and(PERSON.RESTRICTED_AT.isNull())
                .and(
                        after == null
                                ? DSL.noCondition()
                                : DSL.row(PERSON.REGISTERED_AT, PERSON.ID).lessThan(after.registeredAt(), after.id()))
                .and(leadsNowhere())
                .orderBy(PERSON.REGISTERED_AT.desc(), PERSON.ID.desc())
                .limit(most)
                .fetch(row -> new PersonId(row.value1()));
    }

    /** Those of the organisation that are only kept, the newest first. */
    static List<PersonId> restricted(DSLContext database, Actor.Person by, int most) {
        return database.select(PERSON.ID)
                .from(PERSON)
                .where(PERSON.ORGANISATION.eq(by.organisation().value()))
                .and(PERSON.RESTRICTED_AT.isNotNull())
                .and(leadsNowhere())
                .orderBy(PERSON.RESTRICTED_AT.desc(), PERSON.ID)
                .limit(most)
                .fetch(row -> new PersonId(row.value1()));
    }

    /** Those whose time is over, the longest first. */
    static List<PersonId> due(DSLContext database, Actor.Person by, LocalDate today, int most) {
        return database.select(PERSON.ID)
                .from(PERSON)
                .where(PERSON.ORGANISATION.eq(by.organisation().value()))
                .and(PERSON.KEEP_UNTIL.le(today))
                .and(PERSON.ERASED_AT.isNull())
                .and(leadsNowhere())
                .orderBy(PERSON.KEEP_UNTIL, PERSON.ID)
                .limit(most)
                .fetch(row -> new PersonId(row.value1()));
    }

    static Condition leadsNowhere() {
        return DSL.notExists(
                DSL.selectOne().from(MERGE).where(MERGE.FOLDED.eq(PERSON.ID)).and(MERGE.UNDONE_AT.isNull()));
    }

    static boolean isAnyRestricted(DSLContext database, Collection<PersonId> ids) {
        return database.fetchExists(
                PERSON, PERSON.ID.in(ids.stream().map(PersonId::value).toList()).and(PERSON.RESTRICTED_AT.isNotNull()));
    }

    /** People by the ids under which they are shown, each with all that leads to them; who is not there is left out. */
    static List<Person> find(DSLContext database, Collection<PersonId> ids) {
        return find(database, MergeStore.members(database, ids));
    }

    static List<Person> find(DSLContext database, MergeStore.Members members) {
        List<Result<Record>> answers = WHOLE.ask(database, members.all());
        return people(
                members,
                PartStore.of(answers),
                byId(answers.get(answers.size() - 2)),
                Together.groups(answers.getLast(), ConsentRecord.class, ConsentRecord::getPerson));
    }

    /** The same without papers, contacts, photographs and consents. */
    static List<Person> inShort(DSLContext database, MergeStore.Members members) {
        List<Result<Record>> answers = SHORT.ask(database, members.all());
        return people(members, PartStore.ofNames(answers.getFirst()), byId(answers.getLast()), Map.of());
    }

    /** As much of them as a list of many shows. */
    static List<Person.AtAGlance> atAGlance(DSLContext database, MergeStore.Members members) {
        Map<UUID, Glance> each = new HashMap<>();
        for (Record row : AT_A_GLANCE.ask(database, members.all()).getFirst()) {
            Glance one = new Glance(row.get(PERSON.BIRTH), row.get(PERSON.RESTRICTED_AT) == null, name(row));
            each.merge(Objects.requireNonNull(row.get(PERSON.ID)), one, Glance::with);
        }
        return members.records().entrySet().stream()
                .filter(entry -> each.containsKey(entry.getKey()))
                .map(entry -> entry.getValue().stream()
                        .map(each::get)
                        .filter(Objects::nonNull)
                        .reduce(Glance::and)
                        .orElseThrow()
                        .of(new PersonId(entry.getKey())))
                .toList();
    }

    private static Registration.@Nullable Name name(Record row) {
        String usage = row.get(NAME.USAGE);
        return usage == null
                ? null
                : PartStore.name(usage, row.get(NAME.FAMILY), row.get(NAME.GIVEN), row.get(NAME.PATRONYMIC));
    }

    /** What a record says of a person, or several of the same one together. */
    private record Glance(@Nullable FuzzyDate birth, boolean used, Registration.@Nullable Name name) {
        /** The same record with a name that was added later: of two usages the first counts. */
        Glance with(Glance later) {
            return name != null && later.name != null && later.name.usage().compareTo(name.usage()) < 0 ? later : this;
        }

        /** With another record of the same person: what this one does not say, that one may. */
        Glance and(Glance other) {
            return new Glance(
                    birth == null ? other.birth : birth, used && other.used, name == null ? other.name : name);
        }

        Person.AtAGlance of(PersonId id) {
            return new Person.AtAGlance(id, Objects.requireNonNull(name).whole(), birth, used);
        }
    }

    /** The name of each of these records that comes first, as it does of a person. */
    static Map<PersonId, String> called(DSLContext database, Collection<PersonId> records) {
        Map<PersonId, String> names = new LinkedHashMap<>();
        database.select(NAME.PERSON, NAME.FAMILY, NAME.GIVEN, NAME.PATRONYMIC)
                .from(NAME)
                .where(NAME.PERSON.eq(
                        DSL.any(records.stream().map(PersonId::value).toArray(UUID[]::new))))
                .and(NAME.REMOVED_AT.isNull())
                .orderBy(NAME.ADDED_AT.asc().nullsFirst(), NAME.ID)
                .forEach(row -> names.putIfAbsent(
                        new PersonId(row.value1()), Registration.Name.whole(row.value2(), row.value3(), row.value4())));
        return names;
    }

    private static Map<UUID, PersonRecord> byId(Result<Record> rows) {
        return Together.records(rows, PersonRecord.class).stream()
                .collect(Collectors.toMap(PersonRecord::getId, row -> row));
    }

    private static List<Person> people(
            MergeStore.Members members,
            PartStore.Parts parts,
            Map<UUID, PersonRecord> people,
            Map<UUID, List<ConsentRecord>> consents) {
        return members.records().entrySet().stream()
                .filter(entry -> people.containsKey(entry.getKey()))
                .map(entry -> person(
                        entry.getValue().stream().filter(people::containsKey).toList(),
                        people,
                        parts,
                        consents,
                        members.merges().getOrDefault(entry.getKey(), List.of())))
                .toList();
    }

    private static List<ResultQuery<?>> inShort(UUID... all) {
        return List.of(PartStore.questions(all).getFirst(), self(all));
    }

    private static List<ResultQuery<?>> atAGlance(UUID... all) {
        return List.of(DSL.select(
                        PERSON.ID,
                        PERSON.BIRTH,
                        PERSON.RESTRICTED_AT,
                        NAME.USAGE,
                        NAME.FAMILY,
                        NAME.GIVEN,
                        NAME.PATRONYMIC)
                .from(PERSON)
                .leftJoin(NAME)
                .on(NAME.PERSON.eq(PERSON.ID))
                .and(NAME.REMOVED_AT.isNull())
                .where(PERSON.ID.eq(DSL.any(all)))
                .and(PERSON.ERASED_AT.isNull())
                .orderBy(NAME.ADDED_AT.asc().nullsFirst(), NAME.ID));
    }

    private static ResultQuery<?> self(UUID... all) {
        return DSL.selectFrom(PERSON).where(PERSON.ID.eq(DSL.any(all))).and(PERSON.ERASED_AT.isNull());
    }

    private static List<ResultQuery<?>> questions(UUID... all) {
        List<ResultQuery<?>> questions = new ArrayList<>(PartStore.questions(all));
        questions.add(self(all));
        questions.add(
                DSL.selectFrom(CONSENT).where(CONSENT.PERSON.eq(DSL.any(all))).orderBy(CONSENT.GIVEN_AT, CONSENT.ID));
        return questions;
    }

    /** What the first of them does not say, the others may. */
    private static Person person(
            List<UUID> records,
            Map<UUID, PersonRecord> people,
            PartStore.Parts parts,
            Map<UUID, List<ConsentRecord>> consents,
            List<Person.Merge> merges) {
        List<PersonRecord> rows =
                records.stream().map(people::get).filter(Objects::nonNull).toList();
        PersonRecord first = rows.getFirst();
        return new Person(
                new PersonId(first.getId()),
                first.getVersion(),
                KnownField.read(rows),
                records.stream().flatMap(id -> parts.names(id).stream()).toList(),
                records.stream().flatMap(id -> parts.documents(id).stream()).toList(),
                records.stream().flatMap(id -> parts.contacts(id).stream()).toList(),
                parts.photographs(records),
                records.stream()
                        .flatMap(id -> PartStore.rows(consents, id))
                        .map(PersonStore::consent)
                        .toList(),
                merges,
                first.getRegisteredAt().toInstant(),
                first.getKeepUntil(),
                rows.stream()
                        .map(PersonRecord::getRestrictedAt)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }

    private static Person.Consent consent(ConsentRecord row) {
        return new Person.Consent(
                row.getId(),
                new PersonId(row.getPerson()),
                Choice.of(ConsentWay.class, row.getWay()),
                row.getGivenAt().toInstant(),
                row.getWithdrawnAt() == null ? null : row.getWithdrawnAt().toInstant());
    }
}
