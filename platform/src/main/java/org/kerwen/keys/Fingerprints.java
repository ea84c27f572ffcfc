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
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            String digits = HexFormat.of().formatHex(digest, 0, BYTES).toUpperCase(Locale.ROOT);
            return digits.replaceAll("(?<=\\G.{4})(?!$)", " ");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private Fingerprints() {}
}
