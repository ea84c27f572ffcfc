package org.kerwen.keys;

import java.security.SecureRandom;
import java.util.Optional;

/**
 * A random word that is read aloud on a bad line and typed from paper, such as {@code 7KQ4M-2XW9C}: forty bits in two groups, each
 * with a check character, so that a slip is seen at once and names nothing.
 */
public final class SpokenCode {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 5;

    private SpokenCode() {}

    /** A new one. */
    public static String make() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return written(bytes);
    }

    /** The same as {@link #make} writes it, however it was typed; empty where a character is wrong, missing or too much. */
    public static Optional<String> read(CharSequence typed) {
        return PaperGroups.read(typed, BYTES) instanceof PaperGroups.Read.Good good
                ? Optional.of(written(good.bytes()))
                : Optional.empty();
    }

    private static String written(byte[] bytes) {
        return String.join("-", PaperGroups.write(bytes));
    }
}
