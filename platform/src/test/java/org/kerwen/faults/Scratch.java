package org.kerwen.faults;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A copy of the sources and of what was built of them, in which faults are planted and taken out again; the sources
 * themselves are never touched. A planted class lies in a folder of its own, before all others on the class path, and a
 * planted resource in the place of the true one.
 */
final class Scratch {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration PATIENCE_WITH_ALL = Duration.ofMinutes(40);
    private static final Set<String> LEFT_OUT =
            Set.of(".git", "run", "data", "demo-data", "generated-sources", "scratch");
    private static final Set<String> BUILT = Set.of("classes", "test-classes", "postgres-binaries");
    private static final String RESOURCES = "/src/main/resources/";

    private final Path sources;
    private final Path folder;
    private final Path classes;

    /**
     * @param sources the root of them
     * @param folder is emptied first
     */
    Scratch(Path sources, Path folder) {
        this.sources = sources.toAbsolutePath().normalize();
        this.folder = folder.toAbsolutePath().normalize();
        this.classes = this.folder.resolve("planted-classes");
        try {
            remove(this.folder);
            Files.createDirectories(classes);
            for (String part : List.of("postgres", "linkage", "platform", "missions", "docs", "codegen")) {
                copy(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What became of the tests, without any fault. */
    List<Outcome> run(Set<String> tests) throws IOException, InterruptedException {
        String module = tests.stream().allMatch(test -> test.startsWith("postgres.")) ? "postgres" : "platform";
        Path there = folder.resolve(module);
        Path outcomes = Files.createTempFile(folder, "outcomes", ".tsv");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx1g",
                // It lives for seconds: not worth the collector of many cores nor the slow compiler.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dbasedir=" + there,
                "-cp",
                classPath(),
                RunTests.class.getName(),
                outcomes.toString()));
        command.addAll(tests);
        Process process = new ProcessBuilder(command)
                .directory(there.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
        try {
            Duration patience = tests.size() == 1 ? PATIENCE : PATIENCE_WITH_ALL;
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                return List.of();
            }
            return Files.readAllLines(outcomes).stream().map(Outcome::ofLine).toList();
        } finally {
            // With the servers that it started.
            process.descendants().toList().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /**
     * The same with the fault, which is taken out afterwards.
     *
     * @throws DoesNotCompile where the fault is none that a compiler lets through
     */
    List<Outcome> runWith(Fault fault) throws IOException, InterruptedException {
        Map<String, String> planted = new LinkedHashMap<>();
        for (Fault.Change change : fault.changes()) {
            String text = planted.containsKey(change.file()) ? planted.get(change.file()) : text(change.file());
            planted.put(change.file(), change.plantIn(text));
        }
        try {
            for (Map.Entry<String, String> each : planted.entrySet()) {
                Files.writeString(folder.resolve(each.getKey()), each.getValue());
                if (each.getKey().contains(RESOURCES)) {
                    Files.writeString(folder.resolve(inClasses(each.getKey())), each.getValue());
                }
            }
            compile(planted.keySet().stream()
                    .filter(file -> file.endsWith(".java"))
                    .map(folder::resolve)
                    .toList());
            return run(Set.of(fault.test()));
        } finally {
            for (String file : planted.keySet()) {
                Files.writeString(folder.resolve(file), text(file));
                if (file.contains(RESOURCES)) {
                    Files.writeString(folder.resolve(inClasses(file)), text(file));
                }
            }
            remove(classes);
            Files.createDirectories(classes);
        }
    }

    /** The fault cannot be planted like this: it proves nothing. */
    static final class DoesNotCompile extends IOException {
        private static final long serialVersionUID = 1;

        DoesNotCompile(String said) {
            super(said);
        }
    }

    private void compile(List<Path> files) throws IOException {
        if (files.isEmpty()) {
            return;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options =
                    List.of("-proc:none", "-nowarn", "-parameters", "-g", "-d", classes.toString(), "-cp", classPath());
            if (!compiler.getTask(said, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call()) {
                throw new DoesNotCompile(said.toString());
            }
        }
    }

    /** That of this test, with the copy in the place of the sources, and the tests of PostgreSQL beside. */
    private String classPath() {
        String own = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
        String copied = Stream.of(own.split(":"))
                .map(part -> part.startsWith(sources + "/")
                        ? folder + part.substring(sources.toString().length())
                        : part)
                .collect(Collectors.joining(":"));
        return classes + ":" + copied + ":" + folder.resolve("postgres/target/test-classes");
    }

    private String text(String file) throws IOException {
        return Files.readString(sources.resolve(file));
    }

    private static String inClasses(String file) {
        return file.replace(RESOURCES, "/target/classes/");
    }

    private void copy(String part) throws IOException {
        Path from = sources.resolve(part);
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) throws IOException {
                String name = path.getFileName().toString();
                boolean unwanted = LEFT_OUT.contains(name) || (isBuilt(path) && !BUILT.contains(name));
                if (unwanted) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(copyOf(path));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                if (!isBuilt(path)) {
                    Files.copy(path, copyOf(path), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean isBuilt(Path path) {
        Path parent = path.getParent();
        return parent != null && parent.endsWith("target");
    }

    private Path copyOf(Path path) {
        return folder.resolve(sources.relativize(path));
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
