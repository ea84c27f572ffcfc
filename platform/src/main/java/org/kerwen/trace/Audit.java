package org.kerwen.trace;

import static org.jooq.impl.DSL.row;
import static org.kerwen.trace.db.Tables.ENTRY;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SelectLimitStep;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Actor.Machine;
import org.kerwen.trace.db.tables.records.EntryRecord;

/** The audit for those who may read it: the acts of their own organisation, and the seals. */
public final class Audit {
    private static final int EXPORTED_AT_ONCE = 1000;

    private final Transactions transactions;
    private final Sealer sealer;

    Audit(Transactions transactions, Sealer sealer) {
        this.transactions = transactions;
        this.sealer = sealer;
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

    /** Where a page ended; the next begins after it. */
    public record Position(Instant at, long id) {
        /** After this entry. */
        public static Position of(Entry entry) {
            return new Position(entry.at(), entry.id());
        }
    }

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
     * Acts of the own organisation, the newest first. Whoever asks was asked for the right to it before; acts of other
     * organisations, and those of the program, are in nobody's reach.
     *
     * @param after where the page before ended; null for the first page
     * @param most how many
     */
    public List<Entry> list(Actor.Person actor, Filter filter, @Nullable Position after, int most) {
        return read(actor, "audit.read", filter, after, most);
    }

    /**
     * All of them as lines of CSV (RFC 4180), the newest first, with names of columns. Each part is read, recorded and
     * committed before it is handed over, so that nothing leaves without its trace and a slow reader holds nothing up.
     *
     * @param out is left open
     * @throws IOException what the writer throws
     */
    public void export(Actor.Person actor, Filter filter, Appendable out) throws IOException {
        out.append("id,at,account,operation,subject,purpose\r\n");
        Position after = null;
        List<Entry> part;
        do {
            part = read(actor, "audit.export", filter, after, EXPORTED_AT_ONCE);
            for (Entry entry : part) {
                // Ids, instants and words: nothing in them needs to be quoted.
                out.append("%d,%s,%s,%s,%s,%s\r\n"
                        .formatted(
                                entry.id(),
                                entry.at(),
                                entry.account(),
                                entry.operation(),
                                Objects.toString(entry.subject(), ""),
                                Objects.toString(entry.purpose(), "")));
                after = Position.of(entry);
            }
        } while (part.size() == EXPORTED_AT_ONCE);
    }

    /** The last seal: whoever keeps it can later prove that nothing before it was changed. */
    public Optional<Seal> head(Actor.Person actor) {
        return transactions.run(actor, Act.of("audit.head"), SealStore::last);
    }

    /** Seals now what can be sealed; answers how many entries. */
    public long seal() {
        return sealer.seal();
    }

    /** How many entries wait for their seal. */
    public long waiting() {
        return transactions.<Long>run(
                Machine.TRACE_SEALING,
                database -> EntryStore.countFrom(
                        database, SealStore.last(database).map(Seal::end).orElse(Point.FIRST)));
    }

    private List<Entry> read(Actor.Person actor, String operation, Filter filter, @Nullable Position after, int most) {
        return transactions.run(
                actor,
                Act.of(operation),
                database -> select(database, actor, filter, after).limit(most).fetch(Audit::entry));
    }

    private static SelectLimitStep<EntryRecord> select(
            DSLContext database, Actor.Person actor, Filter filter, @Nullable Position after) {
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
        if (after != null) {
            condition = condition.and(row(ENTRY.AT, ENTRY.ID).lt(after.at().atOffset(ZoneOffset.UTC), after.id()));
        }
        return database.selectFrom(ENTRY).where(condition).orderBy(ENTRY.AT.desc(), ENTRY.ID.desc());
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
