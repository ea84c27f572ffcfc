package org.kerwen.backup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jooq.exception.DataAccessException;
import org.kerwen.db.Migrations;
import org.kerwen.keys.InstallationKeys;
import org.kerwen.keys.KeyFolder;
import org.kerwen.keys.KeysSettings;
import org.kerwen.keys.RecoveryCode;
import org.kerwen.keys.RecoveryKeys;
import org.kerwen.keys.Unopened;
import org.kerwen.postgres.Administration;
import org.kerwen.postgres.CannotStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a backup in the place of the database in use. All is done in a database beside; the last step renames both in one
 * transaction, so that whatever ends it, the old one or the new one is in use. The old one is kept under the name that ends
 * in {@code _before} until the next restore.
 */
final class Restore {
    private static final Logger LOG = LoggerFactory.getLogger(Restore.class);

    private final Administration administration;
    private final KeysSettings keys;
    private final Path backups;
    private final Modules modules;
    private final Migrations migrations;
    private final Consumer<String> steps;

    /**
     * @param backups the folder where the register lies
     * @param steps is told each step when it has been done
     */
    Restore(
            Administration administration,
            KeysSettings keys,
            Path backups,
            Modules modules,
            Migrations migrations,
            Consumer<String> steps) {
        this.administration = administration;
        this.keys = keys;
        this.backups = backups;
        this.modules = modules;
        this.migrations = migrations;
        this.steps = steps;
    }

    /**
     * What was restored.
     *
     * @param before the database that was in use; empty where there was none
     * @param register how many lines the register has
     * @param unknown what of it the restored data does not know
     * @param foreign schemas of others that were in the database before; they are in no backup and stay there
     */
    record Done(
            Optional<String> before, Contents contents, int register, Register.Unknown unknown, List<String> foreign) {}

    /**
     * Refuses a backup that this installation did not make; on a machine without keys any that is whole.
     *
     * @throws CannotStart where it is of another
     */
    void requireOurs(BackupFile file) {
        KeyFolder.find(keys).ifPresent(ours -> {
            if (!Arrays.equals(ours.signingKey(), file.header().signedBy())) {
                throw new CannotStart(
                        "The backup was signed by another installation (%s); this one is %s."
                                .formatted(
                                        InstallationKeys.fingerprint(
                                                file.header().signedBy()),
                                        ours.fingerprint()),
                        "On a new machine that was started once by mistake, take the folder %s away and try again."
                                .formatted(keys.folder()));
            }
        });
    }

    /** Whether the keys of the installation must come from the backup. */
    boolean isNewMachine() {
        return KeyFolder.find(keys).isEmpty();
    }

    /**
     * Restores it.
     *
     * @throws CannotStart where anything is wrong; then the database in use is as it was
     */
    Done run(BackupFile file, RecoveryCode code) {
        return run(file, code, false);
    }

    /**
     * Restores it.
     *
     * @param withoutRegister to go on where the register is lost or is older than the backup: what was erased, withdrawn,
     *     revoked or paid since comes back
     * @throws CannotStart where anything is wrong; then the database in use is as it was
     */
    Done run(BackupFile file, RecoveryCode code, boolean withoutRegister) {
        requireOurs(file);
        Contents contents = file.verify(code);
        steps.accept("verified the backup");
        InstallationKeys installation = keysOf(contents, file.path());
        if (!withoutRegister && folders(file.path()).stream().noneMatch(RegisterFile::isIn) && inUse().isEmpty()) {
            throw registerLost("is missing from the folder of the backups");
        }
        List<RegisterLine> register = register(installation, file.path());
        steps.accept("read the register");
        String used = administration.database();
        String beside = used + "_restoring";
        String before = used + "_before";
        boolean replaces = administration.exists(used);
        List<String> foreign = replaces ? foreign() : List.of();
        Register.Unknown unknown;
        try {
            unknown = new Beside(administration, migrations, steps).fill(beside, file, code, register, modules);
            if (!withoutRegister && !knowsAllOf(beside, register)) {
                throw registerLost("lacks lines that the backup knows: it is an older one, or its end was cut off");
            }
            if (isNewMachine()) {
                KeyFolder.bring(keys, installation);
            }
            steps.accept("brought the keys");
            RecoveryKeys recovery = new RecoveryKeys(keys);
            if (recovery.current().isEmpty()) { // an older backup does not bring back a code that was replaced
                recovery.keep(new RecoveryKeys.Half(code.publicHalf(), contents.recoveryMade()));
            }
            steps.accept("kept the recovery key");
            administration.drop(before);
            steps.accept("dropped what was in use before the last restore");
            administration.swap(beside, before);
            steps.accept("changed the names");
        } catch (RuntimeException e) {
            dropQuietly(beside);
            throw e;
        }
        tell();
        Optional<String> kept = replaces ? Optional.of(before) : Optional.empty();
        return new Done(kept, contents, register.size(), unknown, foreign);
    }

    private void tell() {
        try {
            Beside.tell(administration.logins().owner(), modules.afterLoading());
        } catch (RuntimeException e) {
            throw new CannotStart(
                    "The backup was restored and is in use, but the witness of the audit could not be told of it.",
                    "Look whether its file can be written, and run ./kerwen audit brought-back.",
                    e);
        }
        steps.accept("told what stands outside");
    }

    private List<String> foreign() {
        try (Connection connection = administration.logins().backup().connect()) {
            return new Inventory(connection).foreignSchemas();
        } catch (CannotStart | SQLException e) {
            LOG.info("The database in use cannot be looked at; whether it has schemas of others is not known", e);
            return List.of();
        }
    }

    private InstallationKeys keysOf(Contents contents, Path file) {
        try {
            InstallationKeys found = InstallationKeys.parse(contents.keys());
            return KeyFolder.find(keys).orElse(found);
        } catch (Unopened e) {
            throw BackupFile.changed(file);
        }
    }

    /** From beside the backup, from the folder of the backups and from the database in use, whichever there are. */
    private List<RegisterLine> register(InstallationKeys installation, Path file) {
        Map<UUID, RegisterLine> lines = new LinkedHashMap<>();
        for (Path folder : folders(file)) {
            new RegisterFile(folder, installation).lines().forEach(line -> lines.putIfAbsent(line.id(), line));
        }
        inUse().forEach(line -> lines.putIfAbsent(line.id(), line));
        return List.copyOf(lines.values());
    }

    private List<Path> folders(Path file) {
        List<Path> folders = new ArrayList<>(List.of(backups));
        Path beside = file.toAbsolutePath().normalize().getParent();
        if (beside != null && !folders.contains(beside)) {
            folders.add(beside);
        }
        return folders;
    }

    private boolean knowsAllOf(String database, List<RegisterLine> register) {
        Set<UUID> known = register.stream().map(RegisterLine::id).collect(Collectors.toSet());
        return Beside.registerOf(administration.logins(database).application()).stream()
                .allMatch(line -> known.contains(line.id()));
    }

    private static CannotStart registerLost(String how) {
        return new CannotStart(
                "The register of what was erased, withdrawn, revoked or paid %s.".formatted(how),
                "Copy the newest one into the folder of the backups. If it is lost, '--without-register' restores all the"
                        + " same; what was erased since the backup was made comes back, and you must erase it again.");
    }

    private List<RegisterLine> inUse() {
        if (!administration.exists(administration.database())) {
            return List.of();
        }
        try {
            return Beside.registerOf(administration.logins().application());
        } catch (CannotStart | DataAccessException e) {
            LOG.info("The database in use has no register that can be read; the one beside the backups counts");
            return List.of();
        }
    }

    private void dropQuietly(String name) {
        try {
            administration.drop(name);
        } catch (CannotStart e) {
            LOG.warn("The unfinished database {} stays until the next restore", name, e);
        }
    }
}
