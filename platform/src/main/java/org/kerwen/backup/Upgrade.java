package org.kerwen.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.kerwen.db.Migrations;
import org.kerwen.db.SchemaVersion;
import org.kerwen.keys.RecoveryCode;
import org.kerwen.keys.RecoveryKeys;
import org.kerwen.postgres.Administration;
import org.kerwen.postgres.CannotStart;
import org.kerwen.postgres.Logins;

/**
 * Tries the migrations of this version on a copy of the data, while the version before goes on running. The copy is a backup
 * under a code that is thrown away, restored beside: so the backup is tried as well.
 */
final class Upgrade {
    private final Administration administration;
    private final Backups backups;
    private final Modules modules;
    private final Migrations migrations;

    Upgrade(Administration administration, Backups backups, Modules modules, Migrations migrations) {
        this.administration = administration;
        this.backups = backups;
        this.modules = modules;
        this.migrations = migrations;
    }

    /** What came of it. */
    enum Outcome {
        /** The schema is that of this version already. */
        NOTHING_TO_CHANGE,
        /** The data is the public record only, which is made from the pack: nothing was copied. */
        NOTHING_TO_LOSE,
        /** A backup was made, and the migrations worked on the copy. */
        REHEARSED
    }

    /**
     * Makes a backup and rehearses.
     *
     * @throws CannotStart where a migration fails: nothing was changed but the copy, which is gone
     */
    Outcome rehearse(Consumer<String> say) {
        Logins logins = administration.logins();
        if (!migrations.arePending(logins)) {
            return Outcome.NOTHING_TO_CHANGE;
        }
        SchemaVersion version = migrations.current(logins).orElse(new SchemaVersion("none"));
        if (!Backups.holdsWhatIsNotPublic(logins)) {
            return Outcome.NOTHING_TO_LOSE;
        }
        BackupWriter.Written written = backups.make(logins, version, backups.fileNow("before-upgrade"));
        say.accept("A backup was written: %s".formatted(written.file()));
        RecoveryCode code = RecoveryCode.make();
        Path copy = backups.fileNow("rehearsal");
        String name = administration.database() + "_rehearsal";
        try {
            backups.make(logins, version, copy, new RecoveryKeys.Half(code.publicHalf(), LocalDate.EPOCH));
            BackupFile file = BackupFile.open(copy);
            file.verify(code);
            // What modules tell others after a restore, such as the witness of the audit, is not true of a copy.
            Modules silent = new Modules(modules.replays(), List.of());
            new Beside(administration, migrations, step -> {}).fill(name, file, code, List.of(), silent);
            return Outcome.REHEARSED;
        } finally {
            delete(copy);
            administration.drop(name);
        }
    }

    private static void delete(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            throw new CannotStart(
                    "The copy %s could not be removed.".formatted(copy), "Remove it by hand: nothing opens it.", e);
        }
    }
}
