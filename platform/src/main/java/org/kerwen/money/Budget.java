package org.kerwen.money;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.kerwen.kernel.Money;

/**
 * What a donor agreed to pay for a project, and how far it is spent.
 *
 * @param project id of the project in the pack
 * @param currency of every sum in it, ISO 4217
 * @param starts the first day on which money may be spent
 * @param ends the last
 * @param lines in the order of their codes
 */
public record Budget(UUID id, String project, String currency, LocalDate starts, LocalDate ends, List<Line> lines) {
    /** What all lines have. */
    public Money allotted() {
        return lines.stream().map(Line::allotted).reduce(Money.none(currency), Money::plus);
    }

    /** What was spent of all of them. */
    public Money spent() {
        return lines.stream().map(Line::spent).reduce(Money.none(currency), Money::plus);
    }

    /** What all lines keep for promises. */
    public Money promised() {
        return lines.stream().map(Line::promised).reduce(Money.none(currency), Money::plus);
    }

    /** What is left of all of them; less than nothing where more was spent or promised. */
    public Money left() {
        return lines.stream().map(Line::left).reduce(Money.none(currency), Money::plus);
    }

    /**
     * A line that is one of its own.
     *
     * @throws java.util.NoSuchElementException where it is another budget's
     */
    Line line(UUID id) {
        return lines.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    /** Whether money may be spent on a day. */
    boolean covers(LocalDate day) {
        return !day.isBefore(starts) && !day.isAfter(ends);
    }

    /**
     * A line of it.
     *
     * @param code as the donor numbers it
     * @param allotted what it has, by the last word
     * @param spent what was charged to it, without what was taken back
     * @param promised what it keeps for what was ordered and not paid
     */
    public record Line(
            UUID id, String code, String title, Category category, Money allotted, Money spent, Money promised) {
        /** What is left; less than nothing where more was spent or promised. */
        public Money left() {
            return allotted.minus(spent).minus(promised);
        }
    }
}
