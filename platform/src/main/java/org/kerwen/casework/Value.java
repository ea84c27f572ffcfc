package org.kerwen.casework;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FuzzyDate;

/**
 * What an answer or an expression comes to. Absent is a value too, so that every expression has one.
 *
 * <p>Numbers are exact decimals with twelve digits after the point, and what does not fit is absent: the page calculates the same
 * with whole numbers and must come to the same.
 */
sealed interface Value {
    int DIGITS = 12;
    BigDecimal TOO_LARGE = BigDecimal.TEN.pow(15);
    LocalDate FIRST_DAY = LocalDate.of(0, 1, 1);
    LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,12})?");

    record Absent() implements Value {}

    record Text(String text) implements Value {}

    record Figure(BigDecimal number) implements Value {}

    record Truth(boolean truth) implements Value {}

    /** A date: the first and the last day that it may mean. */
    record Days(LocalDate first, LocalDate last) implements Value {
        boolean isExact() {
            return first.equals(last);
        }
    }

    record Many(List<String> words) implements Value {
        public Many {
            words = List.copyOf(words);
        }
    }

    /** Nothing. */
    static Value absent() {
        return new Absent();
    }

    /** A number, where it is not too large. */
    static Value of(BigDecimal number) {
        BigDecimal rounded = number.setScale(DIGITS, RoundingMode.HALF_UP);
        return rounded.abs().compareTo(TOO_LARGE) >= 0 ? absent() : new Figure(rounded);
    }

    static Value of(boolean truth) {
        return new Truth(truth);
    }

    /** Days that calendars of four digits have. */
    static Value days(LocalDate first, LocalDate last) {
        return first.isBefore(FIRST_DAY) || last.isAfter(LAST_DAY) ? absent() : new Days(first, last);
    }

    /** A date as it is written; absent where it is none. */
    static Value date(String written) {
        try {
            FuzzyDate date = FuzzyDate.parse(written);
            return days(date.earliest(), date.latest().orElse(LAST_DAY));
        } catch (IllegalArgumentException e) {
            return absent();
        }
    }

    /** Without blanks at both ends; only those blanks that the page knows too. */
    static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && " \t\r\n".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && " \t\r\n".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }

    default boolean isAbsent() {
        return asText().isEmpty();
    }

    default boolean asTruth() {
        return switch (this) {
            case Absent absent -> false;
            case Text(String text) -> !text.isEmpty();
            case Figure(BigDecimal number) -> number.signum() != 0;
            case Truth(boolean truth) -> truth;
            case Days days -> true;
            case Many(List<String> words) -> !words.isEmpty();
        };
    }

    default String asText() {
        return switch (this) {
            case Absent absent -> "";
            case Text(String text) -> text;
            case Figure(BigDecimal number) ->
                number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
            case Truth(boolean truth) -> String.valueOf(truth);
            case Days days -> days.isExact() ? days.first().toString() : days.first() + "/" + days.last();
            case Many(List<String> words) -> String.join(" ", words);
        };
    }

    /** As a number; null where it is none. */
    default @Nullable BigDecimal asNumber() {
        return switch (this) {
            case Figure(BigDecimal number) -> number;
            case Truth(boolean truth) -> truth ? BigDecimal.ONE : BigDecimal.ZERO;
            case Text(String text) -> {
                String stripped = stripped(text);
                yield NUMBER.matcher(stripped).matches() ? new BigDecimal(stripped) : null;
            }
            case Absent absent -> null;
            case Days days -> null;
            case Many many -> null;
        };
    }

    /** As a date; null where it is none. */
    default @Nullable Days asDays() {
        return switch (this) {
            case Days days -> days;
            case Text(String text) -> date(text) instanceof Days days ? days : null;
            case Absent absent -> null;
            case Figure figure -> null;
            case Truth truth -> null;
            case Many many -> null;
        };
    }
}
