package org.kerwen.money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Money;

/** Money in the hands of colleagues, settled by what it paid and what came back. */
final class Advances {
    private final Transactions transactions;
    private final Books books;

    Advances(Transactions transactions, Books books) {
        this.transactions = transactions;
        this.books = books;
    }

    /** Gives a colleague money that is settled later. Nothing is charged to a line before. */
    Outcome give(Actor.Person by, Advance.Given given) {
        return transactions.run(by, Act.on("money.spend", given.budget()), database -> {
            Optional<UUID> before = MoneyStore.ofForm(database, given.form());
            if (before.isPresent()) {
                return new Outcome.Done(before.orElseThrow());
            }
            Budget budget = MoneyStore.budget(database, given.budget()).orElse(null);
            if (budget == null) {
                return Outcome.refused(Outcome.Why.NOT_THERE);
            }
            return switch (books.charge(database, budget, given.day(), given.given())) {
                case Books.Charge.No(Outcome.Why why) -> Outcome.refused(why);
                case Books.Charge.Of(BigDecimal rate, Money amount) -> {
                    UUID advance = AdvanceStore.open(database, by, budget, given.holder(), given.words());
                    yield new Outcome.Done(moved(database, by, budget, given, rate, advance, amount));
                }
            };
        });
    }

    /** Takes back into the office what is left of an advance, or a part of it. */
    Outcome giveBack(Actor.Person by, UUID advance, UUID form, LocalDate day, BigDecimal amount, PaidFrom to) {
        return transactions.run(by, Act.on("money.spend", advance), database -> {
            Optional<UUID> before = MoneyStore.ofForm(database, form);
            if (before.isPresent()) {
                return new Outcome.Done(before.orElseThrow());
            }
            Advance of = AdvanceStore.locked(database, advance).orElse(null);
            if (of == null) {
                return Outcome.refused(Outcome.Why.NOT_THERE);
            }
            Money back = new Money(amount, of.left().currency());
            if (day.isAfter(books.today())) {
                return Outcome.refused(Outcome.Why.NOT_YET);
            }
            if (of.left().minus(back).isOwed()) {
                return Outcome.refused(Outcome.Why.ADVANCE_TOO_SMALL);
            }
            // Money that comes back after the end of the period comes back all the same.
            Budget budget = MoneyStore.budget(database, of.budget()).orElseThrow();
            return new Outcome.Done(moved(
                    database,
                    by,
                    budget,
                    new Advance.Given(form, of.budget(), day, back, to, of.holder(), of.words()),
                    BigDecimal.ONE,
                    advance,
                    back.negated()));
        });
    }

    /** An entry between an advance and the office: no line spends anything by it. */
    private static UUID moved(
            DSLContext database,
            Actor.Person by,
            Budget budget,
            Advance.Given given,
            BigDecimal rate,
            UUID advance,
            Money amount) {
        UUID office = MoneyStore.account(database, by, given.from(), budget.currency());
        return MoneyStore.write(
                database,
                by,
                budget,
                new MoneyStore.Said(
                        given.form(), given.day(), Purpose.MOVEMENT, given.words(), given.given(), rate, null, null),
                List.of(
                        new MoneyStore.Posted(null, advance, amount),
                        new MoneyStore.Posted(null, office, amount.negated())));
    }

    /** The advances of a budget that are not settled, the newest first. */
    List<Advance> open(Actor.Person by, UUID budget) {
        return transactions
                .run(by, Act.on("money.read", budget), database -> AdvanceStore.ofBudget(database, budget))
                .stream()
                .filter(each -> each.left().amount().signum() > 0)
                .toList();
    }

    /** One of them. */
    Optional<Advance> find(Actor.Person by, UUID id) {
        return transactions.run(by, Act.on("money.read", id), database -> AdvanceStore.find(database, id));
    }
}
