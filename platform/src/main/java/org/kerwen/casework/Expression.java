package org.kerwen.casework;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.kerwen.kernel.Worded;

/** A condition or a calculation once it was read. A part of the language of XLSForm; the tree is the same on the page. */
sealed interface Expression {
    /** Text between quotes. */
    record Literal(String text) implements Expression {}

    record Figure(BigDecimal number) implements Expression {}

    /**
     * {@code ${name}}: the answer to a question.
     *
     * @param at where it stands, counted from one
     */
    record Asked(String name, int at) implements Expression {}

    /** {@code .}: the answer that a constraint is about. */
    record Itself(int at) implements Expression {}

    record Operation(Sign sign, Expression left, Expression right, int at) implements Expression {}

    record Call(Named named, List<Expression> arguments, int at) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** What stands between two expressions, with how tightly it binds. */
    enum Sign {
        OR("or", 1),
        AND("and", 2),
        EQUAL("=", 3),
        UNEQUAL("!=", 3),
        LESS("<", 4),
        AT_MOST("<=", 4),
        MORE(">", 4),
        AT_LEAST(">=", 4),
        PLUS("+", 5),
        MINUS("-", 5),
        TIMES("*", 6),
        DIVIDED("div", 6),
        REMAINDER("mod", 6);

        final String written;
        final int binds;

        Sign(String written, int binds) {
            this.written = written;
            this.binds = binds;
        }

        boolean orders() {
            return binds == LESS.binds;
        }

        boolean calculates() {
            return binds >= PLUS.binds;
        }
    }

    /** What can be called, with how many arguments it takes. */
    enum Named implements Worded {
        SELECTED(2, 2),
        COUNT_SELECTED(1, 1),
        IF(3, 3),
        COALESCE(1, 9),
        TODAY(0, 0),
        DATE(1, 1),
        YEARS_BETWEEN(2, 2),
        STRING_LENGTH(1, 1),
        NUMBER(1, 1),
        INT(1, 1),
        NOT(1, 1),
        TRUE(0, 0),
        FALSE(0, 0),
        COUNT(1, 1),
        SUM(1, 1);

        final int fewest;
        final int most;

        Named(int fewest, int most) {
            this.fewest = fewest;
            this.most = most;
        }

        /** Whether it looks at all rows of a repeated group: its argument is a question. */
        boolean gathers() {
            return this == COUNT || this == SUM;
        }
    }

    /** What it is made of, in order. */
    default List<Expression> parts() {
        return switch (this) {
            case Literal literal -> List.of();
            case Figure figure -> List.of();
            case Asked asked -> List.of();
            case Itself itself -> List.of();
            case Operation operation -> List.of(operation.left(), operation.right());
            case Call call -> call.arguments();
        };
    }

    /** Every part of it, itself first. */
    default void each(Consumer<Expression> visit) {
        visit.accept(this);
        parts().forEach(part -> part.each(visit));
    }

    /** The questions that it names. */
    default List<Asked> asked() {
        Stream.Builder<Asked> found = Stream.builder();
        each(part -> {
            if (part instanceof Asked asked) {
                found.add(asked);
            }
        });
        return found.build().toList();
    }
}
