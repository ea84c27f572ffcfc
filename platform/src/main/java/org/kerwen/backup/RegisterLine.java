package org.kerwen.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kerwen.keys.InstallationKeys;

/**
 * One thing that must not come back. It names ids only.
 *
 * @param id of the line
 * @param kind which {@link Replay} does it again
 * @param subject what it is about
 * @param made when
 */
record RegisterLine(UUID id, String kind, UUID subject, Instant made) {
    /** What is signed begins so: no signature of another kind can be taken for one of a line. */
    private static final String SIGNED_AS = "kerwen register 1\n";

    private static final String KIND = "[a-z][a-z-]{0,59}";
    private static final Pattern WRITTEN = Pattern.compile(
            "(\\S{20,32}) (" + KIND + ") ([0-9a-f-]{36}) ([0-9a-f-]{36}) ([0-9a-f]{64}) ([A-Za-z0-9+/=]{88})");

    RegisterLine {
        if (!kind.matches(KIND)) {
            throw new IllegalArgumentException("not a kind: " + kind);
        }
    }

    private String text() {
        return made + " " + kind + " " + subject + " " + id;
    }

    /** The line and the hash of the chain up to it. */
    record Chained(RegisterLine line, String hash, String signature) {
        String text() {
            return line.text() + " " + hash + " " + signature + "\n";
        }
    }

    /** After the line whose hash this is; empty text for the first. */
    Chained after(String before, InstallationKeys keys) {
        String hash = hash(before);
        return new Chained(
                this, hash, Base64.getEncoder().encodeToString(keys.sign((SIGNED_AS + hash).getBytes(UTF_8))));
    }

    /** Reads a written line that follows the one with this hash; empty where it was changed or belongs elsewhere. */
    static Optional<Chained> read(String written, String before, InstallationKeys keys) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            return Optional.empty();
        }
        RegisterLine line = new RegisterLine(
                UUID.fromString(parts.group(4)),
                parts.group(2),
                UUID.fromString(parts.group(3)),
                Instant.parse(parts.group(1)));
        Chained chained = new Chained(line, parts.group(5), parts.group(6));
        byte[] signature = Base64.getDecoder().decode(chained.signature());
        return chained.hash().equals(line.hash(before))
                        && keys.verify((SIGNED_AS + chained.hash()).getBytes(UTF_8), signature)
                ? Optional.of(chained)
                : Optional.empty();
    }

    private String hash(String before) {
        return HexFormat.of().formatHex(BackupWriter.sha256().digest((before + "\n" + text()).getBytes(UTF_8)));
    }
}
