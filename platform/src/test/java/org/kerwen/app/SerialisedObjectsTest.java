package org.kerwen.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.kerwen.testing.Folders;

/** No bytes become objects by Java's own means, not even harmless ones. Tried in a JVM of its own: the filter is for good. */
class SerialisedObjectsTest {
    /** The other JVM: says what becomes of a list that was written. */
    static final class Attempt {
        public static void main(String[] arguments) throws IOException, ClassNotFoundException {
            if (arguments[0].equals("filtered")) {
                Main.refuseSerialisedObjects();
            }
            var bytes = new ByteArrayOutputStream();
            try (var output = new ObjectOutputStream(bytes)) {
                output.writeObject(new ArrayList<>(List.of("a")));
            }
            try (var input = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                System.out.print("read " + input.readObject());
            } catch (InvalidClassException e) {
                System.out.print("refused");
            }
        }
    }

    @Test
    void bytesBecomeNoObjectsOnceTheProgramRuns() throws Exception {
        assertThat(attempt("unfiltered")).isEqualTo("read [a]");
        assertThat(attempt("filtered")).isEqualTo("refused");
    }

    /** The program in another JVM, refused at once for its port: says at its end whether the filter stood. */
    static final class Program {
        public static void main(String[] arguments) {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> System.out.print(
                            ObjectInputFilter.Config.getSerialFilter() == null ? "unfiltered" : "filtered")));
            Main.main(arguments);
        }
    }

    @Test
    void theProgramItselfRefusesThemFromItsStart() throws Exception {
        assertThat(said(Program.class, "--kerwen.port=none", "--kerwen.home=" + Folders.fresh("home")))
                .contains("cannot start")
                .endsWith("filtered")
                .doesNotContain("unfiltered");
    }

    private static String attempt(String how) throws IOException, InterruptedException {
        return said(Attempt.class, how);
    }

    private static String said(Class<?> program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", "")),
                program.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
