package org.kerwen.trace;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A note in the witness that seals were given up on purpose, because an older backup was restored. Only who has the signing
 * key can write one.
 *
 * @param kept number of the last seal that the restored audit has; 0 where it has none
 * @param tip hash of the last seal that was given up
 * @param at when, to the millisecond
 * @param signature Ed25519 over {@link #signed}, in hexadecimal digits
 */
record GivenUp(long kept, String tip, Instant at, String signature) implements Witness.Line {
    static final String WORD = "given-up";

    byte[] signed() {
        return "kerwen audit given-up %d %s %d"
                .formatted(kept, tip, at.toEpochMilli())
                .getBytes(StandardCharsets.US_ASCII);
    }

    GivenUp withSignature(byte[] made) {
        return new GivenUp(kept, tip, at, HexFormat.of().formatHex(made));
    }

    @Override
    public String line() {
        return "%s %d %s %d %s".formatted(WORD, kept, tip, at.toEpochMilli(), signature);
    }

    static GivenUp ofLine(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 5 || !parts[0].equals(WORD)) {
            throw new IllegalArgumentException("no note of a witness");
        }
        return new GivenUp(
                Long.parseLong(parts[1]), parts[2], Instant.ofEpochMilli(Long.parseLong(parts[3])), parts[4]);
    }
}
