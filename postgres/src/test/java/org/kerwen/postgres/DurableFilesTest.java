package org.kerwen.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our own files, on a disk whose power is cut at random moments and which is full. */
class DurableFilesTest {
    private static final int ROUNDS = 40;
    private static final int LONGEST_MILLIS = 25;

    @TempDir
    private Path folder;

    private ForgetfulDisk disk;
    private Random random;
    private final AtomicInteger taken = new AtomicInteger();
    private int rounds;

    @BeforeEach
    void mount() throws IOException {
        disk = Disks.forgetful(folder);
        long seed = Long.getLong("kerwen.test.seed", System.nanoTime());
        System.out.println("Seed of the power cuts (-Dkerwen.test.seed): " + seed);
        random = new Random(seed);
    }

    @AfterEach
    void unmount() throws IOException {
        disk.close();
    }

    @Test
    void aFileIsWholeAndNotOlderThanTheLastThatWasAcknowledged() throws Exception {
        Path file = folder.resolve("keys");
        AtomicInteger acknowledged = new AtomicInteger();
        for (int round = 0; round < ROUNDS; round++) {
            untilThePowerIsCut(() -> {
                int next = acknowledged.get() + 1;
                DurableFiles.write(file, text(next));
                acknowledged.set(next);
            });

            if (acknowledged.get() > 0 || Files.exists(file)) {
                String there = Files.readString(file);
                int version = Integer.parseInt(there.lines().findFirst().orElse("-1"));
                assertThat(version).isBetween(acknowledged.get(), acknowledged.get() + 1);
                assertThat(there).isEqualTo(text(version));
                acknowledged.set(version);
            }
        }
        assertThat(acknowledged.get()).isGreaterThanOrEqualTo(ROUNDS);
    }

    @Test
    void aPasswordThatWasHandedOutIsInItsFile() throws Exception {
        Path file = folder.resolve("logins");
        Map<String, String> handedOut = new ConcurrentHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            untilThePowerIsCut(() -> {
                String name = "login-" + handedOut.size();
                handedOut.put(name, PasswordFile.at(file).findOrMake(name));
            });

            PasswordFile passwords = PasswordFile.at(file);
            handedOut.forEach(
                    (name, password) -> assertThat(passwords.find(name)).hasValue(password));
        }
        assertThat(handedOut).isNotEmpty();
    }

    @Test
    void aFolderThatAppearsIsThereWithAllThatIsInIt() throws Exception {
        AtomicInteger acknowledged = new AtomicInteger();
        AtomicInteger attempted = new AtomicInteger();
        for (int round = 0; round < ROUNDS; round++) {
            untilThePowerIsCut(() -> {
                int number = attempted.incrementAndGet();
                Path unfinished = Files.createDirectory(folder.resolve("unfinished-" + number));
                for (String name : new String[] {"a", "b"}) {
                    DurableFiles.write(unfinished.resolve(name), text(number));
                }
                DurableFiles.appear(unfinished, folder.resolve("whole-" + number));
                acknowledged.incrementAndGet();
            });

            int there = 0;
            for (int number = 1; number <= attempted.get(); number++) {
                Path whole = folder.resolve("whole-" + number);
                if (Files.exists(whole)) {
                    there++;
                    assertThat(whole.resolve("a")).hasContent(text(number));
                    assertThat(whole.resolve("b")).hasContent(text(number));
                }
            }
            assertThat(there).isGreaterThanOrEqualTo(acknowledged.get());
            acknowledged.set(there);
        }
        assertThat(acknowledged.get()).isPositive();
    }

    /** Keys that are synced in a folder that is not are gone with it. */
    @Test
    void aFileInFoldersThatWereMadeForItIsThereWithThem() throws Exception {
        for (int round = 0; round < 4; round++) {
            Path below = folder.resolve("above-" + round).resolve("between").resolve("below");
            DurableFiles.makeFolder(below);
            DurableFiles.write(below.resolve("keys"), text(round));

            disk.cut();
            disk.comeBack(random, 0);

            assertThat(below.resolve("keys")).hasContent(text(round));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(below)))
                    .isEqualTo("rwx------");
            DurableFiles.makeFolder(below);
        }
        Path file = Files.writeString(folder.resolve("no-folder"), "x");
        assertThatThrownBy(() -> DurableFiles.makeFolder(file)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void aFileThatDoesNotFitLeavesTheOldOneAndNothingBesides() throws Exception {
        Path file = folder.resolve("keys");
        DurableFiles.write(file, text(1));
        disk.capacity(disk.used() + 3 * FileContent.PAGE);

        assertThatThrownBy(() -> DurableFiles.write(file, "x".repeat(50_000)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left on device");

        try (Stream<Path> there = Files.list(folder)) {
            assertThat(there).containsExactly(file);
        }
        disk.cut();
        disk.comeBack(random, 0.5);
        assertThat(file).hasContent(text(1));
        disk.capacity(disk.used() + 200_000);
        DurableFiles.write(file, "x".repeat(50_000));
        assertThat(file).hasSize(50_000);
    }

    /** Cuts at a random moment, but not before there was a step for each round: a slow machine would show nothing. */
    private void untilThePowerIsCut(Step step) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> work = executor.submit(() -> {
                while (true) {
                    step.take();
                    taken.incrementAndGet();
                }
            });
            Thread.sleep(random.nextInt(LONGEST_MILLIS));
            while (taken.get() <= rounds && !work.isDone()) {
                Thread.sleep(1);
            }
            rounds++;
            disk.cut();
            assertThatThrownBy(work::get)
                    .cause()
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Input/output error");
        }
        disk.comeBack(random, random.nextInt(3) / 2.0 * 0.9);
    }

    /** Longer than a page, and every part of it says which version it is. */
    private static String text(int version) {
        return (version + "\n").repeat(3_000);
    }

    private interface Step {
        void take() throws Exception;
    }
}
