package org.kerwen.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kerwen.postgres.Servers.OPTIONS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftOverTest {
    @TempDir
    private Path temporary;

    @Test
    void aLeftOverServerIsStoppedAndTheNextStartRecovers() throws Exception {
        Path folder = Servers.madeFolder(temporary.resolve("server"));
        long leftOver;
        try (ChildJvm other = ChildJvm.start(folder, "write")) {
            leftOver = Long.parseLong(other.expect("PID"));
            other.expect("ROW");
            other.kill();
        }
        assertThat(new ServerProcess(leftOver).worksIn(folder.resolve("data"))).isTrue();

        try (PostgresServer next = PostgresServer.start(folder, OPTIONS)) {
            assertThat(new ServerProcess(leftOver).worksIn(folder.resolve("data")))
                    .isFalse();
            assertThat(next.pid()).isNotEqualTo(leftOver);
            assertThat(Servers.query(next.prepare("kerwen").owner(), "SELECT count(*) > 0 FROM durable.rows"))
                    .containsExactly("t");
        }
    }

    @Test
    void childrenThatOutliveTheirPostmasterAreEnded() throws Exception {
        Path folder = Servers.madeFolder(temporary.resolve("server"));
        Path data = folder.resolve("data");
        try (ChildJvm other = ChildJvm.start(folder, "hold")) {
            long postmaster = Long.parseLong(other.expect("PID"));
            other.expect("READY");
            // A child that is stopped cannot notice that its postmaster is gone.
            long child = ServerProcess.allIn(data).stream()
                    .mapToLong(ServerProcess::process)
                    .filter(process -> process != postmaster)
                    .findFirst()
                    .orElseThrow();
            Servers.signal("STOP", child);
            other.kill();
            Servers.kill(postmaster);
            assertThat(new ServerProcess(child).worksIn(data)).isTrue();
            LeftOver impatient = new LeftOver(data, Duration.ofMillis(600));

            try {
                assertThatThrownBy(impatient::end)
                        .isInstanceOf(CannotStart.class)
                        .hasMessageContaining("process " + child + " is left over");
            } finally {
                Servers.signal("CONT", child); // and now the signal that waited for it arrives
            }
            impatient.end();
            assertThat(ServerProcess.allIn(data)).isEmpty();
        }
        PostgresServer.start(folder, OPTIONS).close();
    }

    @Test
    void aLeftOverServerThatDoesNotEndIsRefusedInASentence() throws Exception {
        Path folder = Servers.madeFolder(temporary.resolve("server"));
        Path data = folder.resolve("data");
        try (ChildJvm other = ChildJvm.start(folder, "hold")) {
            long postmaster = Long.parseLong(other.expect("PID"));
            other.expect("READY");
            other.kill();
            Servers.signal("STOP", postmaster);

            try {
                assertThatThrownBy(() -> new LeftOver(data, Duration.ofMillis(300)).end())
                        .isInstanceOf(CannotStart.class)
                        .hasMessageContaining("process " + postmaster + " is left over")
                        .hasMessageContaining("kill -QUIT " + postmaster);
            } finally {
                Servers.signal("CONT", postmaster);
            }
        }
        PostgresServer.start(folder, OPTIONS).close();
    }

    @Test
    void aStaleFileThatNamesAStrangerHarmsNobodyAndStopsNothing() throws Exception {
        Path folder = Servers.madeFolder(temporary.resolve("server"));
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(
                    PostmasterFile.in(folder.resolve("data")),
                    stranger.pid() + "\n" + folder.resolve("data") + "\n1700000000\n5432\n\n127.0.0.1\n\nready\n");

            PostgresServer.start(folder, OPTIONS).close();

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aCopiedFolderDoesNotStopTheServerOfTheOriginal() throws Exception {
        Path original = Servers.madeFolder(temporary.resolve("original"));
        Path copy = temporary.resolve("copy");
        try (PostgresServer server = PostgresServer.start(original, OPTIONS)) {
            long itsProcess = server.pid();
            Servers.execute(server.supervisorOf("postgres"), "CHECKPOINT");
            Servers.copy(original, copy);
            try (PostgresServer second = PostgresServer.start(copy, OPTIONS)) {
                assertThat(second.pid()).isNotEqualTo(server.pid());
                assertThat(Servers.query(server.supervisorOf("postgres"), "SELECT 1"))
                        .containsExactly("1");
            }
            assertThat(server.isRunning()).isTrue();
            assertThat(server.pid()).as("not ended and begun anew").isEqualTo(itsProcess);
        }
    }

    @Test
    void aDamagedFileDoesNotKeepTheServerFromStarting() throws Exception {
        Path folder = Servers.madeFolder(temporary.resolve("server"));
        for (String damaged : List.of("", "\0\0\0\0", "-1\n")) {
            Files.writeString(PostmasterFile.in(folder.resolve("data")), damaged, StandardOpenOption.CREATE);

            PostgresServer.start(folder, OPTIONS).close();
        }
    }

    /** Every process of the server and the JVM that writes are killed at once; what was acknowledged must be there. */
    @Test
    void tenKillsOfEverythingLoseNoAcknowledgedRow() throws Exception {
        Path folder = Servers.madeFolder(temporary.resolve("server"));
        long acknowledged = 0;
        for (int kill = 0; kill < 10; kill++) {
            try (ChildJvm other = ChildJvm.start(folder, "write")) {
                other.expect("READY");
                for (int row = 0; row < 20 + 37 * kill; row++) {
                    acknowledged = Long.parseLong(other.expect("ROW"));
                }
                List<ServerProcess> processes = ServerProcess.allIn(folder.resolve("data"));
                assertThat(processes).hasSizeGreaterThan(3);
                other.kill();
                for (ServerProcess process : processes) {
                    killIfThere(process.process());
                }
                for (String line = other.next(); line != null; line = other.next()) {
                    acknowledged = Long.parseLong(line.substring("ROW ".length()));
                }
            }
            assertThat(rows(folder, acknowledged))
                    .as("rows after kill %d", kill)
                    .isEqualTo(acknowledged);
        }
    }

    private static long rows(Path folder, long acknowledged) throws SQLException {
        try (PostgresServer server = PostgresServer.start(folder, OPTIONS);
                Connection connection = server.prepare("kerwen").owner().connect()) {
            Sql sql = new Sql(connection);
            // Ids may have gaps; the next JVM begins where this one says, so that every id was acknowledged once.
            long count = Long.parseLong(sql.text("SELECT count(*) FROM durable.rows WHERE id <= " + acknowledged));
            sql.execute("DELETE FROM durable.rows WHERE id > " + acknowledged);
            sql.execute("ALTER TABLE durable.rows ALTER COLUMN id RESTART WITH " + (acknowledged + 1));
            return count;
        }
    }

    private static void killIfThere(long process) throws InterruptedException {
        try {
            Servers.kill(process);
        } catch (IOException e) {
            // ended already, because its parent did
        }
    }
}
