package org.kerwen.linkage.dates;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.YearMonth;
import org.kerwen.linkage.dates.DateReading.Known;
import org.kerwen.linkage.dates.DateReading.Reason;
import org.kerwen.linkage.dates.DateReading.Refused;

/** Turns years, months and days of a calendar into intervals of days, or refuses what the calendar does not have. */
final class CalendarDays {

    static final int MONTHS = 12;
    static final int SOLAR_YEARS_BEHIND = 621;
    private static final int EARLIEST = 1850;
    private static final int LATEST = 2150;
    private static final int LONGEST_MONTH = 31;
    private static final int MILLISECONDS_OF_A_DAY = 86_400_000;

    private static final ULocale SOLAR_HIJRI = ULocale.forLanguageTag("en-u-ca-persian");

    private CalendarDays() {}

    /**
     * @param month 0 if it is not known
     * @param day 0 if it is not known
     */
    static DateReading reading(int year, int month, int day, boolean solar) {
        if (month > MONTHS) {
            return new Refused(Reason.NO_SUCH_MONTH);
        }
        if (day > LONGEST_MONTH) {
            return new Refused(Reason.NO_SUCH_DAY);
        }
        int ours = solar ? year + SOLAR_YEARS_BEHIND : year;
        if (ours < EARLIEST || ours > LATEST) {
            return new Refused(Reason.YEAR_OUT_OF_RANGE);
        }
        if (month == 0) {
            // A day whose month is not known is no day.
            return known(first(year, 1, solar), last(year, MONTHS, solar), Precision.YEAR);
        }
        if (day == 0) {
            return known(first(year, month, solar), last(year, month, solar), Precision.MONTH);
        }
        LocalDate first = first(year, month, solar);
        LocalDate exact = first.plusDays(day - 1);
        if (exact.isAfter(last(year, month, solar))) {
            return new Refused(Reason.NO_SUCH_DAY);
        }
        return new Known(DateInterval.of(exact, exact, Precision.DAY), month == 1 && day == 1);
    }

    static DateReading years(int from, int to, boolean solar) {
        DateReading begin = reading(from, 0, 0, solar);
        DateReading end = reading(to, 0, 0, solar);
        if (from > to) {
            return new Refused(Reason.ENDS_BEFORE_IT_BEGINS);
        }
        if (!(begin instanceof Known first)) {
            return begin;
        }
        if (!(end instanceof Known last)) {
            return end;
        }
        Precision precision = from == to ? Precision.YEAR : Precision.ESTIMATED;
        return new Known(
                new DateInterval(first.interval().low(), last.interval().high(), precision), false);
    }

    static DateReading widened(DateInterval interval, int years) {
        LocalDate low = LocalDate.ofEpochDay(interval.low()).minusYears(years);
        LocalDate high = LocalDate.ofEpochDay(interval.high()).plusYears(years);
        return known(low, high, Precision.ESTIMATED);
    }

    private static DateReading known(LocalDate low, LocalDate high, Precision precision) {
        return new Known(DateInterval.of(low, high, precision), false);
    }

    private static LocalDate first(int year, int month, boolean solar) {
        return solar ? solarFirst(year, month) : LocalDate.of(year, month, 1);
    }

    private static LocalDate last(int year, int month, boolean solar) {
        if (!solar) {
            return YearMonth.of(year, month).atEndOfMonth();
        }
        return (month == MONTHS ? solarFirst(year + 1, 1) : solarFirst(year, month + 1)).minusDays(1);
    }

    private static LocalDate solarFirst(int year, int month) {
        Calendar calendar = Calendar.getInstance(TimeZone.GMT_ZONE, SOLAR_HIJRI);
        calendar.clear();
        calendar.set(year, month - 1, 1);
        return LocalDate.ofEpochDay(Math.floorDiv(calendar.getTimeInMillis(), MILLISECONDS_OF_A_DAY));
    }
}
