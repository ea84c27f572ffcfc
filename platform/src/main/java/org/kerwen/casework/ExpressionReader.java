package org.kerwen.casework;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads an expression once, in one pass, and says where it cannot be one. What is longer or deeper than any form needs is none. */
final class ExpressionReader {
    static final int LONGEST = 1000;
    private static final int DEEPEST = 24;
    private static final int MOST_PARTS = 200;

    /** One alternative each, none of which can match at two lengths: it never goes back. */
    private static final Pattern TOKEN = Pattern.compile(
            "\\$\\{([A-Za-z_][A-Za-z0-9_.-]*)}|'([^']*)'|\"([^\"]*)\"|(\\d{1,15}(?:\\.\\d{1,12})?)(?![\\d.])"
                    + "|([a-z]+(?:-[a-z]+)*)|(!=|<=|>=|[=<>+*(),.-])");

    private static final Pattern BLANK = Pattern.compile("[ \\t\\r\\n]*");

    /** Whether it is an expression. */
    sealed interface Outcome {
        record Good(Expression expression) implements Outcome {}

        /**
         * It is none.
         *
         * @param at where that is seen, counted from one
         * @param message what was expected
         */
        record Bad(int at, String message) implements Outcome {
            @Override
            public String toString() {
                return "at character %d: %s".formatted(at, message);
            }
        }
    }

    /** What was read, one after the other. */
    private record Token(Kind kind, String text, int at) {
        enum Kind {
            QUESTION,
            TEXT,
            NUMBER,
            WORD,
            SIGN,
            END
        }

        boolean is(String sign) {
            return (kind == Kind.SIGN || kind == Kind.WORD) && text.equals(sign);
        }
    }

    /** Ends the reading; it never leaves this class. */
    private static final class Stopped extends Exception {
        private static final long serialVersionUID = 1;
        private final int at;
        private final String why;

        Stopped(int at, String why) {
            super(why, null, false, false);
            this.at = at;
            this.why = why;
        }
    }

    private final List<Token> tokens;
    private int next;
    private int parts;

    private ExpressionReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Outcome read(String text) {
        if (text.length() > LONGEST) {
            return new Outcome.Bad(LONGEST, "it is longer than %d characters".formatted(LONGEST));
        }
        try {
            var reader = new ExpressionReader(tokens(text));
            Expression whole = reader.operation(0, 0);
            Token left = reader.peek();
            if (left.kind() != Token.Kind.END) {
                throw new Stopped(
                        left.at(), "expected the end or a sign such as 'and', found '%s'".formatted(left.text()));
            }
            return new Outcome.Good(whole);
        } catch (Stopped e) {
            return new Outcome.Bad(e.at, e.why);
        }
    }

    private static List<Token> tokens(String text) throws Stopped {
        List<Token> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        int at = skip(text, 0);
        while (at < text.length()) {
            token.region(at, text.length());
            if (!token.lookingAt()) {
                throw new Stopped(
                        at + 1, "this cannot be read here: '%s'".formatted(Character.toString(text.codePointAt(at))));
            }
            tokens.add(token(token, at + 1));
            at = skip(text, token.end());
        }
        tokens.add(new Token(Token.Kind.END, "", text.length() + 1));
        return tokens;
    }

    private static int skip(String text, int at) {
        Matcher blank = BLANK.matcher(text).region(at, text.length());
        return blank.lookingAt() ? blank.end() : at;
    }

    private static Token token(Matcher token, int at) {
        Token.Kind[] kinds = {
            Token.Kind.QUESTION, Token.Kind.TEXT, Token.Kind.TEXT, Token.Kind.NUMBER, Token.Kind.WORD, Token.Kind.SIGN
        };
        for (int group = 1; group <= kinds.length; group++) {
            String found = token.group(group);
            if (found != null) {
                return new Token(kinds[group - 1], found, at);
            }
        }
        throw new IllegalStateException("a token of no kind");
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        Token token = tokens.get(next);
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    private <E extends Expression> E counted(E expression, int at) throws Stopped {
        parts++;
        if (parts > MOST_PARTS) {
            throw new Stopped(at, "it has more than %d parts".formatted(MOST_PARTS));
        }
        return expression;
    }

    /** Signs that bind at least so tightly, from left to right. */
    private Expression operation(int binds, int depth) throws Stopped {
        if (depth > DEEPEST) {
            throw new Stopped(peek().at(), "it is nested more than %d deep".formatted(DEEPEST));
        }
        Expression left = single(depth);
        Expression.Sign sign = sign(peek());
        while (sign != null && sign.binds >= binds) {
            Token token = take();
            Expression right = operation(sign.binds + 1, depth + 1);
            left = counted(new Expression.Operation(sign, left, right, token.at()), token.at());
            sign = sign(peek());
        }
        return left;
    }

    private static Expression.@Nullable Sign sign(Token token) {
        return Stream.of(Expression.Sign.values())
                .filter(sign -> token.is(sign.written))
                .findFirst()
                .orElse(null);
    }

    private Expression single(int depth) throws Stopped {
        Token token = take();
        return switch (token.kind()) {
            case QUESTION -> counted(new Expression.Asked(token.text(), token.at()), token.at());
            case TEXT -> counted(new Expression.Literal(token.text()), token.at());
            case NUMBER -> counted(new Expression.Figure(new BigDecimal(token.text())), token.at());
            case WORD -> call(token, depth);
            case SIGN -> signed(token, depth);
            case END -> throw new Stopped(token.at(), "it ends too early: expected a question, a text or a number");
        };
    }

    private Expression signed(Token token, int depth) throws Stopped {
        if (token.is(".")) {
            return counted(new Expression.Itself(token.at()), token.at());
        }
        if (token.is("-")) {
            // As tightly as can be: what stands behind is one thing.
            if (depth > DEEPEST) {
                throw new Stopped(token.at(), "it is nested more than %d deep".formatted(DEEPEST));
            }
            Expression negated = single(depth + 1);
            return counted(
                    new Expression.Operation(
                            Expression.Sign.MINUS, new Expression.Figure(BigDecimal.ZERO), negated, token.at()),
                    token.at());
        }
        if (token.is("(")) {
            Expression inner = operation(0, depth + 1);
            expect(")");
            return inner;
        }
        throw new Stopped(token.at(), "expected a question, a text or a number, found '%s'".formatted(token.text()));
    }

    private Expression call(Token token, int depth) throws Stopped {
        Expression.Named named = Stream.of(Expression.Named.values())
                .filter(each -> each.word().equals(token.text()))
                .findFirst()
                .orElse(null);
        if (named == null) {
            throw new Stopped(
                    token.at(),
                    "'%s' is none of %s; a text stands between quotes, a question in ${…}"
                            .formatted(
                                    token.text(),
                                    Stream.of(Expression.Named.values())
                                            .map(each -> each.word() + "()")
                                            .collect(Collectors.joining(", "))));
        }
        expect("(");
        List<Expression> arguments = new ArrayList<>();
        if (!peek().is(")")) {
            arguments.add(operation(0, depth + 1));
            while (peek().is(",")) {
                take();
                arguments.add(operation(0, depth + 1));
            }
        }
        expect(")");
        if (arguments.size() < named.fewest || arguments.size() > named.most) {
            throw new Stopped(
                    token.at(),
                    "%s() takes %s, found %d"
                            .formatted(
                                    named.word(),
                                    named.fewest == named.most ? named.fewest : named.fewest + " to " + named.most,
                                    arguments.size()));
        }
        if (named.gathers() && !(arguments.getFirst() instanceof Expression.Asked)) {
            throw new Stopped(token.at(), "%s() takes a question such as ${children}".formatted(named.word()));
        }
        return counted(new Expression.Call(named, arguments, token.at()), token.at());
    }

    private void expect(String sign) throws Stopped {
        Token token = take();
        if (!token.is(sign)) {
            throw new Stopped(
                    token.at(),
                    "expected '%s'%s"
                            .formatted(
                                    sign,
                                    token.kind() == Token.Kind.END
                                            ? " before the end"
                                            : ", found '%s'".formatted(token.text())));
        }
    }
}
