package org.kerwen.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kerwen.db.BeforeMigrating;
import org.kerwen.db.SchemaVersion;
import org.kerwen.keys.InstallationKeys;
import org.kerwen.keys.KeyFolder;
import org.kerwen.keys.KeysSettings;
import org.kerwen.keys.RecoveryKeys;
import org.kerwen.postgres.CannotStart;
import org.kerwen.postgres.Logins;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes backups with the keys of the installation, and keeps as many as wanted. */
final class Backups implements BeforeMigrating {
    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss").withZone(ZoneOffset.UTC);

    private final KeysSettings keys;
    private final BackupSettings settings;
    private final Clock clock;

    Backups(KeysSettings keys, BackupSettings settings, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** Makes one. */
    BackupWriter.Written make(Logins logins, SchemaVersion version, Path file) {
        RecoveryKeys.Half recovery = new RecoveryKeys(keys)
                .current()
                .orElseThrow(() -> new CannotStart(
                        "No recovery code was ever made, so nobody could open a backup.",
                        "Make one and put it on paper: ./kerwen recovery-code"));
        BackupWriter.Written written = make(logins, version, file, recovery);
        try {
            new RegisterFile(settings.folder(), installation()).begin();
        } catch (IOException e) {
            throw new CannotStart(
                    "The backup was written, but the register cannot be begun in %s.".formatted(settings.folder()),
                    "Look whether the folder can be written.",
                    e);
        }
        return written;
    }

    /** Makes one that another code opens. */
    BackupWriter.Written make(Logins logins, SchemaVersion version, Path file, RecoveryKeys.Half recovery) {
        return new BackupWriter(installation(), recovery, clock).write(logins.backup(), version, file);
    }

    /** A file in the folder of the backups, named after the moment. */
    Path fileNow(String kind) {
        return settings.folder().resolve(kind + "-" + NAME.format(clock.instant()) + ".backup");
    }

    /** Before the schema changes. A database with nothing but the public record, which is made from the pack, needs none. */
    @Override
    public void prepare(Logins logins, SchemaVersion version) {
        boolean anythingToLose = holdsWhatIsNotPublic(logins);
        boolean coded = new RecoveryKeys(keys).current().isPresent();
        if (!anythingToLose || (settings.demo() && !coded)) {
            return;
        }
        if (!coded) {
            throw new CannotStart(
                    "This version changes the schema of a database that holds accounts, and there can be no backup before,"
                            + " because no recovery code was ever made.",
                    "Make one and put it on paper, then start again: ./kerwen recovery-code");
        }
        BackupWriter.Written written = make(logins, version, fileNow("before-change-of-" + version.number()));
        LOG.info("Before the schema is changed, a backup was written: {}", written.file());
    }

    static boolean holdsWhatIsNotPublic(Logins logins) {
        try (Connection connection = logins.backup().connect()) {
            return new Inventory(connection).holdsWhatIsNotPublic();
        } catch (SQLException e) {
            throw new CannotStart(
                    "The login of the backup cannot look at the database (state %s).".formatted(e.getSQLState()),
                    "Look at the database's log; docs/operations.md says how the logins are made.",
                    e);
        }
    }

    /**
     * Removes the oldest backups of this installation from a folder.
     *
     * @param most how many stay
     * @return how many were removed
     */
    int keep(int most, Path folder) {
        record Found(Path file, Instant made) {}
        List<Found> ours = new ArrayList<>();
        byte[] signingKey = installation().signingKey();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            for (Path file : files) {
                header(file)
                        .filter(header -> Arrays.equals(header.signedBy(), signingKey))
                        .filter(header -> !file.toString().endsWith(".part"))
                        .ifPresent(header -> ours.add(new Found(file, header.made())));
            }
            ours.sort(Comparator.comparing(Found::made).reversed());
            for (Found old : ours.subList(Math.min(most, ours.size()), ours.size())) {
                Files.delete(old.file());
            }
            return Math.max(0, ours.size() - most);
        } catch (IOException e) {
            throw new CannotStart(
                    "The new backup was written, but older ones could not be removed from %s.".formatted(folder),
                    "Remove them by hand, and look whether the folder can be written.",
                    e);
        }
    }

    /** The header of a file; empty where it is no backup. */
    static Optional<Header> header(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return Header.read(in);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private InstallationKeys installation() {
        return KeyFolder.open(keys, true);
    }
}
