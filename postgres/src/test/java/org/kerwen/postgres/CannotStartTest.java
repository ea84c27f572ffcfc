package org.kerwen.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.kerwen.postgres.Servers.OPTIONS;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that keeps a server from starting is told in two sentences, and leaves nothing running. */
class CannotStartTest {
    @TempDir
    private Path temporary;

    @Test
    void aFolderInUseByAnotherProcessIsRefused() throws Exception {
        Path folder = Servers.madeFolder(temporary.resolve("server"));
        try (ChildJvm other = ChildJvm.start(folder, "hold")) {
            other.expect("READY");

            assertRefused(folder, OPTIONS).hasMessageContaining("already in use by process " + other.number() + ".");

            other.release();
            other.expect("CLOSED");
            assertThat(other.exitCode()).isZero();
        }
        PostgresServer.start(folder, OPTIONS).close();
    }

    @Test
    void aFolderInUseByThisProcessIsRefusedAndStaysInUse() throws Exception {
        Path folder = Servers.madeFolder(temporary.resolve("server"));
        try (PostgresServer server = PostgresServer.start(folder, OPTIONS)) {
            String here = "already in use by process " + ProcessHandle.current().pid() + ".";
            assertRefused(folder, OPTIONS).hasMessageContaining(here);
            assertRefused(temporary.resolve("server/../server"), OPTIONS).hasMessageContaining(here);
            // The kernel forgets a lock when its process closes the file once more: nobody did.
            try (ChildJvm other = ChildJvm.start(folder, "hold")) {
                assertThat(other.expect("REFUSED")).contains(here);
            }
            assertThat(server.isRunning()).isTrue();
        }
    }

    @Test
    void aFolderOfAnotherUserIsRefused() throws Exception {
        assumeTrue(Servers.weAreRoot(), "Only root can give a folder away");
        Path folder = Files.createDirectory(temporary.resolve("server"));
        Files.setAttribute(folder, "unix:uid", 12345);

        assertRefused(folder, OPTIONS).hasMessageContaining("belongs to user 12345 (number 12345)");
    }

    @Test
    void aFolderWithOtherThingsIsRefusedAndLeftAsItIs() throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("home"));
        Files.createFile(folder.resolve("letter.txt"));
        Set<PosixFilePermission> before = Files.getPosixFilePermissions(folder);

        assertRefused(folder, OPTIONS).hasMessageContaining("contains something else");

        assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(before);
        try (Stream<Path> content = Files.list(folder)) {
            assertThat(content).hasSize(1);
        }
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws Exception {
        Path file = Files.createFile(temporary.resolve("server"));

        assertRefused(file, OPTIONS).hasMessageContaining("could not be used (FileAlreadyExistsException");
    }

    @Test
    void dataOfAnotherMajorVersionIsRefused() throws Exception {
        Path folder = temporary.resolve("server");
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.createFile(folder.resolve("lock"));

        Files.writeString(data.resolve("PG_VERSION"), "19\n");
        assertRefused(folder, OPTIONS)
                .hasMessageContaining("made by PostgreSQL 19, newer than the 18")
                .hasMessageContaining("newer Kerwen");

        Files.writeString(data.resolve("PG_VERSION"), "17\n");
        assertRefused(folder, OPTIONS)
                .hasMessageContaining("made by PostgreSQL 17, older than the 18")
                .hasMessageContaining("backup with the older Kerwen");

        Files.delete(data.resolve("PG_VERSION"));
        assertRefused(folder, OPTIONS).hasMessageContaining("is not a PostgreSQL data folder");
    }

    @Test
    void aFixedPortThatIsTakenIsRefused() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path folder = Servers.madeFolder(temporary.resolve("server"));

            assertRefused(folder, OPTIONS.withPort(taken.getLocalPort()))
                    .hasMessageContaining("Port " + taken.getLocalPort() + " on 127.0.0.1 is taken");
        }
    }

    @Test
    void aDamagedDataFolderIsRefusedAndTheLogIsNamedNotQuoted() throws Exception {
        Path folder = Servers.madeFolder(temporary.resolve("server"));
        Files.delete(folder.resolve("data/global/pg_control"));

        assertRefused(folder, OPTIONS)
                .hasMessageContaining("did not start with the data in")
                .hasMessageContaining(folder.resolve("log/postgres.log").toString())
                .hasMessageNotContaining("pg_control");
    }

    @Test
    void aLostPasswordOfTheSupervisorIsRefused() throws Exception {
        Path folder = Servers.madeFolder(temporary.resolve("server"));
        Files.delete(folder.resolve("supervisor.password"));

        assertRefused(folder, OPTIONS).hasMessageContaining("supervisor.password is missing or damaged");
    }

    @Test
    void programsThatDoNotRunHereAreRefused() throws Exception {
        Path program = Files.createDirectories(temporary.resolve("binaries/binaries-18.6/bin"))
                .resolve("postgres");
        Files.writeString(program, "not a program");

        assertRefused(temporary.resolve("server"), OPTIONS.withBinaries(temporary.resolve("binaries")))
                .hasMessageContaining("does not run on this machine");
    }

    @Test
    void aMachineWithoutProgramsIsRefusedBeforeItIsTouched() {
        String processor = System.getProperty("os.arch");
        System.setProperty("os.arch", "riscv64");
        try {
            assertRefused(temporary.resolve("server"), ServerOptions.defaults())
                    .hasMessageContaining("no embedded PostgreSQL for Linux on riscv64")
                    .hasMessageContaining("Set up PostgreSQL 18 beside");
        } finally {
            System.setProperty("os.arch", processor);
        }
        assertThat(temporary.resolve("server")).doesNotExist();
    }

    @Test
    void aDiskThatIsFullWhileUnpackingIsRefusedAndSpaceRepairsIt() throws Exception {
        Path disk = mount("20m");
        try {
            Path folder = disk.resolve("server");
            assertRefused(folder, ServerOptions.defaults())
                    .hasMessageContaining("The disk that holds " + folder + " is full.");
            assertThat(folder.resolve("binaries-18.6.unfinished")).doesNotExist();

            run("mount", "-o", "remount,size=300m", disk.toString());
            PostgresServer.start(folder).close();
        } finally {
            run("umount", disk.toString());
        }
    }

    @Test
    void aDiskThatIsFullWhileMakingTheDataFolderIsRefusedAndSpaceRepairsIt() throws Exception {
        Path disk = mount("20m");
        try {
            Path folder = disk.resolve("server");
            assertRefused(folder, OPTIONS).hasMessageContaining("The disk that holds " + folder + " is full.");
            assertThat(folder.resolve("data")).doesNotExist();

            run("mount", "-o", "remount,size=300m", disk.toString());
            PostgresServer.start(folder, OPTIONS).close();
        } finally {
            run("umount", disk.toString());
        }
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(Path folder, ServerOptions options) {
        return assertThatThrownBy(() -> PostgresServer.start(folder, options)).isInstanceOf(CannotStart.class);
    }

    private Path mount(String size) throws IOException, InterruptedException {
        Path disk = Files.createDirectory(temporary.resolve("disk"));
        boolean mounted = Servers.weAreRoot()
                && new ProcessBuilder("mount", "-t", "tmpfs", "-o", "mode=755,size=" + size, "tmpfs", disk.toString())
                                .start()
                                .waitFor()
                        == 0;
        assumeTrue(mounted, "A small disk can be mounted only as root, and not in every container");
        return disk;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).start().waitFor(20, TimeUnit.SECONDS))
                .isTrue();
    }
}
