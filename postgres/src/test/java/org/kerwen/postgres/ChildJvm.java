package org.kerwen.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JVM of its own that runs {@link ServerInAnotherJvm}, to be killed. */
final class ChildJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private ChildJvm(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    static ChildJvm start(Path folder, String task, String... settings) throws IOException {
        return start(List.of(), classPath(), null, folder, Servers.BINARIES.toString(), task, settings);
    }

    static ChildJvm start(
            List<String> prefix,
            String classPath,
            @Nullable String searchPath,
            Path folder,
            String binaries,
            String task,
            String... settings)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-cp", classPath));
        command.addAll(List.of(ServerInAnotherJvm.class.getName(), folder.toString(), binaries, task));
        command.addAll(List.of(settings));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        if (searchPath != null) {
            builder.environment().put("PATH", searchPath);
        }
        return new ChildJvm(builder.start());
    }

    /** The class path of the tests; surefire hides it behind a jar that names it. */
    static String classPath() {
        String own = System.getProperty("java.class.path", "");
        return System.getProperty("surefire.test.class.path", own);
    }

    static List<Path> classPathEntries() {
        return List.of(classPath().split(File.pathSeparator, -1)).stream()
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
    }

    long number() {
        return process.pid();
    }

    /** Reads on to the line that begins with this word, and returns what follows it. */
    String expect(String word) throws IOException {
        List<String> others = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(word) || line.startsWith(word + " ")) {
                return line.substring(word.length()).strip();
            }
            others.add(line);
        }
        throw new AssertionError("The other JVM said " + others + " and ended without " + word);
    }

    /** The next line, or null at the end. */
    @Nullable
    String next() throws IOException {
        return output.readLine();
    }

    /** Lets a task that holds go on. */
    void release() throws IOException {
        process.getOutputStream().close();
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** What it printed until now can still be read: destroyForcibly would throw that away. */
    void kill() throws IOException, InterruptedException {
        Servers.kill(number());
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
