package org.kerwen.cases;

import org.kerwen.access.Demonstration;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Role;
import org.kerwen.money.Books;
import org.kerwen.money.Budget;
import org.kerwen.money.Category;
import org.kerwen.money.PaidFrom;

/** Grants of a demonstration are paid by a second person: 60 adults and 32 who are under 18, 7,600 dollars. */
final class InventedGrants implements Demonstration {
    private static final int EVERYTHING = 1_000;

    private final Grants grants;
    private final Books books;

    InventedGrants(Grants grants, Books books) {
        this.grants = grants;
        this.books = books;
    }

    @Override
    public Role role() {
        return Role.FINANCE_OFFICER;
    }

    @Override
    public void fill(Actor.Person somebody) {
        books.budgets(somebody).stream()
                .flatMap(budget -> budget.lines().stream())
                .filter(line -> line.category() == Category.ASSISTANCE)
                .findFirst()
                .map(Budget.Line::id)
                .ifPresent(line -> grants.asked(somebody, EVERYTHING)
                        .forEach(each -> grants.pay(somebody, each.id(), line, books.today(), PaidFrom.CASH)));
    }
}
