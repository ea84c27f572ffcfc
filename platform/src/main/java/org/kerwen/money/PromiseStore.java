package org.kerwen.money;

import static org.kerwen.money.db.Tables.ENTRY;
import static org.kerwen.money.db.Tables.LINE;
import static org.kerwen.money.db.Tables.POSTING;
import static org.kerwen.money.db.Tables.PROMISE;
import static org.kerwen.money.db.Tables.PROMISE_END;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.Money;

/** The tables of promises. Row security lets each transaction see its own organisation's only. */
final class PromiseStore {
    private static final Field<BigDecimal> PAID = DSL.field(
                    DSL.select(DSL.coalesce(DSL.sum(POSTING.AMOUNT), DSL.inline(BigDecimal.ZERO)))
                            .from(ENTRY)
                            .join(POSTING)
                            .on(POSTING.ENTRY.eq(ENTRY.ID))
                            .and(POSTING.LINE.isNotNull())
                            .where(ENTRY.PROMISE.eq(PROMISE.ID)))
            .as("paid");

    private PromiseStore() {}

    /** The promises of a budget that did not end, the newest first. */
    static List<Promise> ofBudget(DSLContext database, UUID budget) {
        return find(
                database,
                PROMISE.LINE
                        .in(DSL.select(LINE.ID).from(LINE).where(LINE.BUDGET.eq(budget)))
                        .and(PROMISE_END.PROMISE.isNull()));
    }

    static Optional<Promise> find(DSLContext database, UUID id) {
        return find(database, PROMISE.ID.eq(id)).stream().findFirst();
    }

    /** Which budget a promise is charged to. */
    static Optional<UUID> budget(DSLContext database, UUID id) {
        return database.select(LINE.BUDGET)
                .from(PROMISE)
                .join(LINE)
                .on(LINE.ID.eq(PROMISE.LINE))
                .where(PROMISE.ID.eq(id))
                .fetchOptional(LINE.BUDGET);
    }

    private static List<Promise> find(DSLContext database, Condition which) {
        return database.select(PROMISE, PAID, PROMISE_END.WHY)
                .from(PROMISE)
                .leftJoin(PROMISE_END)
                .on(PROMISE_END.PROMISE.eq(PROMISE.ID))
                .where(which)
                .orderBy(PROMISE.DAY.desc(), PROMISE.ID.desc())
                .fetch(row -> {
                    var promise = row.value1();
                    return new Promise(
                            promise.getId(),
                            promise.getLine(),
                            promise.getDay(),
                            promise.getWords(),
                            new Money(promise.getAmount(), promise.getCurrency()),
                            new Money(promise.getGiven(), promise.getGivenIn()),
                            new Money(row.value2(), promise.getCurrency()),
                            row.value3());
                });
    }

    /** Which promise was made of a form that was sent before. */
    static Optional<UUID> ofForm(DSLContext database, UUID form) {
        MoneyStore.hold(database, form);
        return database.select(PROMISE.ID)
                .from(PROMISE)
                .where(PROMISE.FORM.eq(form))
                .fetchOptional(PROMISE.ID);
    }

    static UUID make(DSLContext database, Actor.Person by, Promise.Made made, Money amount) {
        UUID id = Ids.next();
        database.insertInto(PROMISE)
                .set(PROMISE.ID, id)
                .set(PROMISE.ORGANISATION, by.organisation().value())
                .set(PROMISE.LINE, made.line())
                .set(PROMISE.CURRENCY, amount.currency())
                .set(PROMISE.DAY, made.day())
                .set(PROMISE.WORDS, made.words())
                .set(PROMISE.AMOUNT, amount.amount())
                .set(PROMISE.GIVEN, made.given().amount())
                .set(PROMISE.GIVEN_IN, made.given().currency())
                .set(PROMISE.FORM, made.form())
                .set(PROMISE.MADE_BY, by.account().value())
                .execute();
        return id;
    }

    /** Ends it; false where it ended before. */
    static boolean end(DSLContext database, Actor.Person by, Promise promise, String why) {
        return database.insertInto(PROMISE_END)
                        .set(PROMISE_END.PROMISE, promise.id())
                        .set(PROMISE_END.ORGANISATION, by.organisation().value())
                        .set(PROMISE_END.CURRENCY, promise.amount().currency())
                        .set(PROMISE_END.WHY, why)
                        .set(PROMISE_END.ENDED_BY, by.account().value())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }
}
