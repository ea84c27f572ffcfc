package org.kerwen.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** The six digits that a telephone shows for thirty seconds (RFC 6238, as every authenticator has it). */
final class OneTimeCodes {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SEED_BYTES = 20;
    private static final Duration STEP = TimeBasedOneTimePasswordGenerator.DEFAULT_TIME_STEP;

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    private final Clock clock;

    OneTimeCodes(Clock clock) {
        this.clock = clock;
    }

    static byte[] newSeed() {
        byte[] seed = new byte[SEED_BYTES];
        RANDOM.nextBytes(seed);
        return seed;
    }

    /** The seed as authenticators take it when it is typed. */
    static String typed(byte[] seed) {
        return new Base32().encodeToString(seed);
    }

    /**
     * The step in which the telephone shows this code: now, or one step to either side, because clocks differ. Empty where
     * it shows another, or where a code of that step or a later one was taken already.
     */
    OptionalLong step(byte[] seed, String code, long lastTaken) {
        byte[] typed = code.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
        long now = clock.instant().getEpochSecond() / STEP.toSeconds();
        OptionalLong found = OptionalLong.empty();
        for (long step = now - 1; step <= now + 1; step++) {
            boolean same = MessageDigest.isEqual(code(seed, step).getBytes(StandardCharsets.UTF_8), typed);
            if (same && step > lastTaken) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private String code(byte[] seed, long step) {
        try {
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(seed, generator.getAlgorithm()),
                    Instant.ofEpochSecond(step * STEP.toSeconds()),
                    Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("every seed is a key", e);
        }
    }
}
