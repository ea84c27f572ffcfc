package org.kerwen.linkage.table;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.kerwen.linkage.dates.DateInterval;
import org.kerwen.linkage.dates.Precision;

/** The distinct dates of a table, numbered from 1; 0 stands for a missing one. */
public final class Dates {

    private final Map<DateInterval, Integer> numbers = new HashMap<>();
    private int[] lows = new int[8];
    private int[] highs = new int[8];
    private int[] digits = new int[8];
    private int size = 1;

    /** The number of a date. */
    public int add(DateInterval date) {
        Integer known = numbers.get(date);
        if (known != null) {
            return known;
        }
        if (size == lows.length) {
            lows = Arrays.copyOf(lows, size * 2);
            highs = Arrays.copyOf(highs, size * 2);
            digits = Arrays.copyOf(digits, size * 2);
        }
        // A first of January is written where only the year is known.
        int year = LocalDate.ofEpochDay(date.low()).lengthOfYear();
        lows[size] = date.low();
        highs[size] = date.isLikelyEstimated() ? date.low() + year - 1 : date.high();
        digits[size] = date.precision() == Precision.DAY && !date.isLikelyEstimated() ? digits(date.low()) : 0;
        numbers.put(date, size);
        return size++;
    }

    public int size() {
        return size;
    }

    public int low(int id) {
        return lows[id];
    }

    public int high(int id) {
        return highs[id];
    }

    /** Year, month and day as eight digits of four bits each, of dates that are exact to the day; 0 of others. */
    public int digitsOf(int id) {
        return digits[id];
    }

    /** The year in its middle. */
    public int year(int id) {
        return LocalDate.ofEpochDay((lows[id] + (long) highs[id]) / 2).getYear();
    }

    private static int digits(int epochDay) {
        LocalDate date = LocalDate.ofEpochDay(epochDay);
        int number = Math.floorMod(date.getYear(), 10_000) * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
        int packed = 0;
        for (int shift = 0; shift < 32; shift += 4) {
            packed |= number % 10 << shift;
            number /= 10;
        }
        return packed;
    }
}
