package org.kerwen.people;

import static org.kerwen.people.db.Tables.KIN;
import static org.kerwen.people.db.Tables.MEMBER;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FamilyId;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.PersonId;
import org.kerwen.people.db.tables.records.KinRecord;

/** The table of how people are related. */
final class KinStore {
    private KinStore() {}

    /**
     * What somebody said of two people.
     *
     * @param nature of a parent; null where it was not told
     * @param since of partners; null where it is not known
     * @param until of partners; null while it lasts
     */
    record Said(
            KinLink link,
            PersonId one,
            PersonId other,
            @Nullable Nature nature,
            @Nullable FuzzyDate since,
            @Nullable FuzzyDate until) {
        /** What a person is to another, as that one sees it. */
        static Said seen(PersonId by, KinLink.Seen as, PersonId person) {
            return as.isFirst
                    ? new Said(as.link, person, by, null, null, null)
                    : new Said(as.link, by, person, null, null, null);
        }

        /** Whether it makes the first an ancestor of the second. */
        boolean leadsUp() {
            return (link == KinLink.PARENT || link == KinLink.GRANDPARENT) && nature != Nature.STEP;
        }
    }

    /** The same with its id, as it stands. */
    record Link(UUID id, Said said) {}

    /** Waits until nobody else adds to the kin of this organisation, and keeps others waiting until the end. */
    static void alone(DSLContext database, Actor.Person by) {
        database.select(DSL.function(
                        DSL.name("people", "alone_with_kin"),
                        SQLDataType.OTHER,
                        DSL.val(by.organisation().value())))
                .execute();
    }

    /** Whether the second is the first or stands above them. */
    static boolean leadsUp(DSLContext database, PersonId younger, PersonId older) {
        return Boolean.TRUE.equals(database.select(DSL.function(
                        DSL.name("people", "leads_up"),
                        SQLDataType.BOOLEAN,
                        DSL.val(younger.value()),
                        DSL.val(older.value())))
                .fetchSingle()
                .value1());
    }

    /** What stands between two people, each with all records. */
    static List<Link> between(DSLContext database, Collection<PersonId> some, Collection<PersonId> others) {
        return database.selectFrom(KIN)
                .where(KIN.REMOVED_AT.isNull())
                .and(KIN.ONE
                        .eq(DSL.any(values(some)))
                        .and(KIN.OTHER.eq(DSL.any(values(others))))
                        .or(KIN.ONE.eq(DSL.any(values(others))).and(KIN.OTHER.eq(DSL.any(values(some))))))
                .orderBy(KIN.ADDED_AT, KIN.ID)
                .fetch(KinStore::link);
    }

    /** What stands of people, from either end. */
    static List<Link> of(DSLContext database, Collection<PersonId> records) {
        return database.selectFrom(KIN)
                .where(KIN.REMOVED_AT.isNull())
                .and(KIN.ONE.eq(DSL.any(values(records))).or(KIN.OTHER.eq(DSL.any(values(records)))))
                .orderBy(KIN.ADDED_AT, KIN.ID)
                .fetch(KinStore::link);
    }

    private static UUID[] values(Collection<PersonId> records) {
        return records.stream().map(PersonId::value).toArray(UUID[]::new);
    }

    private static Link link(KinRecord row) {
        return new Link(
                row.getId(),
                new Said(
                        Choice.of(KinLink.class, row.getLink()),
                        new PersonId(row.getOne()),
                        new PersonId(row.getOther()),
                        row.getNature() == null ? null : Choice.of(Nature.class, row.getNature()),
                        row.getSince(),
                        row.getUntil()));
    }

    static void insert(DSLContext database, Actor.Person by, Said said, @Nullable UUID member) {
        database.insertInto(KIN)
                .set(KIN.ID, Ids.withoutTime())
                .set(KIN.ORGANISATION, by.organisation().value())
                .set(KIN.ONE, said.one().value())
                .set(KIN.OTHER, said.other().value())
                .set(KIN.LINK, said.link().word())
                .set(KIN.NATURE, said.nature() == null ? null : said.nature().word())
                .set(KIN.SINCE, said.since())
                .set(KIN.UNTIL, said.until())
                .set(KIN.MEMBER, member)
                .set(KIN.ADDED_BY, by.account().value())
                .execute();
    }

    /** Takes back what was said of one of these people; answers whether it held. */
    static boolean takeBack(DSLContext database, Actor.Person by, Collection<PersonId> records, UUID id) {
        return database.update(KIN)
                        .set(KIN.REMOVED_BY, by.account().value())
                        .set(KIN.REMOVED_AT, DSL.currentOffsetDateTime())
                        .where(KIN.ID.eq(id))
                        .and(KIN.ONE.eq(DSL.any(values(records))).or(KIN.OTHER.eq(DSL.any(values(records)))))
                        .and(KIN.REMOVED_AT.isNull())
                        .execute()
                == 1;
    }

    /**
     * Takes back what followed from the places that these records had in a family.
     *
     * @param to only what they were to these; null for all of it
     */
    static void takeBack(
            DSLContext database,
            Actor.Person by,
            FamilyId family,
            Collection<PersonId> records,
            @Nullable Collection<PersonId> to) {
        database.update(KIN)
                .set(KIN.REMOVED_BY, by.account().value())
                .set(KIN.REMOVED_AT, DSL.currentOffsetDateTime())
                .where(KIN.MEMBER.in(DSL.select(MEMBER.ID)
                        .from(MEMBER)
                        .where(MEMBER.FAMILY.eq(family.value()))
                        .and(MEMBER.PERSON.eq(DSL.any(values(records))))))
                .and(
                        to == null
                                ? DSL.noCondition()
                                : KIN.ONE.eq(DSL.any(values(to))).or(KIN.OTHER.eq(DSL.any(values(to)))))
                .and(KIN.REMOVED_AT.isNull())
                .execute();
    }

    /** At an erasure: how the people were related is removed with its history. */
    static int erase(DSLContext database, Collection<PersonId> records) {
        return database.deleteFrom(KIN)
                .where(KIN.ONE.eq(DSL.any(values(records))).or(KIN.OTHER.eq(DSL.any(values(records)))))
                .execute();
    }

    /** All records that are shown as one person with this one. */
    static Set<PersonId> records(DSLContext database, PersonId person) {
        return database
                .resultQuery("SELECT record FROM people.records({0}) AS record", DSL.val(person.value()))
                .fetch(row -> new PersonId(row.get(0, UUID.class)))
                .stream()
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The first of them that holds. */
    static Optional<Said> standing(List<Link> links) {
        return links.stream()
                .map(Link::said)
                .filter(said -> said.until() == null)
                .findFirst();
    }
}
