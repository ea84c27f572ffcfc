package org.kerwen.linkage.dates;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The days on which something may have been.
 *
 * @param low first day possible, counted from 1970-01-01
 * @param high last day possible, counted likewise
 * @param precision how exactly it was told
 */
public record DateInterval(int low, int high, Precision precision) {

    public DateInterval {
        if (low > high) {
            throw new IllegalArgumentException("A date that ends before it begins");
        }
    }

    static DateInterval of(LocalDate low, LocalDate high, Precision precision) {
        return new DateInterval((int) low.toEpochDay(), (int) high.toEpochDay(), precision);
    }

    /**
     * Reads a date; {@link DateReader} tells also why it cannot.
     *
     * @param format as {@link DateFormat#of} takes it; null, or one that cannot be understood, for any common order, day before
     *     month
     */
    public static Optional<DateInterval> parse(String text, @Nullable String format) {
        return DateReader.declared(format).read(text) instanceof DateReading.Known known
                ? Optional.of(known.interval())
                : Optional.empty();
    }

    /** The format in which the dates of a column are written, told from some of them; absent if none of them is a date. */
    public static Optional<String> recognise(Iterable<String> column) {
        return FormatGuess.of(column).map(guess -> guess.format().toString());
    }

    /**
     * Whether this is a day that is written so often for want of a better one that it should be taken for “in that year”: the
     * first of January.
     */
    public boolean isLikelyEstimated() {
        LocalDate day = LocalDate.ofEpochDay(low);
        return precision == Precision.DAY && day.getDayOfYear() == 1;
    }

    /** Whether one day may be meant by both. */
    public boolean overlaps(DateInterval other) {
        return low <= other.high && other.low <= high;
    }

    /** Whether every day of this comes after every day of the other, such as a birth after the issue of a document. */
    public boolean isSurelyAfter(DateInterval other) {
        return low > other.high;
    }
}
