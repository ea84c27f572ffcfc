package org.kerwen.money;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Money;

/** What lines keep for orders and contracts until they are paid. */
final class Promises {
    private final Transactions transactions;
    private final Books books;

    Promises(Transactions transactions, Books books) {
        this.transactions = transactions;
        this.books = books;
    }

    /** Keeps money of a line for what was ordered. */
    Outcome make(Actor.Person by, Promise.Made made) {
        return transactions.run(by, Act.on("money.spend", made.line()), database -> {
            Optional<UUID> before = PromiseStore.ofForm(database, made.form());
            if (before.isPresent()) {
                return new Outcome.Done(before.orElseThrow());
            }
            Budget budget = MoneyStore.lockedByLine(database, made.line()).orElse(null);
            if (budget == null) {
                return Outcome.refused(Outcome.Why.NOT_THERE);
            }
            return switch (books.charge(database, budget, made.day(), made.given())) {
                case Books.Charge.No(Outcome.Why why) -> Outcome.refused(why);
                case Books.Charge.Of(BigDecimal rate, Money amount) ->
                    budget.line(made.line()).left().minus(amount).isOwed()
                            ? Outcome.refused(Outcome.Why.NOT_ENOUGH_LEFT)
                            : new Outcome.Done(PromiseStore.make(database, by, made, amount));
            };
        });
    }

    /** Says that nothing more will be paid of a promise: what was kept for it is free again. */
    Outcome end(Actor.Person by, UUID promise, String why) {
        return transactions.run(by, Act.on("money.spend", promise), database -> {
            Promise of = PromiseStore.find(database, promise).orElse(null);
            if (of == null) {
                return Outcome.refused(Outcome.Why.NOT_THERE);
            }
            return PromiseStore.end(database, by, of, why)
                    ? new Outcome.Done(promise)
                    : Outcome.refused(Outcome.Why.NOT_PROMISED);
        });
    }

    /** The promises of a budget for which something is kept, the newest first. */
    List<Promise> open(Actor.Person by, UUID budget) {
        return transactions
                .run(by, Act.on("money.read", budget), database -> PromiseStore.ofBudget(database, budget))
                .stream()
                .filter(Promise::isOpen)
                .toList();
    }

    /** Which budget a promise is charged to; empty where there is no such promise. */
    Optional<UUID> budget(Actor.Person by, UUID promise) {
        return transactions.run(by, Act.on("money.read", promise), database -> PromiseStore.budget(database, promise));
    }
}
