package org.kerwen.linkage.compare;

import org.kerwen.linkage.table.Dates;

/** Compares dates: by interval where one is not exact to the day, else by slips of the pen. */
final class DateComparison {

    private static final int A_YEAR = 366;
    private static final int ABOUT_A_YEAR = 400;
    private static final int TEN_YEARS = 3_660;

    private final Dates left;
    private final Dates right;

    DateComparison(Dates left, Dates right) {
        this.left = left;
        this.right = right;
    }

    int outcome(int a, int b) {
        int aDigits = left.digitsOf(a);
        int bDigits = right.digitsOf(b);
        int apart = Math.max(left.low(a) - right.high(b), right.low(b) - left.high(a));
        if (aDigits == 0 || bDigits == 0) {
            return apart <= 0 ? Outcome.OVERLAPPING : apart <= ABOUT_A_YEAR ? Outcome.NEAR : far(apart);
        }
        if (aDigits == bDigits) {
            return Outcome.SAME_COMMON;
        }
        int differing = aDigits ^ bDigits;
        int wrong = Integer.bitCount((differing | differing >>> 1 | differing >>> 2 | differing >>> 3) & 0x11111111);
        if (dayForMonth(aDigits, bDigits)) {
            return Outcome.EXCHANGED;
        }
        if ((differing & 0xFFFF) == 0 && apart <= A_YEAR) {
            return Outcome.PART;
        }
        if (wrong == 1 || (wrong == 2 && neighbours(aDigits, bDigits, differing))) {
            return Outcome.CLOSE;
        }
        return wrong == 2 || apart <= ABOUT_A_YEAR ? Outcome.SIMILAR : far(apart);
    }

    private static int far(int apart) {
        return apart <= TEN_YEARS ? Outcome.WITHIN_TEN_YEARS : Outcome.DIFFERENT;
    }

    private static boolean neighbours(int a, int b, int differing) {
        int shift = Integer.numberOfTrailingZeros(differing) / 4 * 4;
        return shift < 28
                && (differing & ~(0xFF << shift)) == 0
                && (a >>> shift & 15) == (b >>> (shift + 4) & 15)
                && (a >>> (shift + 4) & 15) == (b >>> shift & 15);
    }

    private static boolean dayForMonth(int a, int b) {
        return a >>> 16 == b >>> 16 && (a & 0xFF) == (b >>> 8 & 0xFF) && (a >>> 8 & 0xFF) == (b & 0xFF);
    }
}
