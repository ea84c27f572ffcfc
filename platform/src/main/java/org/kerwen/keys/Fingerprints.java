package org.kerwen.keys;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Short names of keys, to be compared by eye and read aloud. */
final class Fingerprints {
    private static final int BYTES = 10;

    /** Twenty hexadecimal digits in groups of four. */
    static String of(byte[] key) {
        String digits = HexFormat.of().formatHex(digest(key), 0, BYTES).toUpperCase(Locale.ROOT);
        return digits.replaceAll("(?<=\\G.{4})(?!$)", " ");
    }

    /** SHA-256. */
    static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private Fingerprints() {}
}
