package org.kerwen.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.kerwen.testing.Folders;
import org.kerwen.testing.MissionPack;

/** The program in a JVM of its own, to be killed or refused. */
final class ChildKerwen implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path said;
    private final Path home;
    private final int port;

    private ChildKerwen(Process process, Path said, Path home, int port) {
        this.process = process;
        this.said = said;
        this.home = home;
        this.port = port;
    }

    /** Starts it as the script does; further settings win over the usual ones. */
    static ChildKerwen start(Path home, int port, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", "")),
                Main.class.getName()));
        Path said = Folders.fresh("said").resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("KERWEN_HOME", home.toString());
        builder.environment().put("KERWEN_PORT", Integer.toString(port));
        builder.environment().put("KERWEN_MISSION", MissionPack.REAL.toString());
        builder.environment().putAll(environment);
        return new ChildKerwen(builder.start(), said, home, port);
    }

    /** Waits until the home page is answered, and returns it. */
    String homePage() throws IOException, InterruptedException {
        return page("/en/");
    }

    /** Waits until this is answered, and returns it. */
    String page(String path) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end) {
                if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw new AssertionError("it ended with %d and said: %s".formatted(process.exitValue(), output()));
                }
                Optional<String> page = ask(client, path);
                if (page.isPresent()) {
                    return page.get();
                }
            }
        }
        throw new AssertionError("no page within " + PATIENCE + "; it said: " + output());
    }

    private Optional<String> ask(HttpClient client, String path) throws InterruptedException {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    String output() throws IOException {
        return Files.readString(said);
    }

    /** PostgreSQL's first process, as it wrote it down itself. */
    long database() throws IOException {
        return Long.parseLong(Files.readAllLines(home.resolve("postgres/data/postmaster.pid"))
                .getFirst()
                .strip());
    }

    /** The power goes: the program, PostgreSQL and all of its processes at the same moment. */
    void killEverything() throws IOException, InterruptedException {
        List<ProcessHandle> all = new ArrayList<>(List.of(process.toHandle()));
        ProcessHandle.of(database()).ifPresent(postmaster -> {
            all.add(postmaster);
            postmaster.descendants().forEach(all::add);
        });
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle each : all) {
            awaitEnd(each);
        }
    }

    /** Asks it to stop, as Ctrl-C and the system do; answers the exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end");
        }
        return process.exitValue();
    }

    private static void awaitEnd(ProcessHandle handle) {
        handle.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** Processes that name this folder in their command. */
    static List<String> processesOf(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path each : processes) {
                try {
                    String command = Files.readString(each.resolve("cmdline")).replace('\0', ' ');
                    if (command.contains(folder.toString())) {
                        found.add(each.getFileName() + " " + command);
                    }
                } catch (IOException e) {
                    // It has ended meanwhile.
                }
            }
        }
        return found;
    }

    @Override
    public void close() {
        try {
            if (process.isAlive()) {
                process.destroy();
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    killEverything();
                }
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
