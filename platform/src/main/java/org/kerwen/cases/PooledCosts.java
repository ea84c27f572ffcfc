package org.kerwen.cases;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.Money;
import org.kerwen.money.Books;
import org.kerwen.money.Outcome;
import org.kerwen.money.PaidFrom;
import org.kerwen.money.Purpose;
import org.kerwen.money.Spending;

/**
 * What sealed cases cost: each cost stands in its case, where only its team reads it; outside there is one sum for all of them by month and
 * currency, which a finance officer charges to the books under a neutral name (PROTECTION 2).
 */
final class PooledCosts {
    private final Transactions transactions;
    private final Cases cases;
    private final Books books;

    PooledCosts(Transactions transactions, Cases cases, Books books) {
        this.transactions = transactions;
        this.cases = cases;
        this.books = books;
    }

    /**
     * Writes down what a sealed case cost, or what came back of it.
     *
     * @param form of which it was sent: sent twice, it is one cost
     * @param sum less than nothing where it came back
     */
    CaseAnswer write(Actor.Person by, CaseId id, UUID form, LocalDate day, Money sum, String words) {
        return cases.change(by, id, "case.work", (database, changes, opened) -> {
            CaseFile file = opened.file();
            boolean before = file.steps().stream()
                    .anyMatch(
                            step -> step.kind() == StepKind.COST && step.what().equals(form.toString()));
            CaseChanges.Change change =
                    before ? new CaseChanges.Change.To(file, false) : changes.cost(file, form, sum, words);
            if (!before && change instanceof CaseChanges.Change.To) {
                PooledStore.add(database, file.organisation(), YearMonth.from(day), sum);
            }
            return change;
        });
    }

    /** What is not charged yet, the oldest month first. */
    List<Pooled> open(Actor.Person by) {
        return transactions.run(by, Act.of("grant.list"), PooledStore::open);
    }

    Optional<Pooled> find(Actor.Person by, UUID id) {
        return transactions.run(by, Act.on("grant.list", id), database -> PooledStore.find(database, id));
    }

    /**
     * Charges a month to a line. Sent twice, it is charged once.
     *
     * @param words by which it is called in the books: names no case and no programme
     */
    Grants.Answer charge(Actor.Person by, UUID id, UUID line, LocalDate day, PaidFrom from, String words) {
        return transactions.run(by, Act.on("grant.pay", id), database -> {
            Pooled pooled = PooledStore.locked(database, id).orElse(null);
            if (pooled == null) {
                return new Grants.Answer.Refused(CaseAnswer.Why.NOT_THERE);
            }
            if (pooled.entry() != null) {
                return new Grants.Answer.Done();
            }
            if (!pooled.isDue()) {
                return new Grants.Answer.Refused(CaseAnswer.Why.NOT_DUE);
            }
            Outcome outcome = books.spend(
                    database, by, new Spending(id, line, day, pooled.sum(), from, Purpose.CASEWORK, words, null, null));
            return switch (outcome) {
                case Outcome.Done(UUID entry) -> {
                    PooledStore.charged(database, id, entry);
                    yield new Grants.Answer.Done();
                }
                case Outcome.Refusal(Outcome.Why why) -> new Grants.Answer.NotCharged(why);
            };
        });
    }
}
