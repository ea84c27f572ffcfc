package org.kerwen.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders for tests, below the build's own: what is left over goes with the next clean build. */
public final class Folders {
    /** A new empty folder. */
    public static Path fresh(String name) {
        try {
            Path all = Path.of("target", "test-folders").toAbsolutePath();
            Files.createDirectories(all);
            return Files.createTempDirectory(all, name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Folders() {}
}
