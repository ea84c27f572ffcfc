package org.kerwen.linkage.dates;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The days on which something may have been.
 *
 * @param low first day possible, counted from 1970-01-01
 * @param high last day possible, counted likewise
 * @param precision how exactly it was told
 */
public record DateInterval(int low, int high, Precision precision) {

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-./ ](\\d{1,2})[-./ ](\\d{1,2})");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})[-./ ](\\d{1,2})[-./ ](\\d{4})");
    private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{1,2})");
    private static final Pattern YEAR = Pattern.compile("(\\d{4})");

    public DateInterval {
        if (low > high) {
            throw new IllegalArgumentException("A date that ends before it begins");
        }
    }

    /**
     * Reads a date in a given or in any common order. A date that the calendar does not have, or a text that is none, is absent.
     *
     * @param format as {@link #recognise} tells it or a person declared it: letters y, M, d and what stands between them; null
     *     for any common order, day before month
     */
    public static Optional<DateInterval> parse(String text, @Nullable String format) {
        String trimmed = text.trim();
        try {
            Matcher yearFirst = (DIGITS.matcher(trimmed).matches() ? DIGITS : YEAR_FIRST).matcher(trimmed);
            if (yearFirst.matches()) {
                return Optional.of(day(number(yearFirst, 1), number(yearFirst, 2), number(yearFirst, 3)));
            }
            Matcher yearLast = YEAR_LAST.matcher(trimmed);
            if (yearLast.matches()) {
                boolean monthFirst = format != null && format.startsWith("M");
                return Optional.of(day(
                        number(yearLast, 3),
                        number(yearLast, monthFirst ? 1 : 2),
                        number(yearLast, monthFirst ? 2 : 1)));
            }
            Matcher ofMonth = MONTH.matcher(trimmed);
            if (ofMonth.matches()) {
                YearMonth month = YearMonth.of(number(ofMonth, 1), number(ofMonth, 2));
                return Optional.of(of(month.atDay(1), month.atEndOfMonth(), Precision.MONTH));
            }
            if (YEAR.matcher(trimmed).matches()) {
                int year = Integer.parseInt(trimmed);
                return Optional.of(of(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), Precision.YEAR));
            }
        } catch (DateTimeException notInTheCalendar) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** The order in which the dates of a column are written, told from some of them; absent if none of them is a date. */
    public static Optional<String> recognise(Iterable<String> column) {
        boolean any = false;
        for (String text : column) {
            Matcher m = YEAR_LAST.matcher(text.trim());
            if (m.matches()) {
                any = true;
                if (number(m, 2) > 12) {
                    return Optional.of("M/d/y");
                }
            }
        }
        return any ? Optional.of("d/M/y") : Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static DateInterval day(int year, int month, int day) {
        LocalDate date = LocalDate.of(year, month, day);
        return of(date, date, Precision.DAY);
    }

    private static DateInterval of(LocalDate low, LocalDate high, Precision precision) {
        return new DateInterval((int) low.toEpochDay(), (int) high.toEpochDay(), precision);
    }
}
