package org.kerwen.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full costs nothing that was acknowledged, and when there is room again the work goes on. */
class FullDiskTest {
    private static final int ROUNDS = Boolean.getBoolean("kerwen.test.long") ? 20 : 3;
    private static final long MEGABYTE = 1L << 20;
    private static final long ROOM = 200 * MEGABYTE;
    private static final String DISK_IS_FULL = "53100";

    /** With a small log a checkpoint comes often and new segments are needed often. */
    private static final ServerOptions OPTIONS =
            Servers.OPTIONS.withSettings(Map.of("max_wal_size", "48MB", "min_wal_size", "32MB"));

    @TempDir
    private Path folder;

    private ForgetfulDisk disk;
    private Path home;

    @BeforeEach
    void mount() throws Exception {
        disk = Disks.forgetful(folder);
        home = Servers.madeFolder(folder.resolve("server"));
        disk.keepAll();
    }

    @AfterEach
    void unmount() throws IOException {
        disk.close();
    }

    @Test
    void aRowThatDoesNotFitIsRefusedAndTheServerGoesOn() throws Exception {
        try (PostgresServer server = PostgresServer.start(home, OPTIONS)) {
            Login owner = server.prepare("kerwen").owner();
            makeNotes(owner);
            long process = server.pid();
            disk.capacity(disk.used());

            assertThatThrownBy(() -> insert(owner, 300_000))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refusal -> assertThat(refusal.getSQLState()).isEqualTo(DISK_IS_FULL));

            assertThat(notes(owner)).containsExactly("1");
            disk.capacity(disk.used() + ROOM);
            insert(owner, 300_000);
            assertThat(notes(owner)).containsExactly("2");
            assertThat(server.pid()).isEqualTo(process);
        }
    }

    @Test
    void withoutRoomForItsLogTheServerStaysDownAndComesBackWithTheRoom() throws Exception {
        try (PostgresServer server = PostgresServer.start(home, OPTIONS)) {
            Login owner = server.prepare("kerwen").owner();
            makeNotes(owner);
            Servers.execute(owner, "CREATE TABLE changes AS SELECT 0 AS number");
            disk.capacity(disk.used());
            int acknowledged = changeUntilItFails(owner, server.supervisorOf("kerwen"));

            assertThat(Servers.soon(() -> !server.isRunning())).isTrue();
            // Longer than all attempts that a server which dies by itself would have.
            Thread.sleep(13_000);
            assertThat(server.isRunning()).isFalse();
            disk.capacity(disk.used() + ROOM);

            assertThat(Servers.soon(() -> notes(owner).equals(List.of("1")))).isTrue();
            assertThat(Integer.parseInt(
                            Servers.query(owner, "SELECT number FROM changes").getFirst()))
                    .isBetween(acknowledged, acknowledged + 1);
        }
    }

    @Test
    void aStartOnAFullDiskIsRefusedInASentenceAndRoomRepairsIt() throws Exception {
        try (PostgresServer server = PostgresServer.start(home, OPTIONS)) {
            makeNotes(server.prepare("kerwen").owner());
        }
        disk.capacity(disk.used());

        assertThatThrownBy(() -> PostgresServer.start(home, OPTIONS))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("The disk that holds")
                .hasMessageContaining("is full.");

        disk.capacity(disk.used() + ROOM);
        try (PostgresServer server = PostgresServer.start(home, OPTIONS)) {
            assertThat(notes(server.prepare("kerwen").owner())).containsExactly("1");
        }
    }

    @Test
    void aCheckpointThatDoesNotFitLosesNothingEvenIfThePowerGoesThen() throws Exception {
        try (PostgresServer server = PostgresServer.start(home, OPTIONS)) {
            Login owner = server.prepare("kerwen").owner();
            makeNotes(owner);
            for (int note = 2; note <= 20; note++) {
                insert(owner, 20_000);
            }
            disk.capacity(disk.used());
            try {
                Servers.execute(server.supervisorOf("kerwen"), "CHECKPOINT");
            } catch (SQLException e) {
                // refused, or the server ended over it: both lose nothing
            }
            disk.cut();
            Servers.killAll(server);
        }
        disk.comeBack(new Random(1), 0);
        disk.capacity(disk.used() + ROOM);

        try (PostgresServer server = PostgresServer.start(home, OPTIONS)) {
            assertThat(notes(server.prepare("kerwen").owner())).containsExactly("20");
        }
    }

    @Test
    void theLogOfTheServerOnAFullDiskIsKeptAndIsShortenedLater() throws Exception {
        Path file = folder.resolve("postgres.log");
        LogFile log = new LogFile(file, 10_000);
        Files.writeString(file, "A line of the log\n".repeat(1_000));
        disk.capacity(disk.used() + FileContent.PAGE);

        assertThatThrownBy(log::keepSmall).isInstanceOf(IOException.class);

        assertThat(file).hasSize(18_000);
        assertThat(folder.resolve("postgres.log.1")).doesNotExist();
        disk.capacity(disk.used() + ROOM);
        log.keepSmall();
        assertThat(file).isEmptyFile();
        assertThat(folder.resolve("postgres.log.1")).hasSize(18_000);
    }

    /** The disk fills up at whatever write comes first: rows, tables, checkpoints, the log, the clean-up. */
    @Test
    void whateverTheDiskFillsUpAtNothingAcknowledgedIsLost() throws Exception {
        long seed = Long.getLong("kerwen.test.seed", System.nanoTime());
        System.out.println("Seed of the full disks (-Dkerwen.test.seed): " + seed);
        Random random = new Random(seed);
        Ledger ledger = new Ledger();
        try (PostgresServer server = PostgresServer.start(home, OPTIONS)) {
            ledger.makeTables(server.prepare("kerwen").owner());
            Servers.execute(server.supervisorOf("kerwen"), "CREATE EXTENSION amcheck");
        }
        int powerCuts = 0;
        for (int round = 0; round < ROUNDS; round++) {
            boolean powerCut = random.nextBoolean();
            try (PostgresServer server = PostgresServer.start(home, OPTIONS)) {
                Login owner = server.prepare("kerwen").owner();
                ledger.beginWriting(owner, server.supervisorOf("kerwen"), 6, random.nextLong());
                disk.capacity(disk.used() + random.nextLong(8 * MEGABYTE));
                ledger.waitUntilAllFailed();
                assertThat(ledger.endWriting())
                        .isNotEmpty()
                        .allMatch(
                                problem -> problem.matches(
                                        "(?s).*(No space left on device|checkpoint request failed|terminating connection"
                                                + "|I/O error|refused|recovery mode|starting up|shutting down|not yet accepting).*"));
                if (powerCut) {
                    disk.cut();
                    Servers.killAll(server);
                } else {
                    disk.capacity(disk.used() + ROOM);
                    assertThat(Servers.soon(() -> ledger.lost(owner).isEmpty())).isTrue();
                    ledger.requireSound(owner, server.supervisorOf("kerwen"));
                }
            }
            if (powerCut) {
                powerCuts++;
                disk.comeBack(random, random.nextInt(2) * 0.9);
                disk.capacity(disk.used() + ROOM);
            }
        }
        try (PostgresServer server = PostgresServer.start(home, OPTIONS)) {
            ledger.requireSound(server.prepare("kerwen").owner(), server.supervisorOf("kerwen"));
        }
        System.out.printf(
                "Full disks: %d, in %d of them the power was cut too; %d rows and %d tables acknowledged, none lost%n",
                ROUNDS, powerCuts, ledger.rows(), ledger.tables());
    }

    private static void makeNotes(Login owner) throws SQLException {
        Servers.execute(owner, "CREATE TABLE notes (note text NOT NULL)");
        insert(owner, 10);
    }

    /** A note of so many bytes, which cannot be made shorter. */
    private static void insert(Login owner, int bytes) throws SQLException {
        Servers.execute(
                owner,
                "INSERT INTO notes SELECT string_agg(md5(n::text), '') FROM generate_series(1, %d / 32 + 1) n"
                        .formatted(bytes));
    }

    private static List<String> notes(Login owner) throws SQLException {
        return Servers.query(owner, "SELECT count(*) FROM notes");
    }

    /** Changes one row in its place, so that only the write-ahead log grows; says how often it was acknowledged. */
    private static int changeUntilItFails(Login owner, Login supervisor) {
        int acknowledged = 0;
        try {
            while (acknowledged < 100) {
                Servers.execute(owner, "UPDATE changes SET number = number + 1");
                acknowledged++;
                Servers.execute(supervisor, "SELECT pg_switch_wal()");
            }
        } catch (SQLException e) {
            return acknowledged;
        }
        throw new AssertionError("The log found room a hundred times");
    }
}
