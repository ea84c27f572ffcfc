package org.kerwen.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.kerwen.testing.Folders;
import org.kerwen.testing.RunningKerwen;

class KilledAgainAndAgainTest {
    private static final int ROUNDS = Boolean.getBoolean("kerwen.test.long") ? 10 : 3;

    @Test
    void killedTogetherWithItsDatabaseTimeAndAgainItRecoversByItselfWithTheSameRecord() throws Exception {
        Assumptions.assumeTrue(
                Files.isDirectory(Path.of("/proc/self")), "There is no /proc here: the test runs on Linux.");
        Path home = Folders.fresh("killed");
        String expected = null;
        List<Long> milliseconds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            try (ChildKerwen kerwen = ChildKerwen.start(home, RunningKerwen.freePort(), Map.of())) {
                String page = recordOf(kerwen.homePage());
                milliseconds.add((System.nanoTime() - start) / 1_000_000);
                expected = expected == null ? page : expected;
                assertThat(page).as("round %d", round).isEqualTo(expected);
                kerwen.killEverything();
            }
            assertThat(ChildKerwen.processesOf(home))
                    .as("left over in round %d", round)
                    .isEmpty();
        }
        System.out.println("KilledAgainAndAgainTest: start to first page in ms: " + milliseconds);
        try (ChildKerwen kerwen = ChildKerwen.start(home, RunningKerwen.freePort(), Map.of())) {
            assertThat(recordOf(kerwen.homePage())).isEqualTo(expected);
            kerwen.stop();
            assertThat(ChildKerwen.processesOf(home)).as("after a clean stop").isEmpty();
            assertThat(home.resolve("postgres/data/postmaster.pid")).doesNotExist();
            assertThat(kerwen.output()).doesNotContain("Exception", "\tat ");
        }
    }

    @Test
    void whenOnlyTheDatabaseDiesItComesBackWhileTheProgramRuns() throws Exception {
        Assumptions.assumeTrue(
                Files.isDirectory(Path.of("/proc/self")), "There is no /proc here: the test runs on Linux.");
        Path home = Folders.fresh("database-killed");
        try (ChildKerwen kerwen = ChildKerwen.start(home, RunningKerwen.freePort(), Map.of())) {
            String before = recordOf(kerwen.homePage());
            ProcessHandle first = ProcessHandle.of(kerwen.database()).orElseThrow();
            first.destroyForcibly();
            first.onExit().orTimeout(20, TimeUnit.SECONDS).join();
            // Health asks the database at that moment; pages come from memory for a minute.
            assertThat(kerwen.page("/health")).isEqualTo("ok\n");
            assertThat(kerwen.database()).isNotEqualTo(first.pid());
            assertThat(recordOf(kerwen.homePage())).isEqualTo(before);
        }
        assertThat(ChildKerwen.processesOf(home)).isEmpty();
    }

    /** The page without its own address, which has another port each time. */
    private static String recordOf(String page) {
        assertThat(page).contains("Projects running now", "ct-ngo-2009-2012");
        return page.replaceAll("http://127\\.0\\.0\\.1:\\d+", "");
    }
}
