package org.kerwen.kernel;

import java.util.regex.Pattern;

/**
 * A refusal that is expected, by the name under which programs know it. Its page, {@code /{language}/problems/{code}/},
 * says in every language what it means and what to do; the texts are {@code problem.<code>.title}, {@code .text} and
 * {@code .remedy}.
 *
 * @param code small letters and hyphens; never changed once it was released, because programs compare it
 * @param kind whose turn it is
 * @param status status of the answer over HTTP, 400 to 599
 */
public record Problem(String code, Kind kind, int status) {
    private static final Pattern CODE = Pattern.compile("[a-z]+(-[a-z]+)*");

    /** Whose turn it is after a refusal. */
    public enum Kind {
        /** The caller's: the same request will be refused again. */
        CALLER,
        /** The caller's, after a look: what is there has changed meanwhile. */
        CONFLICT,
        /** The caller's, later: the same request may succeed. */
        BUSY,
        /** Ours: a fault of the program. */
        INTERNAL
    }

    public Problem {
        if (code.length() > 60 || !CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("no code for a problem: " + code);
        }
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("no status of a refusal: " + status);
        }
    }
}
