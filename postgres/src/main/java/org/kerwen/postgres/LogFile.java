package org.kerwen.postgres;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The server's log and one predecessor, both of bounded size. PostgreSQL appends to a file rather than to a pipe, so
 * that the server does not end with the process that started it.
 */
final class LogFile {
    private static final long DEFAULT_LIMIT = 2L << 20;
    private static final int MOST_READ = 1 << 16;

    private final Path file;
    private final long limit;

    LogFile(Path file) throws IOException {
        this(file, DEFAULT_LIMIT);
    }

    LogFile(Path file, long limit) throws IOException {
        this.file = file;
        this.limit = limit;
        if (Files.notExists(file)) {
            FileChannel.open(
                            file,
                            Set.of(CREATE_NEW, WRITE),
                            PosixFilePermissions.asFileAttribute(DurableFiles.OWNER_ONLY_FILE))
                    .close();
        }
    }

    Path path() {
        return file;
    }

    Redirect redirect() {
        return Redirect.appendTo(file.toFile());
    }

    long size() throws IOException {
        return Files.size(file);
    }

    /** What was written after the log had this size. */
    String since(long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, READ)) {
            channel.position(Math.min(size, channel.size()));
            byte[] bytes = Channels.newInputStream(channel).readNBytes(MOST_READ);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /**
     * Moves a log that has grown too long to its predecessor's place. It is copied and emptied, because a renamed file
     * would still be the one that PostgreSQL writes to.
     */
    void keepSmall() throws IOException {
        if (size() <= limit) {
            return;
        }
        Path predecessor = file.resolveSibling(file.getFileName() + ".1");
        try {
            Files.copy(file, predecessor, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            // On a full disk the log itself goes on; half a copy must not be what keeps it full.
            Files.deleteIfExists(predecessor);
            throw e;
        }
        try (FileChannel channel = FileChannel.open(file, WRITE)) {
            channel.truncate(0);
        }
    }
}
