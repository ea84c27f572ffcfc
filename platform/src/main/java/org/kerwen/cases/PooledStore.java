package org.kerwen.cases;

import static org.kerwen.cases.db.Tables.POOLED_COST;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.Money;
import org.kerwen.kernel.OrganisationId;

/** The table of pooled costs. Row security lets each transaction see its own organisation's only. */
final class PooledStore {
    private PooledStore() {}

    /** Adds to the open sum of a month, or begins it. */
    static void add(DSLContext database, OrganisationId organisation, YearMonth month, Money sum) {
        database.insertInto(POOLED_COST)
                .set(POOLED_COST.ID, Ids.withoutTime())
                .set(POOLED_COST.ORGANISATION, organisation.value())
                .set(POOLED_COST.MONTH, month.atDay(1))
                .set(POOLED_COST.CURRENCY, sum.currency())
                .set(POOLED_COST.AMOUNT, sum.amount())
                .onConflict(POOLED_COST.ORGANISATION, POOLED_COST.MONTH, POOLED_COST.CURRENCY)
                .where(POOLED_COST.ENTRY.isNull())
                .doUpdate()
                .set(POOLED_COST.AMOUNT, POOLED_COST.AMOUNT.plus(DSL.excluded(POOLED_COST.AMOUNT)))
                .execute();
    }

    /** What is not charged yet, the oldest month first. */
    static List<Pooled> open(DSLContext database) {
        return find(database, POOLED_COST.ENTRY.isNull());
    }

    static Optional<Pooled> find(DSLContext database, UUID id) {
        return find(database, POOLED_COST.ID.eq(id)).stream().findFirst();
    }

    /** The same, and nobody else adds to it or charges it until the end of the transaction. */
    static Optional<Pooled> locked(DSLContext database, UUID id) {
        database.select(POOLED_COST.ID)
                .from(POOLED_COST)
                .where(POOLED_COST.ID.eq(id))
                .forUpdate()
                .fetch();
        return find(database, id);
    }

    static Optional<Pooled> ofEntry(DSLContext database, UUID entry) {
        return find(database, POOLED_COST.ENTRY.eq(entry)).stream().findFirst();
    }

    static void charged(DSLContext database, UUID id, UUID entry) {
        database.update(POOLED_COST)
                .set(POOLED_COST.ENTRY, entry)
                .where(POOLED_COST.ID.eq(id))
                .execute();
    }

    private static List<Pooled> find(DSLContext database, Condition which) {
        return database.selectFrom(POOLED_COST)
                .where(which)
                .orderBy(POOLED_COST.MONTH, POOLED_COST.CURRENCY)
                .fetch(row -> new Pooled(
                        row.getId(),
                        YearMonth.from(row.getMonth()),
                        new Money(row.getAmount(), row.getCurrency()),
                        row.getEntry()));
    }
}
