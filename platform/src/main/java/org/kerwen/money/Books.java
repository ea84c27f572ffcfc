package org.kerwen.money;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.Money;

/** The books of an organisation: budgets, what is charged to them, and the rates at which it was counted. */
public final class Books {
    private final Transactions transactions;
    private final Clock clock;
    private final ZoneId zone;

    private final List<CostBearer> bearers;
    private final List<Charging> charging;

    Books(Transactions transactions, List<CostBearer> bearers, List<Charging> charging, Clock clock, ZoneId zone) {
        this.transactions = transactions;
        this.bearers = List.copyOf(bearers);
        this.charging = List.copyOf(charging);
        this.clock = clock;
        this.zone = zone;
    }

    /** The day on which entries are written. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** All budgets of the organisation, the one that ends last first. */
    public List<Budget> budgets(Actor.Person by) {
        return transactions.run(by, Act.of("money.read"), MoneyStore::budgets);
    }

    /** One of them. */
    public Optional<Budget> budget(Actor.Person by, UUID id) {
        return transactions.run(by, Act.on("money.read", id), database -> MoneyStore.budget(database, id));
    }

    /** The same as a donor reads it: the sums, without what stands behind them. */
    Optional<Budget> reported(Actor.Person by, UUID id) {
        return transactions.run(by, Act.on("money.report", id), database -> MoneyStore.budget(database, id));
    }

    List<Budget> reported(Actor.Person by) {
        return transactions.run(by, Act.of("money.report"), MoneyStore::budgets);
    }

    /** The last entries of a budget, the newest day first. */
    public List<Entry> entries(Actor.Person by, UUID budget, int most) {
        return transactions.run(
                by, Act.on("money.read", budget), database -> MoneyStore.entries(database, budget, most));
    }

    /** An entry with its sides. */
    public Optional<Entry> entry(Actor.Person by, UUID id) {
        return transactions.run(by, Act.on("money.read", id), database -> MoneyStore.entry(database, id));
    }

    /** The same in a running transaction, for what lives above and shows what it paid. */
    public Optional<Entry> entry(DSLContext database, UUID id) {
        return MoneyStore.entry(database, id);
    }

    /** The rates, the newest first. */
    public List<MoneyStore.Rate> rates(Actor.Person by, int most) {
        return transactions.run(by, Act.of("money.read"), database -> MoneyStore.rates(database, most));
    }

    /** Opens a budget for a project of the pack. */
    public Outcome open(Actor.Person by, String project, String currency, LocalDate starts, LocalDate ends) {
        UUID id = Ids.next();
        return transactions.run(
                by,
                Act.on("money.plan", id),
                database -> MoneyStore.open(database, by, id, project, currency, starts, ends)
                        ? new Outcome.Done(id)
                        : new Outcome.Refusal(Outcome.Why.THERE_ALREADY));
    }

    /** Adds a line with what it has. */
    public Outcome line(
            Actor.Person by, UUID budget, String code, String title, Category category, BigDecimal amount, String why) {
        UUID id = Ids.next();
        return transactions.run(by, Act.on("money.plan", budget), database -> {
            Budget of = MoneyStore.budget(database, budget).orElse(null);
            if (of == null) {
                return new Outcome.Refusal(Outcome.Why.NOT_THERE);
            }
            if (!MoneyStore.line(database, by, of, new MoneyStore.NewLine(id, code, title, category))) {
                return new Outcome.Refusal(Outcome.Why.THERE_ALREADY);
            }
            MoneyStore.allot(database, by, id, amount, why);
            return new Outcome.Done(id);
        });
    }

    /** Says anew what a line has: a revision that the donor agreed to. */
    public Outcome allot(Actor.Person by, UUID line, BigDecimal amount, String why) {
        return transactions.run(
                by,
                Act.on("money.plan", line),
                database -> MoneyStore.allot(database, by, line, amount, why)
                        ? new Outcome.Done(line)
                        : new Outcome.Refusal(Outcome.Why.NOT_THERE));
    }

    /** Says what one unit of a currency is worth in another, from a day on. */
    public Outcome rate(Actor.Person by, String given, String currency, LocalDate day, BigDecimal perUnit) {
        return transactions.run(
                by,
                Act.of("money.spend"),
                database -> MoneyStore.rate(database, by, given, currency, day, perUnit)
                        ? new Outcome.Done(Ids.next())
                        : new Outcome.Refusal(Outcome.Why.THERE_ALREADY));
    }

    /** Charges what was paid to a line. */
    public Outcome spend(Actor.Person by, Spending spending) {
        return transactions.run(by, Act.on("money.spend", spending.line()), database -> spend(database, by, spending));
    }

    /** The same in a running transaction, for what lives above and pays for its own reasons. */
    public Outcome spend(DSLContext database, Actor.Person by, Spending spending) {
        Optional<UUID> before = MoneyStore.ofForm(database, spending.form());
        if (before.isPresent()) {
            return new Outcome.Done(before.orElseThrow());
        }
        Budget budget = MoneyStore.lockedByLine(database, spending.line()).orElse(null);
        if (budget == null) {
            return Outcome.refused(Outcome.Why.NOT_THERE);
        }
        return switch (charge(database, budget, spending.day(), spending.given())) {
            case Charge.No(Outcome.Why why) -> Outcome.refused(why);
            case Charge.Of(BigDecimal rate, Money charged) -> spend(database, by, budget, spending, rate, charged);
        };
    }

    private Outcome spend(
            DSLContext database, Actor.Person by, Budget budget, Spending spending, BigDecimal rate, Money charged) {
        Money free = budget.line(spending.line()).left();
        if (spending.promise() != null) {
            Promise promise = PromiseStore.find(database, spending.promise())
                    .filter(each -> each.line().equals(spending.line()) && each.isOpen())
                    .orElse(null);
            if (promise == null) {
                return Outcome.refused(Outcome.Why.NOT_PROMISED);
            }
            free = free.plus(promise.rest());
        }
        if (free.minus(charged).isOwed()) {
            return Outcome.refused(Outcome.Why.NOT_ENOUGH_LEFT);
        }
        if (spending.from() instanceof Source.Advance(UUID id)) {
            Advance advance = AdvanceStore.locked(database, id).orElse(null);
            if (advance == null
                    || !advance.budget().equals(budget.id())
                    || advance.left().minus(charged).isOwed()) {
                return Outcome.refused(Outcome.Why.ADVANCE_TOO_SMALL);
            }
        }
        UUID account = MoneyStore.account(database, by, spending.from(), budget.currency());
        return new Outcome.Done(MoneyStore.write(
                database,
                by,
                budget,
                new MoneyStore.Said(
                        spending.form(),
                        spending.day(),
                        spending.purpose(),
                        spending.words(),
                        spending.given(),
                        rate,
                        spending.about(),
                        spending.promise()),
                List.of(
                        new MoneyStore.Posted(spending.line(), null, charged),
                        new MoneyStore.Posted(null, account, charged.negated()))));
    }

    /** What a sum of a day comes to in the currency of a budget, or why the budget does not pay for it. */
    sealed interface Charge {
        record Of(BigDecimal rate, Money charged) implements Charge {}

        record No(Outcome.Why why) implements Charge {}
    }

    Charge charge(DSLContext database, Budget budget, LocalDate day, Money given) {
        if (day.isAfter(today())) {
            return new Charge.No(Outcome.Why.NOT_YET);
        }
        if (!budget.covers(day)) {
            return new Charge.No(Outcome.Why.OUTSIDE_PERIOD);
        }
        Optional<BigDecimal> rate = given.currency().equals(budget.currency())
                ? Optional.of(BigDecimal.ONE)
                : MoneyStore.rate(database, given.currency(), budget.currency(), day);
        if (rate.isEmpty()) {
            return new Charge.No(Outcome.Why.NO_RATE);
        }
        Money charged = given.in(budget.currency(), rate.orElseThrow());
        return charged.amount().signum() == 0
                ? new Charge.No(Outcome.Why.TOO_LITTLE)
                : new Charge.Of(rate.orElseThrow(), charged);
    }

    /** All that a case or a journey cost, the newest first, in the transaction in which its page is read. */
    public List<Cost> about(DSLContext database, UUID what) {
        return MoneyStore.about(database, what);
    }

    /** Which case or journey is meant; empty where none is called so, or several are. */
    Optional<UUID> called(Actor.Person by, Purpose purpose, String words) {
        return transactions.run(
                by,
                Act.of("money.spend"),
                database -> bearer(purpose).flatMap(bearer -> bearer.called(database, words)));
    }

    /** What the case or the journey is called that an entry is about; empty where it is about none. */
    Optional<String> name(Actor.Person by, Entry entry) {
        UUID about = entry.about();
        return about == null
                ? Optional.empty()
                : transactions.run(
                        by,
                        Act.on("money.read", entry.id()),
                        database -> bearer(entry.purpose()).flatMap(bearer -> bearer.name(database, about)));
    }

    /** Who knows the cases, or the journeys; empty for a purpose that has neither. */
    Optional<CostBearer> bearer(Purpose purpose) {
        return bearers.stream().filter(each -> each.purpose() == purpose).findFirst();
    }

    /** Takes an entry back by one that is the same the other way round. */
    public Outcome reverse(Actor.Person by, UUID entry, UUID form, String why) {
        return transactions.run(by, Act.on("money.spend", entry), database -> {
            Optional<UUID> before = MoneyStore.ofForm(database, form);
            if (before.isPresent()) {
                return new Outcome.Done(before.orElseThrow());
            }
            Entry of = MoneyStore.locked(database, entry).orElse(null);
            if (of == null) {
                return Outcome.refused(Outcome.Why.NOT_THERE);
            }
            if (of.reverses() != null || of.reversedBy() != null) {
                return Outcome.refused(Outcome.Why.NOT_REVERSIBLE);
            }
            // What was given is not taken back from somebody who has spent it.
            UUID advance = of.advance().orElse(null);
            if (advance != null
                    && AdvanceStore.locked(database, advance)
                            .orElseThrow()
                            .left()
                            .minus(of.to(advance))
                            .isOwed()) {
                return Outcome.refused(Outcome.Why.ADVANCE_USED);
            }
            UUID reversal = MoneyStore.reverse(database, by, of, form, today(), why);
            charging.forEach(each -> each.takenBack(database, by, entry));
            return new Outcome.Done(reversal);
        });
    }
}
