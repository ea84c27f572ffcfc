package org.kerwen.people;

import static org.kerwen.people.db.Tables.CHANGE;
import static org.kerwen.people.db.Tables.CONSENT;
import static org.kerwen.people.db.Tables.CONTACT;
import static org.kerwen.people.db.Tables.DOCUMENT;
import static org.kerwen.people.db.Tables.MERGE;
import static org.kerwen.people.db.Tables.NAME;
import static org.kerwen.people.db.Tables.PERSON;
import static org.kerwen.people.db.Tables.PHOTOGRAPH;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Choice;
import org.kerwen.people.db.tables.records.ContactRecord;
import org.kerwen.people.db.tables.records.DocumentRecord;
import org.kerwen.people.db.tables.records.NameRecord;
import org.kerwen.people.db.tables.records.PhotographRecord;

/** What happened to the records of a person, read from the rows that stay. */
final class HistoryStore {
    private HistoryStore() {}

    /** All of it, the newest first. */
    static List<Happened> of(DSLContext database, Collection<UUID> records) {
        List<Happened> happened = new ArrayList<>();
        database.selectFrom(PERSON).where(PERSON.ID.in(records)).forEach(row -> {
            add(happened, row.getRegisteredAt(), row.getRegisteredBy(), new Happened.Registered());
            add(happened, row.getRestrictedAt(), row.getRestrictedBy(), new Happened.Restricted());
        });
        database.selectFrom(CONSENT).where(CONSENT.PERSON.in(records)).forEach(row -> {
            ConsentWay way = Choice.of(ConsentWay.class, row.getWay());
            add(happened, row.getGivenAt(), row.getGivenBy(), new Happened.Agreed(way, true));
            add(happened, row.getWithdrawnAt(), row.getWithdrawnBy(), new Happened.Agreed(way, false));
        });
        database.selectFrom(CHANGE)
                .where(CHANGE.PERSON.in(records))
                .forEach(row -> add(
                        happened,
                        row.getChangedAt(),
                        row.getChangedBy(),
                        new Happened.Changed(KnownField.of(row.getField()), row.getBefore(), row.getAfter())));
        parts(database, records, happened, PartKind.NAME, NAME, row -> PartStore.read(row.into(NameRecord.class)));
        parts(
                database,
                records,
                happened,
                PartKind.DOCUMENT,
                DOCUMENT,
                row -> PartStore.read(row.into(DocumentRecord.class)));
        parts(
                database,
                records,
                happened,
                PartKind.CONTACT,
                CONTACT,
                row -> PartStore.read(row.into(ContactRecord.class)));
        parts(
                database,
                records,
                happened,
                PartKind.PHOTOGRAPH,
                PHOTOGRAPH,
                row -> PhotographStore.read(row.into(PhotographRecord.class)));
        database.selectFrom(MERGE)
                .where(MERGE.KEPT.in(records).or(MERGE.FOLDED.in(records)))
                .forEach(row -> {
                    add(happened, row.getMergedAt(), row.getMergedBy(), new Happened.Merged(true));
                    add(happened, row.getUndoneAt(), row.getUndoneBy(), new Happened.Merged(false));
                });
        happened.sort(Comparator.comparing(Happened::at).reversed());
        return happened;
    }

    private static <R extends Record> void parts(
            DSLContext database,
            Collection<UUID> records,
            List<Happened> happened,
            PartKind kind,
            Table<R> table,
            Function<Record, Person.Row<? extends Registration.Part>> read) {
        PartStore.Columns columns = PartStore.Columns.of(kind);
        database.selectFrom(table).where(columns.person().in(records)).forEach(row -> {
            Registration.Part part = read.apply(row).is();
            add(happened, row.get(columns.addedAt()), row.get(columns.addedBy()), new Happened.Added(part));
            add(happened, row.get(columns.removedAt()), row.get(columns.removedBy()), new Happened.Removed(part));
        });
    }

    private static void add(
            List<Happened> happened, @Nullable OffsetDateTime at, @Nullable UUID by, Happened.What what) {
        if (at != null && by != null) {
            happened.add(new Happened(at.toInstant(), new AccountId(by), what));
        }
    }
}
