package org.kerwen.people;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ages that are asked for together. Whoever's birth is known vaguely belongs to each band in which they may be.
 *
 * @param from how many years old at least
 * @param to how many at most; null where there is no end
 */
record AgeBand(int from, @Nullable Integer to) {
    static final List<AgeBand> ALL = List.of(
            new AgeBand(0, 4), new AgeBand(5, 11), new AgeBand(12, 17), new AgeBand(18, 59), new AgeBand(60, null));

    /** A birth that is not known as closely as this says nothing of an age. */
    static final int WIDEST_YEARS = 5;

    private static final LocalDate LONG_AGO = LocalDate.of(1800, 1, 1);

    String word() {
        return to == null ? String.valueOf(from) : from + "-" + to;
    }

    static AgeBand of(String word) {
        return ALL.stream().filter(band -> band.word().equals(word)).findFirst().orElseThrow();
    }

    /** First day of birth of whoever is of this age today. */
    LocalDate bornFirst(LocalDate today) {
        return to == null ? LONG_AGO : today.minusYears(to + 1L).plusDays(1);
    }

    /** Last such day. */
    LocalDate bornLast(LocalDate today) {
        return today.minusYears(from);
    }
}
