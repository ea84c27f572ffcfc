package org.kerwen.postgres;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    private Path folder;

    @Test
    void itStaysSmallWhileSomebodyAppends() throws IOException {
        Path file = folder.resolve("postgres.log");
        LogFile log = new LogFile(file, 1_000);
        try (OutputStream writer = Files.newOutputStream(file, APPEND)) {
            for (int line = 0; line < 1_000; line++) {
                writer.write("Line %d of a long log\n".formatted(line).getBytes(StandardCharsets.UTF_8));
                log.keepSmall();
            }
        }

        assertThat(Files.size(file)).isLessThan(1_100);
        assertThat(Files.size(folder.resolve("postgres.log.1"))).isLessThan(1_100);
        assertThat(log.since(0)).endsWith("Line 999 of a long log\n");
        for (String name : new String[] {"postgres.log", "postgres.log.1"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void itTellsWhatCameAfter() throws IOException {
        Path file = folder.resolve("postgres.log");
        LogFile log = new LogFile(file);
        Files.writeString(file, "earlier\n", APPEND);
        long before = log.size();
        Files.writeString(file, "later\n", APPEND);

        assertThat(log.since(before)).isEqualTo("later\n");
        assertThat(log.since(1_000_000)).isEmpty();
    }
}
