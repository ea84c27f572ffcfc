package org.kerwen.linkage.dates;

/** What was read from a text that should be a date. */
public sealed interface DateReading {

    /**
     * A date.
     *
     * @param likelyEstimated whether it is a day that stands for a whole year more often than for itself: the first day of a year
     *     of the calendar in which it was written
     */
    record Known(DateInterval interval, boolean likelyEstimated) implements DateReading {}

    /** No date, and why. */
    record Refused(Reason reason) implements DateReading {}

    /** Why a text is no date. */
    enum Reason {
        EMPTY,
        NOT_A_DATE,
        NO_SUCH_MONTH,
        /** The thirty-first of a month of thirty days, or the twenty-ninth of February in a year that has none. */
        NO_SUCH_DAY,
        /** Before 1850 or after 2150 in our calendar. */
        YEAR_OUT_OF_RANGE,
        /** “1980 to 1975”. */
        ENDS_BEFORE_IT_BEGINS
    }
}
