package org.kerwen.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Folders for tests, below the build's own. A run leaves its folders for whoever looks for a fault in them; the next run
 * clears them away, because databases are large. Tests run in two processes side by side, each with its own.
 */
public final class Folders {
    private static final Path ALL =
            cleared(Path.of("target", "test-folders" + System.getProperty("kerwen.test.fork", ""))
                    .toAbsolutePath());

    /** A new empty folder. */
    public static Path fresh(String name) {
        try {
            return Files.createTempDirectory(ALL, name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path cleared(Path folder) {
        try {
            Files.createDirectories(folder);
            if (System.getProperty("basedir") == null) {
                // A program that a test started: the folders that it finds are in use.
                return folder;
            }
            List<Path> old;
            try (Stream<Path> paths = Files.walk(folder)) {
                old = paths.filter(path -> !path.equals(folder))
                        .sorted(Comparator.reverseOrder())
                        .toList();
            }
            for (Path path : old) {
                Files.deleteIfExists(path);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Folders() {}
}
