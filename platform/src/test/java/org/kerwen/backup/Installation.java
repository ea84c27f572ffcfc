package org.kerwen.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.Migrations;
import org.kerwen.keys.InstallationKeys;
import org.kerwen.keys.KeyFolder;
import org.kerwen.keys.KeysSettings;
import org.kerwen.keys.RecoveryCode;
import org.kerwen.keys.RecoveryKeys;
import org.kerwen.postgres.Administration;
import org.kerwen.postgres.Login;
import org.kerwen.postgres.Logins;
import org.kerwen.postgres.PostgresServer;
import org.kerwen.postgres.ServerOptions;
import org.kerwen.testing.Folders;

/**
 * An installation to be backed up and restored: a database of its own on one real server, keys, a recovery code, a folder for
 * backups. To Kerwen's tables come some of the test's ({@code db/probe}), with all that makes rows hard to bring back.
 */
final class Installation {
    static final Migrations WITH_PROBES = Migrations.OURS.and("classpath:db/probe");
    static final Path SERVER = Folders.fresh("backup-server");

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static @Nullable PostgresServer server;

    final String name;
    final Path folder;
    final KeysSettings keys;
    final Administration administration;
    final RecoveryCode code;

    private Installation(
            String name, Path folder, KeysSettings keys, Administration administration, RecoveryCode code) {
        this.name = name;
        this.folder = folder;
        this.keys = keys;
        this.administration = administration;
        this.code = code;
    }

    /** A new one, migrated, with some rows in the probes. */
    static Installation fresh() throws SQLException {
        Installation made = empty();
        WITH_PROBES.complete(made.administration.make(made.name));
        made.execute(
                "INSERT INTO probe.person (name, remarks) SELECT 'Somebody ' || n, E'tab\\t, line\\n, \\\\N and \\\\.' FROM generate_series(1, 40) n");
        made.execute(
                "INSERT INTO probe.person (name, remarks, born, tags, photo, facts) VALUES ('Ýazgül', NULL, '2001-02-03', ARRAY['a,b', NULL, '{}'], '\\x00ff0a0d', '{\"a\": [1, null]}')");
        made.execute("INSERT INTO probe.visit (person, minutes, parent) SELECT id, 30, NULL FROM probe.person");
        made.execute("INSERT INTO probe.visit (person, minutes, parent) SELECT person, 10, id FROM probe.visit");
        made.execute("INSERT INTO probe.ticket (secret) VALUES ('not to be kept')");
        return made;
    }

    /** Keys and a code, but no database yet. */
    static Installation empty() {
        Path folder = Folders.fresh("installation");
        KeysSettings keys = new KeysSettings(folder.resolve("data"), null);
        KeyFolder.open(keys, false);
        return new Installation(
                nextName(), folder, keys, newAdministration(), new RecoveryKeys(keys).make(LocalDate.EPOCH));
    }

    /** Another machine: another folder, no keys; the paper was brought. */
    Installation onANewMachine() {
        Path other = Folders.fresh("new-machine");
        String name = nextName();
        return new Installation(
                name, other, new KeysSettings(other.resolve("data"), null), server().administration(name), code);
    }

    private static String nextName() {
        return "installation_" + NUMBER.incrementAndGet();
    }

    private static Administration newAdministration() {
        return server().administration("installation_" + NUMBER.get());
    }

    static synchronized PostgresServer server() {
        if (server == null) {
            server = PostgresServer.start(
                    SERVER,
                    ServerOptions.defaults()
                            .withBinaries(Path.of("target", "postgres-binaries").toAbsolutePath())
                            .withStopAtShutdown(true));
        }
        return server;
    }

    Logins logins() {
        return administration.logins();
    }

    InstallationKeys installationKeys() {
        return KeyFolder.open(keys, true);
    }

    Path backups() {
        return folder.resolve("data-backups");
    }

    Backups backupsMaker() {
        return new Backups(keys, new BackupSettings(folder.resolve("data"), null, false), Clock.systemUTC());
    }

    /** Makes a backup. */
    Path backup() {
        Path file = backups().resolve("backup-" + UUID.randomUUID());
        return backupsMaker()
                .make(logins(), WITH_PROBES.current(logins()).orElseThrow(), file)
                .file();
    }

    Restore restore(Modules modules, Consumer<String> steps) {
        return new Restore(administration, keys, backups(), modules, WITH_PROBES, steps);
    }

    Restore.Done restore(Path file) {
        return restore(Modules.NONE, step -> {}).run(BackupFile.open(file), code);
    }

    void execute(String sql) throws SQLException {
        execute(logins().application(), sql);
    }

    /** In the name of the program's setup. */
    static void execute(Login login, String sql) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT set_config('kerwen.machine', 'setup', true)");
            statement.execute(sql);
            connection.commit();
        }
    }

    static List<String> query(Login login, String query) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** Every row that belongs into a backup, by table, as the login of the backup sees them. */
    Map<String, List<String>> rows() throws SQLException {
        return rows(logins());
    }

    static Map<String, List<String>> rows(Logins logins) throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        try (Connection connection = logins.backup().connect()) {
            for (Contents.Table table : new Inventory(connection).tables()) {
                rows.put(
                        table.name(),
                        query(logins.backup(), "SELECT row::text FROM " + table.name() + " AS row ORDER BY 1"));
            }
        }
        return rows;
    }

    String restoredRemark(int number) throws SQLException {
        return query(logins().backup(), "SELECT remarks FROM probe.person WHERE number = " + number)
                .getFirst();
    }

    List<String> databases() throws SQLException, IOException {
        return query(
                logins().backup(),
                "SELECT datname FROM pg_database WHERE datname = '" + name + "' OR datname LIKE '" + name
                        + "\\_%' ORDER BY 1");
    }
}
