package org.kerwen.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KilledRestoreTest {
    private static final int POINTS = 20;
    private static final int POINTS_OF_A_SHORT_RUN = 8;

    @Test
    void killedAtAnyPointTheDatabaseInUseIsTheOldOrTheNew() throws Exception {
        Installation installation = Installation.fresh();
        Path file = installation.backup();
        Map<String, List<String>> restored = installation.rows();
        List<String> steps = new ArrayList<>();
        installation.restore(Modules.NONE, steps::add).run(BackupFile.open(file), installation.code);
        installation.execute("UPDATE probe.person SET name = 'old'");
        Map<String, List<String>> old = installation.rows();
        int changed = steps.indexOf("changed the names");
        assertThat(changed).isPositive();
        Path code =
                Files.writeString(installation.folder.resolve("code"), String.join("-", installation.code.groups()));
        for (int point : Boolean.getBoolean("kerwen.test.long") ? points(steps) : fewer(steps, changed)) {
            assertThat(restoreAndDieAfter(installation, file, code, point)).isEqualTo(KilledRestore.KILLED);
            assertThat(installation.rows())
                    .as("after: %s", steps.get(point))
                    .isEqualTo(point >= changed ? restored : old);
        }
        // Nothing that was left by them is in the way of the next.
        installation.execute("UPDATE probe.person SET name = 'old again'");
        installation.restore(file);
        assertThat(installation.rows()).isEqualTo(restored);
        assertThat(installation.databases()).containsExactly(installation.name, installation.name + "_before");
    }

    /** All that are not a table, and as many tables as make twenty. */
    private static java.util.SortedSet<Integer> points(List<String> steps) {
        TreeSet<Integer> points = new TreeSet<>();
        List<Integer> tables = new ArrayList<>();
        for (int each = 0; each < steps.size(); each++) {
            if (steps.get(each).matches("loaded [a-z]+\\..*")) {
                tables.add(each);
            } else {
                points.add(each);
            }
        }
        int wanted = POINTS - points.size();
        for (int each = 0; each < wanted; each++) {
            points.add(tables.get(each * tables.size() / wanted));
        }
        assertThat(points).hasSize(POINTS);
        return points;
    }

    /** Some of them, and those right before and after the moment in which everything changes. */
    private static java.util.SortedSet<Integer> fewer(List<String> steps, int changed) {
        List<Integer> all = List.copyOf(points(steps));
        TreeSet<Integer> fewer = new TreeSet<>(List.of(changed - 1, changed));
        for (int each = 0; fewer.size() < POINTS_OF_A_SHORT_RUN; each++) {
            fewer.add(all.get(each * (all.size() - 1) / (POINTS_OF_A_SHORT_RUN - 1) % all.size()));
        }
        return fewer;
    }

    private static int restoreAndDieAfter(Installation installation, Path file, Path code, int point)
            throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", "")),
                        KilledRestore.class.getName(),
                        Installation.SERVER.toString(),
                        installation.name,
                        installation.folder.resolve("data").toString(),
                        file.toString(),
                        code.toString(),
                        Integer.toString(point))
                .redirectErrorStream(true)
                .redirectOutput(installation.folder.resolve("said").toFile())
                .start();
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return child.exitValue();
    }
}
