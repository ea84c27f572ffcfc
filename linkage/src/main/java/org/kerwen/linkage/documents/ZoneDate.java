package org.kerwen.linkage.documents;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.kerwen.linkage.dates.DateInterval;
import org.kerwen.linkage.dates.Precision;

/**
 * A date of a zone: two digits each of year, month and day; fillers where a part is not known.
 *
 * @param characters six of them, as they are printed
 */
public record ZoneDate(String characters) {

    /** A document that expired more than thirty years ago is taken for one that expires within the next seventy. */
    private static final int EXPIRED_YEARS = 30;

    private static final int LENGTH = 6;

    public ZoneDate {
        if (characters.length() != LENGTH) {
            throw new IllegalArgumentException("A date of a zone has six characters");
        }
    }

    /** How a day is printed. */
    public static ZoneDate of(LocalDate day) {
        return new ZoneDate("%02d%02d%02d".formatted(day.getYear() % 100, day.getMonthValue(), day.getDayOfMonth()));
    }

    /** All of it is not known. */
    public boolean isUnknown() {
        return characters.equals("<<<<<<");
    }

    /**
     * The date as one of birth: in the latest year with these digits in which it does not come after today. Absent if it is no
     * date or not known.
     */
    public Optional<DateInterval> asBirth(LocalDate today) {
        int century = today.getYear() / 100 * 100;
        for (int year = century; year >= century - 100; year -= 100) {
            Optional<DateInterval> date = in(year);
            if (date.isPresent() && date.get().low() <= today.toEpochDay()) {
                return date;
            }
        }
        return Optional.empty();
    }

    /**
     * The date as one on which a document expires: between thirty years before and sixty-nine after this one. Absent if it is no
     * date or not known.
     */
    public Optional<DateInterval> asExpiry(LocalDate today) {
        int earliest = today.getYear() - EXPIRED_YEARS;
        for (int century = earliest / 100 * 100; century <= earliest + 99; century += 100) {
            Optional<DateInterval> date = in(century);
            if (date.isPresent() && LocalDate.ofEpochDay(date.get().high()).getYear() >= earliest) {
                return date;
            }
        }
        return Optional.empty();
    }

    private Optional<DateInterval> in(int century) {
        String year = characters.substring(0, 2);
        String month = characters.substring(2, 4);
        String day = characters.substring(4);
        if (!isNumber(year) || !isNumberOrUnknown(month) || !isNumberOrUnknown(day)) {
            return Optional.empty();
        }
        int full = century + Integer.parseInt(year);
        try {
            if (month.equals("<<")) {
                return Optional.of(interval(LocalDate.of(full, 1, 1), LocalDate.of(full, 12, 31), Precision.YEAR));
            }
            YearMonth known = YearMonth.of(full, Integer.parseInt(month));
            if (day.equals("<<")) {
                return Optional.of(interval(known.atDay(1), known.atEndOfMonth(), Precision.MONTH));
            }
            LocalDate exact = known.atDay(Integer.parseInt(day));
            return Optional.of(interval(exact, exact, Precision.DAY));
        } catch (DateTimeException notInTheCalendar) {
            return Optional.empty();
        }
    }

    private static DateInterval interval(LocalDate low, LocalDate high, Precision precision) {
        return new DateInterval((int) low.toEpochDay(), (int) high.toEpochDay(), precision);
    }

    private static boolean isNumberOrUnknown(String text) {
        return text.equals("<<") || isNumber(text);
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
