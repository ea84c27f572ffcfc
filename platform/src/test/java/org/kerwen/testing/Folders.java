package org.kerwen.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /** Files below the folder that were changed since and hold these letters. */
    public static List<Path> filesWith(Path folder, String letters, Instant since) throws IOException {
        return filesWith(folder, List.of(letters.getBytes(StandardCharsets.UTF_8)), since);
    }

    /**
     * Files below the folder that were changed since and hold one of these. A server may be at work there: what it takes
     * away meanwhile does not lie there any more.
     */
    public static List<Path> filesWith(Path folder, List<byte[]> wanted, Instant since) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()
                        && attributes.size() < 100_000_000
                        && (since.equals(Instant.MIN)
                                || attributes.lastModifiedTime().toInstant().isAfter(since))) {
                    try {
                        byte[] content = Files.readAllBytes(file);
                        if (wanted.stream().anyMatch(each -> Bytes.contains(content, each))) {
                            found.add(file);
                        }
                    } catch (IOException e) {
                        // Gone meanwhile, or not ours.
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private Folders() {}
}
