package org.kerwen.people;

import static org.kerwen.people.db.Tables.FIRST_VIEW;
import static org.kerwen.people.db.Tables.VIEW;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.idempotency.Idempotency;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.SentForm;

/** The views that somebody keeps, and those that colleagues share. Row security shows no others. */
final class Views {
    private final Transactions transactions;
    private final Idempotency idempotency;

    Views(Transactions transactions, Idempotency idempotency) {
        this.transactions = transactions;
        this.idempotency = idempotency;
    }

    /** What came of an act on a view. */
    enum Outcome {
        DONE,
        NOT_THERE,
        /** There are as many as anybody needs. */
        TOO_MANY
    }

    List<View> all(Actor.Person by) {
        return transactions.run(by, Act.of("person.list"), database -> all(database, by));
    }

    /** The own ones first, each in the order in which they were saved. */
    static List<View> all(DSLContext database, Actor.Person by) {
        return database.select(VIEW.ID, VIEW.NAME, VIEW.CHOSEN, VIEW.SHARED, VIEW.ACCOUNT, FIRST_VIEW.VIEW)
                .from(VIEW)
                .leftJoin(FIRST_VIEW)
                .on(FIRST_VIEW.VIEW.eq(VIEW.ID))
                .and(FIRST_VIEW.ACCOUNT.eq(by.account().value()))
                .where(VIEW.ORGANISATION.eq(by.organisation().value()))
                .orderBy(VIEW.ACCOUNT.eq(by.account().value()).desc(), VIEW.SAVED_AT, VIEW.ID)
                .limit(2 * View.MOST)
                .fetch(row -> new View(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5().equals(by.account().value()),
                        row.value6() != null));
    }

    Outcome save(Actor.Person by, SentForm form, String name, Narrowing narrowing, boolean shared) {
        UUID id = Ids.withoutTime();
        return transactions.run(
                by,
                Act.of("person.list"),
                database -> idempotency.once(
                        database,
                        by,
                        form,
                        () -> save(database, by, id, name, narrowing, shared),
                        outcome -> outcome == Outcome.DONE ? Optional.of(id) : Optional.empty(),
                        saved -> Outcome.DONE));
    }

    private static Outcome save(
            DSLContext database, Actor.Person by, UUID id, String name, Narrowing narrowing, boolean shared) {
        if (database.fetchCount(VIEW, VIEW.ACCOUNT.eq(by.account().value())) >= View.MOST) {
            return Outcome.TOO_MANY;
        }
        database.insertInto(VIEW)
                .set(VIEW.ID, id)
                .set(VIEW.ORGANISATION, by.organisation().value())
                .set(VIEW.ACCOUNT, by.account().value())
                .set(VIEW.NAME, name)
                .set(VIEW.CHOSEN, narrowing.query())
                .set(VIEW.SHARED, shared)
                .execute();
        return Outcome.DONE;
    }

    Optional<View> find(Actor.Person by, UUID id) {
        return all(by).stream().filter(view -> view.id().equals(id)).findFirst();
    }

    /** Of the own ones only. */
    Outcome rename(Actor.Person by, UUID id, String name) {
        return transactions.run(
                by,
                Act.of("person.list"),
                database -> outcome(database.update(VIEW)
                        .set(VIEW.NAME, name)
                        .where(VIEW.ID.eq(id))
                        .and(VIEW.ACCOUNT.eq(by.account().value()))
                        .execute()));
    }

    /** @param others whether it may be of a colleague, who shared it */
    Outcome remove(Actor.Person by, UUID id, boolean others) {
        return transactions.run(
                by,
                Act.of("person.list"),
                database -> outcome(database.deleteFrom(VIEW)
                        .where(VIEW.ID.eq(id))
                        .and(
                                others
                                        ? DSL.noCondition()
                                        : VIEW.ACCOUNT.eq(by.account().value()))
                        .execute()));
    }

    /** From now on it opens first, or no more where it did. */
    Outcome first(Actor.Person by, UUID id) {
        return transactions.run(by, Act.of("person.list"), database -> {
            if (!database.fetchExists(VIEW, VIEW.ID.eq(id))) {
                return Outcome.NOT_THERE;
            }
            int before = database.deleteFrom(FIRST_VIEW)
                    .where(FIRST_VIEW.ACCOUNT.eq(by.account().value()))
                    .and(FIRST_VIEW.VIEW.eq(id))
                    .execute();
            if (before == 0) {
                database.insertInto(FIRST_VIEW)
                        .set(FIRST_VIEW.ACCOUNT, by.account().value())
                        .set(FIRST_VIEW.ORGANISATION, by.organisation().value())
                        .set(FIRST_VIEW.VIEW, id)
                        .onConflict(FIRST_VIEW.ACCOUNT)
                        .doUpdate()
                        .set(FIRST_VIEW.VIEW, id)
                        .set(FIRST_VIEW.ORGANISATION, by.organisation().value())
                        .execute();
            }
            return Outcome.DONE;
        });
    }

    private static Outcome outcome(int rows) {
        return rows == 1 ? Outcome.DONE : Outcome.NOT_THERE;
    }
}
