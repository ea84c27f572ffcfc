package org.kerwen.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kerwen.db.Migrations;
import org.kerwen.db.SchemaVersion;
import org.kerwen.postgres.CannotStart;
import org.kerwen.postgres.Logins;
import org.kerwen.postgres.PostgresServer;
import org.kerwen.testing.RunningKerwen;
import org.postgresql.PGConnection;
import org.springframework.core.env.Environment;

class UpgradeTest {
    private static final Migrations FAILING = Installation.WITH_PROBES.and("classpath:db/failing");
    private static final Migrations NEXT = Installation.WITH_PROBES.and("classpath:db/next");
    private static final SchemaVersion BEFORE_ACCOUNTS = new SchemaVersion("009");

    private static final String SCHEMA = """
            SELECT format('%s.%s %s', table_schema, table_name, column_name) FROM information_schema.columns
             WHERE table_schema !~ '^(pg_|information)' ORDER BY 1
            """;

    @Test
    void aFailingThirdMigrationLeavesTheVersionBeforeAtWorkAndTheDataAsItIs() throws Exception {
        Installation installation = Installation.fresh();
        Map<String, List<String>> rows = installation.rows();
        List<String> schema = Installation.query(installation.logins().owner(), SCHEMA);
        List<String> said = new ArrayList<>();
        try (Connection atWork = installation.logins().application().connect()) {
            Upgrade upgrade =
                    new Upgrade(installation.administration, installation.backupsMaker(), Modules.NONE, FAILING);
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> upgrade.rehearse(said::add))
                    .satisfies(refusal -> {
                        assertThat(refusal.problem()).startsWith("The database could not be brought to this version");
                        assertThat(refusal.remedy()).startsWith("Nothing was changed.");
                    });
            assertThat(atWork.isValid(5)).isTrue();
        }
        assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> FAILING.complete(installation.logins()));
        assertThat(installation.rows()).isEqualTo(rows);
        assertThat(Installation.query(installation.logins().owner(), SCHEMA)).isEqualTo(schema);
        assertThat(installation.databases()).containsExactly(installation.name);
        assertThat(said).singleElement().asString().startsWith("A backup was written: ");
        assertThat(files(installation)).singleElement().satisfies(file -> {
            assertThat(file.getFileName().toString()).startsWith("before-upgrade-");
            installation.restore(file);
        });
        assertThat(installation.rows()).isEqualTo(rows);
    }

    @Test
    void anUpgradeThatWorksIsRehearsedOnACopyAndChangesNothing() throws Exception {
        Installation installation = Installation.fresh();
        List<String> schema = Installation.query(installation.logins().owner(), SCHEMA);
        Upgrade upgrade = new Upgrade(installation.administration, installation.backupsMaker(), Modules.NONE, NEXT);
        assertThat(upgrade.rehearse(sentence -> {})).isEqualTo(Upgrade.Outcome.REHEARSED);
        assertThat(Installation.query(installation.logins().owner(), SCHEMA)).isEqualTo(schema);
        assertThat(installation.databases()).containsExactly(installation.name);
        assertThat(files(installation)).hasSize(1);
        assertThat(new Upgrade(
                                installation.administration,
                                installation.backupsMaker(),
                                Modules.NONE,
                                Installation.WITH_PROBES)
                        .rehearse(sentence -> {}))
                .isEqualTo(Upgrade.Outcome.NOTHING_TO_CHANGE);
    }

    @Test
    void aRehearsalTellsNobodyThatDataWasBroughtBack() throws Exception {
        Installation installation = Installation.fresh();
        List<String> told = new ArrayList<>();
        Modules modules = new Modules(List.of(), List.of(owner -> told.add("brought back")));
        Upgrade upgrade = new Upgrade(installation.administration, installation.backupsMaker(), modules, NEXT);
        assertThat(upgrade.rehearse(sentence -> {})).isEqualTo(Upgrade.Outcome.REHEARSED);
        assertThat(told).isEmpty();
    }

    @Test
    void aBackupOfAnOlderVersionIsLoadedThereAndThenMigrated() throws Exception {
        Installation installation = Installation.fresh();
        Path file = installation.backup();
        new Restore(
                        installation.administration,
                        installation.keys,
                        installation.backups(),
                        Modules.NONE,
                        NEXT,
                        step -> {})
                .run(BackupFile.open(file), installation.code);
        assertThat(Installation.query(installation.logins().backup(), "SELECT DISTINCT room FROM probe.visit"))
                .containsExactly("unknown");
        Path newer = installation.backups().resolve("newer");
        installation
                .backupsMaker()
                .make(installation.logins(), NEXT.current(installation.logins()).orElseThrow(), newer);
        assertThatExceptionOfType(CannotStart.class)
                .as("a backup of a newer version")
                .isThrownBy(() -> installation.restore(newer))
                .withMessageContaining("newer version");
    }

    @Test
    void aDatabaseWithAccountsIsBackedUpBeforeItsSchemaChanges() throws Exception {
        Installation installation = Installation.fresh();
        SchemaVersion version =
                Installation.WITH_PROBES.current(installation.logins()).orElseThrow();
        installation.backupsMaker().prepare(installation.logins(), version);
        assertThat(files(installation)).singleElement().satisfies(file -> {
            assertThat(file.getFileName().toString()).startsWith("before-change-of-900-");
            BackupFile.open(file).verify(installation.code);
        });
        Files.delete(installation.keys.folder().resolve("recovery.public"));
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> installation.backupsMaker().prepare(installation.logins(), version))
                .withMessageContaining("no recovery code was ever made");
    }

    @Test
    void aDatabaseFromBeforeTheAccountsComesToNowWithItsRecordAndNeedsNoBackup() throws Exception {
        Installation installation = Installation.empty();
        Files.delete(installation.keys.folder().resolve("recovery.public"));
        Logins logins = installation.administration.make(installation.name);
        Migrations.OURS.to(logins, BEFORE_ACCOUNTS);
        fillWithTheRealRecord(logins);
        Map<String, List<String>> before = publicRows(logins);
        assertThat(before.get("projects.project")).hasSizeGreaterThanOrEqualTo(10);

        installation.backupsMaker().prepare(logins, BEFORE_ACCOUNTS);
        Migrations.OURS.complete(logins);

        Map<String, List<String>> after = publicRows(logins);
        assertThat(after).containsAllEntriesOf(before);
        assertThat(Migrations.OURS.arePending(logins)).isFalse();
        assertThat(installation.backups()).doesNotExist();
    }

    private static void fillWithTheRealRecord(Logins logins) throws SQLException, IOException {
        String home = RunningKerwen.normal().bean(Environment.class).getRequiredProperty("kerwen.home");
        Logins real = PostgresServer.runningIn(Path.of(home, "postgres"), "kerwen")
                .orElseThrow()
                .logins();
        try (Connection from = real.backup().connect();
                Connection to = logins.owner().connect()) {
            for (Contents.Table table : new Inventory(to).tables()) {
                ByteArrayOutputStream rows = new ByteArrayOutputStream();
                from.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("COPY " + table.withColumns() + " TO STDOUT", rows);
                to.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "COPY " + table.withColumns() + " FROM STDIN",
                                new ByteArrayInputStream(rows.toByteArray()));
            }
        }
    }

    private static Map<String, List<String>> publicRows(Logins logins) throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : Installation.query(logins.owner(), """
                SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                 WHERE schemaname IN ('directory', 'projects', 'knowledge', 'activities', 'site', 'pack')
                """)) {
            rows.put(
                    table,
                    Installation.query(
                            logins.owner(), "SELECT to_jsonb(row)::text FROM " + table + " AS row ORDER BY 1"));
        }
        return rows;
    }

    private static List<Path> files(Installation installation) throws IOException {
        try (Stream<Path> files = Files.list(installation.backups())) {
            return files.filter(file -> !file.endsWith("register")).toList();
        }
    }
}
