package org.kerwen.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kerwen.keys.KeyFolder;
import org.kerwen.keys.RecoveryKeys;
import org.kerwen.postgres.CannotStart;
import org.kerwen.testing.Folders;
import org.kerwen.testing.Supervisor;

class RoundTripTest {
    private static final String PROTECTION = """
            SELECT concat_ws(' ', pg_class.oid::regclass, relrowsecurity, relforcerowsecurity,
                             (SELECT string_agg(tgname || tgenabled::text, ',' ORDER BY tgname) FROM pg_trigger
                               WHERE tgrelid = pg_class.oid AND NOT tgisinternal),
                             (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = pg_class.oid))
              FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
             WHERE relkind = 'r' AND nspname !~ '^(pg_|information)' ORDER BY 1
            """;

    @Test
    void whatWasBackedUpComesBackEqualAndWhatCameLaterIsKeptBeside() throws Exception {
        Installation installation = Installation.fresh();
        Map<String, List<String>> before = installation.rows();
        List<String> protection = Installation.query(installation.logins().owner(), PROTECTION);
        Path file = installation.backup();
        installation.execute("UPDATE probe.person SET name = 'changed'");
        installation.execute("INSERT INTO probe.person (name) VALUES ('later')");
        Map<String, List<String>> later = installation.rows();

        Restore.Done done = installation.restore(file);

        assertThat(installation.rows()).isEqualTo(before).isNotEqualTo(later);
        assertThat(before.get("probe.visit")).hasSize(82);
        assertThat(Installation.query(installation.logins().owner(), PROTECTION))
                .isEqualTo(protection);
        assertThat(done.before()).contains(installation.name + "_before");
        assertThat(Installation.rows(installation.administration.logins(installation.name + "_before")))
                .isEqualTo(later);
        assertThat(installation.databases()).containsExactly(installation.name, installation.name + "_before");
    }

    /** Else a restore that is killed in between would have told the witness of what never happened. */
    @Test
    void whatStandsOutsideIsToldOnlyOnceTheRestoredDatabaseIsInUse() throws Exception {
        Installation installation = Installation.fresh();
        Path file = installation.backup();
        List<String> told = new ArrayList<>();
        AfterLoading telling = new AfterLoading() {
            @Override
            public void settle(Connection owner) throws SQLException {
                told.add("settled " + owner.getCatalog());
            }

            @Override
            public void inUse(Connection owner) throws SQLException {
                told.add("told " + owner.getCatalog());
            }
        };
        Modules modules = new Modules(List.of(), List.of(telling));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> installation
                        .restore(modules, step -> {
                            if (step.startsWith("dropped what was in use")) {
                                throw new IllegalStateException("killed right before the names change");
                            }
                        })
                        .run(BackupFile.open(file), installation.code));
        assertThat(told).containsExactly("settled " + installation.name + "_restoring");
        told.clear();
        installation.restore(modules, step -> told.add(step)).run(BackupFile.open(file), installation.code);
        assertThat(told)
                .containsSubsequence(
                        "settled " + installation.name + "_restoring",
                        "changed the names",
                        "told " + installation.name);
    }

    @Test
    void schemasOfOthersInTheSameDatabaseAreNotTakenAndAreNamedAtARestore() throws Exception {
        Installation installation = Installation.fresh();
        try (Connection connection = Supervisor.of(Installation.SERVER, installation.name);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA cron");
            statement.execute("CREATE TABLE cron.job (id integer)");
            statement.execute("INSERT INTO cron.job VALUES (1)");
            statement.execute("CREATE SCHEMA topology");
            statement.execute("CREATE TABLE topology.layer (id integer)");
            statement.execute("GRANT USAGE ON SCHEMA topology TO PUBLIC");
            statement.execute("GRANT SELECT ON topology.layer TO PUBLIC");
        }
        Path file = installation.backup();
        assertThat(installation.rows()).doesNotContainKeys("cron.job", "topology.layer");

        Restore.Done done = installation.restore(file);

        assertThat(done.foreign()).containsExactly("cron", "topology");
        assertThat(done.contents().tables())
                .extracting(Contents.Table::name)
                .contains("probe.person")
                .noneMatch(name -> name.startsWith("cron.") || name.startsWith("topology."));
    }

    @Test
    void whatIsLeftOutIsNotInTheBackup() throws Exception {
        Installation installation = Installation.fresh();
        Path file = installation.backup();
        Contents contents = BackupFile.open(file).verify(installation.code);
        assertThat(contents.tables().stream().map(Contents.Table::name))
                .contains("probe.person", "access.account", "trace.entry", "keys.wrapped", "directory.place")
                .doesNotContain(
                        "probe.ticket",
                        "access.session",
                        "access.token",
                        "access.invitation",
                        "access.attempt",
                        "jobs.job");
        installation.restore(file);
        assertThat(Installation.query(installation.logins().application(), "SELECT secret FROM probe.ticket"))
                .isEmpty();
    }

    @Test
    void numbersGoOnAfterThoseThatWereGiven() throws Exception {
        Installation installation = Installation.fresh();
        installation.restore(installation.backup());
        installation.execute("INSERT INTO probe.person (name) VALUES ('the next')");
        assertThat(Installation.query(
                        installation.logins().backup(), "SELECT number FROM probe.person WHERE name = 'the next'"))
                .containsExactly("42");
        installation.execute(
                "INSERT INTO probe.visit (person, minutes) SELECT id, 5 FROM probe.person WHERE name = 'the next'");
        assertThat(Installation.query(installation.logins().backup(), "SELECT minutes FROM probe.visit WHERE id = 83"))
                .as("the trigger acts again")
                .containsExactly("6");
    }

    @Test
    void onANewMachineTheCodeOnPaperIsEnough() throws Exception {
        Installation old = Installation.fresh();
        Map<String, List<String>> before = old.rows();
        Path file = old.backup();
        Installation fresh = old.onANewMachine();
        fresh.restore(file);
        assertThat(fresh.rows()).isEqualTo(before);
        assertThat(fresh.installationKeys().text())
                .isEqualTo(old.installationKeys().text());
        assertThat(new RecoveryKeys(fresh.keys).current().orElseThrow().fingerprint())
                .isEqualTo(old.code.fingerprint());
        assertThat(fresh.databases()).containsExactly(fresh.name);
        assertThat(Files.getPosixFilePermissions(fresh.keys.folder().resolve("installation.keys")))
                .hasSize(2);
    }

    @Test
    void aBackupWhileOthersWriteIsOfOneMoment() throws Exception {
        Installation installation = Installation.fresh();
        AtomicBoolean stop = new AtomicBoolean();
        List<Path> files = new ArrayList<>();
        try (ExecutorService writers = Executors.newFixedThreadPool(3)) {
            List<Future<Integer>> running = new ArrayList<>();
            for (int each = 0; each < 3; each++) {
                running.add(writers.submit(() -> writePairs(installation, stop)));
            }
            try {
                for (int each = 0; each < 3; each++) {
                    files.add(installation.backup());
                }
            } finally {
                stop.set(true);
            }
            int pairs = 0;
            for (Future<Integer> each : running) {
                pairs += each.get();
            }
            System.out.println("RoundTripTest: pairs written while 3 backups were made: " + pairs);
            assertThat(pairs).isGreaterThan(10);
        }
        for (Path file : files) {
            installation.restore(file);
            // A payment stands in a table before that of its person, and is written after it, in one transaction.
            assertThat(Installation.query(installation.logins().backup(), """
                            SELECT name FROM probe.person WHERE name LIKE 'pair %'
                               AND (SELECT count(*) FROM probe.a_payment WHERE person = person.id) <> 1
                            """)).isEmpty();
        }
    }

    private static int writePairs(Installation installation, AtomicBoolean stop) throws SQLException {
        int pairs = 0;
        try (Connection connection = installation.logins().application().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            while (!stop.get()) {
                statement.execute("SELECT set_config('kerwen.machine', 'setup', true)");
                statement.execute("""
                        WITH person AS (INSERT INTO probe.person (name) VALUES ('pair ' || gen_random_uuid()) RETURNING id)
                        INSERT INTO probe.a_payment (id, person) SELECT gen_random_uuid(), id FROM person
                        """);
                connection.commit();
                pairs++;
            }
        }
        return pairs;
    }

    @Test
    void nothingOfTheRowsOrKeysIsWrittenInPlain() throws Exception {
        Instant began = Instant.now().minusSeconds(1);
        Installation installation = Installation.fresh();
        String canary = "canary-" + java.util.UUID.randomUUID();
        installation.execute("UPDATE probe.person SET remarks = '" + canary + "' WHERE number = 7");
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Path file = installation.backup();
        installation.restore(file);
        String key = installation
                .installationKeys()
                .text()
                .lines()
                .findFirst()
                .orElseThrow()
                .substring(10);
        List<byte[]> secrets = Stream.of(canary, key, "Somebody 7")
                .map(each -> each.getBytes(StandardCharsets.UTF_8))
                .toList();
        assertThat(Folders.filesWith(installation.folder, secrets, began))
                .as("files of the installation that hold what nobody may find")
                .containsExactly(installation.keys.folder().resolve("installation.keys"));
        assertThat(Folders.filesWith(temporary, secrets, began))
                .as("temporary files that hold what nobody may find")
                .filteredOn(each -> temporary.equals(each.getParent()))
                .isEmpty();
        assertThat(installation.restoredRemark(7)).isEqualTo(canary);
        assertThat(new String(Files.readAllBytes(file), 0, 15, StandardCharsets.US_ASCII))
                .isEqualTo("KERWEN BACKUP 1");
    }

    @Test
    void aTableThatTheBackupMayNotReadWholeIsNotSkippedInSilence() throws Exception {
        Installation installation = Installation.fresh();
        Installation.execute(installation.logins().owner(), "DROP POLICY payment_backup ON probe.a_payment");
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(installation::backup)
                .withMessageContaining("probe.a_payment");
        Installation.execute(installation.logins().owner(), "ALTER TABLE probe.a_payment DISABLE ROW LEVEL SECURITY");
        installation.backup();
        Installation.execute(installation.logins().owner(), "CREATE TABLE probe.forgotten (id integer)");
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(installation::backup)
                .withMessageContaining("probe.forgotten");
        try (Stream<Path> files = Files.list(installation.backups())) {
            assertThat(files.filter(file -> !file.endsWith("register"))).hasSize(1);
        }
    }

    @Test
    void olderBackupsOfThisInstallationAreRemovedAndNothingElse() throws Exception {
        Installation installation = Installation.fresh();
        Path first = installation.backup();
        Thread.sleep(1100);
        Path second = installation.backup();
        Path foreign =
                Files.copy(Installation.fresh().backup(), installation.backups().resolve("foreign"));
        Path note = Files.writeString(installation.backups().resolve("note"), "not a backup");
        assertThat(installation.backupsMaker().keep(1, installation.backups())).isEqualTo(1);
        assertThat(first).doesNotExist();
        assertThat(List.of(second, foreign, note)).allMatch(Files::exists);
    }

    @Test
    void withoutARecoveryCodeThereIsNoBackup() throws Exception {
        Installation installation = Installation.fresh();
        Files.delete(installation.keys.folder().resolve("recovery.public"));
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(installation::backup)
                .withMessageContaining("./kerwen recovery-code");
        assertThat(KeyFolder.find(installation.keys)).isPresent();
    }
}
