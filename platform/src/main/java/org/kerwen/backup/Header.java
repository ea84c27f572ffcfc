package org.kerwen.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What stands readable at the beginning of a backup: lines of text up to an empty one. Whoever finds the file learns these
 * and its size; how many rows a table has is inside.
 *
 * @param schema version of the schema from which it was made
 * @param made when, to the second
 * @param signedBy public half of the signing key, 32 bytes
 * @param recovery fingerprint of the recovery code that opens it
 * @param key the data key, sealed to that code
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Header(String schema, Instant made, byte[] signedBy, String recovery, byte[] key) {
    private static final String FORMAT = "KERWEN BACKUP 1";
    private static final int MOST_BYTES = 4096;

    /** To what the data key is bound: it opens for this backup only. */
    static String context(Instant made) {
        return "backup.data-key/" + made;
    }

    byte[] bytes() {
        Base64.Encoder base64 = Base64.getEncoder();
        return """
                %s
                schema: %s
                made: %s
                signed-by: %s
                recovery: %s
                key: %s

                """.formatted(
                        FORMAT, schema, made, base64.encodeToString(signedBy), recovery, base64.encodeToString(key))
                .getBytes(UTF_8);
    }

    /** Reads it and leaves the stream behind it; empty where this is no backup. */
    static Optional<Header> read(InputStream from) throws IOException {
        var text = new ByteArrayOutputStream();
        int last = 0;
        for (int next = from.read(); ; next = from.read()) {
            if (next < 0 || text.size() > MOST_BYTES) {
                return Optional.empty();
            }
            text.write(next);
            if (next == '\n' && last == '\n') {
                return parse(text.toString(UTF_8));
            }
            last = next;
        }
    }

    private static Optional<Header> parse(String text) {
        if (!text.startsWith(FORMAT + "\n")) {
            return Optional.empty();
        }
        Map<String, String> lines = new HashMap<>();
        text.lines().skip(1).forEach(line -> {
            int colon = Math.max(line.indexOf(':'), 0);
            lines.put(
                    line.substring(0, colon),
                    line.substring(Math.min(colon + 1, line.length())).strip());
        });
        try {
            Header header = new Header(
                    lines.getOrDefault("schema", ""),
                    Instant.parse(lines.getOrDefault("made", "")),
                    Base64.getDecoder().decode(lines.getOrDefault("signed-by", "")),
                    lines.getOrDefault("recovery", ""),
                    Base64.getDecoder().decode(lines.getOrDefault("key", "")));
            // Written again it must be the same: no second way to write one.
            return new String(header.bytes(), UTF_8).equals(text) ? Optional.of(header) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
