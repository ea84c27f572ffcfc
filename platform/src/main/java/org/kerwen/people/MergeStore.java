package org.kerwen.people;

import static org.kerwen.people.db.Tables.MERGE;
import static org.kerwen.people.db.Tables.PERSON;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.kerwen.db.Together;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.PersonId;

/** Which records are of one person. */
final class MergeStore {
    /** Longer chains of merges than this nobody makes; they are shown up to here. */
    private static final int LONGEST_CHAIN = 20;

    private static final Together<UUID[]> EITHER_WAY = new Together<>(records -> List.of(
            DSL.select(MERGE.ID)
                    .from(MERGE)
                    .where(MERGE.FOLDED.eq(DSL.any(records)))
                    .and(MERGE.UNDONE_AT.isNull()),
            DSL.select(MERGE.ID)
                    .from(MERGE)
                    .where(MERGE.KEPT.eq(DSL.any(records)))
                    .and(MERGE.UNDONE_AT.isNull())));

    private MergeStore() {}

    /** Whether each of these records is all that there is of its person, as it is of most. */
    static boolean areAlone(DSLContext database, Collection<PersonId> records) {
        return EITHER_WAY.ask(database, records.stream().map(PersonId::value).toArray(UUID[]::new)).stream()
                .allMatch(List::isEmpty);
    }

    /**
     * This moment by the clock of the database, not the one at which the transaction began: what waited for a merge to end was
     * written after it.
     */
    static Field<OffsetDateTime> now() {
        return DSL.field("clock_timestamp()", OffsetDateTime.class);
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

    /** For each of these heads the records that are shown under it, itself first, and the merges that lead to it directly. */
    record Members(Map<UUID, List<UUID>> records, Map<UUID, List<Person.Merge>> merges) {
        /** Where nobody was merged. */
        static Members alone(Collection<PersonId> records) {
            Map<UUID, List<UUID>> each = new LinkedHashMap<>();
            records.forEach(record -> each.put(record.value(), List.of(record.value())));
            return new Members(each, Map.of());
        }

        UUID[] all() {
            return records.values().stream().flatMap(List::stream).toArray(UUID[]::new);
        }
    }

    static Members members(DSLContext database, Collection<PersonId> ids) {
        Set<UUID> heads = new LinkedHashSet<>(ids.stream().map(PersonId::value).toList());
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
        return new Members(members, merges);
    }

    /** All records of a person, the one under which they are shown first, by the id of any of them. */
    static UUID[] records(DSLContext database, PersonId id) {
        return members(database, List.of(shownUnder(database, id))).all();
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

    static UUID insert(DSLContext database, Actor.Person by, PersonId kept, PersonId folded) {
        UUID id = Ids.withoutTime();
        database.insertInto(MERGE)
                .set(MERGE.ID, id)
                .set(MERGE.ORGANISATION, by.organisation().value())
                .set(MERGE.KEPT, kept.value())
                .set(MERGE.FOLDED, folded.value())
                .set(MERGE.MERGED_BY, by.account().value())
                .set(MERGE.MERGED_AT, now())
                .execute();
        return id;
    }

    /** Takes a merge back; answers whether it held. */
    static boolean undo(DSLContext database, Actor.Person by, PersonId kept, UUID merge) {
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
