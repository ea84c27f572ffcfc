package org.kerwen.linkage.dates;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kerwen.linkage.dates.DateReading.Reason;
import org.kerwen.linkage.dates.DateReading.Refused;

/**
 * Reads dates as people and programs write them: 12.05.1978, 1978-05-12, 19780512, May 1978, 12 мая 1978 г., 00.05.1978, 1978,
 * about 1978, 1978?, 1976–1979, ۱۳۵۷/۲/۲۲. Fails on nothing; safe for any number of threads.
 *
 * <ul>
 *   <li>A date of three numbers with the year last has the day first, unless only the other order is a date. Where a format is
 *       declared, the other order is refused. A year of four digits that comes first is always a year.
 *   <li>A year of two digits is the last one with these digits that is not after {@link #LATEST_OF_TWO_DIGITS}.
 *   <li>Of a guess (“about”) two years before and after are possible, of a question mark one.
 * </ul>
 */
public final class DateReader {

    /** Twenty-nine is 2029, thirty is 1930: whoever registers was born at most a hundred years before. */
    public static final int LATEST_OF_TWO_DIGITS = 2029;

    private static final int ABOUT_YEARS = 2;
    private static final int DOUBTED_YEARS = 1;

    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern MONTH_YEAR = Pattern.compile("(\\d{1,2}|xx|__)[-./ ](\\d{4})");
    private static final Pattern YEAR_MONTH = Pattern.compile("(\\d{4})[-./ ](\\d{1,2}|xx|__)");
    private static final Pattern YEARS = Pattern.compile(
            "(?:between |from |с |от )?(\\d{4}) ?(?:-|/| to | and | until | по | до |\\.\\.) ?(\\d{4})");
    private static final Pattern NAMED =
            Pattern.compile("(?:(\\d{1,2})[-. ]{0,2})?([\\p{L}\\p{M}]+)[-., ]{0,2}(?:(\\d{1,2}),? )?(\\d{4})");
    private static final Pattern NAMED_YEAR_FIRST =
            Pattern.compile("(\\d{4})[-., ]{1,2}([\\p{L}\\p{M}]+)(?:[-., ]{1,2}(\\d{1,2}))?");

    private final DateFormat.@Nullable Order declared;
    private final boolean solar;

    private DateReader(DateFormat.@Nullable Order declared, boolean solar) {
        this.declared = declared;
        this.solar = solar;
    }

    /** A reader for any common order. */
    public static DateReader anyOrder() {
        return new DateReader(null, false);
    }

    /** A reader for a format that somebody declared, or that {@link FormatGuess} found. */
    public static DateReader declared(DateFormat format) {
        return new DateReader(format.order(), format.calendar() == DateFormat.Calendar.SOLAR_HIJRI);
    }

    /** The last format that was read, with its reader: it is nearly always the same one. */
    private record Declared(String format, DateReader reader) {}

    private static volatile Declared last = new Declared("", anyOrder());

    /** A reader for a format as {@link DateFormat#of} takes it; for any order if it is null or cannot be understood. */
    static DateReader declared(@Nullable String format) {
        if (format == null) {
            return anyOrder();
        }
        Declared known = last;
        if (!known.format.equals(format)) {
            known = new Declared(
                    format, DateFormat.of(format).map(DateReader::declared).orElseGet(DateReader::anyOrder));
            last = known;
        }
        return known.reader;
    }

    /** Reads a date. */
    public DateReading read(String text) {
        String plain = DateText.plain(text);
        if (plain.isEmpty()) {
            return new Refused(Reason.EMPTY);
        }
        int doubtedYears = 0;
        while (plain.endsWith("?")) {
            plain = plain.substring(0, plain.length() - 1).strip();
            doubtedYears = DOUBTED_YEARS;
        }
        boolean bare = DateText.isBare(plain);
        String exact = bare ? plain : DateText.withoutAbout(plain);
        doubtedYears = exact.equals(plain) ? doubtedYears : ABOUT_YEARS;
        DateReading reading = exactly(bare ? exact : DateText.withoutNoise(exact));
        return doubtedYears > 0 && reading instanceof DateReading.Known known
                ? CalendarDays.widened(known.interval(), doubtedYears)
                : reading;
    }

    private DateReading exactly(String text) {
        Optional<DateParts> parts = DateParts.of(text);
        if (parts.isPresent()) {
            return ofParts(parts.get());
        }
        if (YEAR.matcher(text).matches()) {
            return ofNumbers(Integer.parseInt(text), 0, 0);
        }
        Matcher matcher = MONTH_YEAR.matcher(text);
        if (matcher.matches()) {
            return ofNumbers(Integer.parseInt(matcher.group(2)), number(matcher.group(1)), 0);
        }
        matcher = YEAR_MONTH.matcher(text);
        if (matcher.matches()) {
            return ofNumbers(Integer.parseInt(matcher.group(1)), number(matcher.group(2)), 0);
        }
        matcher = YEARS.matcher(text);
        if (matcher.matches()) {
            return CalendarDays.years(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), solar);
        }
        matcher = NAMED.matcher(text);
        if (matcher.matches()) {
            String day = matcher.group(1) == null ? matcher.group(3) : matcher.group(1);
            boolean twoDays = matcher.group(1) != null && matcher.group(3) != null;
            return twoDays ? new Refused(Reason.NOT_A_DATE) : ofName(matcher.group(4), matcher.group(2), day);
        }
        matcher = NAMED_YEAR_FIRST.matcher(text);
        return matcher.matches()
                ? ofName(matcher.group(1), matcher.group(2), matcher.group(3))
                : new Refused(Reason.NOT_A_DATE);
    }

    private DateReading ofName(String year, String name, @Nullable String day) {
        // The name of a month tells the calendar, whatever was declared.
        OptionalInt month = DateText.month(name, false);
        OptionalInt solarMonth = DateText.month(name, true);
        if (month.isEmpty() && solarMonth.isEmpty()) {
            return new Refused(Reason.NOT_A_DATE);
        }
        boolean inSolar = solarMonth.isPresent() && (solar || month.isEmpty());
        int number = inSolar ? solarMonth.getAsInt() : month.orElse(0);
        return CalendarDays.reading(Integer.parseInt(year), number, day == null ? 0 : number(day), inSolar);
    }

    private static int number(String text) {
        return Character.isDigit(text.charAt(0)) ? Integer.parseInt(text) : 0;
    }

    private DateReading ofParts(DateParts parts) {
        if (parts.isYearFirst()) {
            boolean dayBeforeMonth = declared == DateFormat.Order.YEAR_DAY_MONTH;
            return ofNumbers(
                    parts.first(),
                    dayBeforeMonth ? parts.third() : parts.second(),
                    dayBeforeMonth ? parts.second() : parts.third());
        }
        boolean shortYearFirst = parts.yearDigits() == 2
                && (declared == DateFormat.Order.YEAR_MONTH_DAY || declared == DateFormat.Order.YEAR_DAY_MONTH);
        if (shortYearFirst) {
            boolean dayBeforeMonth = declared == DateFormat.Order.YEAR_DAY_MONTH;
            return ofNumbers(
                    fullYear(parts.first()),
                    dayBeforeMonth ? parts.third() : parts.second(),
                    dayBeforeMonth ? parts.second() : parts.third());
        }
        int year = parts.yearDigits() == 2 ? fullYear(parts.third()) : parts.third();
        boolean monthFirst = declared == DateFormat.Order.MONTH_DAY_YEAR
                || (declared == null && parts.second() > CalendarDays.MONTHS && parts.first() <= CalendarDays.MONTHS);
        return ofNumbers(
                year, monthFirst ? parts.first() : parts.second(), monthFirst ? parts.second() : parts.first());
    }

    private int fullYear(int lastTwoDigits) {
        int latest = solar ? LATEST_OF_TWO_DIGITS - CalendarDays.SOLAR_YEARS_BEHIND : LATEST_OF_TWO_DIGITS;
        int year = latest / 100 * 100 + lastTwoDigits;
        return year > latest ? year - 100 : year;
    }

    private DateReading ofNumbers(int year, int month, int day) {
        return CalendarDays.reading(year, month, day, solar);
    }
}
