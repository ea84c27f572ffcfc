package org.kerwen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Benchmarks are compiled by the script when they run, which is seldom: what they use of Kerwen changes meanwhile. */
class BenchmarksTest {
    private static final Path BENCHMARKS = Path.of("..", "bench");

    @Test
    void benchmarksCompileWithKerwenAsItIs(@TempDir Path classes) throws Exception {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        List<Path> programs;
        try (Stream<Path> files = Files.list(BENCHMARKS)) {
            programs = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        assertThat(programs).isNotEmpty();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            String whatTheyUse = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            var task = compiler.getTask(
                    said,
                    files,
                    null,
                    List.of("-nowarn", "-proc:none", "-d", classes.toString(), "-cp", whatTheyUse),
                    null,
                    files.getJavaFileObjectsFromPaths(programs));
            assertThat(task.call()).as(said.toString()).isTrue();
        }
    }
}
