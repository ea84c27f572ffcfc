package org.kerwen.casework;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kerwen.web.Texts;

/** A condition of a programme for somebody who reads no expressions: questions and choices by their labels. */
final class ConditionWords {
    private final Programme programme;
    private final Texts texts;

    ConditionWords(Programme programme, Texts texts) {
        this.programme = programme;
        this.texts = texts;
    }

    /** What cannot be read is shown as it was written. */
    String of(String condition) {
        return ExpressionReader.read(condition) instanceof ExpressionReader.Outcome.Good(Expression expression)
                ? words(expression, 0)
                : condition;
    }

    private String words(Expression expression, int binds) {
        return switch (expression) {
            case Expression.Literal(String text) -> "“" + text + "”";
            case Expression.Figure(BigDecimal number) -> number.toPlainString();
            case Expression.Asked asked ->
                question(asked.name())
                        .map(question -> question.label() == null ? question.name() : texts.of(question.label()))
                        .map(label -> "“" + label + "”")
                        .orElse(asked.name());
            case Expression.Itself itself -> ".";
            case Expression.Operation operation -> operation(operation, binds);
            case Expression.Call call ->
                call.named().word()
                        + call.arguments().stream()
                                .map(argument -> words(argument, 0))
                                .collect(Collectors.joining(", ", "(", ")"));
        };
    }

    private String operation(Expression.Operation operation, int binds) {
        Expression.Sign sign = operation.sign();
        String between = switch (sign) {
            case AND -> texts.get("casework.condition.and");
            case OR -> texts.get("casework.condition.or");
            case UNEQUAL -> "≠";
            case AT_MOST -> "≤";
            case AT_LEAST -> "≥";
            case EQUAL, LESS, MORE, PLUS, MINUS, TIMES, DIVIDED, REMAINDER -> sign.written;
        };
        String words = side(operation.left(), operation.right(), sign.binds)
                + " "
                + between
                + " "
                + side(operation.right(), operation.left(), sign.binds + 1);
        return sign.binds < binds ? "(" + words + ")" : words;
    }

    /** A word that is compared with a question is the label of its choice. */
    private String side(Expression side, Expression other, int binds) {
        if (side instanceof Expression.Literal(String text) && other instanceof Expression.Asked asked) {
            Optional<String> label = question(asked.name())
                    .flatMap(question -> question.choices().stream()
                            .filter(option -> option.name().equals(text))
                            .findFirst())
                    .map(option -> "“" + texts.of(option.label()) + "”");
            if (label.isPresent()) {
                return label.get();
            }
        }
        return words(side, binds);
    }

    private Optional<ProgrammeForm.Question> question(String name) {
        String[] parts = name.split("\\.", 2);
        return programme.forms().stream()
                .filter(form -> form.id().equals(parts[0]))
                .flatMap(form -> all(form.questions().stream()))
                .filter(question -> question.name().equals(parts[parts.length - 1]))
                .findFirst();
    }

    private static Stream<ProgrammeForm.Question> all(Stream<ProgrammeForm.Question> questions) {
        return questions.flatMap(question -> Stream.concat(Stream.of(question), all(question.questions().stream())));
    }
}
