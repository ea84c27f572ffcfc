package org.kerwen.money;

import static org.kerwen.money.db.Tables.ACCOUNT;
import static org.kerwen.money.db.Tables.ALLOTMENT;
import static org.kerwen.money.db.Tables.BUDGET;
import static org.kerwen.money.db.Tables.ENTRY;
import static org.kerwen.money.db.Tables.LINE;
import static org.kerwen.money.db.Tables.POSTING;
import static org.kerwen.money.db.Tables.RATE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.Together;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.Money;
import org.kerwen.money.db.tables.records.EntryRecord;

/** The tables of money. Row security lets each transaction see its own organisation's books only. */
final class MoneyStore {
    private static final Field<BigDecimal> ALLOTTED = DSL.field(DSL.select(ALLOTMENT.AMOUNT)
                    .from(ALLOTMENT)
                    .where(ALLOTMENT.LINE.eq(LINE.ID))
                    .orderBy(ALLOTMENT.NUMBER.desc())
                    .limit(1))
            .as("allotted");

    private static final Field<BigDecimal> SPENT = DSL.field(
                    DSL.select(DSL.coalesce(DSL.sum(POSTING.AMOUNT), DSL.inline(BigDecimal.ZERO)))
                            .from(POSTING)
                            .where(POSTING.LINE.eq(LINE.ID)))
            .as("spent");

    /** What is kept for open promises: of each as much as was promised and not paid. */
    private static final Field<BigDecimal> PROMISED =
            DSL.field("""
            (SELECT coalesce(sum(greatest(0, promise.amount - coalesce(
                        (SELECT sum(posting.amount)
                           FROM money.entry JOIN money.posting ON posting.entry = entry.id AND posting.line IS NOT NULL
                          WHERE entry.promise = promise.id), 0))), 0)
               FROM money.promise
              WHERE promise.line = line.id
                AND NOT EXISTS (SELECT FROM money.promise_end WHERE promise_end.promise = promise.id))
            """, BigDecimal.class).as("promised");

    private MoneyStore() {}

    /** What an entry says besides its sides. */
    record Said(
            UUID form,
            LocalDate day,
            Purpose purpose,
            String words,
            Money given,
            BigDecimal rate,
            @Nullable UUID about,
            @Nullable UUID promise) {}

    /** A side of an entry before it is written. */
    record Posted(@Nullable UUID line, @Nullable UUID account, Money amount) {}

    /** What one unit of a currency is worth in another, from a day on. */
    record Rate(String given, String currency, LocalDate day, BigDecimal perUnit) {}

    /** A line before it has anything. */
    record NewLine(UUID id, String code, String title, Category category) {}

    static List<Budget> budgets(DSLContext database) {
        return budgets(database, DSL.noCondition());
    }

    static Optional<Budget> budget(DSLContext database, UUID id) {
        return budgets(database, BUDGET.ID.eq(id)).stream().findFirst();
    }

    private static List<Budget> budgets(DSLContext database, Condition which) {
        Map<UUID, List<Budget.Line>> lines = new LinkedHashMap<>();
        database.select(
                        LINE.ID,
                        LINE.BUDGET,
                        LINE.CODE,
                        LINE.TITLE,
                        LINE.CATEGORY,
                        LINE.CURRENCY,
                        ALLOTTED,
                        SPENT,
                        PROMISED)
                .from(LINE)
                .join(BUDGET)
                .on(BUDGET.ID.eq(LINE.BUDGET))
                .where(which)
                .orderBy(LINE.BUDGET, LINE.CODE)
                .forEach(row -> lines.computeIfAbsent(row.get(LINE.BUDGET), any -> new ArrayList<>())
                        .add(new Budget.Line(
                                row.get(LINE.ID),
                                row.get(LINE.CODE),
                                row.get(LINE.TITLE),
                                Choice.of(Category.class, row.get(LINE.CATEGORY)),
                                new Money(row.get(ALLOTTED), row.get(LINE.CURRENCY)),
                                new Money(row.get(SPENT), row.get(LINE.CURRENCY)),
                                new Money(row.get(PROMISED), row.get(LINE.CURRENCY)))));
        return database.selectFrom(BUDGET)
                .where(which)
                .orderBy(BUDGET.ENDS.desc(), BUDGET.ID)
                .fetch(row -> new Budget(
                        row.getId(),
                        row.getProject(),
                        row.getCurrency(),
                        row.getStarts(),
                        row.getEnds(),
                        lines.getOrDefault(row.getId(), List.of())));
    }

    static boolean open(
            DSLContext database,
            Actor.Person by,
            UUID id,
            String project,
            String currency,
            LocalDate starts,
            LocalDate ends) {
        return database.insertInto(BUDGET)
                        .set(BUDGET.ID, id)
                        .set(BUDGET.ORGANISATION, by.organisation().value())
                        .set(BUDGET.PROJECT, project)
                        .set(BUDGET.CURRENCY, currency)
                        .set(BUDGET.STARTS, starts)
                        .set(BUDGET.ENDS, ends)
                        .set(BUDGET.MADE_BY, by.account().value())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    static boolean line(DSLContext database, Actor.Person by, Budget of, NewLine line) {
        return database.insertInto(LINE)
                        .set(LINE.ID, line.id())
                        .set(LINE.ORGANISATION, by.organisation().value())
                        .set(LINE.BUDGET, of.id())
                        .set(LINE.CURRENCY, of.currency())
                        .set(LINE.CODE, line.code())
                        .set(LINE.TITLE, line.title())
                        .set(LINE.CATEGORY, line.category().word())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Says what a line has; false where it is not there. */
    static boolean allot(DSLContext database, Actor.Person by, UUID line, BigDecimal amount, String why) {
        hold(database, line);
        return database.execute("""
                INSERT INTO money.allotment (line, organisation, currency, number, amount, why, said_by)
                SELECT id, organisation, currency,
                       1 + (SELECT coalesce(max(number), 0) FROM money.allotment WHERE allotment.line = line.id), ?, ?, ?
                  FROM money.line WHERE id = ?
                """, amount, why, by.account().value(), line) == 1;
    }

    static boolean rate(
            DSLContext database, Actor.Person by, String given, String currency, LocalDate day, BigDecimal perUnit) {
        return database.insertInto(RATE)
                        .set(RATE.ORGANISATION, by.organisation().value())
                        .set(RATE.GIVEN, given)
                        .set(RATE.CURRENCY, currency)
                        .set(RATE.DAY, day)
                        .set(RATE.PER_UNIT, perUnit)
                        .set(RATE.SAID_BY, by.account().value())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    static List<Rate> rates(DSLContext database, int most) {
        return database.selectFrom(RATE)
                .orderBy(RATE.DAY.desc(), RATE.GIVEN, RATE.CURRENCY)
                .limit(most)
                .fetch(row -> new Rate(row.getGiven(), row.getCurrency(), row.getDay(), row.getPerUnit()));
    }

    /** The rate that held on a day: the last that was said for that day or one before. */
    static Optional<BigDecimal> rate(DSLContext database, String given, String currency, LocalDate day) {
        return database.select(RATE.PER_UNIT)
                .from(RATE)
                .where(RATE.GIVEN.eq(given))
                .and(RATE.CURRENCY.eq(currency))
                .and(RATE.DAY.le(day))
                .orderBy(RATE.DAY.desc())
                .limit(1)
                .fetchOptional(RATE.PER_UNIT);
    }

    /** Which entry was made of a form that was sent before. */
    static Optional<UUID> ofForm(DSLContext database, UUID form) {
        hold(database, form);
        return database.select(ENTRY.ID).from(ENTRY).where(ENTRY.FORM.eq(form)).fetchOptional(ENTRY.ID);
    }

    /**
     * The budget of a line; nobody else charges to the line until the end of the transaction. What is in the books is never
     * changed, so there is no row to lock.
     */
    static Optional<Budget> lockedByLine(DSLContext database, UUID line) {
        hold(database, line);
        return database.select(LINE.BUDGET)
                .from(LINE)
                .where(LINE.ID.eq(line))
                .fetchOptional(LINE.BUDGET)
                .flatMap(id -> budget(database, id));
    }

    /** Nobody else holds the same until the end of the transaction. */
    static void hold(DSLContext database, UUID what) {
        database.execute("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", "money " + what);
    }

    /** Writes an entry with its sides, which make nothing together. */
    static UUID write(DSLContext database, Actor.Person by, Budget budget, Said said, List<Posted> sides) {
        UUID id = Ids.next();
        EntryRecord entry = database.newRecord(ENTRY);
        entry.setId(id);
        entry.setOrganisation(by.organisation().value());
        entry.setBudget(budget.id());
        entry.setCurrency(budget.currency());
        entry.setDay(said.day());
        entry.setPurpose(said.purpose().word());
        entry.setWords(said.words());
        entry.setGiven(said.given().amount());
        entry.setGivenIn(said.given().currency());
        entry.setPerUnit(said.rate());
        entry.setAbout(said.about());
        entry.setPromise(said.promise());
        entry.setForm(said.form());
        entry.setMadeBy(by.account().value());
        database.executeInsert(entry);
        for (int position = 1; position <= sides.size(); position++) {
            post(database, by, id, position, sides.get(position - 1));
        }
        return id;
    }

    /** The account in which a source is counted. */
    static UUID account(DSLContext database, Actor.Person by, Source from, String currency) {
        return switch (from) {
            case PaidFrom office -> ofOffice(database, by, office, currency);
            case Source.Advance(UUID advance) -> advance;
        };
    }

    private static UUID ofOffice(DSLContext database, Actor.Person by, PaidFrom from, String currency) {
        database.insertInto(ACCOUNT)
                .set(ACCOUNT.ID, Ids.next())
                .set(ACCOUNT.ORGANISATION, by.organisation().value())
                .set(ACCOUNT.CURRENCY, currency)
                .set(ACCOUNT.KIND, from.word())
                .onConflictDoNothing()
                .execute();
        return Objects.requireNonNull(database.select(ACCOUNT.ID)
                .from(ACCOUNT)
                .where(ACCOUNT.CURRENCY.eq(currency))
                .and(ACCOUNT.KIND.eq(from.word()))
                .fetchOne(ACCOUNT.ID));
    }

    private static void post(DSLContext database, Actor.Person by, UUID entry, int position, Posted side) {
        database.insertInto(POSTING)
                .set(POSTING.ENTRY, entry)
                .set(POSTING.POSITION, position)
                .set(POSTING.ORGANISATION, by.organisation().value())
                .set(POSTING.CURRENCY, side.amount().currency())
                .set(POSTING.LINE, side.line())
                .set(POSTING.ACCOUNT, side.account())
                .set(POSTING.AMOUNT, side.amount().amount())
                .execute();
    }

    static List<Entry> entries(DSLContext database, UUID budget, int most) {
        return entries(database, ENTRY.BUDGET.eq(budget), most);
    }

    static Optional<Entry> entry(DSLContext database, UUID id) {
        return entries(database, ENTRY.ID.eq(id), 1).stream().findFirst();
    }

    /** The same, and nobody else takes it back until the end of the transaction. */
    static Optional<Entry> locked(DSLContext database, UUID id) {
        hold(database, id);
        return entry(database, id);
    }

    private static List<Entry> entries(DSLContext database, Condition which, int most) {
        var taker = ENTRY.as("taker");
        Field<UUID> reversedBy = DSL.field(DSL.select(taker.ID).from(taker).where(taker.REVERSES.eq(ENTRY.ID)))
                .as("reversed_by");
        var rows = database.select(ENTRY.fields())
                .select(reversedBy)
                .from(ENTRY)
                .where(which)
                .orderBy(ENTRY.DAY.desc(), ENTRY.ID.desc())
                .limit(most)
                .fetch();
        Map<UUID, List<Entry.Side>> sides = sides(database, rows.getValues(ENTRY.ID));
        return rows.map(row -> new Entry(
                row.get(ENTRY.ID),
                row.get(ENTRY.BUDGET),
                row.get(ENTRY.DAY),
                Choice.of(Purpose.class, row.get(ENTRY.PURPOSE)),
                row.get(ENTRY.WORDS),
                new Money(row.get(ENTRY.GIVEN), row.get(ENTRY.GIVEN_IN)),
                row.get(ENTRY.PER_UNIT),
                row.get(ENTRY.ABOUT),
                row.get(ENTRY.PROMISE),
                row.get(ENTRY.REVERSES),
                row.get(reversedBy),
                new AccountId(row.get(ENTRY.MADE_BY)),
                row.get(ENTRY.MADE_AT).toInstant(),
                sides.getOrDefault(row.get(ENTRY.ID), List.of())));
    }

    private static Map<UUID, List<Entry.Side>> sides(DSLContext database, List<UUID> entries) {
        Map<UUID, List<Entry.Side>> sides = new LinkedHashMap<>();
        database.select(
                        POSTING.ENTRY,
                        POSTING.AMOUNT,
                        POSTING.CURRENCY,
                        LINE.CODE,
                        LINE.TITLE,
                        ACCOUNT.ID,
                        ACCOUNT.KIND)
                .from(POSTING)
                .leftJoin(LINE)
                .on(LINE.ID.eq(POSTING.LINE))
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.ID.eq(POSTING.ACCOUNT))
                .where(POSTING.ENTRY.eq(DSL.any(entries.toArray(UUID[]::new))))
                .orderBy(POSTING.ENTRY, POSTING.POSITION)
                .forEach(row -> sides.computeIfAbsent(row.get(POSTING.ENTRY), any -> new ArrayList<>())
                        .add(new Entry.Side(
                                row.get(LINE.CODE) == null ? null : row.get(LINE.CODE) + " " + row.get(LINE.TITLE),
                                source(row.get(ACCOUNT.ID), row.get(ACCOUNT.KIND)),
                                new Money(row.get(POSTING.AMOUNT), row.get(POSTING.CURRENCY)))));
        return sides;
    }

    private static @Nullable Source source(@Nullable UUID account, @Nullable String kind) {
        if (account == null || kind == null) {
            return null;
        }
        return kind.equals(AdvanceStore.KIND) ? new Source.Advance(account) : Choice.of(PaidFrom.class, kind);
    }

    /** What something cost that entries are about, the newest first; what was taken back is not among them. */
    static List<Cost> about(DSLContext database, UUID what) {
        return ABOUT.ask(database, what)
                .getFirst()
                .map(row -> new Cost(
                        row.get(ENTRY.DAY),
                        row.get(ENTRY.WORDS),
                        new Money(row.get(POSTING.AMOUNT), row.get(POSTING.CURRENCY))));
    }

    private static final Together<UUID> ABOUT = new Together<>(what -> {
        var taker = ENTRY.as("taker");
        return List.of(DSL.select(ENTRY.DAY, ENTRY.WORDS, POSTING.AMOUNT, POSTING.CURRENCY)
                .from(ENTRY)
                .join(POSTING)
                .on(POSTING.ENTRY.eq(ENTRY.ID))
                .and(POSTING.LINE.isNotNull())
                .where(ENTRY.ABOUT.eq(what))
                .and(ENTRY.REVERSES.isNull())
                .andNotExists(DSL.selectOne().from(taker).where(taker.REVERSES.eq(ENTRY.ID)))
                .orderBy(ENTRY.DAY.desc(), ENTRY.ID.desc()));
    });

    static UUID reverse(DSLContext database, Actor.Person by, Entry of, UUID form, LocalDate day, String why) {
        UUID id = Ids.next();
        database.execute("""
                INSERT INTO money.entry (id, organisation, budget, currency, day, purpose, words, given, given_in, per_unit,
                                         about, promise, reverses, form, made_by)
                SELECT ?, organisation, budget, currency, ?, purpose, ?, given, given_in, per_unit, about, promise, id, ?, ?
                  FROM money.entry WHERE id = ?
                """, id, day, why, form, by.account().value(), of.id());
        database.execute("""
                INSERT INTO money.posting (entry, position, organisation, currency, line, account, amount)
                SELECT ?, position, organisation, currency, line, account, -amount FROM money.posting WHERE entry = ?
                """, id, of.id());
        return id;
    }
}
