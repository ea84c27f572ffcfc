package org.kerwen.web;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.FuzzyDate.Exact;

/** Dates as a reader says them, exactly as vague as their source. */
public final class DateWords {
    /** The date in the language of the texts. */
    public static String of(FuzzyDate date, Texts texts) {
        return switch (date) {
            case Exact exact -> exact(exact, texts);
            case FuzzyDate.Span(Exact from, Exact to) when to != null -> span(from, to, texts);
            case FuzzyDate.Span span -> texts.get("date.since", Map.of("date", exact(span.from(), texts)));
            case FuzzyDate.Then then -> texts.get("date.then", Map.of("date", exact(then.within(), texts)));
            case FuzzyDate.AsPrinted printed -> texts.get("date.printed", Map.of("printed", printed.text()));
        };
    }

    /** A day in the language of the texts. */
    public static String of(LocalDate day, Texts texts) {
        return texts.get(
                "date.day",
                Map.of(
                        "day", String.valueOf(day.getDayOfMonth()),
                        "month", month(day.getMonthValue(), texts, DateFormatSymbols.FORMAT),
                        "year", String.valueOf(day.getYear())));
    }

    /** A moment in the language of the texts, to the minute, as clocks show it there. */
    public static String of(Instant moment, ZoneId zone, Texts texts) {
        LocalDateTime there = LocalDateTime.ofInstant(moment, zone);
        return texts.get(
                "date.moment",
                Map.of(
                        "day", of(there.toLocalDate(), texts),
                        "time", "%02d:%02d".formatted(there.getHour(), there.getMinute())));
    }

    private static String exact(Exact exact, Texts texts) {
        return switch (exact) {
            case FuzzyDate.OfYear year -> year.canonical();
            case FuzzyDate.OfMonth month -> monthAndYear(month.month(), texts);
            case FuzzyDate.OfDay day -> of(day.day(), texts);
        };
    }

    /** Within one year the year stands once. */
    private static String span(Exact from, Exact to, Texts texts) {
        if (from instanceof FuzzyDate.OfMonth(YearMonth start)
                && to instanceof FuzzyDate.OfMonth(YearMonth end)
                && start.getYear() == end.getYear()) {
            return month(start.getMonthValue(), texts, DateFormatSymbols.STANDALONE) + " – " + monthAndYear(end, texts);
        }
        return exact(from, texts) + " – " + exact(to, texts);
    }

    private static String monthAndYear(YearMonth month, Texts texts) {
        return texts.get(
                "date.month",
                Map.of(
                        "month", month(month.getMonthValue(), texts, DateFormatSymbols.STANDALONE),
                        "year", String.valueOf(month.getYear())));
    }

    private static String month(int number, Texts texts, int context) {
        ULocale locale = ULocale.forLanguageTag(texts.language().tag());
        return DateFormatSymbols.getInstance(locale).getMonths(context, DateFormatSymbols.WIDE)[number - 1];
    }

    private DateWords() {}
}
