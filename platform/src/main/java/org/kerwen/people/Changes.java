package org.kerwen.people;

import static org.kerwen.people.db.Tables.CHANGE;
import static org.kerwen.people.db.Tables.CONSENT;
import static org.kerwen.people.db.Tables.PERSON;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.idempotency.Idempotency;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.SentForm;
import org.kerwen.people.db.tables.records.PersonRecord;

/**
 * What changes of a person after they were recorded. What stood before stays as history. A person is named by any of their
 * records; what is new goes to the one under which they are shown, what is corrected or taken away is so where it stands.
 */
final class Changes {
    private final Transactions transactions;
    private final Idempotency idempotency;
    private final Links links;

    Changes(Transactions transactions, Idempotency idempotency, Links links) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.links = links;
    }

    /**
     * Changes what is known besides names, papers and ways to reach the person.
     *
     * @param version of the person as they were read: who changed them meanwhile is not written over
     */
    ChangeOutcome know(Actor.Person by, PersonId id, int version, Registration.Known known) {
        return change(by, "person.change", id, (database, rows) -> {
            if (rows.getFirst().getVersion() != version) {
                return ChangeOutcome.CHANGED_MEANWHILE;
            }
            for (KnownField field : KnownField.values()) {
                know(database, by, rows, field, field.of(known));
            }
            return ChangeOutcome.DONE;
        });
    }

    /** What is new is said by the first record; what is no more is said by none of them. */
    private static void know(
            DSLContext database, Actor.Person by, List<PersonRecord> rows, KnownField field, @Nullable String after) {
        if (Objects.equals(field.of(rows), after)) {
            return;
        }
        PersonRecord first = rows.getFirst();
        if (rows.size() == 1) {
            set(database, by, first, field, after);
        } else if (!field.isSeveral() && after != null) {
            set(database, by, first, field, after);
        } else {
            List<String> gone = KnownField.without(KnownField.split(field.of(rows)), KnownField.split(after));
            List<String> come = KnownField.without(KnownField.split(after), KnownField.split(field.of(rows)));
            for (PersonRecord row : rows) {
                List<String> left = KnownField.without(KnownField.split(field.of(row)), gone);
                set(
                        database,
                        by,
                        row,
                        field,
                        KnownField.joined(
                                row.equals(first)
                                        ? Stream.concat(left.stream(), come.stream())
                                                .toList()
                                        : left));
            }
        }
    }

    /** Changes one field of one record and writes down what stood there. */
    static void set(DSLContext database, Actor.Person by, PersonRecord row, KnownField field, @Nullable String after) {
        String before = field.of(row);
        if (Objects.equals(before, after)) {
            return;
        }
        field.set(row, after);
        row.update();
        database.insertInto(CHANGE)
                .set(CHANGE.ID, Ids.withoutTime())
                .set(CHANGE.PERSON, row.getId())
                .set(CHANGE.ORGANISATION, by.organisation().value())
                .set(CHANGE.FIELD, field.word())
                .set(CHANGE.BEFORE, before)
                .set(CHANGE.AFTER, after)
                .set(CHANGE.CHANGED_BY, by.account().value())
                .set(CHANGE.CHANGED_AT, MergeStore.now())
                .execute();
    }

    /** Adds a name, a paper or a way to reach the person. */
    ChangeOutcome add(Actor.Person by, SentForm form, PersonId id, Registration.Part part) {
        return change(by, form, id, (database, rows) -> {
            PartStore.insert(database, by, new PersonId(rows.getFirst().getId()), part);
            return ChangeOutcome.DONE;
        });
    }

    /** Puts another in the place of one that was wrong. */
    ChangeOutcome correct(Actor.Person by, PersonId id, UUID row, Registration.Part part) {
        PartKind kind = PartKind.of(part);
        return change(by, "person.change", id, (database, rows) -> {
            Optional<Person.Row<? extends Registration.Part>> before = of(database, rows, kind, row);
            if (before.isEmpty()) {
                return ChangeOutcome.NOT_THERE;
            }
            if (!before.get().is().equals(part)) {
                PartStore.remove(database, by, kind, row);
                PartStore.insert(database, by, before.get().of(), part);
            }
            return ChangeOutcome.DONE;
        });
    }

    /** Takes one away. */
    ChangeOutcome remove(Actor.Person by, PersonId id, PartKind kind, UUID row) {
        return change(by, "person.change", id, (database, rows) -> {
            if (of(database, rows, kind, row).isEmpty()) {
                return ChangeOutcome.NOT_THERE;
            }
            UUID[] records = rows.stream().map(PersonRecord::getId).toArray(UUID[]::new);
            if (kind == PartKind.NAME
                    && PartStore.of(database, records).names().values().stream()
                                    .mapToInt(List::size)
                                    .sum()
                            == 1) {
                return ChangeOutcome.LAST_NAME;
            }
            PartStore.remove(database, by, kind, row);
            return ChangeOutcome.DONE;
        });
    }

    static Optional<Person.Row<? extends Registration.Part>> of(
            DSLContext database, List<PersonRecord> rows, PartKind kind, UUID row) {
        return PartStore.find(database, kind, row)
                .filter(found -> rows.stream()
                        .anyMatch(each -> each.getId().equals(found.of().value())));
    }

    /** Writes down that the person agreed, or on what other ground they stay recorded. */
    ChangeOutcome agree(Actor.Person by, SentForm form, PersonId id, ConsentWay way) {
        return change(by, form, id, (database, rows) -> {
            PersonStore.consent(database, by, new PersonId(rows.getFirst().getId()), way);
            return ChangeOutcome.DONE;
        });
    }

    /**
     * The person agrees no more: from now on the record is only kept, until somebody decides what becomes of it, and no other
     * organisation is told of them.
     */
    ChangeOutcome withdraw(Actor.Person by, PersonId id) {
        return change(by, "person.restrict", id, (database, rows) -> {
            database.update(CONSENT)
                    .set(CONSENT.WITHDRAWN_BY, by.account().value())
                    .set(CONSENT.WITHDRAWN_AT, DSL.currentOffsetDateTime())
                    .where(CONSENT.PERSON.in(
                            rows.stream().map(PersonRecord::getId).toList()))
                    .and(CONSENT.WITHDRAWN_AT.isNull())
                    .execute();
            links.endAll(database, by, rows.stream().map(PersonRecord::getId).toList());
            restrict(database, by, rows);
            return ChangeOutcome.DONE;
        });
    }

    /** From now on the record is only kept: it is found by nobody, and nothing of it changes. */
    ChangeOutcome restrict(Actor.Person by, PersonId id) {
        return change(by, "person.restrict", id, (database, rows) -> {
            restrict(database, by, rows);
            return ChangeOutcome.DONE;
        });
    }

    private void restrict(DSLContext database, Actor.Person by, List<PersonRecord> rows) {
        links.endInvitations(
                database, by, rows.stream().map(PersonRecord::getId).toList());
        database.update(PERSON)
                .set(PERSON.RESTRICTED_BY, by.account().value())
                .set(PERSON.RESTRICTED_AT, DSL.currentOffsetDateTime())
                .where(PERSON.ID.in(rows.stream().map(PersonRecord::getId).toList()))
                .execute();
    }

    /** The record is used again. */
    ChangeOutcome lift(Actor.Person by, PersonId id) {
        return transactions.run(by, Act.on("person.restrict", id.value()), database -> {
            List<PersonRecord> rows = locked(database, id);
            if (rows.isEmpty()) {
                return ChangeOutcome.NOT_THERE;
            }
            database.update(PERSON)
                    .setNull(PERSON.RESTRICTED_BY)
                    .setNull(PERSON.RESTRICTED_AT)
                    .set(PERSON.VERSION, PERSON.VERSION.plus(1))
                    .where(PERSON.ID.in(rows.stream().map(PersonRecord::getId).toList()))
                    .execute();
            listed(database, rows);
            return ChangeOutcome.DONE;
        });
    }

    private static void listed(DSLContext database, List<PersonRecord> rows) {
        Listing.anew(
                database, rows.stream().map(row -> new PersonId(row.getId())).toList());
    }

    /** The record is needed longer: until then nobody is asked again. */
    ChangeOutcome keep(Actor.Person by, PersonId id, LocalDate until) {
        return change(by, "person.keep", id, (database, rows) -> {
            database.update(PERSON)
                    .set(PERSON.KEEP_UNTIL, until)
                    .where(PERSON.ID.in(rows.stream().map(PersonRecord::getId).toList()))
                    .execute();
            return ChangeOutcome.DONE;
        });
    }

    ChangeOutcome change(
            Actor.Person by,
            String operation,
            PersonId id,
            BiFunction<DSLContext, List<PersonRecord>, ChangeOutcome> work) {
        return transactions.run(by, Act.on(operation, id.value()), database -> change(database, id, work));
    }

    /** Adds what a form of a page asks for: once, however often it is sent. */
    ChangeOutcome change(
            Actor.Person by,
            SentForm form,
            PersonId id,
            BiFunction<DSLContext, List<PersonRecord>, ChangeOutcome> work) {
        return transactions.run(
                by,
                Act.on("person.change", id.value()),
                database -> idempotency.once(
                        database,
                        by,
                        form,
                        () -> change(database, id, work),
                        outcome -> outcome == ChangeOutcome.DONE ? Optional.of(id.value()) : Optional.empty(),
                        done -> ChangeOutcome.DONE));
    }

    private static ChangeOutcome change(
            DSLContext database, PersonId id, BiFunction<DSLContext, List<PersonRecord>, ChangeOutcome> work) {
        List<PersonRecord> rows = locked(database, id);
        if (rows.isEmpty()) {
            return ChangeOutcome.NOT_THERE;
        }
        if (rows.stream().anyMatch(row -> row.getRestrictedAt() != null)) {
            return ChangeOutcome.RESTRICTED;
        }
        ChangeOutcome outcome = work.apply(database, rows);
        if (outcome == ChangeOutcome.DONE) {
            // Of each record, so that every process's index reads all names of the person again.
            database.update(PERSON)
                    .set(PERSON.VERSION, PERSON.VERSION.plus(1))
                    .where(PERSON.ID.in(rows.stream().map(PersonRecord::getId).toList()))
                    .execute();
            listed(database, rows);
        }
        return outcome;
    }

    /** All records of a person, the one under which they are shown first; none where there is no such person. */
    static List<PersonRecord> locked(DSLContext database, PersonId id) {
        PersonId head = MergeStore.shownUnder(database, id);
        List<UUID> records = List.of(MergeStore.members(database, List.of(head)).all());
        List<PersonRecord> rows = new ArrayList<>(database.selectFrom(PERSON)
                .where(PERSON.ID.in(records))
                .and(PERSON.ERASED_AT.isNull())
                .orderBy(PERSON.ID)
                .forUpdate()
                .fetch());
        rows.sort((one, other) -> Integer.compare(records.indexOf(one.getId()), records.indexOf(other.getId())));
        return rows.isEmpty() || !rows.getFirst().getId().equals(head.value()) ? List.of() : rows;
    }
}
