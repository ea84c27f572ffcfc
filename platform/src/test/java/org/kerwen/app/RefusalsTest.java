package org.kerwen.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kerwen.testing.Folders;
import org.kerwen.testing.RunningKerwen;

/** Where it cannot start it says why and what to do, in two sentences and with exit code 1, and leaves nothing running. */
class RefusalsTest {
    private final Path home = Folders.fresh("refused");

    @Test
    void aPortInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused(
                    taken.getLocalPort(),
                    Map.of(),
                    "Port " + taken.getLocalPort() + " on 127.0.0.1 is in use by another program",
                    "KERWEN_PORT=8081");
        }
    }

    @Test
    void aPortThatIsNone() throws Exception {
        assertRefused(
                0, Map.of("KERWEN_PORT", "eighty"), "KERWEN_PORT is 'eighty', which is no port number.", "1 to 65535");
    }

    @Test
    void aDemonstrationForOthersThanThisMachine() throws Exception {
        assertRefused(
                RunningKerwen.freePort(),
                Map.of("KERWEN_DEMO", "true", "KERWEN_BIND", "0.0.0.0"),
                "A demonstration listens on this machine only, not on 0.0.0.0.",
                "KERWEN_BIND");
    }

    @Test
    void aDemonstrationOnAnOutsideDatabase() throws Exception {
        assertRefused(
                RunningKerwen.freePort(),
                Map.of("KERWEN_DEMO", "true", "KERWEN_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/production"),
                "refuses an outside database",
                "KERWEN_DATABASE_URL");
    }

    @Test
    void aServerThatWouldWriteUploadsToItsDisk() throws Exception {
        assertRefused(
                RunningKerwen.freePort(),
                Map.of("SPRING_SERVLET_MULTIPART_ENABLED", "true"),
                "would write the files in plain to its disk",
                "SPRING_SERVLET_MULTIPART_ENABLED");
    }

    @Test
    void anOutsideDatabaseThatIsNotThereAndItsPasswordIsNotShown() throws Exception {
        assertRefused(
                RunningKerwen.freePort(),
                Map.of("KERWEN_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/kerwen?user=a&password=canary-7KQ4"),
                "cannot be reached",
                "handbook");
    }

    @Test
    void aMissionFolderThatIsNotThere() throws Exception {
        assertRefused(
                RunningKerwen.freePort(),
                Map.of("KERWEN_MISSION", "/nowhere/atlantis"),
                "There is no mission pack in the folder /nowhere/atlantis.",
                "KERWEN_MISSION");
    }

    @Test
    void aDataFolderOfANewerPostgres() throws Exception {
        Path data = home.resolve("postgres/data");
        Files.createDirectories(data);
        Files.setPosixFilePermissions(home.resolve("postgres"), PosixFilePermissions.fromString("rwx------"));
        Files.writeString(home.resolve("postgres/lock"), "");
        Files.writeString(data.resolve("PG_VERSION"), "99\n");
        assertRefused(
                RunningKerwen.freePort(),
                Map.of(),
                "was made by PostgreSQL 99, newer than the",
                "Start the newer Kerwen that made it");
        assertThat(data.resolve("PG_VERSION")).hasContent("99");
    }

    private void assertRefused(int port, Map<String, String> environment, String problem, String remedy)
            throws Exception {
        try (ChildKerwen kerwen = ChildKerwen.start(home, port, environment)) {
            assertThat(kerwen.exitCode()).isEqualTo(1);
            assertThat(kerwen.output().lines().toList())
                    .as(kerwen.output())
                    .satisfiesExactly(
                            first -> assertThat(first)
                                    .startsWith("Kerwen cannot start. ")
                                    .contains(problem),
                            second -> assertThat(second)
                                    .startsWith("What to do: ")
                                    .contains(remedy));
            assertThat(kerwen.output()).doesNotContain("canary-7KQ4");
        }
        assertThat(ChildKerwen.processesOf(home)).isEmpty();
    }
}
