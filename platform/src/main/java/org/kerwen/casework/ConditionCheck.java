package org.kerwen.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can be told of a condition before anybody has answered: names that are unknown, choices that are none, kinds that do not fit. */
final class ConditionCheck {
    /** What a value is like, as far as that can be told. */
    private enum Like {
        TEXT,
        NUMBER,
        TRUTH,
        DATE,
        MANY,
        ANY
    }

    /** Where questions are looked up by the name that stands in an expression. */
    @FunctionalInterface
    interface Known {
        ProgrammeForm.@Nullable Question question(String name);
    }

    private final Known known;
    private final List<String> wrong = new ArrayList<>();

    private ConditionCheck(Known known) {
        this.known = known;
    }

    /** What is wrong with a condition of the programme, where questions are named with their form: {@code ${form.question}}. */
    static List<String> ofProgramme(String text, Map<String, Map<String, ProgrammeForm.Question>> forms) {
        return switch (ExpressionReader.read(text)) {
            case ExpressionReader.Outcome.Bad bad -> List.of(bad.toString());
            case ExpressionReader.Outcome.Good(Expression expression) -> {
                List<String> wrong = new ArrayList<>(of(expression, name -> {
                    String[] parts = name.split("\\.", 2);
                    return parts.length < 2
                            ? null
                            : forms.getOrDefault(parts[0], Map.of()).get(parts[1]);
                }));
                expression.each(part -> {
                    if (part instanceof Expression.Itself(int at)) {
                        wrong.add("at character %d: '.' stands in constraints of questions only".formatted(at));
                    }
                });
                yield wrong;
            }
        };
    }

    static List<String> of(Expression expression, Known known) {
        var check = new ConditionCheck(known);
        check.like(expression);
        return check.wrong;
    }

    private void wrong(int at, String message) {
        wrong.add("at character %d: %s".formatted(at, message));
    }

    private Like like(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> Like.TEXT;
            case Expression.Figure figure -> Like.NUMBER;
            case Expression.Itself itself -> Like.ANY;
            case Expression.Asked asked -> asked(asked);
            case Expression.Operation operation -> operation(operation);
            case Expression.Call call -> call(call);
        };
    }

    private Like asked(Expression.Asked asked) {
        ProgrammeForm.Question question = known.question(asked.name());
        if (question == null) {
            wrong(asked.at(), "there is no question '%s'".formatted(asked.name()));
            return Like.ANY;
        }
        return switch (question.type()) {
            case TEXT, CHOICE_ONE, PLACE, PERSON, FILE -> Like.TEXT;
            case INTEGER, DECIMAL, REPEAT -> Like.NUMBER;
            case CHOICE_MANY -> Like.MANY;
            case DATE -> Like.DATE;
            case CALCULATE -> Like.ANY;
            case NOTE, GROUP -> {
                wrong(asked.at(), "'%s' has no answer".formatted(asked.name()));
                yield Like.ANY;
            }
        };
    }

    private Like operation(Expression.Operation operation) {
        Like left = like(operation.left());
        Like right = like(operation.right());
        Expression.Sign sign = operation.sign();
        if (sign.calculates()) {
            return calculates(operation, left, right);
        }
        if (sign.orders()) {
            boolean unequal =
                    (left == Like.DATE && right == Like.NUMBER) || (left == Like.NUMBER && right == Like.DATE);
            if (unequal || left == Like.MANY || right == Like.MANY || left == Like.TRUTH || right == Like.TRUTH) {
                wrong(operation.at(), "'%s' orders numbers or dates".formatted(sign.written));
            }
        }
        if (sign == Expression.Sign.EQUAL || sign == Expression.Sign.UNEQUAL) {
            choice(operation.left(), operation.right());
            choice(operation.right(), operation.left());
        }
        return Like.TRUTH;
    }

    private Like calculates(Expression.Operation operation, Like left, Like right) {
        Expression.Sign sign = operation.sign();
        boolean dates = left == Like.DATE || right == Like.DATE;
        boolean adds = sign == Expression.Sign.PLUS || sign == Expression.Sign.MINUS;
        if (left == Like.MANY || right == Like.MANY || left == Like.TRUTH || right == Like.TRUTH || (dates && !adds)) {
            wrong(operation.at(), "'%s' does not calculate with that".formatted(sign.written));
        }
        if (sign == Expression.Sign.MINUS && left == Like.DATE) {
            return right == Like.DATE ? Like.NUMBER : right == Like.NUMBER ? Like.DATE : Like.ANY;
        }
        if (left == Like.ANY || right == Like.ANY) {
            return Like.ANY;
        }
        return dates ? Like.DATE : Like.NUMBER;
    }

    /** A question that is compared with a word that nobody can choose is a slip of the pen. */
    private void choice(Expression side, Expression other) {
        if (side instanceof Expression.Asked asked && other instanceof Expression.Literal(String text)) {
            ProgrammeForm.Question question = known.question(asked.name());
            if (question != null
                    && question.type().isChoice()
                    && !text.isEmpty()
                    && question.choices().stream()
                            .noneMatch(option -> option.name().equals(text))) {
                wrong(asked.at(), "'%s' is no choice of '%s'".formatted(text, asked.name()));
            }
        }
    }

    private Like call(Expression.Call call) {
        List<Like> likes = call.arguments().stream().map(this::like).toList();
        switch (call.named()) {
            case SELECTED -> {
                if (likes.getFirst() == Like.NUMBER || likes.getFirst() == Like.DATE) {
                    wrong(call.at(), "selected() asks a question with choices");
                }
                choice(call.arguments().get(0), call.arguments().get(1));
            }
            case SUM -> {
                if (likes.getFirst() == Like.DATE || likes.getFirst() == Like.MANY) {
                    wrong(call.at(), "sum() adds numbers");
                }
            }
            case COUNT_SELECTED,
                    IF,
                    COALESCE,
                    TODAY,
                    DATE,
                    YEARS_BETWEEN,
                    STRING_LENGTH,
                    NUMBER,
                    INT,
                    NOT,
                    TRUE,
                    FALSE,
                    COUNT -> {}
        }
        return switch (call.named()) {
            case SELECTED, NOT, TRUE, FALSE -> Like.TRUTH;
            case COUNT_SELECTED, YEARS_BETWEEN, STRING_LENGTH, NUMBER, INT, COUNT, SUM -> Like.NUMBER;
            case TODAY, DATE -> Like.DATE;
            case IF -> likes.get(1) == likes.get(2) ? Objects.requireNonNull(likes.get(1)) : Like.ANY;
            case COALESCE -> likes.stream().distinct().count() == 1 ? likes.getFirst() : Like.ANY;
        };
    }
}
