package org.kerwen.people;

import static org.kerwen.people.db.Tables.MERGE;
import static org.kerwen.people.db.Tables.PAIR;
import static org.kerwen.people.db.Tables.PERSON;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.PersonId;
import org.kerwen.linkage.Likeness;
import org.kerwen.linkage.Verdict;

/** Pairs of records that may be of one person, and what somebody decided about them. */
final class PairStore {
    private PairStore() {}

    /** Two records, and how likely they are of one person. */
    record Pair(PersonId one, PersonId other, Verdict verdict) {}

    /** The ids in the order in which the table has them, and pairs in the order in which everybody writes them. */
    record Ordered(UUID one, UUID other) implements Comparable<Ordered> {
        static Ordered of(PersonId these, PersonId those) {
            // As the database compares them: byte by byte, without a sign.
            return these.toString().compareTo(those.toString()) < 0
                    ? new Ordered(these.value(), those.value())
                    : new Ordered(those.value(), these.value());
        }

        @Override
        public int compareTo(Ordered another) {
            return (one + " " + other).compareTo(another.one + " " + another.other);
        }
    }

    /**
     * Writes down who may be one; what somebody decided before stands. First all records are locked in the order of their ids, as
     * whoever merges does, so that nobody waits for somebody who waits.
     */
    static void found(DSLContext database, Actor.Person by, SortedMap<Ordered, Likeness> pairs) {
        database.select(PERSON.ID)
                .from(PERSON)
                .where(PERSON.ID.eq(DSL.any(pairs.keySet().stream()
                        .flatMap(pair -> Stream.of(pair.one(), pair.other()))
                        .distinct()
                        .toArray(UUID[]::new))))
                .orderBy(PERSON.ID)
                .forKeyShare()
                .fetch();
        pairs.forEach((pair, likeness) -> found(database, by, pair, likeness));
    }

    private static void found(DSLContext database, Actor.Person by, Ordered pair, Likeness likeness) {
        String verdict = likeness.verdict() == Verdict.MATCH ? "match" : "review";
        database.insertInto(PAIR)
                .set(PAIR.ID, Ids.withoutTime())
                .set(PAIR.ORGANISATION, by.organisation().value())
                .set(PAIR.ONE, pair.one())
                .set(PAIR.OTHER, pair.other())
                .set(PAIR.VERDICT, verdict)
                .set(PAIR.MILLIBITS, likeness.millibits())
                .onConflict(PAIR.ONE, PAIR.OTHER)
                .doUpdate()
                .set(PAIR.VERDICT, verdict)
                .set(PAIR.MILLIBITS, likeness.millibits())
                .set(PAIR.FOUND_AT, DSL.currentOffsetDateTime())
                .execute();
    }

    /** Those of whom nobody has decided, the likeliest first; none of a record that leads elsewhere or is not used. */
    static List<Pair> open(DSLContext database, Actor.Person by, int most) {
        return database.select(PAIR.ONE, PAIR.OTHER, PAIR.VERDICT)
                .from(PAIR)
                .where(PAIR.ORGANISATION.eq(by.organisation().value()))
                .and(PAIR.APART_AT.isNull())
                .and(isShown(PAIR.ONE))
                .and(isShown(PAIR.OTHER))
                .orderBy(PAIR.MILLIBITS.desc(), PAIR.ID)
                .limit(most)
                .fetch(row -> new Pair(
                        new PersonId(row.value1()),
                        new PersonId(row.value2()),
                        row.value3().equals("match") ? Verdict.MATCH : Verdict.REVIEW));
    }

    private static Condition isShown(TableField<?, UUID> record) {
        return DSL.notExists(DSL.selectOne()
                        .from(MERGE)
                        .where(MERGE.FOLDED.eq(record))
                        .and(MERGE.UNDONE_AT.isNull()))
                .and(DSL.exists(DSL.selectOne()
                        .from(PERSON)
                        .where(PERSON.ID.eq(record))
                        .and(PERSON.ERASED_AT.isNull())
                        .and(PERSON.RESTRICTED_AT.isNull())));
    }

    /** Writes down that these are two people. */
    static void apart(DSLContext database, Actor.Person by, PersonId one, PersonId other) {
        Ordered ordered = Ordered.of(one, other);
        database.insertInto(PAIR)
                .set(PAIR.ID, Ids.withoutTime())
                .set(PAIR.ORGANISATION, by.organisation().value())
                .set(PAIR.ONE, ordered.one())
                .set(PAIR.OTHER, ordered.other())
                .set(PAIR.VERDICT, "review")
                .set(PAIR.MILLIBITS, 0L)
                .set(PAIR.APART_BY, by.account().value())
                .set(PAIR.APART_AT, DSL.currentOffsetDateTime())
                .onConflict(PAIR.ONE, PAIR.OTHER)
                .doUpdate()
                .set(PAIR.APART_BY, by.account().value())
                .set(PAIR.APART_AT, DSL.currentOffsetDateTime())
                .execute();
    }

    /** Of all these records: with which others somebody found that they are not of one person. */
    static Set<PersonId> apartFrom(DSLContext database, Collection<UUID> records) {
        Set<PersonId> others = new HashSet<>();
        database.select(PAIR.ONE, PAIR.OTHER)
                .from(PAIR)
                .where(PAIR.APART_AT.isNotNull())
                .and(PAIR.ONE.in(records).or(PAIR.OTHER.in(records)))
                .forEach(row -> {
                    others.add(new PersonId(row.value1()));
                    others.add(new PersonId(row.value2()));
                });
        records.forEach(record -> others.remove(new PersonId(record)));
        return others;
    }

    /** The next people of the organisation in the order of their ids, behind this one. */
    static List<PersonId> after(DSLContext database, Actor.Person by, @Nullable UUID after, int most) {
        return database.select(PERSON.ID)
                .from(PERSON)
                .where(PERSON.ORGANISATION.eq(by.organisation().value()))
                .and(after == null ? DSL.noCondition() : PERSON.ID.gt(after))
                .and(PERSON.ERASED_AT.isNull())
                .and(PERSON.RESTRICTED_AT.isNull())
                .and(PersonStore.leadsNowhere())
                .orderBy(PERSON.ID)
                .limit(most)
                .fetch(row -> new PersonId(row.value1()));
    }
}
