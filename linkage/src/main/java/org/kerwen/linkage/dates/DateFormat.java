package org.kerwen.linkage.dates;

import java.util.Locale;
import java.util.Optional;

/**
 * The order of the parts of dates, and their calendar.
 *
 * @param order of year, month and day
 * @param calendar in which they are counted
 */
public record DateFormat(Order order, Calendar calendar) {

    /** Which part comes first. */
    public enum Order {
        YEAR_MONTH_DAY("y-M-d"),
        YEAR_DAY_MONTH("y-d-M"),
        DAY_MONTH_YEAR("d/M/y"),
        MONTH_DAY_YEAR("M/d/y");

        private final String letters;

        Order(String letters) {
            this.letters = letters;
        }
    }

    /** How years and months are counted. */
    public enum Calendar {
        GREGORIAN,
        /** The calendar of Afghan papers (Hijri shamsi): 1357 began in March 1978. */
        SOLAR_HIJRI
    }

    /**
     * Reads a format: the letters y, M and d once or repeated, in the order of the dates, with anything between them; after a
     * blank {@code solar-hijri} or {@code persian} where years are counted so. Examples: {@code dd.MM.yyyy}, {@code M/d/y},
     * {@code yyyyMMdd}, {@code y/M/d solar-hijri}. Absent if it is none.
     */
    public static Optional<DateFormat> of(String text) {
        String trimmed = text.strip();
        String lower = trimmed.toLowerCase(Locale.ROOT);
        boolean solar = lower.endsWith("solar-hijri") || lower.endsWith("persian");
        String letters = solar ? trimmed.substring(0, Math.max(0, trimmed.lastIndexOf(' '))) : trimmed;
        StringBuilder order = new StringBuilder();
        for (char c : letters.replace('Y', 'y')
                .replace('u', 'y')
                .replace('D', 'd')
                .replace('m', 'M')
                .toCharArray()) {
            if ("yMd".indexOf(c) >= 0 && order.indexOf(String.valueOf(c)) < 0) {
                order.append(c);
            }
        }
        for (Order candidate : Order.values()) {
            if (candidate.letters.replaceAll("[^yMd]", "").contentEquals(order)) {
                return Optional.of(new DateFormat(candidate, solar ? Calendar.SOLAR_HIJRI : Calendar.GREGORIAN));
            }
        }
        return Optional.empty();
    }

    /** As {@link #of} takes it. */
    @Override
    public String toString() {
        return order.letters + (calendar == Calendar.SOLAR_HIJRI ? " solar-hijri" : "");
    }
}
