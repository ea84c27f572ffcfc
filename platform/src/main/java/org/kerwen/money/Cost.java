package org.kerwen.money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kerwen.access.pages.Cell;
import org.kerwen.access.pages.Section;
import org.kerwen.kernel.Money;
import org.kerwen.web.DateWords;
import org.kerwen.web.Texts;

/**
 * What a case or a journey cost, as its page tells it; what was taken back is none.
 */
public record Cost(LocalDate day, String words, Money charged) {
    /** The part of the page: each cost, and all together last, by currency. */
    public static Section section(List<Cost> costs, Texts texts) {
        List<List<Cell>> rows = new ArrayList<>();
        Map<String, Money> all = new TreeMap<>();
        for (Cost cost : costs) {
            all.merge(cost.charged().currency(), cost.charged(), Money::plus);
            rows.add(List.of(
                    Cell.text(DateWords.of(cost.day(), texts)), Cell.name(cost.words()), sum(cost.charged(), texts)));
        }
        all.values()
                .forEach(sum -> rows.add(List.of(Cell.text(texts.get("money.all")), Cell.text(""), sum(sum, texts))));
        return Section.of("costs", texts.get("money.costs"))
                .table(new Section.Table(
                        texts.get("money.costs"),
                        List.of(
                                texts.get("money.field.day"),
                                texts.get("money.field.words"),
                                texts.get("money.field.amount")),
                        rows,
                        texts.get("money.costs.none")));
    }

    private static Cell sum(Money sum, Texts texts) {
        return Cell.text(texts.get("money.sum", Map.of("amount", sum.amount(), "currency", sum.currency())));
    }
}
