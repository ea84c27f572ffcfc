package org.kerwen.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kerwen.postgres.CannotStart;
import org.kerwen.postgres.DurableFiles;

/**
 * The pair to which backups are sealed. The public half lies in the folder of the keys; the private half is a {@link
 * RecoveryCode} on paper and nowhere else, so that neither the machine nor a backup opens a backup.
 */
public final class RecoveryKeys {
    static final String FILE = "recovery.public";

    private final KeysSettings settings;

    public RecoveryKeys(KeysSettings settings) {
        this.settings = settings;
    }

    /**
     * The half that is known.
     *
     * @param bytes 32 bytes
     * @param made the day on which the code was made, as it stands on the sheet
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Half(byte[] bytes, LocalDate made) {
        /** The short name that stands on the sheet too. */
        public String fingerprint() {
            return Fingerprints.of(bytes);
        }

        /** Seals to whoever has the code. */
        public byte[] seal(byte[] plain, String context) {
            return HybridKey.sealTo(bytes, plain, context);
        }
    }

    /**
     * Makes a new pair in place of the one before and answers its code, to be printed once. Backups from before still need
     * the code from before.
     */
    public RecoveryCode make(LocalDate today) {
        RecoveryCode code = RecoveryCode.make();
        keep(new Half(code.publicHalf(), today));
        return code;
    }

    /** Keeps a half that came with a backup. */
    public void keep(Half half) {
        try {
            DurableFiles.makeFolder(settings.folder());
            DurableFiles.write(file(), """
                    # To this key backups are sealed. It opens nothing: the code that does is on paper.
                    key: %s
                    made: %s
                    fingerprint: %s
                    """.formatted(
                            Base64.getEncoder().encodeToString(half.bytes()), half.made(), half.fingerprint()));
        } catch (IOException e) {
            throw new CannotStart(
                    "The recovery key cannot be written to %s.".formatted(settings.folder()),
                    "Let the user who runs Kerwen write there, or name another folder with KERWEN_KEYS.",
                    e);
        }
    }

    /**
     * The half that is in use; empty where no code was ever made.
     *
     * @throws CannotStart where the file is damaged
     */
    public Optional<Half> current() {
        try {
            Map<String, String> lines = new HashMap<>();
            for (String line : Files.readAllLines(file())) {
                int colon = line.indexOf(':');
                if (colon > 0 && !line.startsWith("#")) {
                    lines.put(
                            line.substring(0, colon), line.substring(colon + 1).strip());
                }
            }
            Half half = new Half(
                    Base64.getDecoder().decode(lines.getOrDefault("key", "")),
                    LocalDate.parse(lines.getOrDefault("made", "")));
            if (half.bytes().length != HybridKey.BYTES || !half.fingerprint().equals(lines.get("fingerprint"))) {
                throw damaged(null);
            }
            return Optional.of(half);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
            throw damaged(e);
        }
    }

    private Path file() {
        return settings.folder().resolve(FILE);
    }

    private CannotStart damaged(@org.jspecify.annotations.Nullable Exception cause) {
        return new CannotStart(
                "The file %s is damaged.".formatted(file()),
                "Bring it back, or make a new recovery code: ./kerwen recovery-code",
                cause);
    }
}
