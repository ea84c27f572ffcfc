package org.kerwen.linkage.dates;

import java.util.Optional;

/**
 * The format of a column of dates, told from what can be one only.
 *
 * @param format the likeliest; day before month if nothing speaks against it
 * @param dates how many of the texts are dates of three numbers
 * @param deciding how many of them can be read in this order only
 * @param contradicting how many of them cannot be read in this order
 */
public record FormatGuess(DateFormat format, int dates, int deciding, int contradicting) {

    private static final int MONTHS = 12;

    /** Guesses from some or all texts of a column; absent if none of them is a date of three numbers. */
    public static Optional<FormatGuess> of(Iterable<String> column) {
        int[] yearFirst = new int[3];
        int[] yearLast = new int[3];
        for (String text : column) {
            DateParts.of(text).ifPresent(parts -> {
                if (parts.isYearFirst()) {
                    count(yearFirst, parts.second(), parts.third());
                } else {
                    count(yearLast, parts.first(), parts.second());
                }
            });
        }
        if (total(yearFirst) + total(yearLast) == 0) {
            return Optional.empty();
        }
        // In a date with the year first the month follows unless that is impossible; with the year last, the month
        // comes second.
        return Optional.of(
                total(yearFirst) > total(yearLast)
                        ? guess(yearFirst, DateFormat.Order.YEAR_DAY_MONTH, DateFormat.Order.YEAR_MONTH_DAY)
                        : guess(yearLast, DateFormat.Order.DAY_MONTH_YEAR, DateFormat.Order.MONTH_DAY_YEAR));
    }

    // How many have a first number, a second number, neither of them, that is too great for a month.
    private static void count(int[] counts, int one, int two) {
        if (one > MONTHS != two > MONTHS) {
            counts[one > MONTHS ? 0 : 1]++;
        } else if (one <= MONTHS) {
            counts[2]++;
        }
    }

    private static int total(int[] counts) {
        return counts[0] + counts[1] + counts[2];
    }

    private static FormatGuess guess(int[] counts, DateFormat.Order dayFirst, DateFormat.Order monthFirst) {
        boolean isDayFirst =
                dayFirst == DateFormat.Order.DAY_MONTH_YEAR ? counts[0] >= counts[1] : counts[0] > counts[1];
        return new FormatGuess(
                new DateFormat(isDayFirst ? dayFirst : monthFirst, DateFormat.Calendar.GREGORIAN),
                total(counts),
                counts[isDayFirst ? 0 : 1],
                counts[isDayFirst ? 1 : 0]);
    }
}
