package org.kerwen.money;

import java.util.List;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.Section;
import org.kerwen.web.Texts;

/** Budgets as rows: whose project, when, how much and what is left. */
final class BudgetList {
    private BudgetList() {}

    static Section.Table of(List<Budget> budgets, String address, MoneyWords words, Texts texts) {
        return new Section.Table(
                texts.get("money.budgets"),
                List.of(
                        texts.get("money.field.project"),
                        texts.get("money.when"),
                        texts.get("money.allotted"),
                        texts.get("money.spent"),
                        texts.get("money.promised"),
                        texts.get("money.left")),
                budgets.stream()
                        .map(budget -> List.of(
                                Cell.link(words.project(budget), address + budget.id()),
                                Cell.text(words.period(budget)),
                                Cell.text(words.sum(budget.allotted())),
                                Cell.text(words.sum(budget.spent())),
                                Cell.text(words.sum(budget.promised())),
                                words.left(budget.left(), budget.allotted())))
                        .toList(),
                texts.get("money.budgets.none"));
    }
}
