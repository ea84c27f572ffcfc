package org.kerwen.money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.kerwen.access.Demonstration;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.Money;
import org.kerwen.kernel.Role;
import org.kerwen.projects.Projects;

/** The books of a demonstration: a budget with what was paid, ordered and given to an escort. Every sum is invented. */
final class InventedBooks implements Demonstration {
    private static final String CURRENCY = "USD";
    private static final String AGREEMENT = "An invented agreement";

    private final Books books;
    private final Promises promises;
    private final Advances advances;
    private final Projects projects;

    InventedBooks(Books books, Promises promises, Advances advances, Projects projects) {
        this.books = books;
        this.promises = promises;
        this.advances = advances;
        this.projects = projects;
    }

    @Override
    public Role role() {
        return Role.FINANCE_OFFICER;
    }

    @Override
    public void fill(Actor.Person somebody) {
        LocalDate today = books.today();
        projects.all().stream().findFirst().ifPresent(project -> {
            Outcome opened =
                    books.open(somebody, project.id().value(), CURRENCY, today.minusMonths(6), today.plusMonths(6));
            if (opened instanceof Outcome.Done(UUID budget)) {
                fill(somebody, budget, today);
            }
        });
    }

    private void fill(Actor.Person by, UUID budget, LocalDate today) {
        UUID travel = line(by, budget, "1.1", "Travel of families", Category.MOVEMENT, "24000");
        line(by, budget, "2.1", "Grants to families", Category.ASSISTANCE, "9000");
        UUID office = line(by, budget, "3.1", "Office", Category.OFFICE, "3000");
        spend(
                by,
                travel,
                today.minusDays(40),
                "6400.00",
                PaidFrom.BANK,
                Purpose.MOVEMENT,
                "A charter flight, 92 seats");
        spend(
                by,
                travel,
                today.minusDays(20),
                "7200.00",
                PaidFrom.OWED,
                Purpose.MOVEMENT,
                "A charter flight, 104 seats");
        spend(by, office, today.minusDays(15), "450.00", PaidFrom.BANK, Purpose.OFFICE, "Rent of a month");
        promises.make(
                by,
                new Promise.Made(
                        Ids.withoutTime(),
                        travel,
                        today.minusDays(2),
                        usd("1850.00"),
                        "Sleepers for 71 on two trains"));
        advances.give(
                by,
                new Advance.Given(
                        Ids.withoutTime(),
                        budget,
                        today.minusDays(1),
                        usd("300.00"),
                        PaidFrom.CASH,
                        by.account(),
                        "Meals and taxis on the way"));
        advances.open(by, budget)
                .forEach(advance -> spend(
                        by,
                        travel,
                        today,
                        "120.00",
                        new Source.Advance(advance.id()),
                        Purpose.MOVEMENT,
                        "Bread, tea and water for the train"));
    }

    private UUID line(Actor.Person by, UUID budget, String code, String title, Category category, String amount) {
        return books.line(by, budget, code, title, category, new BigDecimal(amount), AGREEMENT)
                        instanceof Outcome.Done(UUID line)
                ? line
                : new UUID(0, 0);
    }

    private void spend(
            Actor.Person by, UUID line, LocalDate day, String amount, Source from, Purpose purpose, String words) {
        books.spend(by, new Spending(Ids.withoutTime(), line, day, usd(amount), from, purpose, words, null, null));
    }

    private static Money usd(String amount) {
        return new Money(new BigDecimal(amount), CURRENCY);
    }
}
