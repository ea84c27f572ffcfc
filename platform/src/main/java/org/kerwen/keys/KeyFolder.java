package org.kerwen.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import org.kerwen.postgres.CannotStart;
import org.kerwen.postgres.DurableFiles;

/** The folder in which the keys of the installation lie, outside the data folder, for its owner only. */
public final class KeyFolder {
    static final String FILE = "installation.keys";

    /** Where systemd puts what it was told to hand over (LoadCredential), readable for this service only. */
    private static final String CREDENTIALS = "CREDENTIALS_DIRECTORY";

    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private KeyFolder() {}

    /**
     * Reads the keys; makes them where there are none and nothing was sealed yet.
     *
     * @param needed whether the database holds what only the existing keys open
     * @throws CannotStart where they are missing although needed, damaged, or readable for others
     */
    public static InstallationKeys open(KeysSettings settings, boolean needed) {
        return open(settings, needed, credentials());
    }

    /** The same, with the folder of the service manager. */
    static InstallationKeys open(KeysSettings settings, boolean needed, Optional<Path> credentials) {
        Optional<Path> handed =
                credentials.map(each -> each.resolve("kerwen-" + FILE)).filter(Files::isReadable);
        if (handed.isPresent()) {
            return read(handed.get(), false);
        }
        Path folder = settings.folder();
        if (followed(folder).startsWith(followed(settings.home()))) {
            throw new CannotStart(
                    "The folder of the keys, %s, lies within the data folder.".formatted(folder),
                    "Name another with KERWEN_KEYS: whoever copies the data must not have the keys with it.");
        }
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            return read(file, true);
        }
        if (needed) {
            throw new CannotStart(
                    "The keys of this installation are missing: there is no %s.".formatted(file),
                    "Bring the file back, or restore the last backup with the code on the recovery sheet.");
        }
        return make(folder, file);
    }

    private static InstallationKeys make(Path folder, Path file) {
        InstallationKeys keys = InstallationKeys.make();
        try {
            DurableFiles.makeFolder(folder);
            DurableFiles.write(file, keys.text());
            return keys;
        } catch (IOException e) {
            throw unwritten(folder, e);
        }
    }

    /** Where a folder really is, links followed as far as it exists. */
    private static Path followed(Path folder) {
        Path known = folder.toAbsolutePath().normalize();
        Path rest = Path.of("");
        while (true) {
            try {
                return known.toRealPath().resolve(rest).normalize();
            } catch (IOException e) {
                Path parent = known.getParent();
                if (parent == null) {
                    return folder.toAbsolutePath().normalize();
                }
                rest = known.getFileName().resolve(rest);
                known = parent;
            }
        }
    }

    private static Optional<Path> credentials() {
        return Optional.ofNullable(System.getenv(CREDENTIALS)).map(Path::of);
    }

    /** The keys that are there; makes none. */
    public static Optional<InstallationKeys> find(KeysSettings settings) {
        return present(settings) ? Optional.of(open(settings, true)) : Optional.empty();
    }

    /**
     * Writes keys that came with a backup to a machine that has none.
     *
     * @throws CannotStart where others are there
     */
    public static void bring(KeysSettings settings, InstallationKeys keys) {
        if (present(settings)) {
            throw new CannotStart(
                    "The folder %s holds the keys of another installation.".formatted(settings.folder()),
                    "Take it away, or name another folder with KERWEN_KEYS.");
        }
        Path folder = settings.folder();
        try {
            DurableFiles.makeFolder(folder);
            DurableFiles.write(folder.resolve(FILE), keys.text());
        } catch (IOException e) {
            throw unwritten(folder, e);
        }
    }

    private static boolean present(KeysSettings settings) {
        return credentials()
                        .map(each -> each.resolve("kerwen-" + FILE))
                        .filter(Files::isReadable)
                        .isPresent()
                || Files.exists(settings.folder().resolve(FILE));
    }

    private static CannotStart unwritten(Path folder, IOException cause) {
        return new CannotStart(
                "The keys of the installation cannot be written to %s.".formatted(folder),
                "Let the user who runs Kerwen write there, or name another folder with KERWEN_KEYS.",
                cause);
    }

    private static InstallationKeys read(Path file, boolean ours) {
        try {
            if (ours && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                throw new CannotStart(
                        "The file %s can be read by others than its owner.".formatted(file),
                        "Take the right away (chmod 600) and think about who may have read it.");
            }
            return InstallationKeys.parse(Files.readString(file));
        } catch (IOException | Unopened e) {
            throw new CannotStart(
                    "The file %s cannot be read or is damaged.".formatted(file),
                    "Bring back the one that was there before, or restore the last backup with the code on the"
                            + " recovery sheet.",
                    e);
        }
    }
}
