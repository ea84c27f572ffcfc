package org.kerwen.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kerwen.postgres.Servers.OPTIONS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL dies while we live; what is left over when we die stands in LeftOverTest. */
class KilledServerTest {
    @TempDir
    private Path temporary;

    @Test
    void killedItIsStartedAgainOnTheSamePortWithItsRows() throws Exception {
        Path folder = Servers.madeFolder(temporary.resolve("server"));
        try (PostgresServer server = PostgresServer.start(folder, OPTIONS)) {
            Login owner = server.prepare("kerwen").owner();
            Servers.execute(owner, "CREATE SCHEMA s", "CREATE TABLE s.t AS SELECT 1 AS one");
            int port = server.port();
            long killed = server.pid();
            // A child in the middle of a long statement does not notice that its postmaster is gone.
            Thread busy = Thread.ofVirtual().start(() -> countForHours(owner));
            assertThat(Servers.soon(() -> counts(server))).isTrue();

            Servers.kill(killed);

            assertThat(Servers.soon(() -> server.pid() != killed && server.isRunning()))
                    .isTrue();
            busy.join();
            assertThat(server.port()).isEqualTo(port);
            assertThat(Servers.query(owner, "SELECT one FROM s.t")).containsExactly("1");
        }
    }

    @Test
    void aFirstStartThatWasKilledIsDoneAgain() throws Exception {
        Path half = temporary.resolve("half");
        try (ChildJvm other = ChildJvm.start(half, "hold")) {
            assertThat(Servers.soon(() -> !unfinished(half, "data/PG_VERSION").isEmpty()))
                    .isTrue();
            other.kill();
        }
        assertThat(half.resolve("data")).doesNotExist();

        try (PostgresServer again = PostgresServer.start(half, OPTIONS)) {
            again.prepare("kerwen");
        }
        PostgresServer.start(half, OPTIONS).close();
        assertThat(unfinished(half, "")).isEmpty();
    }

    @Test
    void killedTooOftenItStaysDownAndTheNextStartRecovers() throws Exception {
        Path often = Servers.madeFolder(temporary.resolve("often"));
        try (PostgresServer killed = PostgresServer.start(often, OPTIONS)) {
            for (int restart = 0; restart < 5; restart++) {
                long process = killed.pid();
                Servers.kill(process);
                assertThat(Servers.soon(() -> killed.pid() != process && killed.isRunning()))
                        .as("restart %d", restart)
                        .isTrue();
            }
            Servers.kill(killed.pid());
            Thread.sleep(1_000);

            assertThat(killed.isRunning()).isFalse();
        }
        PostgresServer.start(often, OPTIONS).close();
    }

    private static void countForHours(Login login) {
        try {
            Servers.execute(login, "SELECT count(*) FROM generate_series(1, 100000000000)");
        } catch (SQLException e) {
            // expected: the connection breaks
        }
    }

    private static boolean counts(PostgresServer server) throws SQLException {
        String counting = "SELECT count(*) = 1 FROM pg_stat_activity WHERE query LIKE 'SELECT count(*) FROM generate%'";
        return Servers.query(server.supervisorOf("postgres"), counting).equals(List.of("t"));
    }

    private static List<Path> unfinished(Path server, String file) throws IOException {
        try (Stream<Path> all = Files.list(server)) {
            return all.filter(path -> path.getFileName().toString().startsWith("unfinished-"))
                    .filter(path -> Files.exists(path.resolve(file)))
                    .toList();
        }
    }
}
