package org.kerwen.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.kerwen.db.DatabaseSettings;
import org.kerwen.db.Migrations;
import org.kerwen.db.Reach;
import org.kerwen.db.SchemaVersion;
import org.kerwen.keys.InstallationKeys;
import org.kerwen.keys.KeyFolder;
import org.kerwen.keys.KeysSettings;
import org.kerwen.keys.RecoveryCode;
import org.kerwen.keys.RecoveryKeys;
import org.kerwen.keys.Sheets;
import org.kerwen.postgres.CannotStart;
import org.kerwen.postgres.Logins;
import org.kerwen.web.Languages;

/** What is typed at the terminal: {@code backup}, {@code restore}, {@code upgrade}, {@code recovery-code}. */
public final class BackupCommands {
    private static final List<String> NAMES = List.of("backup", "restore", "upgrade", "recovery-code");
    private static final String KEEP = "--keep";
    private static final String WITHOUT_REGISTER = "--without-register";
    private static final int GROUPS_IN_LINE = 4;

    private final KeysSettings keys;
    private final BackupSettings settings;
    private final DatabaseSettings database;
    private final Backups backups;
    private final Modules modules;
    private final Supplier<Sheets> sheets;
    private final Languages languages;
    private final String address;
    private final Clock clock;
    private final PrintStream out = System.out;

    BackupCommands(
            KeysSettings keys,
            BackupSettings settings,
            DatabaseSettings database,
            Backups backups,
            Modules modules,
            Supplier<Sheets> sheets,
            Languages languages,
            String address,
            Clock clock) {
        this.sheets = sheets;
        this.languages = languages;
        this.address = address;
        this.keys = keys;
        this.settings = settings;
        this.database = database;
        this.backups = backups;
        this.modules = modules;
        this.clock = clock;
    }

    /** Whether this is one of them. */
    public static boolean know(String command) {
        return NAMES.contains(command);
    }

    /**
     * Does it.
     *
     * @param arguments the command and what follows it
     * @throws CannotStart where it is refused: what is wrong and what to do
     */
    public void run(List<String> arguments) {
        List<String> further = arguments.subList(1, arguments.size());
        switch (arguments.getFirst()) {
            case "backup" -> backup(further);
            case "restore" -> restore(further);
            case "upgrade" -> upgrade();
            case "recovery-code" -> recoveryCode(further);
            default -> throw new IllegalArgumentException("not a command");
        }
    }

    private void backup(List<String> arguments) {
        List<String> left = new ArrayList<>(arguments);
        Optional<Integer> most = keep(left);
        Path file = left.isEmpty() ? backups.fileNow("kerwen") : Path.of(left.getFirst());
        if (left.size() > 1) {
            throw usage();
        }
        if (Files.isDirectory(file)) {
            file = file.resolve(backups.fileNow("kerwen").getFileName());
        }
        if (Files.exists(file) && Backups.header(file).isEmpty()) {
            throw new CannotStart(
                    "There is a file %s already, and it is no backup.".formatted(file), "Name another file.");
        }
        requireData();
        try (Reach reach = Reach.of(settings.home(), database)) {
            Logins logins = reach.administration().logins();
            BackupWriter.Written written = backups.make(logins, version(logins), file);
            out.println("Backup written: %s (%d tables, %d rows, %d bytes)"
                    .formatted(written.file(), written.tables(), written.rows(), written.bytes()));
        }
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (most.isPresent() && folder != null) {
            out.println("Older backups removed: %d".formatted(backups.keep(most.get(), folder)));
        }
    }

    private static SchemaVersion version(Logins logins) {
        return Migrations.OURS
                .current(logins)
                .orElseThrow(() -> new CannotStart("The database is empty.", "Start Kerwen once: ./kerwen start"));
    }

    private static Optional<Integer> keep(List<String> arguments) {
        int at = arguments.indexOf(KEEP);
        if (at < 0) {
            return Optional.empty();
        }
        String most = at + 1 < arguments.size() ? arguments.get(at + 1) : "";
        if (!most.matches("[1-9]\\d{0,4}")) {
            throw usage();
        }
        arguments.subList(at, at + 2).clear();
        return Optional.of(Integer.valueOf(most));
    }

    private static CannotStart usage() {
        return new CannotStart(
                "The command is not complete, or has too much.",
                "Write ./kerwen backup [FILE] [--keep NUMBER], or ./kerwen restore FILE.");
    }

    private void restore(List<String> typed) {
        List<String> arguments = new ArrayList<>(typed);
        boolean withoutRegister = arguments.remove(WITHOUT_REGISTER);
        if (arguments.size() != 1) {
            throw usage();
        }
        Terminal terminal = Terminal.ofThisProcess();
        BackupFile file = BackupFile.open(Path.of(arguments.getFirst()));
        try (Reach reach = Reach.of(settings.home(), database)) {
            if (reach.isInUse()) {
                throw new CannotStart(
                        "Kerwen is running, or somebody else is connected to its database.",
                        "Stop it, then restore, then start it again.");
            }
            Restore restore =
                    new Restore(reach.administration(), keys, settings.folder(), modules, Migrations.OURS, step -> {});
            restore.requireOurs(file);
            out.println("Backup of %s, signed by %s, sealed to the recovery code %s."
                    .formatted(
                            file.header().made(),
                            InstallationKeys.fingerprint(file.header().signedBy()),
                            file.header().recovery()));
            if (restore.isNewMachine()) {
                confirmNewMachine(
                        terminal, InstallationKeys.fingerprint(file.header().signedBy()));
            }
            Restore.Done done = restore.run(file, terminal.code(), withoutRegister);
            out.println("Restored: %d tables, %d rows."
                    .formatted(
                            done.contents().tables().size(),
                            done.contents().tables().stream()
                                    .mapToLong(Contents.Table::rows)
                                    .sum()));
            out.println(
                    done.register() == 0
                            ? "No register was found beside the backups: what was erased or withdrawn since the backup is back."
                            : "The register has %d lines; what they say holds.".formatted(done.register()));
            sayUnknown(done.unknown());
            done.before()
                    .ifPresent(name -> out.println(
                            "What was in use before stays in the database %s until the next restore.".formatted(name)));
            if (!done.foreign().isEmpty()) {
                out.println("There, and in no backup, are schemas that are not Kerwen's: %s. Bring them over yourself."
                        .formatted(String.join(", ", done.foreign())));
            }
            out.println("Start it: ./kerwen start");
        }
    }

    private void sayUnknown(Register.Unknown unknown) {
        unknown.byKind().forEach((kind, subjects) -> {
            out.println("%d lines '%s' of the register name what this backup does not know yet:"
                    .formatted(subjects.size(), kind));
            subjects.forEach(subject -> out.println("  " + subject));
        });
        if (!unknown.byKind().isEmpty()) {
            out.println(
                    "It came after the backup was made. Nothing comes back of it and nothing was lost but the data; what"
                            + " was paid must be entered again from your papers, not paid again.");
        }
    }

    /** Nothing on this machine knows the signing key: the paper does. */
    private void confirmNewMachine(Terminal terminal, String signedBy) {
        out.println("There are no keys of an installation here; they will come from the backup.");
        if (!terminal.trusts(signedBy)) {
            throw new CannotStart(
                    "The backup is not from the installation of your recovery sheet, or nobody could say so.",
                    "Compare the name of the signing key with the sheet; a machine that restores by itself is told it with %s."
                            .formatted(Terminal.SIGNED_BY));
        }
    }

    private void upgrade() {
        requireData();
        try (Reach reach = Reach.of(settings.home(), database)) {
            Upgrade.Outcome outcome =
                    new Upgrade(reach.administration(), backups, modules, Migrations.OURS).rehearse(out::println);
            out.println(
                    switch (outcome) {
                        case NOTHING_TO_CHANGE -> "The schema is that of the new version already.";
                        case NOTHING_TO_LOSE ->
                            "The data is the public record only, which is made from the pack: nothing to rehearse.";
                        case REHEARSED -> "The new version's changes of the schema worked on a copy of the data.";
                    });
        }
    }

    private void recoveryCode(List<String> arguments) {
        if (arguments.size() > 1) {
            throw usage();
        }
        Optional<Path> sheet = arguments.stream().map(Path::of).findFirst();
        if (sheet.filter(Files::exists).isPresent()) {
            throw new CannotStart("There is a file %s already.".formatted(sheet.get()), "Name another file.");
        }
        RecoveryKeys recovery = new RecoveryKeys(keys);
        Terminal terminal = Terminal.ofThisProcess();
        Optional<RecoveryKeys.Half> old = recovery.current();
        if (old.isPresent()) {
            out.println("There is a recovery code %s of %s. Backups from before open with that one only."
                    .formatted(old.get().fingerprint(), old.get().made()));
            if (!terminal.says("Make a new one for the backups from now on?")) {
                throw new CannotStart("No new code was made.", "The one of before stays in use.");
            }
        }
        RecoveryCode code = recovery.make(LocalDate.now(clock));
        out.println();
        out.println("The recovery code. It is shown this once and kept nowhere: write it on paper, twice, and put the");
        out.println(
                "papers where neither this machine nor its backups are. Whoever has it and a backup has everything.");
        out.println();
        List<String> groups = code.groups();
        for (int first = 0; first < groups.size(); first += GROUPS_IN_LINE) {
            int last = Math.min(first + GROUPS_IN_LINE, groups.size());
            out.println("  groups %2d to %2d:   %s"
                    .formatted(first + 1, last, String.join("   ", groups.subList(first, last))));
        }
        out.println();
        out.println("  name of the code:  " + code.fingerprint());
        KeyFolder.find(keys).ifPresent(ours -> out.println("  signed by:         " + ours.fingerprint()));
        out.println();
        sheet.ifPresent(file -> {
            print(code, file);
            out.println("The recovery sheet is in %s. Print it twice, then delete the file.".formatted(file));
        });
    }

    /** The recovery sheet in every language, a page each: nobody knows who will need it. */
    private void print(RecoveryCode code, Path file) {
        String signedBy =
                KeyFolder.find(keys).map(InstallationKeys::fingerprint).orElse("–");
        List<byte[]> pages = languages.all().stream()
                .map(languages::texts)
                .flatMap(Optional::stream)
                .map(texts -> sheets.get()
                        .recovery(code, address, LocalDate.now(clock), signedBy, texts)
                        .orElseThrow(() -> new CannotStart("The sheet could not be made.", "Try again.")))
                .toList();
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, Sheets.together(pages));
        } catch (IOException e) {
            throw new CannotStart(
                    "The sheet could not be written to %s.".formatted(file),
                    "The code above stands all the same: write it down by hand.",
                    e);
        }
    }

    private void requireData() {
        if (database.url().isBlank()
                && !Files.isDirectory(settings.home().resolve("postgres").resolve("data"))) {
            throw new CannotStart(
                    "There is no data in the folder %s.".formatted(settings.home()),
                    "Name the data folder with KERWEN_HOME.");
        }
    }
}
