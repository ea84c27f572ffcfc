package org.kerwen.postgres;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * As which user of the operating system the PostgreSQL programs run. An ordinary user runs them as itself. PostgreSQL
 * refuses root, so root has two ways:
 *
 * <ol>
 *   <li>In a user namespace of its own ({@code unshare -U}), where the programs see another user while the kernel and
 *       the files still see root. Nothing changes owner and any folder will do, one in root's home too.
 *   <li>Where user namespaces are forbidden (most containers), as the user {@code kerwen} if there is one, else as
 *       nobody. The data folder is given to that user, who must also be able to reach it.
 * </ol>
 *
 * @param prefix what is put before a command
 * @param user number of the user to whom the kernel says that the files belong
 * @param group number of the group to whom they belong
 * @param kind how the programs come to run as that user
 */
record Account(List<String> prefix, int user, int group, Kind kind) {
    enum Kind {
        OWN,
        NAMESPACE,
        LOWERED
    }

    private static final Logger LOG = LoggerFactory.getLogger(Account.class);
    private static final int ROOT = 0;
    private static final int NOBODY = 65534;
    private static final String DEDICATED_USER = "kerwen";
    private static final Path THIS_PROCESS = Path.of("/proc/self");
    private static final Duration SHORT = Duration.ofSeconds(20);
    private static final String DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    static Account choose() throws IOException {
        int user = numberOf(THIS_PROCESS, "unix:uid");
        int group = numberOf(THIS_PROCESS, "unix:gid");
        if (user != ROOT) {
            return new Account(List.of(), user, group, Kind.OWN);
        }
        Account namespace = new Account(List.of("unshare", "-U"), user, group, Kind.NAMESPACE);
        if (namespace.runs("true")) {
            return namespace;
        }
        Account lowered = dedicatedUserOrNobody();
        if (lowered.runs("true")) {
            LOG.info("PostgreSQL runs as user {}, because it refuses root", lowered.user());
            return lowered;
        }
        throw new CannotStart(
                "PostgreSQL refuses to run as root, and root may here neither make a user namespace (unshare) nor"
                        + " become another user (setpriv).",
                "Start Kerwen as an ordinary user, or install the package util-linux.");
    }

    /** The user of this process, who owns the server folder. */
    static int userOfThisProcess() throws IOException {
        return numberOf(THIS_PROCESS, "unix:uid");
    }

    static int ownerOf(Path path) throws IOException {
        return numberOf(path, "unix:uid");
    }

    /** A command as this user, with a clean environment: PGOPTIONS and the like would change the server. */
    ProcessBuilder command(List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return inCleanEnvironment(all);
    }

    static ProcessBuilder inCleanEnvironment(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("PATH", searchPath());
        environment.put("LC_ALL", "C");
        environment.put("TZ", "UTC");
        return builder.redirectInput(Redirect.from(new File("/dev/null"))).redirectErrorStream(true);
    }

    /** Whether a program can be found where this process looks for programs. */
    static boolean hasProgram(String name) {
        return Stream.of(searchPath().split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /** Runs a short command to its end; its output goes to the file. */
    int run(List<String> command, Redirect output) throws IOException, InterruptedException {
        Process process = command(command).redirectOutput(output).start();
        try {
            return process.waitFor();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Whether a command can be run, and ends well soon. */
    boolean runs(String... command) {
        try {
            Process process =
                    command(List.of(command)).redirectOutput(Redirect.DISCARD).start();
            try {
                return process.waitFor(SHORT.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            LOG.debug("{} cannot be run", command[0], e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Gives a folder and all in it to this user, if it is not the owner yet. The folder itself comes last, so that what
     * a kill interrupts is done again.
     */
    void own(Path folder) throws IOException {
        if (ownerOf(folder) == user) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> all = Files.walk(folder)) {
            paths = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.setAttribute(path, "unix:gid", group, NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:uid", user, NOFOLLOW_LINKS);
        }
    }

    CannotStart cannotReach(Path path) {
        return new CannotStart(
                "PostgreSQL refuses root and would run as user number %d, who cannot reach %s.".formatted(user, path),
                "Choose a folder that is not inside a private one such as root's home, for example /var/lib/kerwen, or"
                        + " start Kerwen as an ordinary user.");
    }

    private static Account dedicatedUserOrNobody() throws IOException {
        Path users = Path.of("/etc/passwd");
        if (Files.notExists(users)) {
            return lowered(NOBODY, NOBODY);
        }
        try (Stream<String> lines = Files.lines(users)) {
            return lines.map(line -> line.split(":", -1))
                    .filter(fields -> fields.length > 3 && fields[0].equals(DEDICATED_USER))
                    .map(fields -> lowered(Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
                    .findFirst()
                    .orElse(lowered(NOBODY, NOBODY));
        }
    }

    private static Account lowered(int user, int group) {
        List<String> prefix = List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups");
        return new Account(prefix, user, group, Kind.LOWERED);
    }

    private static String searchPath() {
        String path = System.getenv("PATH");
        return path == null ? DEFAULT_PATH : path;
    }

    private static int numberOf(Path path, String attribute) throws IOException {
        return (Integer) Files.getAttribute(path, attribute);
    }
}
