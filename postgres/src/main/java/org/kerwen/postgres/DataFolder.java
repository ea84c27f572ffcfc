package org.kerwen.postgres;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes PostgreSQL's data folder, once. */
final class DataFolder {
    /** PostgreSQL's superuser. It prepares databases and logins; nobody else works with it. */
    static final String SUPERVISOR = "supervisor";

    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

    private DataFolder() {}

    /** Refuses a data folder that another major version made; says nothing where there is none yet. */
    static void requireReadable(Path data) throws IOException {
        Path versionFile = data.resolve("PG_VERSION");
        if (Files.notExists(data)) {
            return;
        }
        String version =
                Files.exists(versionFile) ? Files.readString(versionFile).strip() : "";
        if (!version.matches("\\d{1,4}")) {
            throw new CannotStart(
                    "The folder %s is not a PostgreSQL data folder.".formatted(data),
                    "If it should be one, restore a backup; if not, choose another folder.");
        }
        int made = Integer.parseInt(version);
        if (made > Binaries.MAJOR_VERSION) {
            throw new CannotStart(
                    "The data in %s was made by PostgreSQL %d, newer than the %d of this Kerwen."
                            .formatted(data, made, Binaries.MAJOR_VERSION),
                    "Start the newer Kerwen that made it, or restore a backup into another folder.");
        }
        if (made < Binaries.MAJOR_VERSION) {
            throw new CannotStart(
                    "The data in %s was made by PostgreSQL %d, older than the %d of this Kerwen."
                            .formatted(data, made, Binaries.MAJOR_VERSION),
                    "Make a backup with the older Kerwen and restore it with this one into another folder.");
        }
    }

    /**
     * Makes the data folder where there is none, with data checksums and a password for everybody.
     *
     * @return the password of the supervisor
     */
    static String make(ServerFolder folder, Binaries binaries, Account account)
            throws IOException, InterruptedException {
        PasswordFile passwords = PasswordFile.at(folder.supervisorPassword());
        if (Files.exists(folder.data())) {
            return passwords
                    .find(SUPERVISOR)
                    .orElseThrow(() -> new CannotStart(
                            "The password file %s is missing or damaged.".formatted(folder.supervisorPassword()),
                            "Bring it back from where the folder was copied or backed up."));
        }
        long start = System.nanoTime();
        Path unfinished = folder.newUnfinished();
        String password = passwords.findOrMake(SUPERVISOR);
        // The user who runs initdb may be another one and must be able to read the password.
        Path passwordFile = unfinished.resolve("password");
        DurableFiles.write(passwordFile, password);
        account.own(unfinished);
        try {
            initialise(folder, binaries, account, unfinished.resolve("data"), passwordFile);
            DurableFiles.appear(unfinished.resolve("data"), folder.data());
        } finally {
            DurableFiles.deleteTree(unfinished);
        }
        LOG.info("PostgreSQL data folder made in {} ms", (System.nanoTime() - start) / 1_000_000);
        return password;
    }

    private static void initialise(
            ServerFolder folder, Binaries binaries, Account account, Path data, Path passwordFile)
            throws IOException, InterruptedException {
        List<String> command = List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + data,
                "--username=" + SUPERVISOR,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions");
        Path log = folder.logs().resolve("initdb.log");
        int exit = account.run(command, Redirect.to(log.toFile()));
        if (exit == 0) {
            return;
        }
        String output = Files.readString(log);
        if (DiskFull.isSaidIn(output)) {
            throw new DiskFull(folder.path());
        }
        throw new CannotStart(
                "PostgreSQL could not make its data folder %s (initdb ended with %d).".formatted(folder.data(), exit),
                "The last lines of %s say why.".formatted(log));
    }
}
