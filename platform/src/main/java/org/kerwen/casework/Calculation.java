package org.kerwen.casework;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates an expression: always to a value, never with an exception. {@code assets/forms.js} does the same on the page, and a
 * test compares them.
 *
 * <p>As in XLSForm, what is absent is equal to the empty text, orders before and after nothing, and counts as not true. Dates
 * of which only the year is known are before or after another one only where that is certain.
 */
final class Calculation {
    /** Where answers are found. */
    interface Answered {
        Value one(String name);

        /** All rows of a question in a repeated group, as far as they are one group with where the expression stands. */
        List<Value> all(String name);

        /** How often a repeated group is filled in; -1 where it is no such group. */
        int rows(String name);
    }

    private final Answered answered;
    private final Value itself;
    private final LocalDate today;

    private Calculation(Answered answered, Value itself, LocalDate today) {
        this.answered = answered;
        this.itself = itself;
        this.today = today;
    }

    static Value of(Expression expression, Answered answered, Value itself, LocalDate today) {
        return new Calculation(answered, itself, today).value(expression);
    }

    private Value value(Expression expression) {
        return switch (expression) {
            case Expression.Literal(String text) -> text.isEmpty() ? Value.absent() : new Value.Text(text);
            case Expression.Figure(BigDecimal number) -> Value.of(number);
            case Expression.Asked asked -> answered.one(asked.name());
            case Expression.Itself anywhere -> itself;
            case Expression.Operation operation -> operation(operation);
            case Expression.Call call -> call(call);
        };
    }

    private Value operation(Expression.Operation operation) {
        Value left = value(operation.left());
        return switch (operation.sign()) {
            case AND -> Value.of(left.asTruth() && value(operation.right()).asTruth());
            case OR -> Value.of(left.asTruth() || value(operation.right()).asTruth());
            case EQUAL -> Value.of(equal(left, value(operation.right())));
            case UNEQUAL -> Value.of(!equal(left, value(operation.right())));
            case LESS, AT_MOST, MORE, AT_LEAST -> Value.of(ordered(operation.sign(), left, value(operation.right())));
            case PLUS, MINUS, TIMES, DIVIDED, REMAINDER -> calculated(operation.sign(), left, value(operation.right()));
        };
    }

    private static boolean equal(Value left, Value right) {
        if (left instanceof Value.Absent || right instanceof Value.Absent) {
            return left.isAbsent() && right.isAbsent();
        }
        if (left instanceof Value.Truth || right instanceof Value.Truth) {
            return left.asTruth() == right.asTruth();
        }
        if (left instanceof Value.Figure || right instanceof Value.Figure) {
            BigDecimal one = left.asNumber();
            BigDecimal other = right.asNumber();
            return one != null && other != null && one.compareTo(other) == 0;
        }
        if (left instanceof Value.Days || right instanceof Value.Days) {
            Value.Days one = left.asDays();
            Value.Days other = right.asDays();
            return one != null && other != null && one.isExact() && one.equals(other);
        }
        return left.asText().equals(right.asText());
    }

    private static boolean ordered(Expression.Sign sign, Value left, Value right) {
        if (left instanceof Value.Days || right instanceof Value.Days) {
            Value.Days one = left.asDays();
            Value.Days other = right.asDays();
            return one != null && other != null && certain(sign, one, other);
        }
        BigDecimal one = left.asNumber();
        BigDecimal other = right.asNumber();
        if (one == null || other == null) {
            return false;
        }
        int order = one.compareTo(other);
        return switch (sign) {
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            default -> order >= 0;
        };
    }

    private static boolean certain(Expression.Sign sign, Value.Days one, Value.Days other) {
        return switch (sign) {
            case LESS -> one.last().isBefore(other.first());
            case AT_MOST -> !one.last().isAfter(other.first());
            case MORE -> one.first().isAfter(other.last());
            default -> !one.first().isBefore(other.last());
        };
    }

    private static Value calculated(Expression.Sign sign, Value left, Value right) {
        if (left instanceof Value.Days || right instanceof Value.Days) {
            return withDays(sign, left, right);
        }
        BigDecimal one = left.asNumber();
        BigDecimal other = right.asNumber();
        if (one == null || other == null) {
            return Value.absent();
        }
        return switch (sign) {
            case PLUS -> Value.of(one.add(other));
            case MINUS -> Value.of(one.subtract(other));
            case TIMES -> Value.of(one.multiply(other));
            case DIVIDED ->
                other.signum() == 0 ? Value.absent() : Value.of(one.divide(other, Value.DIGITS, RoundingMode.HALF_UP));
            default -> other.signum() == 0 ? Value.absent() : Value.of(one.remainder(other));
        };
    }

    private static Value withDays(Expression.Sign sign, Value left, Value right) {
        if (left instanceof Value.Days one && right instanceof Value.Days other) {
            return sign == Expression.Sign.MINUS && one.isExact() && other.isExact()
                    ? Value.of(BigDecimal.valueOf(
                            one.first().toEpochDay() - other.first().toEpochDay()))
                    : Value.absent();
        }
        if (left instanceof Value.Days days) {
            return switch (sign) {
                case PLUS -> shifted(days, right.asNumber());
                case MINUS -> shifted(days, negated(right.asNumber()));
                default -> Value.absent();
            };
        }
        return right instanceof Value.Days days && sign == Expression.Sign.PLUS
                ? shifted(days, left.asNumber())
                : Value.absent();
    }

    private static @Nullable BigDecimal negated(@Nullable BigDecimal number) {
        return number == null ? null : number.negate();
    }

    /** More days than four digits of years hold lead out of the calendar. */
    private static Value shifted(Value.Days days, @Nullable BigDecimal by) {
        if (by == null
                || by.stripTrailingZeros().scale() > 0
                || by.abs().compareTo(BigDecimal.valueOf(5_000_000)) > 0) {
            return Value.absent();
        }
        return Value.days(days.first().plusDays(by.longValue()), days.last().plusDays(by.longValue()));
    }

    private Value call(Expression.Call call) {
        List<Expression> arguments = call.arguments();
        return switch (call.named()) {
            case SELECTED ->
                selected(value(arguments.get(0)), value(arguments.get(1)).asText());
            case COUNT_SELECTED ->
                Value.of(BigDecimal.valueOf(words(value(arguments.getFirst())).size()));
            case IF -> value(value(arguments.get(0)).asTruth() ? arguments.get(1) : arguments.get(2));
            case COALESCE -> coalesced(arguments);
            case TODAY -> Value.days(today, today);
            case DATE -> Objects.requireNonNullElse(value(arguments.getFirst()).asDays(), Value.absent());
            case YEARS_BETWEEN ->
                years(value(arguments.get(0)).asDays(), value(arguments.get(1)).asDays());
            case STRING_LENGTH -> {
                String text = value(arguments.getFirst()).asText();
                yield Value.of(BigDecimal.valueOf(text.codePointCount(0, text.length())));
            }
            case NUMBER -> number(value(arguments.getFirst()).asNumber());
            case INT -> whole(value(arguments.getFirst()).asNumber());
            case NOT -> Value.of(!value(arguments.getFirst()).asTruth());
            case TRUE -> Value.of(true);
            case FALSE -> Value.of(false);
            case COUNT -> count(((Expression.Asked) arguments.getFirst()).name());
            case SUM -> sum(((Expression.Asked) arguments.getFirst()).name());
        };
    }

    private static List<String> words(Value value) {
        return value instanceof Value.Many(List<String> words)
                ? words
                : Stream.of(value.asText().split(" ", -1))
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    private static Value selected(Value value, String word) {
        return Value.of(!word.isEmpty() && words(value).contains(word));
    }

    private Value coalesced(List<Expression> arguments) {
        for (Expression argument : arguments) {
            Value value = value(argument);
            if (!value.isAbsent()) {
                return value;
            }
        }
        return Value.absent();
    }

    private static Value number(@Nullable BigDecimal number) {
        return number == null ? Value.absent() : Value.of(number);
    }

    private static Value whole(@Nullable BigDecimal number) {
        return number == null ? Value.absent() : Value.of(number.setScale(0, RoundingMode.DOWN));
    }

    /** Whole years; absent where an uncertain date leaves them open. */
    private static Value years(Value.@Nullable Days from, Value.@Nullable Days to) {
        if (from == null || to == null) {
            return Value.absent();
        }
        long fewest = years(from.last(), to.first());
        long most = years(from.first(), to.last());
        return fewest == most ? Value.of(BigDecimal.valueOf(most)) : Value.absent();
    }

    /** By hand, so that the page can do the very same. */
    private static long years(LocalDate from, LocalDate to) {
        return (packed(to) - packed(from)) / (12 * 32);
    }

    private static long packed(LocalDate day) {
        return (day.getYear() * 12L + day.getMonthValue() - 1) * 32 + day.getDayOfMonth();
    }

    private Value count(String name) {
        int rows = answered.rows(name);
        return Value.of(BigDecimal.valueOf(
                rows >= 0
                        ? rows
                        : answered.all(name).stream()
                                .filter(value -> !value.isAbsent())
                                .count()));
    }

    private Value sum(String name) {
        return Value.of(answered.all(name).stream()
                .map(Value::asNumber)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
