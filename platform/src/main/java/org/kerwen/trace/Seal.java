package org.kerwen.trace;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A seal.
 *
 * @param number from one upwards, without a gap
 * @param era of the entries
 * @param horizon number of a transaction: entries below this era and transaction, and not below those of the seal before,
 *     are covered
 * @param entries how many they are
 * @param hash SHA-256 over the seal before and the entries, in hexadecimal digits
 * @param signature Ed25519 over {@link #signed}, in hexadecimal digits
 * @param sealedAt when it was made, to the millisecond
 */
public record Seal(long number, int era, long horizon, long entries, String hash, String signature, Instant sealedAt)
        implements Witness.Line {
    /** The hash before the first seal. */
    static final String NONE = "0".repeat(64);

    /** Where the entries end that it covers. */
    Point end() {
        return new Point(era, horizon);
    }

    /** What is signed. */
    byte[] signed() {
        return "kerwen seal %d %d %d %d %s %d"
                .formatted(number, era, horizon, entries, hash, sealedAt.toEpochMilli())
                .getBytes(StandardCharsets.US_ASCII);
    }

    Seal withSignature(byte[] made) {
        return new Seal(number, era, horizon, entries, hash, HexFormat.of().formatHex(made), sealedAt);
    }

    /** As one line: in the witness, and for whoever keeps a seal elsewhere. */
    @Override
    public String line() {
        return "%d %d %d %d %s %s %d"
                .formatted(number, era, horizon, entries, hash, signature, sealedAt.toEpochMilli());
    }

    /**
     * Reads such a line.
     *
     * @throws IllegalArgumentException where it is none
     */
    static Seal ofLine(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 7) {
            throw new IllegalArgumentException("no line of a witness");
        }
        return new Seal(
                Long.parseLong(parts[0]),
                Integer.parseInt(parts[1]),
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                parts[4],
                parts[5],
                Instant.ofEpochMilli(Long.parseLong(parts[6])));
    }
}
