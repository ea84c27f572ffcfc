package org.kerwen.people;

import static org.kerwen.people.db.Tables.CHANGE;
import static org.kerwen.people.db.Tables.MERGE;
import static org.kerwen.people.db.Tables.PERSON;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.PersonId;
import org.kerwen.people.db.tables.records.PersonRecord;

/** Takes a merge back, and gives what was written in between to the record of which it is. */
final class Parting {
    private Parting() {}

    /** A merge that holds. */
    record Holding(UUID id, PersonId kept, PersonId folded, OffsetDateTime since) {}

    static Optional<Holding> holding(DSLContext database, PersonId kept, UUID merge) {
        return database.select(MERGE.ID, MERGE.KEPT, MERGE.FOLDED, MERGE.MERGED_AT)
                .from(MERGE)
                .where(MERGE.ID.eq(merge))
                .and(MERGE.KEPT.eq(kept.value()))
                .and(MERGE.UNDONE_AT.isNull())
                .fetchOptional(row -> new Holding(
                        row.value1(), new PersonId(row.value2()), new PersonId(row.value3()), row.value4()));
    }

    /** What was written about those who would stay together, since the other came to them; the oldest first. */
    static List<Between> between(DSLContext database, Holding merge) {
        List<UUID> staying = new ArrayList<>(
                List.of(MergeStore.members(database, List.of(merge.kept())).all()));
        staying.removeAll(
                List.of(MergeStore.members(database, List.of(merge.folded())).all()));
        List<Between> between = new ArrayList<>();
        for (PartKind kind : PartKind.values()) {
            PartStore.Columns columns = PartStore.Columns.of(kind);
            database.select(columns.id(), columns.addedAt())
                    .from(Objects.requireNonNull(columns.id().getTable()))
                    .where(columns.person().in(staying))
                    .and(columns.addedAt().gt(merge.since()))
                    .and(columns.removedAt().isNull())
                    .forEach(row -> PartStore.find(database, kind, row.value1())
                            .ifPresent(part -> between.add(
                                    new Between.Added(row.value1(), row.value2().toInstant(), part.is()))));
        }
        database.selectFrom(CHANGE)
                .where(CHANGE.PERSON.in(staying))
                .and(CHANGE.CHANGED_AT.gt(merge.since()))
                .forEach(row -> {
                    KnownField field = KnownField.of(row.getField());
                    PersonRecord record = record(database, row.getPerson());
                    if (Objects.equals(field.of(record), row.getAfter())) {
                        between.add(new Between.Changed(
                                row.getId(),
                                row.getChangedAt().toInstant(),
                                new PersonId(row.getPerson()),
                                field,
                                row.getBefore(),
                                row.getAfter()));
                    }
                });
        between.sort(Comparator.comparing(Between::at).thenComparing(Between::id));
        return between;
    }

    /** Takes it back; what is of the other record goes there. */
    static void part(DSLContext database, Actor.Person by, Holding merge, List<Between> between, Set<UUID> ofTheOther) {
        for (Between each : between) {
            if (ofTheOther.contains(each.id())) {
                move(database, by, merge.folded(), each);
            }
        }
        MergeStore.undo(database, by, merge.kept(), merge.id());
        database.update(PERSON)
                .set(PERSON.VERSION, PERSON.VERSION.plus(1))
                .where(PERSON.ID.in(merge.kept().value(), merge.folded().value()))
                .and(DSL.condition(!ofTheOther.isEmpty()))
                .execute();
    }

    private static void move(DSLContext database, Actor.Person by, PersonId other, Between what) {
        switch (what) {
            case Between.Added(UUID id, Instant at, Registration.Photograph photograph) ->
                PhotographStore.move(database, by, id, photograph, other);
            case Between.Added added -> {
                PartStore.remove(database, by, PartKind.of(added.part()), added.id());
                PartStore.insert(database, by, other, added.part());
            }
            case Between.Changed changed -> {
                Changes.set(database, by, record(database, changed.of().value()), changed.field(), changed.before());
                Changes.set(database, by, record(database, other.value()), changed.field(), changed.after());
            }
        }
    }

    private static PersonRecord record(DSLContext database, UUID id) {
        return database.selectFrom(PERSON).where(PERSON.ID.eq(id)).fetchSingle();
    }
}
