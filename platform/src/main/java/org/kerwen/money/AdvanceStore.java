package org.kerwen.money;

import static org.kerwen.money.db.Tables.ACCOUNT;
import static org.kerwen.money.db.Tables.ADVANCE;
import static org.kerwen.money.db.Tables.ENTRY;
import static org.kerwen.money.db.Tables.POSTING;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.Money;

/** The tables of advances: each is an account of its own, whose sum is what somebody has in hand. */
final class AdvanceStore {
    /** What an account is that counts an advance. */
    static final String KIND = "advance";

    private static final Field<BigDecimal> LEFT = DSL.field(
                    DSL.select(DSL.coalesce(DSL.sum(POSTING.AMOUNT), DSL.inline(BigDecimal.ZERO)))
                            .from(POSTING)
                            .where(POSTING.ACCOUNT.eq(ADVANCE.ID)))
            .as("still");

    private static final Field<BigDecimal> GIVEN = DSL.field(
                    DSL.select(DSL.coalesce(DSL.sum(POSTING.AMOUNT), DSL.inline(BigDecimal.ZERO)))
                            .from(POSTING)
                            .join(ENTRY)
                            .on(ENTRY.ID.eq(POSTING.ENTRY))
                            .where(POSTING.ACCOUNT.eq(ADVANCE.ID))
                            .and(POSTING.AMOUNT.gt(BigDecimal.ZERO))
                            .and(ENTRY.REVERSES.isNull()))
            .as("given");

    private AdvanceStore() {}

    /** The advances of a budget, the newest first, settled ones too. */
    static List<Advance> ofBudget(DSLContext database, UUID budget) {
        return find(database, ADVANCE.BUDGET.eq(budget));
    }

    static Optional<Advance> find(DSLContext database, UUID id) {
        return find(database, ADVANCE.ID.eq(id)).stream().findFirst();
    }

    /** The same, and nobody else settles of it until the end of the transaction. */
    static Optional<Advance> locked(DSLContext database, UUID id) {
        MoneyStore.hold(database, id);
        return find(database, id);
    }

    private static List<Advance> find(DSLContext database, Condition which) {
        return database.select(ADVANCE, GIVEN, LEFT)
                .from(ADVANCE)
                .where(which)
                .orderBy(ADVANCE.ID.desc())
                .fetch(row -> {
                    var advance = row.value1();
                    return new Advance(
                            advance.getId(),
                            advance.getBudget(),
                            new AccountId(advance.getHolder()),
                            advance.getWords(),
                            new Money(row.value2(), advance.getCurrency()),
                            new Money(row.value3(), advance.getCurrency()));
                });
    }

    /** Opens the account of an advance, with nothing in it yet. */
    static UUID open(DSLContext database, Actor.Person by, Budget budget, AccountId holder, String words) {
        UUID id = Ids.next();
        database.insertInto(ACCOUNT)
                .set(ACCOUNT.ID, id)
                .set(ACCOUNT.ORGANISATION, by.organisation().value())
                .set(ACCOUNT.CURRENCY, budget.currency())
                .set(ACCOUNT.KIND, KIND)
                .execute();
        database.insertInto(ADVANCE)
                .set(ADVANCE.ID, id)
                .set(ADVANCE.ORGANISATION, by.organisation().value())
                .set(ADVANCE.CURRENCY, budget.currency())
                .set(ADVANCE.BUDGET, budget.id())
                .set(ADVANCE.HOLDER, holder.value())
                .set(ADVANCE.WORDS, words)
                .execute();
        return id;
    }
}
