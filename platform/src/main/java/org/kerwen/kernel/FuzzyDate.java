package org.kerwen.kernel;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * A date that is only as exact as its source: a day, a month, a year, a span, "some time later that year", or what was
 * printed although no calendar has it. Gregorian always. {@link #canonical} and {@link #parse} are each other's inverse.
 *
 * <p>The written form follows the intervals of ISO 8601-2 where it has one: {@code 2008}, {@code 2008-05},
 * {@code 1999-09/1999-10}, {@code 2002/..}; {@code then 2002} and {@code printed: 31 November 2009 (2009-11)} are ours.
 */
public sealed interface FuzzyDate {
    /** First day that this date may mean: what lists are sorted by. */
    LocalDate earliest();

    /** Last day that this date may mean; empty while the end is open. */
    Optional<LocalDate> latest();

    /** The written form that {@link #parse} reads. */
    String canonical();

    /** Whether the day lies within what this date may mean. */
    default boolean covers(LocalDate day) {
        return !day.isBefore(earliest())
                && latest().map(end -> !day.isAfter(end)).orElse(true);
    }

    /** A date with a beginning and an end that the calendar knows: the only kind a span is made of. */
    sealed interface Exact extends FuzzyDate {
        LocalDate lastDay();

        @Override
        default Optional<LocalDate> latest() {
            return Optional.of(lastDay());
        }
    }

    record OfYear(Year year) implements Exact {
        @Override
        public LocalDate earliest() {
            return year.atDay(1);
        }

        @Override
        public LocalDate lastDay() {
            return year.atMonth(12).atEndOfMonth();
        }

        @Override
        public String canonical() {
            return "%04d".formatted(year.getValue());
        }
    }

    record OfMonth(YearMonth month) implements Exact {
        @Override
        public LocalDate earliest() {
            return month.atDay(1);
        }

        @Override
        public LocalDate lastDay() {
            return month.atEndOfMonth();
        }

        @Override
        public String canonical() {
            return month.toString();
        }
    }

    record OfDay(LocalDate day) implements Exact {
        @Override
        public LocalDate earliest() {
            return day;
        }

        @Override
        public LocalDate lastDay() {
            return day;
        }

        @Override
        public String canonical() {
            return day.toString();
        }
    }

    /** From one date to another, both included; without an end it goes on. */
    record Span(Exact from, @Nullable Exact to) implements FuzzyDate {
        public Span {
            if (to != null && to.lastDay().isBefore(from.earliest())) {
                throw new IllegalArgumentException(
                        "the end %s lies before the start %s".formatted(to.canonical(), from.canonical()));
            }
        }

        @Override
        public LocalDate earliest() {
            return from.earliest();
        }

        @Override
        public Optional<LocalDate> latest() {
            return Optional.ofNullable(to).map(Exact::lastDay);
        }

        @Override
        public String canonical() {
            return from.canonical() + "/" + (to == null ? ".." : to.canonical());
        }
    }

    /** "Then": later in that time, the source does not say when. */
    record Then(Exact within) implements FuzzyDate {
        @Override
        public LocalDate earliest() {
            return within.earliest();
        }

        @Override
        public Optional<LocalDate> latest() {
            return within.latest();
        }

        @Override
        public String canonical() {
            return "then " + within.canonical();
        }
    }

    /** What was printed, although it cannot be; sorts at the date that it comes nearest to. */
    record AsPrinted(String text, Exact sortsAt) implements FuzzyDate {
        public AsPrinted {
            if (text.isBlank() || text.length() > 80) {
                throw new IllegalArgumentException("a printed date has 1 to 80 characters");
            }
        }

        @Override
        public LocalDate earliest() {
            return sortsAt.earliest();
        }

        @Override
        public Optional<LocalDate> latest() {
            return sortsAt.latest();
        }

        @Override
        public String canonical() {
            return "printed: %s (%s)".formatted(text, sortsAt.canonical());
        }
    }

    /**
     * Reads the written form.
     *
     * @throws IllegalArgumentException with a sentence that says what was expected
     */
    static FuzzyDate parse(String written) {
        String text = written.strip();
        Matcher printed = Forms.PRINTED.matcher(text);
        if (printed.matches()) {
            return new AsPrinted(printed.group(1).strip(), exact(printed.group(2)));
        }
        if (text.startsWith("then ")) {
            return new Then(exact(text.substring("then ".length()).strip()));
        }
        int slash = text.indexOf('/');
        if (slash < 0) {
            return exact(text);
        }
        String end = text.substring(slash + 1).strip();
        return new Span(exact(text.substring(0, slash).strip()), end.equals("..") ? null : exact(end));
    }

    private static Exact exact(String text) {
        try {
            return switch (text.length()) {
                case 4 -> new OfYear(Year.parse(text));
                case 7 -> new OfMonth(YearMonth.parse(text));
                case 10 -> new OfDay(LocalDate.parse(text));
                default -> throw expected(text);
            };
        } catch (DateTimeParseException e) {
            throw expected(text);
        }
    }

    private static IllegalArgumentException expected(String text) {
        return new IllegalArgumentException(
                "'%s' is not a date; expected a year, month or day such as 2008, 2008-05 or 2008-05-31"
                        .formatted(text));
    }
}
