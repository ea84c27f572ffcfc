package org.kerwen.trace;

import static org.kerwen.trace.db.Tables.ENTRY;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SelectLimitStep;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Actor.Machine;
import org.kerwen.keys.InstallationKeys;
import org.kerwen.trace.db.tables.records.EntryRecord;

/** The audit for those who may read it: the acts of their own organisation, and the seals. */
public final class Audit {
    private final Transactions transactions;
    private final InstallationKeys keys;
    private final Sealer sealer;
    private final Witness witness;

    Audit(Transactions transactions, InstallationKeys keys, Sealer sealer, Witness witness) {
        this.transactions = transactions;
        this.keys = keys;
        this.sealer = sealer;
        this.witness = witness;
    }

    /**
     * An act.
     *
     * @param subject to what it was done; null where it was a list or the whole
     */
    public record Entry(
            long id,
            Instant at,
            AccountId account,
            String operation,
            @Nullable UUID subject,
            @Nullable String purpose) {}

    /**
     * Which acts are asked for; what is null does not matter.
     *
     * @param from not before
     * @param until before
     */
    public record Filter(
            @Nullable AccountId account,
            @Nullable UUID subject,
            @Nullable String operation,
            @Nullable Instant from,
            @Nullable Instant until) {
        /** All. */
        public static final Filter NONE = new Filter(null, null, null, null, null);
    }

    /**
     * Acts of the own organisation, the newest first.
     *
     * @param before id of the last one of the page before; null for the first page
     */
    public List<Entry> list(Actor.Person actor, Filter filter, @Nullable Long before, int most) {
        return transactions.run(
                actor,
                Act.of("audit.read"),
                database -> select(database, actor, filter, before).limit(most).fetch(Audit::entry));
    }

    /** The same as a whole, handed over one by one. */
    public void export(Actor.Person actor, Filter filter, Consumer<Entry> each) {
        transactions.run(actor, Act.of("audit.export"), database -> {
            select(database, actor, filter, null).fetchSize(1000).fetchLazy().forEach(row -> each.accept(entry(row)));
            return actor;
        });
    }

    /** The last seal: whoever keeps it can later prove that nothing before it was changed. */
    public Optional<Seal> head(Actor.Person actor) {
        return transactions.run(actor, Act.of("audit.head"), SealStore::last);
    }

    /** Seals now what can be sealed; answers how many entries. */
    public long seal() {
        return sealer.seal();
    }

    /** Compares the audit with its seals and its witness. Only for the terminal, with a login that sees all entries. */
    public Verification.Result verify(DSLContext database) {
        return Verification.of(database, keys, witness);
    }

    /** How many entries wait for their seal. */
    public long waiting() {
        return transactions.<Long>run(Machine.TRACE_SEALING, database -> {
            Optional<Seal> last = SealStore.last(database);
            return Long.parseLong(String.valueOf(database.fetchValue(
                    "SELECT count(*) FROM trace.entry WHERE (era = ?::smallint AND xid >= ?::text::xid8) OR era > ?::smallint",
                    last.map(Seal::era).orElse(0),
                    String.valueOf(last.map(Seal::horizon).orElse(0L)),
                    last.map(Seal::era).orElse(0))));
        });
    }

    private static SelectLimitStep<EntryRecord> select(
            DSLContext database, Actor.Person actor, Filter filter, @Nullable Long before) {
        Condition condition = ENTRY.ORGANISATION.eq(actor.organisation().value());
        if (filter.account() != null) {
            condition = condition.and(ENTRY.ACCOUNT.eq(filter.account().value()));
        }
        if (filter.subject() != null) {
            condition = condition.and(ENTRY.SUBJECT.eq(filter.subject()));
        }
        if (filter.operation() != null) {
            condition = condition.and(ENTRY.OPERATION.eq(filter.operation()));
        }
        if (filter.from() != null) {
            condition = condition.and(ENTRY.AT.ge(filter.from().atOffset(ZoneOffset.UTC)));
        }
        if (filter.until() != null) {
            condition = condition.and(ENTRY.AT.lt(filter.until().atOffset(ZoneOffset.UTC)));
        }
        if (before != null) {
            condition = condition.and(ENTRY.ID.lt(before));
        }
        return database.selectFrom(ENTRY).where(condition).orderBy(ENTRY.ID.desc());
    }

    private static Entry entry(EntryRecord row) {
        return new Entry(
                row.getId(),
                row.getAt().toInstant(),
                new AccountId(row.getAccount()),
                row.getOperation(),
                row.getSubject(),
                row.getPurpose());
    }
}
