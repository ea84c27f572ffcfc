package org.kerwen.money;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.Money;
import org.kerwen.projects.Project;
import org.kerwen.projects.Projects;
import org.kerwen.web.DateWords;
import org.kerwen.web.Texts;

/** Money in words, in the language of who reads. */
final class MoneyWords {
    private final Texts texts;
    private final Map<String, String> projects;

    MoneyWords(Texts texts, Projects projects) {
        this.texts = texts;
        this.projects = projects.all().stream()
                .collect(Collectors.toMap(project -> project.id().value(), project -> title(project, texts)));
    }

    private static String title(Project project, Texts texts) {
        return texts.of(project.title());
    }

    /** The projects of the pack, each with its title. */
    List<Map.Entry<String, String>> projects() {
        return projects.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(each -> Map.entry(each.getKey(), each.getValue()))
                .toList();
    }

    String project(Budget budget) {
        return projects.getOrDefault(budget.project(), budget.project());
    }

    String period(Budget budget) {
        return texts.get(
                "money.period",
                Map.of(
                        "from", DateWords.of(budget.starts(), texts),
                        "to", DateWords.of(budget.ends(), texts)));
    }

    String sum(Money money) {
        return texts.get("money.sum", Map.of("amount", money.amount(), "currency", money.currency()));
    }

    String line(Budget.Line line) {
        return line.code() + " " + line.title();
    }

    /** From where money came: an account of the office, or an advance. */
    String source(Source source) {
        return switch (source) {
            case PaidFrom office -> texts.choice(office);
            case Source.Advance advance -> texts.get("money.advance.side");
        };
    }

    /** What is left, seen at once where it is nothing or less. */
    Cell left(Money left, Money allotted) {
        return left.amount().signum() > 0 || allotted.amount().signum() == 0
                ? Cell.text(sum(left))
                : Cell.badge(sum(left), left.isOwed() ? "stop" : "warn");
    }

    /** The lines with their sums, and all together last. */
    Section.Table lines(Budget budget) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Budget.Line line : budget.lines()) {
            rows.add(List.of(
                    Cell.name(line(line)),
                    Cell.text(texts.choice(line.category())),
                    Cell.text(sum(line.allotted())),
                    Cell.text(sum(line.spent())),
                    Cell.text(sum(line.promised())),
                    left(line.left(), line.allotted())));
        }
        if (!budget.lines().isEmpty()) {
            rows.add(List.of(
                    Cell.text(texts.get("money.all")),
                    Cell.text(""),
                    Cell.text(sum(budget.allotted())),
                    Cell.text(sum(budget.spent())),
                    Cell.text(sum(budget.promised())),
                    left(budget.left(), budget.allotted())));
        }
        return new Section.Table(
                texts.get("money.lines"),
                List.of(
                        texts.get("money.line"),
                        texts.get("money.field.category"),
                        texts.get("money.allotted"),
                        texts.get("money.spent"),
                        texts.get("money.promised"),
                        texts.get("money.left")),
                rows,
                texts.get("money.lines.none"));
    }
}
