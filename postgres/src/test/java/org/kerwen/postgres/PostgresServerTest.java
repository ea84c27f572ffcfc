package org.kerwen.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerwen.postgres.Servers.OPTIONS;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
    @TempDir
    private static Path temporary;

    private static Path folder;
    private static PostgresServer server;

    @BeforeAll
    static void start() {
        folder = temporary.resolve("server");
        server = PostgresServer.start(folder, OPTIONS);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theFolderAndAllSecretsInItAreForTheOwnerOnly() throws IOException {
        server.prepare("kerwen");

        assertThat(rights(folder)).isEqualTo("rwx------");
        assertThat(rights(folder.resolve("data"))).isEqualTo("rwx------");
        assertThat(rights(folder.resolve("log"))).isEqualTo("rwx------");
        assertThat(rights(folder.resolve("supervisor.password"))).isEqualTo("rw-------");
        assertThat(rights(folder.resolve("logins-kerwen"))).isEqualTo("rw-------");
        assertThat(rights(folder.resolve("log/postgres.log"))).isEqualTo("rw-------");
    }

    @Test
    void aLaterStartKeepsRowsAndPasswords() throws SQLException {
        Path other = temporary.resolve("kept");
        Logins first;
        try (PostgresServer earlier = PostgresServer.start(other, OPTIONS)) {
            first = earlier.prepare("kerwen");
            Servers.execute(
                    first.owner(),
                    "CREATE SCHEMA travel",
                    "CREATE TABLE travel.notes (note text)",
                    "INSERT INTO travel.notes VALUES ('Aşgabat')");
            assertThat(earlier.isRunning()).isTrue();
        }

        try (PostgresServer later = PostgresServer.start(other, OPTIONS)) {
            Logins second = later.prepare("kerwen");
            assertThat(second.owner().password()).isEqualTo(first.owner().password());
            assertThat(Servers.query(second.owner(), "SELECT note FROM travel.notes"))
                    .containsExactly("Aşgabat");
        }
        assertThat(temporary.resolve("kept/data/postmaster.pid")).doesNotExist();
    }

    @Test
    void aPasswordIsDemandedOfEverybody() {
        String url = server.supervisorOf("postgres").jdbcUrl();

        assertThatThrownBy(() -> DriverManager.getConnection(url, "supervisor", "wrong"))
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> DriverManager.getConnection(url, "supervisor", ""))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> DriverManager.getConnection(url + "?user=supervisor"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void passwordsAreKeptAndAskedForAsScramOnly() throws SQLException {
        server.prepare("kerwen");
        Login supervisor = server.supervisorOf("postgres");

        assertThat(Servers.query(supervisor, "SELECT DISTINCT auth_method FROM pg_hba_file_rules"))
                .containsExactly("scram-sha-256");
        assertThat(Servers.query(supervisor, "SELECT rolpassword FROM pg_authid WHERE rolcanlogin ORDER BY rolname"))
                .hasSizeGreaterThanOrEqualTo(4)
                .allMatch(kept -> kept.startsWith("SCRAM-SHA-256$"));
    }

    @Test
    void itListensOnLoopbackOnlyAndOpensNoSocketFile() throws IOException {
        List<InetAddress> outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .toList();
        for (InetAddress address : outside) {
            assertThatThrownBy(() -> connect(address)).isInstanceOf(IOException.class);
        }
        connect(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        assertThatThrownBy(() -> connect(InetAddress.getByAddress(new byte[] {127, 0, 0, 2})))
                .isInstanceOf(IOException.class);

        // Line 5 of the postmaster's file is the folder of its socket files.
        assertThat(Files.readAllLines(PostmasterFile.in(folder.resolve("data"))).get(4))
                .isEmpty();
        assertThat(Path.of("/tmp/.s.PGSQL." + server.port())).doesNotExist();
        assertThat(listeningSockets()).noneMatch(line -> line.contains(".s.PGSQL." + server.port()));
    }

    @Test
    void itIsSetUpToKeepWhatItAcknowledges() throws SQLException {
        Login supervisor = server.supervisorOf("postgres");

        for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit", "data_checksums")) {
            assertThat(Servers.query(supervisor, "SHOW " + setting)).as(setting).containsExactly("on");
        }
        // Where no file and no ALTER SYSTEM can change them.
        assertThat(Servers.query(supervisor, """
                        SELECT name FROM pg_settings
                         WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND source = 'command line'
                        """)).hasSize(3);
        assertThat(Servers.query(
                        supervisor,
                        "SELECT datlocprovider::text || ' ' || datlocale || ' ' || pg_encoding_to_char(encoding)"
                                + " FROM pg_database WHERE datname = 'template1'"))
                .containsExactly("b C.UTF-8 UTF8");
    }

    @Test
    void nothingOfAStatementOrAnErrorReachesTheLogs() throws Exception {
        Login owner = server.prepare("kerwen").owner();
        String canary = "canary-4711";
        try (Connection connection = owner.connect()) {
            Servers.execute(connection, "CREATE TABLE pg_temp.people (name text PRIMARY KEY)");
            Servers.execute(connection, "INSERT INTO people VALUES ('" + canary + "')");
            for (String faulty : List.of(
                    "INSERT INTO people VALUES ('" + canary + "')",
                    "SELECT '" + canary + "'::uuid",
                    "SELECT \"" + canary + "\"",
                    "DO $$ BEGIN RAISE EXCEPTION '" + canary + "'; END $$",
                    "DO $$ BEGIN RAISE WARNING '" + canary + "'; END $$; SELECT 1/0 -- " + canary)) {
                assertThatThrownBy(() -> Servers.execute(connection, faulty)).isInstanceOf(SQLException.class);
            }
        }

        try (Stream<Path> logs = Files.list(folder.resolve("log"))) {
            assertThat(logs.toList())
                    .isNotEmpty()
                    .allSatisfy(log -> assertThat(Files.readString(log)).doesNotContain(canary));
        }
    }

    @Test
    void itWritesNoCoreDump() throws IOException {
        assertThat(Files.readAllLines(Path.of("/proc/" + server.pid() + "/limits")))
                .anyMatch(line -> line.matches("Max core file size +0 +0 .*"));
    }

    @Test
    void closingTwiceIsClosingOnce() {
        PostgresServer closed = PostgresServer.start(temporary.resolve("twice"), OPTIONS);
        long process = closed.pid();
        closed.close();
        closed.close();

        assertThat(closed.isRunning()).isFalse();
        assertThat(ProcessHandle.of(process)).isEmpty();
    }

    @Test
    void aFixedPortAndFurtherSettingsAreTaken() throws SQLException {
        ServerOptions options = OPTIONS.withPort(19_432).withSettings(Map.of("work_mem", "5MB"));
        try (PostgresServer configured = PostgresServer.start(temporary.resolve("configured"), options)) {
            assertThat(configured.port()).isEqualTo(19_432);
            assertThat(Servers.query(configured.supervisorOf("postgres"), "SHOW work_mem"))
                    .containsExactly("5MB");
        }
    }

    private static void connect(InetAddress address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, server.port()), 2_000);
        }
    }

    private static List<String> listeningSockets() throws IOException {
        return Files.readAllLines(Path.of("/proc/net/unix"));
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
