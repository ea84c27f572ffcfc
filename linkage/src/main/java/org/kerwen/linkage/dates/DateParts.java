package org.kerwen.linkage.dates;

import java.util.Optional;

/**
 * Three numbers of a date in the order in which they are written; a number that is not known (00, xx, __) is 0.
 *
 * @param yearDigits with how many digits the year is written, 2 or 4
 */
record DateParts(int first, int second, int third, boolean isYearFirst, int yearDigits) {

    private static final int MOST_DIGITS = 4;

    /** Takes a text apart; absent if it is not three numbers of which one can be a year. */
    static Optional<DateParts> of(String text) {
        String cleaned = DateText.withoutTime(DateText.plain(text));
        if (cleaned.length() == 8 && cleaned.chars().allMatch(DateParts::isDigit)) {
            // 19780512 or, as in Russian papers, 12051978.
            int start = Integer.parseInt(cleaned.substring(0, 4));
            boolean yearFirst = start >= 1300 && start <= 2150;
            return Optional.of(
                    yearFirst
                            ? new DateParts(start, number(cleaned, 4, 6), number(cleaned, 6, 8), true, 4)
                            : new DateParts(
                                    number(cleaned, 0, 2), number(cleaned, 2, 4), number(cleaned, 4, 8), false, 4));
        }
        int[] numbers = new int[3];
        int[] digits = new int[3];
        int at = -1;
        boolean inNumber = false;
        for (int i = 0; i < cleaned.length(); i++) {
            char c = cleaned.charAt(i);
            if (isDigit(c) || c == 'x' || c == '_' || c == '*') {
                if (!inNumber) {
                    at++;
                    inNumber = true;
                }
                if (at > 2 || digits[at] == MOST_DIGITS) {
                    return Optional.empty();
                }
                digits[at]++;
                numbers[at] = isDigit(c) ? numbers[at] * 10 + (c - '0') : 0;
            } else if (c == '.' || c == '/' || c == '-' || c == ' ' || c == ',' || c == '\\') {
                inNumber = false;
            } else {
                return Optional.empty();
            }
        }
        if (at != 2 || digits[1] > 2) {
            return Optional.empty();
        }
        if (digits[0] == MOST_DIGITS && digits[2] <= 2) {
            return Optional.of(new DateParts(numbers[0], numbers[1], numbers[2], true, MOST_DIGITS));
        }
        if (digits[0] <= 2 && (digits[2] == MOST_DIGITS || digits[2] == 2)) {
            return Optional.of(new DateParts(numbers[0], numbers[1], numbers[2], false, digits[2]));
        }
        return Optional.empty();
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text.substring(from, to));
    }
}
