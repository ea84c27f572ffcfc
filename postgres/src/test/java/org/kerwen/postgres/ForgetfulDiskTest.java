package org.kerwen.postgres;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the power-cut tests forgets what it may and nothing else; or those tests would prove nothing. */
class ForgetfulDiskTest {
    @TempDir
    private Path folder;

    private ForgetfulDisk disk;

    @BeforeEach
    void mount() throws IOException {
        disk = Disks.forgetful(folder);
    }

    @AfterEach
    void unmount() throws IOException {
        disk.close();
    }

    @Test
    void whatWasSyncedSurvivesAndWhatWasNotIsForgotten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "synced");
        DurableFiles.force(file);
        Files.writeString(file, ", and not", APPEND);
        Files.writeString(folder.resolve("other"), "never synced");
        assertThat(file).hasContent("synced, and not");

        cut(0);

        assertThat(file).hasContent("synced");
        assertThat(folder.resolve("other")).doesNotExist();
    }

    @Test
    void aNameWithoutItsSyncedContentIsAnEmptyFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "never synced");
        DurableFiles.force(folder);

        cut(0);

        assertThat(file).exists().isEmptyFile();
    }

    @Test
    void renamesSurviveInTheirOrder() throws IOException {
        Path first = Files.writeString(folder.resolve("first"), "1");
        DurableFiles.force(first);
        Files.move(first, folder.resolve("second"));
        Files.createDirectory(folder.resolve("made later"));
        DurableFiles.force(folder.resolve("made later"));
        Files.move(folder.resolve("second"), folder.resolve("third"));

        cut(0);

        assertThat(folder.resolve("first")).doesNotExist();
        assertThat(folder.resolve("second")).hasContent("1");
        assertThat(folder.resolve("third")).doesNotExist();
    }

    @Test
    void aReplacedFileIsTheOldOrTheNewOne() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        DurableFiles.force(file);
        Path beside = Files.writeString(folder.resolve("file.new"), "new");
        DurableFiles.force(beside);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);

        cut(0);
        assertThat(file).hasContent("old");
        assertThat(beside).hasContent("new");

        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        DurableFiles.force(folder);
        cut(0);
        assertThat(file).hasContent("new");
        assertThat(beside).doesNotExist();
    }

    @Test
    void aDeletedFileIsThereAgainUnlessItsFolderWasSynced() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "kept");
        DurableFiles.force(file);
        Files.delete(file);
        cut(0);
        assertThat(file).hasContent("kept");

        Files.delete(file);
        DurableFiles.force(folder);
        cut(0);
        assertThat(file).doesNotExist();
    }

    @Test
    void aShortenedFileThatGrowsAgainHasZerosBetween() throws IOException {
        Path file = folder.resolve("file");
        byte[] ones = new byte[10_000];
        Arrays.fill(ones, (byte) 1);
        Files.write(file, ones);
        DurableFiles.force(file);
        try (FileChannel channel = FileChannel.open(file, WRITE)) {
            channel.truncate(5_000);
            channel.write(ByteBuffer.wrap(new byte[] {2}), 9_999);
            channel.force(false);
        }
        byte[] expected = Arrays.copyOf(Arrays.copyOf(ones, 5_000), 10_000);
        expected[9_999] = 2;
        assertThat(Files.readAllBytes(file)).isEqualTo(expected);

        cut(0);

        assertThat(Files.readAllBytes(file)).isEqualTo(expected);
    }

    /** Random writes, cuts and syncs beside an ordinary array in memory. */
    @Test
    void aSyncedFileIsToTheByteWhatItWas() throws IOException {
        long seed = System.nanoTime();
        System.out.println("Seed of the random file: " + seed);
        Random random = new Random(seed);
        Path file = Files.createFile(folder.resolve("file"));
        byte[] synced = new byte[0];
        DurableFiles.force(file);
        for (int round = 0; round < 60; round++) {
            byte[] model = synced.clone();
            try (FileChannel channel = FileChannel.open(file, READ, WRITE)) {
                for (int step = random.nextInt(6); step > 0; step--) {
                    if (random.nextInt(4) == 0) {
                        int size = random.nextInt(model.length + 1);
                        channel.truncate(size);
                        model = Arrays.copyOf(model, size);
                    } else {
                        byte[] bytes = new byte[random.nextInt(20_000)];
                        random.nextBytes(bytes);
                        int position = random.nextInt(model.length + 5_000);
                        channel.write(ByteBuffer.wrap(bytes), position);
                        if (bytes.length > 0) {
                            model = Arrays.copyOf(model, Math.max(model.length, position + bytes.length));
                            System.arraycopy(bytes, 0, model, position, bytes.length);
                        }
                    }
                }
                assertThat(Files.readAllBytes(file)).as("seen").isEqualTo(model);
                if (random.nextBoolean()) {
                    channel.force(false);
                    synced = model;
                }
            }
            if (random.nextBoolean()) {
                cut(0);
                assertThat(Files.readAllBytes(file)).as("after a cut").isEqualTo(synced);
            } else {
                // Whatever survives by chance: syncing it makes it the truth from which the next round begins.
                cut(0.5);
                synced = Files.readAllBytes(file);
                DurableFiles.force(file);
            }
        }
    }

    @Test
    void whenThePowerIsOffNothingIsAcknowledged() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "kept");
        DurableFiles.force(file);
        try (FileChannel channel = FileChannel.open(file, WRITE)) {
            disk.cut();

            assertThatThrownBy(() -> channel.write(ByteBuffer.wrap(new byte[] {1})))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Input/output error");
            assertThatThrownBy(() -> channel.force(true)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> Files.createFile(folder.resolve("other"))).isInstanceOf(IOException.class);
        }
        disk.comeBack(new Random(1), 1);
        assertThat(file).hasContent("kept");
    }

    @Test
    void aFullDiskSaysSoAndTakesMoreWhenThereIsRoom() throws IOException {
        disk.capacity(disk.used() + 20_000);
        Path file = folder.resolve("file");

        assertThatThrownBy(() -> Files.write(file, new byte[100_000]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left on device");
        Files.delete(file);
        Files.write(file, new byte[12_000]);
        disk.capacity(disk.used() + 200_000);
        Files.write(file, new byte[100_000]);

        assertThat(file).hasSize(100_000);
        assertThat(Files.getFileStore(folder).getUsableSpace()).isLessThan(200_000);
    }

    private void cut(double survival) throws IOException {
        disk.cut();
        disk.comeBack(new Random(1), survival);
    }
}
