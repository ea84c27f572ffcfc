package org.kerwen.statistics;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** Three months of a year: long enough for counts that can be told. */
record Quarter(int year, int number) {
    private static final int MONTHS = 3;

    static Quarter of(LocalDate day) {
        return new Quarter(day.getYear(), (day.getMonthValue() - 1) / MONTHS + 1);
    }

    /** As it is written: {@code 2026-3}. */
    static Optional<Quarter> parse(String written) {
        return written.matches("[12]\\d{3}-[1-4]")
                ? Optional.of(new Quarter(Integer.parseInt(written.substring(0, 4)), written.charAt(5) - '0'))
                : Optional.empty();
    }

    String word() {
        return year + "-" + number;
    }

    YearMonth first() {
        return YearMonth.of(year, (number - 1) * MONTHS + 1);
    }

    YearMonth last() {
        return first().plusMonths(MONTHS - 1L);
    }

    Quarter before() {
        return of(first().minusMonths(1).atDay(1));
    }
}
