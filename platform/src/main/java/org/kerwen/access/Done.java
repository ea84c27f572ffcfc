package org.kerwen.access;

/**
 * What came of an act: it was done, or refused with a reason that the person can read.
 *
 * @param <T> what a done act answers
 */
public sealed interface Done<T> {
    /** It was done. */
    record Yes<T>(T result) implements Done<T> {}

    /** It was not done, and nothing has changed. */
    record No<T>(Refusal why) implements Done<T> {}

    static <T> Done<T> yes(T result) {
        return new Yes<>(result);
    }

    static <T> Done<T> no(Refusal why) {
        return new No<>(why);
    }
}
