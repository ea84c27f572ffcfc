package org.kerwen.web;

import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Faults of the program. Each gets a random number that the person can read to whoever runs the installation, and under
 * which the log says where it happened. Neither number nor log say who met it or what was typed: the log writes the kinds
 * of the exceptions and their places, never their messages ({@link BareThrowables}).
 */
public final class Incidents {
    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Writes the fault down and answers its number, such as {@code 7KQ4-M2XW}. */
    public static String record(Throwable fault) {
        String number = number();
        LOG.error("Incident {}", number, fault);
        return number;
    }

    private static String number() {
        StringBuilder number = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            number.append(i == 4 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return number.toString();
    }

    private Incidents() {}
}
