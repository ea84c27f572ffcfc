package org.kerwen.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.kerwen.keys.InstallationKeys;

/**
 * Secrets that somebody brings along: in a cookie, in a link, in a header, on paper. Of each the database keeps a keyed
 * hash only, so that whoever reads the table can use none.
 */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    /** Without letters that look alike; spoken and typed from paper. */
    private static final String SPARE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int SPARE_LENGTH = 12;

    private final InstallationKeys keys;

    Secrets(InstallationKeys keys) {
        this.keys = keys;
    }

    /** A secret that nobody guesses: 256 bits, fit for an address, a cookie and a header. */
    static String make() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A code for paper: twelve letters in three groups, 58 bits, behind the limit of attempts. */
    static String makeSpareCode() {
        StringBuilder code = new StringBuilder();
        for (int letter = 0; letter < SPARE_LENGTH; letter++) {
            if (letter > 0 && letter % 4 == 0) {
                code.append('-');
            }
            code.append(SPARE_LETTERS.charAt(RANDOM.nextInt(SPARE_LETTERS.length())));
        }
        return code.toString();
    }

    byte[] hash(String secret, Kind kind) {
        return keys.keyedHash(secret.getBytes(StandardCharsets.UTF_8), kind.context);
    }

    /** What a secret is for: the same letters are another secret for another purpose. */
    enum Kind {
        SESSION("access.session"),
        INVITATION("access.invitation"),
        TOKEN("access.token"),
        SPARE_CODE("access.spare-code"),
        ATTEMPT("access.attempt");

        private final String context;

        Kind(String context) {
            this.context = context;
        }
    }
}
