package org.kerwen.people;

import static org.kerwen.people.db.Tables.DOCUMENT;
import static org.kerwen.people.db.Tables.MERGE;
import static org.kerwen.people.db.Tables.NAME;
import static org.kerwen.people.db.Tables.PERSON;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.PersonId;
import org.kerwen.people.db.tables.records.DocumentRecord;
import org.kerwen.people.db.tables.records.NameRecord;
import org.kerwen.people.db.tables.records.PersonRecord;

/** The tables of people. Row security lets each transaction see its own organisation's rows only. */
final class PersonStore {
    /** Longer chains of merges than this nobody makes; they are shown up to here. */
    private static final int LONGEST_CHAIN = 20;

    private PersonStore() {}

    /** What was written: the record, and its names in the order in which they were given. */
    record Inserted(PersonId id, List<UUID> names) {}

    static Inserted insert(DSLContext database, Actor.Person by, Registration registration) {
        return insert(database, by, List.of(registration)).getFirst();
    }

    /** Many at once, in their order: one way to the database for each table. */
    static List<Inserted> insert(DSLContext database, Actor.Person by, List<Registration> registrations) {
        List<Inserted> inserted = new ArrayList<>();
        List<PersonRecord> people = new ArrayList<>();
        List<NameRecord> names = new ArrayList<>();
        List<DocumentRecord> documents = new ArrayList<>();
        for (Registration registration : registrations) {
            PersonRecord person = person(by, registration);
            people.add(person);
            List<NameRecord> itsNames = registration.names().stream()
                    .map(name -> name(by, person.getId(), name))
                    .toList();
            names.addAll(itsNames);
            registration.documents().forEach(document -> documents.add(document(by, person.getId(), document)));
            inserted.add(new Inserted(
                    new PersonId(person.getId()),
                    itsNames.stream().map(NameRecord::getId).toList()));
        }
        database.batchInsert(people).execute();
        database.batchInsert(names).execute();
        database.batchInsert(documents).execute();
        return inserted;
    }

    private static PersonRecord person(Actor.Person by, Registration registration) {
        PersonRecord row = new PersonRecord();
        row.setId(Ids.withoutTime());
        row.setOrganisation(by.organisation().value());
        row.setSex(registration.sex() == null ? null : registration.sex().word());
        row.setBirth(registration.birth());
        row.setNationalities(registration.nationalities().toArray(String[]::new));
        row.setRegisteredBy(by.account().value());
        return row;
    }

    private static NameRecord name(Actor.Person by, UUID person, Registration.Name name) {
        NameRecord row = new NameRecord();
        row.setId(Ids.withoutTime());
        row.setPerson(person);
        row.setOrganisation(by.organisation().value());
        row.setUsage(name.usage().word());
        row.setFamily(orNull(name.family()));
        row.setGiven(orNull(name.given()));
        row.setPatronymic(orNull(name.patronymic()));
        return row;
    }

    private static DocumentRecord document(Actor.Person by, UUID person, Registration.Document document) {
        DocumentRecord row = new DocumentRecord();
        row.setId(Ids.withoutTime());
        row.setPerson(person);
        row.setOrganisation(by.organisation().value());
        row.setKind(document.kind().word());
        row.setNumber(document.number());
        row.setIssuer(orNull(document.issuer()));
        row.setValidUntil(document.validUntil());
        return row;
    }

    /**
     * Takes away those of them whom nobody has touched since they were recorded, with all that hangs on them; answers whom,
     * each with its names.
     */
    static Map<PersonId, List<UUID>> takeBack(DSLContext database, Collection<PersonId> ids) {
        lock(database, ids);
        UUID[] untouched = database.select(PERSON.ID)
                .from(PERSON)
                .where(PERSON.ID.eq(DSL.any(ids.stream().map(PersonId::value).toArray(UUID[]::new))))
                .and(PERSON.VERSION.eq(1))
                // A merge that was taken back counts too: it is history, and points here.
                .and(DSL.notExists(DSL.selectOne()
                        .from(MERGE)
                        .where(MERGE.KEPT.eq(PERSON.ID).or(MERGE.FOLDED.eq(PERSON.ID)))))
                .fetchArray(PERSON.ID);
        Map<PersonId, List<UUID>> gone = new LinkedHashMap<>();
        for (UUID id : untouched) {
            gone.put(new PersonId(id), new ArrayList<>());
        }
        database.deleteFrom(NAME)
                .where(NAME.PERSON.eq(DSL.any(untouched)))
                .returningResult(NAME.PERSON, NAME.ID)
                .fetch()
                .forEach(row -> Objects.requireNonNull(gone.get(new PersonId(row.value1())))
                        .add(row.value2()));
        database.deleteFrom(DOCUMENT)
                .where(DOCUMENT.PERSON.eq(DSL.any(untouched)))
                .execute();
        database.deleteFrom(PERSON).where(PERSON.ID.eq(DSL.any(untouched))).execute();
        return gone;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Whose names these are; a name that is not there is left out. */
    static Map<UUID, PersonId> ofNames(DSLContext database, Collection<UUID> names) {
        Map<UUID, PersonId> people = new LinkedHashMap<>();
        database.select(NAME.ID, NAME.PERSON)
                .from(NAME)
                .where(NAME.ID.eq(DSL.any(names.toArray(UUID[]::new))))
                .forEach(row -> people.put(row.value1(), new PersonId(row.value2())));
        return people;
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
                .and(
                        after == null
                                ? DSL.noCondition()
                                : DSL.row(PERSON.REGISTERED_AT, PERSON.ID).lessThan(after.registeredAt(), after.id()))
                .and(DSL.notExists(DSL.selectOne()
                        .from(MERGE)
                        .where(MERGE.FOLDED.eq(PERSON.ID))
                        .and(MERGE.UNDONE_AT.isNull())))
                .orderBy(PERSON.REGISTERED_AT.desc(), PERSON.ID.desc())
                .limit(most)
                .fetch(row -> new PersonId(row.value1()));
    }

    /** The record under which a person is shown now; the id itself where it leads to no other. */
    static PersonId shownUnder(DSLContext database, PersonId id) {
        return Objects.requireNonNull(shownUnder(database, List.of(id)).get(id));
    }

    /** The same for several, in three questions at most however many they are. */
    static Map<PersonId, PersonId> shownUnder(DSLContext database, Collection<PersonId> ids) {
        Map<UUID, UUID> leads = new LinkedHashMap<>();
        Set<UUID> open = new LinkedHashSet<>(ids.stream().map(PersonId::value).toList());
        for (int steps = 0; steps < LONGEST_CHAIN && !open.isEmpty(); steps++) {
            Map<UUID, UUID> found = database.select(MERGE.FOLDED, MERGE.KEPT)
                    .from(MERGE)
                    .where(MERGE.FOLDED.eq(DSL.any(open.toArray(UUID[]::new))))
                    .and(MERGE.UNDONE_AT.isNull())
                    .fetchMap(MERGE.FOLDED, MERGE.KEPT);
            leads.putAll(found);
            open = new LinkedHashSet<>(found.values());
        }
        Map<PersonId, PersonId> shown = new LinkedHashMap<>();
        for (PersonId id : ids) {
            UUID at = id.value();
            for (UUID next = leads.get(at); next != null; next = leads.get(at)) {
                at = next;
            }
            shown.put(id, new PersonId(at));
        }
        return shown;
    }

    /** People by the ids under which they are shown, each with all that leads to them; who is not there is left out. */
    static List<Person> find(DSLContext database, Collection<PersonId> ids) {
        Set<UUID> heads = new LinkedHashSet<>(ids.stream().map(PersonId::value).toList());
        // For each head: itself first, then the records that lead to it.
        Map<UUID, List<UUID>> members = new LinkedHashMap<>();
        Map<UUID, List<Person.Merge>> merges = new LinkedHashMap<>();
        Map<UUID, UUID> head = new LinkedHashMap<>();
        heads.forEach(id -> {
            members.put(id, new ArrayList<>(List.of(id)));
            head.put(id, id);
        });
        Set<UUID> open = heads;
        for (int steps = 0; steps < LONGEST_CHAIN && !open.isEmpty(); steps++) {
            Set<UUID> next = new LinkedHashSet<>();
            database.select(MERGE.ID, MERGE.KEPT, MERGE.FOLDED, MERGE.MERGED_AT)
                    .from(MERGE)
                    .where(MERGE.KEPT.eq(DSL.any(open.toArray(UUID[]::new))))
                    .and(MERGE.UNDONE_AT.isNull())
                    .orderBy(MERGE.MERGED_AT, MERGE.ID)
                    .forEach(row -> {
                        UUID of = Objects.requireNonNull(head.get(row.value2()));
                        head.put(row.value3(), of);
                        Objects.requireNonNull(members.get(of)).add(row.value3());
                        if (row.value2().equals(of)) {
                            merges.computeIfAbsent(of, any -> new ArrayList<>())
                                    .add(new Person.Merge(
                                            row.value1(),
                                            new PersonId(row.value3()),
                                            row.value4().toInstant()));
                        }
                        next.add(row.value3());
                    });
            open = next;
        }
        UUID[] all = head.keySet().toArray(UUID[]::new);
        Map<UUID, PersonRecord> people =
                database.selectFrom(PERSON).where(PERSON.ID.eq(DSL.any(all))).fetchMap(PERSON.ID);
        Map<UUID, List<NameRecord>> names = database.selectFrom(NAME)
                .where(NAME.PERSON.eq(DSL.any(all)))
                .fetchGroups(NAME.PERSON, NameRecord.class);
        Map<UUID, List<DocumentRecord>> documents = database.selectFrom(DOCUMENT)
                .where(DOCUMENT.PERSON.eq(DSL.any(all)))
                .fetchGroups(DOCUMENT.PERSON, DocumentRecord.class);
        return members.entrySet().stream()
                .filter(entry -> people.containsKey(entry.getKey()))
                .map(entry -> person(
                        entry.getValue(), people, names, documents, merges.getOrDefault(entry.getKey(), List.of())))
                .toList();
    }

    /** What the first of them does not say, the others may. */
    private static Person person(
            List<UUID> members,
            Map<UUID, PersonRecord> people,
            Map<UUID, List<NameRecord>> names,
            Map<UUID, List<DocumentRecord>> documents,
            List<Person.Merge> merges) {
        List<PersonRecord> rows =
                members.stream().map(people::get).filter(Objects::nonNull).toList();
        PersonRecord first = rows.getFirst();
        return new Person(
                new PersonId(first.getId()),
                first.getVersion(),
                rows.stream()
                        .map(PersonRecord::getSex)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(word -> Choice.of(Sex.class, word))
                        .orElse(null),
                rows.stream()
                        .map(PersonRecord::getBirth)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                rows.stream()
                        .flatMap(row -> List.of(row.getNationalities()).stream())
                        .distinct()
                        .toList(),
                members.stream()
                        .flatMap(id -> names.getOrDefault(id, List.of()).stream()
                                .sorted(Comparator.comparing(row -> Choice.of(NameUsage.class, row.getUsage()))))
                        .map(PersonStore::name)
                        .toList(),
                members.stream()
                        .flatMap(id -> documents.getOrDefault(id, List.of()).stream())
                        .map(PersonStore::document)
                        .toList(),
                merges,
                first.getRegisteredAt().toInstant());
    }

    private static Person.Name name(NameRecord row) {
        return new Person.Name(
                new PersonId(row.getPerson()),
                Choice.of(NameUsage.class, row.getUsage()),
                orEmpty(row.getFamily()),
                orEmpty(row.getGiven()),
                orEmpty(row.getPatronymic()));
    }

    private static Person.Document document(DocumentRecord row) {
        return new Person.Document(
                new PersonId(row.getPerson()),
                Choice.of(DocumentKind.class, row.getKind()),
                row.getNumber(),
                orEmpty(row.getIssuer()),
                row.getValidUntil());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Locks records until the end of the transaction, in one order whoever comes; answers how many there are. */
    static int lock(DSLContext database, Collection<PersonId> ids) {
        return database.select(PERSON.ID)
                .from(PERSON)
                .where(PERSON.ID.eq(DSL.any(ids.stream().map(PersonId::value).toArray(UUID[]::new))))
                .orderBy(PERSON.ID)
                .forUpdate()
                .fetch()
                .size();
    }

    static UUID merge(DSLContext database, Actor.Person by, PersonId kept, PersonId folded) {
        UUID id = Ids.withoutTime();
        database.insertInto(MERGE)
                .set(MERGE.ID, id)
                .set(MERGE.ORGANISATION, by.organisation().value())
                .set(MERGE.KEPT, kept.value())
                .set(MERGE.FOLDED, folded.value())
                .set(MERGE.MERGED_BY, by.account().value())
                .execute();
        return id;
    }

    /** Takes a merge back; answers whether it held. */
    static boolean unmerge(DSLContext database, Actor.Person by, PersonId kept, UUID merge) {
        return database.update(MERGE)
                        .set(MERGE.UNDONE_BY, by.account().value())
                        .set(MERGE.UNDONE_AT, DSL.currentOffsetDateTime())
                        .where(MERGE.ID.eq(merge))
                        .and(MERGE.KEPT.eq(kept.value()))
                        .and(MERGE.UNDONE_AT.isNull())
                        .execute()
                == 1;
    }
}
