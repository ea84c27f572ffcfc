package org.kerwen.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Under which user PostgreSQL runs, each in a JVM of its own. What this machine allows is taken away by a search path
 * on which programs are missing.
 */
class AccountTest {
    private static final int NOBODY = 65534;

    /** Closed to other users, as root's home is. */
    @TempDir
    private Path closed;

    /** Open to others, with copies of what they need: the originals may lie in a home that nobody else can read. */
    private static Path open;

    private static String binaries;
    private static String classPath;

    @BeforeAll
    static void makeAFolderThatOthersMayPass() throws IOException, InterruptedException {
        open = Files.createTempDirectory("kerwen-open");
        Binaries.unpackedIn(Servers.BINARIES);
        Servers.copy(Servers.BINARIES, open.resolve("binaries"));
        binaries = open.resolve("binaries").toString();
        classPath = copyClassPath(Files.createDirectory(open.resolve("class-path")));
        exitOf("chmod", "-R", "a+rX", open.toString());
    }

    @AfterAll
    static void deleteIt() throws IOException {
        DurableFiles.deleteTree(open);
    }

    @Test
    void anOrdinaryUserRunsItAsItself() throws Exception {
        assumeRoot();
        Path home = Files.createDirectory(open.resolve("home"));
        give(home);
        try (ChildJvm child = asNobody(home.resolve("server"))) {
            long process = Long.parseLong(child.expect("PID"));
            child.expect("READY");
            assertThat(Files.getAttribute(Path.of("/proc/" + process), "unix:uid"))
                    .isEqualTo(NOBODY);
            assertThat(Files.getAttribute(home.resolve("server/data"), "unix:uid"))
                    .isEqualTo(NOBODY);
            child.release();
            child.expect("CLOSED");
        }
    }

    @Test
    void anOrdinaryUserIsToldThatAFolderBelongsToAnother() throws Exception {
        assumeRoot();
        Path folder = Files.createDirectory(open.resolve("of-root"));
        try (ChildJvm child = asNobody(folder)) {
            assertThat(child.expect("REFUSED")).contains("belongs to user root (number 0)");
        }
        try (ChildJvm child = asNobody(open.resolve("new"))) {
            assertThat(child.expect("REFUSED")).contains("could not be used (AccessDeniedException");
        }
    }

    @Test
    void rootRunsItInAFolderThatIsClosedToOthers() throws Exception {
        assumeRoot();
        assumeTrue(exitOf("unshare", "-U", "true") == 0, "User namespaces are forbidden here");
        try (PostgresServer server = PostgresServer.start(closed.resolve("server"), Servers.OPTIONS)) {
            assertThat(Files.getAttribute(Path.of("/proc/" + server.pid()), "unix:uid"))
                    .isEqualTo(0);
            assertThat(server.isRunning()).isTrue();
        }
    }

    @Test
    void rootWithoutUserNamespacesRunsItAsNobodyAndCanGoBack() throws Exception {
        assumeRoot();
        Path folder = open.resolve("server");
        String noNamespaces = searchPath("setpriv", "setsid", "sh", "true");
        long leftOver;
        try (ChildJvm child = asRoot(noNamespaces, folder)) {
            leftOver = Long.parseLong(child.expect("PID"));
            child.expect("READY");
            assertThat(Files.getAttribute(Path.of("/proc/" + leftOver), "unix:uid"))
                    .isEqualTo(NOBODY);
            assertThat(Files.getAttribute(folder.resolve("data"), "unix:uid")).isEqualTo(NOBODY);
            assertThat(Files.getAttribute(folder.resolve("supervisor.password"), "unix:uid"))
                    .isEqualTo(0);
            child.kill();
        }

        // Back with what this machine allows: the left-over of the other user is stopped, its files change hands.
        try (PostgresServer server = PostgresServer.start(folder, Servers.OPTIONS)) {
            assertThat(new ServerProcess(leftOver).worksIn(folder.resolve("data")))
                    .isFalse();
            assertThat(server.isRunning()).isTrue();
        }
        try (ChildJvm child = asRoot(noNamespaces, folder)) {
            child.expect("READY");
            child.release();
            child.expect("CLOSED");
        }
    }

    @Test
    void rootWithoutUserNamespacesIsToldThatAFolderCannotBeReached() throws Exception {
        assumeRoot();
        try (ChildJvm child = asRoot(searchPath("setpriv", "setsid", "sh", "true"), closed.resolve("server"))) {
            assertThat(child.expect("REFUSED"))
                    .contains("would run as user number 65534, who cannot reach")
                    .contains("/var/lib/kerwen");
        }
    }

    @Test
    void rootWithoutAnyWayIsToldSo() throws Exception {
        assumeRoot();
        String path = searchPath("setsid", "sh", "true");
        try (ChildJvm child = asRoot(path, closed.resolve("server"))) {
            assertThat(child.expect("REFUSED"))
                    .contains("refuses to run as root")
                    .contains("ordinary user");
        }
    }

    @Test
    void ctrlCReachesTheApplicationButNotTheDatabase() throws Exception {
        List<String> ownGroup = List.of("setsid");
        Path folder = closed.resolve("server");
        try (ChildJvm child = ChildJvm.start(ownGroup, ChildJvm.classPath(), null, folder, binaries, "interrupted")) {
            child.expect("READY");
            Servers.signal("INT", -child.number());

            assertThat(child.expect("ANSWER")).isEqualTo("42");
            child.expect("CLOSED");
        }
    }

    @Test
    void withoutSetsidItRunsAllTheSame() throws Exception {
        String path = searchPath("unshare", "setpriv", "sh", "true");
        try (ChildJvm child = asRoot(path, closed.resolve("server"))) {
            child.expect("READY");
            child.release();
            child.expect("CLOSED");
        }
    }

    @Test
    void theShutdownHookStopsItWhenAskedFor() throws Exception {
        Path folder = closed.resolve("server");
        try (ChildJvm child = ChildJvm.start(folder, "forget")) {
            child.expect("READY");
            assertThat(child.exitCode()).isZero();
        }
        assertThat(PostmasterFile.in(folder.resolve("data"))).doesNotExist();
        assertThat(ServerProcess.allIn(folder.resolve("data"))).isEmpty();
    }

    private static void assumeRoot() {
        assumeTrue(Servers.weAreRoot(), "Only root can become other users");
    }

    private static ChildJvm asRoot(String searchPath, Path folder) throws IOException {
        return ChildJvm.start(List.of(), ChildJvm.classPath(), searchPath, folder, binaries, "hold");
    }

    private static ChildJvm asNobody(Path folder) throws IOException {
        List<String> prefix = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        return ChildJvm.start(prefix, classPath, null, folder, binaries, "hold");
    }

    private static String copyClassPath(Path folder) throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        for (Path entry : ChildJvm.classPathEntries()) {
            // A module of tests has no classes of its own.
            if (!Files.exists(entry)) {
                continue;
            }
            Path copy = folder.resolve(names.size() + "-" + entry.getFileName());
            Servers.copy(entry, copy);
            names.add(copy.toString());
        }
        return String.join(File.pathSeparator, names);
    }

    /** A search path with these programs only. */
    private static String searchPath(String... programs) throws IOException {
        Path folder = Files.createTempDirectory(open, "programs");
        for (String program : programs) {
            Path found = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                    .map(place -> Path.of(place, program))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new IOException("No " + program + " on this machine"));
            Files.createSymbolicLink(folder.resolve(program), found);
        }
        return folder.toString();
    }

    private static int exitOf(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).start().waitFor();
    }

    private static void give(Path folder) throws IOException {
        Files.setAttribute(folder, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(folder, "unix:gid", NOBODY, LinkOption.NOFOLLOW_LINKS);
    }
}
