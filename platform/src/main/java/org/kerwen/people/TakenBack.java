package org.kerwen.people;

import static org.kerwen.people.db.Tables.CHANGE;
import static org.kerwen.people.db.Tables.CONSENT;
import static org.kerwen.people.db.Tables.CONTACT;
import static org.kerwen.people.db.Tables.DOCUMENT;
import static org.kerwen.people.db.Tables.MERGE;
import static org.kerwen.people.db.Tables.NAME;
import static org.kerwen.people.db.Tables.PAIR;
import static org.kerwen.people.db.Tables.PERSON;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.kerwen.kernel.PersonId;

/**
 * Takes people away as if they had never been recorded: only those whom nobody has touched since, and to whom nothing leads. It
 * is no erasure: nothing was known of them for long, and nothing has to be remembered of them.
 */
final class TakenBack {
    private TakenBack() {}

    /** Answers who is gone, each with its names. */
    static Map<PersonId, List<UUID>> takeBack(DSLContext database, Collection<PersonId> ids) {
        MergeStore.lock(database, ids);
        UUID[] untouched = untouched(database, ids);
        try {
            return database.transactionResult(inner -> remove(DSL.using(inner), untouched));
        } catch (IntegrityConstraintViolationException e) {
            // Something of another module leads to one of them: each by itself, and those to whom nothing does.
            Map<PersonId, List<UUID>> gone = new LinkedHashMap<>();
            for (UUID id : untouched) {
                try {
                    gone.putAll(database.transactionResult(inner -> remove(DSL.using(inner), new UUID[] {id})));
                } catch (IntegrityConstraintViolationException kept) {
                    // This one stays.
                }
            }
            return gone;
        }
    }

    private static UUID[] untouched(DSLContext database, Collection<PersonId> ids) {
        return database.select(PERSON.ID)
                .from(PERSON)
                .where(PERSON.ID.eq(DSL.any(ids.stream().map(PersonId::value).toArray(UUID[]::new))))
                .and(PERSON.VERSION.eq(1))
                .and(PERSON.RESTRICTED_AT.isNull())
                .and(PERSON.ERASED_AT.isNull())
                // A merge that was taken back counts too: it is history, and points here.
                .and(DSL.notExists(DSL.selectOne()
                        .from(MERGE)
                        .where(MERGE.KEPT.eq(PERSON.ID).or(MERGE.FOLDED.eq(PERSON.ID)))))
                // That two are two people was somebody's decision; that they may be one was not.
                .and(DSL.notExists(DSL.selectOne()
                        .from(PAIR)
                        .where(PAIR.ONE.eq(PERSON.ID).or(PAIR.OTHER.eq(PERSON.ID)))
                        .and(PAIR.APART_AT.isNotNull())))
                .and(DSL.notExists(DSL.selectOne().from(CHANGE).where(CHANGE.PERSON.eq(PERSON.ID))))
                .and(DSL.notExists(DSL.selectOne()
                        .from(CONSENT)
                        .where(CONSENT.PERSON.eq(PERSON.ID))
                        .and(CONSENT.WITHDRAWN_AT.isNotNull().or(CONSENT.GIVEN_AT.ne(PERSON.REGISTERED_AT)))))
                .fetchArray(PERSON.ID);
    }

    private static Map<PersonId, List<UUID>> remove(DSLContext database, UUID[] people) {
        Map<PersonId, List<UUID>> gone = new LinkedHashMap<>();
        for (UUID id : people) {
            gone.put(new PersonId(id), new ArrayList<>());
        }
        database.deleteFrom(NAME)
                .where(NAME.PERSON.eq(DSL.any(people)))
                .returningResult(NAME.PERSON, NAME.ID)
                .fetch()
                .forEach(row -> Objects.requireNonNull(gone.get(new PersonId(row.value1())))
                        .add(row.value2()));
        // That they may be somebody else was found by the program; what a person decided about them keeps them.
        database.deleteFrom(PAIR)
                .where(PAIR.ONE.eq(DSL.any(people)).or(PAIR.OTHER.eq(DSL.any(people))))
                .and(PAIR.APART_AT.isNull())
                .execute();
        database.deleteFrom(DOCUMENT).where(DOCUMENT.PERSON.eq(DSL.any(people))).execute();
        database.deleteFrom(CONTACT).where(CONTACT.PERSON.eq(DSL.any(people))).execute();
        database.deleteFrom(CONSENT).where(CONSENT.PERSON.eq(DSL.any(people))).execute();
        database.deleteFrom(PERSON).where(PERSON.ID.eq(DSL.any(people))).execute();
        return gone;
    }
}
