package org.kerwen.people;

import static org.kerwen.people.db.Tables.CONTACT;
import static org.kerwen.people.db.Tables.DOCUMENT;
import static org.kerwen.people.db.Tables.NAME;
import static org.kerwen.people.db.Tables.PHOTOGRAPH;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.ResultQuery;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.Together;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.PersonId;
import org.kerwen.people.db.tables.records.ContactRecord;
import org.kerwen.people.db.tables.records.DocumentRecord;
import org.kerwen.people.db.tables.records.NameRecord;
import org.kerwen.people.db.tables.records.PhotographRecord;

/** Names, papers, ways to reach somebody and photographs: rows that are added and taken away, never changed. */
final class PartStore {
    private static final Together<UUID[]> PARTS = new Together<>(PartStore::questions);

    private PartStore() {}

    /** What records say, the newest last; names in the order of their usages. */
    record Parts(
            Map<UUID, List<NameRecord>> names,
            Map<UUID, List<DocumentRecord>> documents,
            Map<UUID, List<ContactRecord>> contacts,
            Map<UUID, List<PhotographRecord>> photographs) {
        List<Person.Row<Registration.Name>> names(UUID record) {
            return rows(names, record)
                    .map(PartStore::read)
                    .sorted(Comparator.comparing(row -> row.is().usage()))
                    .toList();
        }

        List<Person.Row<Registration.Document>> documents(UUID record) {
            return rows(documents, record).map(PartStore::read).toList();
        }

        List<Person.Row<Registration.Contact>> contacts(UUID record) {
            return rows(contacts, record).map(PartStore::read).toList();
        }

        List<Person.Row<Registration.Photograph>> photographs(List<UUID> records) {
            return PhotographStore.newestFirst(records.stream().flatMap(record -> rows(photographs, record)));
        }
    }

    static <R extends Record> Stream<R> rows(Map<UUID, List<R>> of, UUID record) {
        return of.getOrDefault(record, List.of()).stream();
    }

    /** By which is asked what these records say today, in this order. */
    static List<ResultQuery<?>> questions(UUID... records) {
        return List.of(
                DSL.selectFrom(NAME)
                        .where(NAME.PERSON.eq(DSL.any(records)))
                        .and(NAME.REMOVED_AT.isNull())
                        .orderBy(NAME.ADDED_AT.asc().nullsFirst(), NAME.ID),
                DSL.selectFrom(DOCUMENT)
                        .where(DOCUMENT.PERSON.eq(DSL.any(records)))
                        .and(DOCUMENT.REMOVED_AT.isNull())
                        .orderBy(DOCUMENT.ADDED_AT.asc().nullsFirst(), DOCUMENT.ID),
                DSL.selectFrom(CONTACT)
                        .where(CONTACT.PERSON.eq(DSL.any(records)))
                        .and(CONTACT.REMOVED_AT.isNull())
                        .orderBy(CONTACT.ADDED_AT.asc().nullsFirst(), CONTACT.ID),
                DSL.selectFrom(PHOTOGRAPH)
                        .where(PHOTOGRAPH.PERSON.eq(DSL.any(records)))
                        .and(PHOTOGRAPH.REMOVED_AT.isNull()));
    }

    /** What these records say today. */
    static Parts of(DSLContext database, UUID[] records) {
        return of(PARTS.ask(database, records));
    }

    /** What was answered to these questions. */
    static Parts of(List<Result<Record>> answers) {
        return new Parts(
                Together.groups(answers.get(0), NameRecord.class, NameRecord::getPerson),
                Together.groups(answers.get(1), DocumentRecord.class, DocumentRecord::getPerson),
                Together.groups(answers.get(2), ContactRecord.class, ContactRecord::getPerson),
                Together.groups(answers.get(3), PhotographRecord.class, PhotographRecord::getPerson));
    }

    /** Where only names were asked for, which is the first of these questions. */
    static Parts ofNames(Result<Record> names) {
        return new Parts(Together.groups(names, NameRecord.class, NameRecord::getPerson), Map.of(), Map.of(), Map.of());
    }

    static Person.Row<Registration.Name> read(NameRecord row) {
        return new Person.Row<>(
                row.getId(),
                new PersonId(row.getPerson()),
                name(row.getUsage(), row.getFamily(), row.getGiven(), row.getPatronymic()));
    }

    static Registration.Name name(
            String usage, @Nullable String family, @Nullable String given, @Nullable String patronymic) {
        return new Registration.Name(
                Choice.of(NameUsage.class, usage), orEmpty(family), orEmpty(given), orEmpty(patronymic));
    }

    static Person.Row<Registration.Document> read(DocumentRecord row) {
        return new Person.Row<>(
                row.getId(),
                new PersonId(row.getPerson()),
                new Registration.Document(
                        Choice.of(DocumentKind.class, row.getKind()),
                        row.getNumber(),
                        orEmpty(row.getIssuer()),
                        row.getValidUntil()));
    }

    static Person.Row<Registration.Contact> read(ContactRecord row) {
        return new Person.Row<>(
                row.getId(),
                new PersonId(row.getPerson()),
                new Registration.Contact(
                        Choice.of(ContactKind.class, row.getKind()),
                        row.getValue(),
                        Choice.of(CallSafety.class, row.getSafety()),
                        row.getSafeFrom(),
                        row.getSafeTo()));
    }

    /** One row as it holds today; empty where there is none such, or it was taken away. */
    static Optional<Person.Row<? extends Registration.Part>> find(DSLContext database, PartKind kind, UUID row) {
        return switch (kind) {
            case NAME ->
                database.selectFrom(NAME)
                        .where(NAME.ID.eq(row))
                        .and(NAME.REMOVED_AT.isNull())
                        .fetchOptional(PartStore::read);
            case DOCUMENT ->
                database.selectFrom(DOCUMENT)
                        .where(DOCUMENT.ID.eq(row))
                        .and(DOCUMENT.REMOVED_AT.isNull())
                        .fetchOptional(PartStore::read);
            case CONTACT ->
                database.selectFrom(CONTACT)
                        .where(CONTACT.ID.eq(row))
                        .and(CONTACT.REMOVED_AT.isNull())
                        .fetchOptional(PartStore::read);
            case PHOTOGRAPH ->
                database.selectFrom(PHOTOGRAPH)
                        .where(PHOTOGRAPH.ID.eq(row))
                        .and(PHOTOGRAPH.REMOVED_AT.isNull())
                        .fetchOptional(PhotographStore::read);
        };
    }

    /** Adds a row to a record. */
    static void insert(DSLContext database, Actor.Person by, PersonId of, Registration.Part part) {
        Columns columns = Columns.of(PartKind.of(part));
        database.insertInto(Objects.requireNonNull(columns.id.getTable()))
                .set(row(part))
                .set(columns.id, Ids.withoutTime())
                .set(columns.person, of.value())
                .set(columns.organisation, by.organisation().value())
                .set(columns.addedBy, by.account().value())
                .set(columns.addedAt, MergeStore.now())
                .execute();
    }

    private static Record row(Registration.Part part) {
        return switch (part) {
            case Registration.Name name -> {
                NameRecord record = new NameRecord();
                record.setUsage(name.usage().word());
                record.setFamily(orNull(name.family()));
                record.setGiven(orNull(name.given()));
                record.setPatronymic(orNull(name.patronymic()));
                yield record;
            }
            case Registration.Document document -> {
                DocumentRecord record = new DocumentRecord();
                record.setKind(document.kind().word());
                record.setNumber(document.number());
                record.setIssuer(orNull(document.issuer()));
                record.setValidUntil(document.validUntil());
                yield record;
            }
            case Registration.Contact contact -> {
                ContactRecord record = new ContactRecord();
                record.setKind(contact.kind().word());
                record.setValue(contact.value());
                record.setSafety(contact.safety().word());
                record.setSafeFrom(contact.from());
                record.setSafeTo(contact.to());
                yield record;
            }
            case Registration.Photograph photograph -> PhotographStore.row(photograph);
        };
    }

    /** Takes a row away that needs no reason; it stays as history. */
    static void remove(DSLContext database, Actor.Person by, PartKind kind, UUID row) {
        if (kind == PartKind.PHOTOGRAPH) {
            throw new IllegalArgumentException("a photograph is taken away with a reason");
        }
        Columns columns = Columns.of(kind);
        database.update(Objects.requireNonNull(columns.id.getTable()))
                .set(columns.removedBy, by.account().value())
                .set(columns.removedAt, MergeStore.now())
                .where(columns.id.eq(row))
                .and(columns.removedAt.isNull())
                .execute();
    }

    /** The columns that the tables share. */
    record Columns(
            TableField<?, UUID> id,
            TableField<?, UUID> person,
            TableField<?, String> organisation,
            TableField<?, UUID> addedBy,
            TableField<?, OffsetDateTime> addedAt,
            TableField<?, UUID> removedBy,
            TableField<?, OffsetDateTime> removedAt) {
        static Columns of(PartKind kind) {
            return switch (kind) {
                case NAME ->
                    new Columns(
                            NAME.ID,
                            NAME.PERSON,
                            NAME.ORGANISATION,
                            NAME.ADDED_BY,
                            NAME.ADDED_AT,
                            NAME.REMOVED_BY,
                            NAME.REMOVED_AT);
                case DOCUMENT ->
                    new Columns(
                            DOCUMENT.ID,
                            DOCUMENT.PERSON,
                            DOCUMENT.ORGANISATION,
                            DOCUMENT.ADDED_BY,
                            DOCUMENT.ADDED_AT,
                            DOCUMENT.REMOVED_BY,
                            DOCUMENT.REMOVED_AT);
                case CONTACT ->
                    new Columns(
                            CONTACT.ID,
                            CONTACT.PERSON,
                            CONTACT.ORGANISATION,
                            CONTACT.ADDED_BY,
                            CONTACT.ADDED_AT,
                            CONTACT.REMOVED_BY,
                            CONTACT.REMOVED_AT);
                case PHOTOGRAPH ->
                    new Columns(
                            PHOTOGRAPH.ID,
                            PHOTOGRAPH.PERSON,
                            PHOTOGRAPH.ORGANISATION,
                            PHOTOGRAPH.ADDED_BY,
                            PHOTOGRAPH.ADDED_AT,
                            PHOTOGRAPH.REMOVED_BY,
                            PHOTOGRAPH.REMOVED_AT);
            };
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
