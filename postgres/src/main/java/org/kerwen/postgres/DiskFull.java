package org.kerwen.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** There is no room for the data. A person must make some; a server that runs waits for it. */
final class DiskFull extends CannotStart {
    private static final long serialVersionUID = 1L;

    /** Two segments of the write-ahead log, in bytes: with less PostgreSQL may neither recover nor work. */
    private static final long LEAST = 2 * (16L << 20);

    DiskFull(Path folder) {
        super(
                "The disk that holds %s is full.".formatted(folder),
                "Free at least 500 MB there or choose a folder on another disk, then start again; nothing that was"
                        + " complete is lost.");
    }

    /**
     * Whether too little is free in a folder. The error of a program cannot always be asked: on a full disk its log
     * takes no line either.
     */
    static boolean leavesNoRoomIn(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace() < LEAST;
    }

    /** Recognised by the text of the operating system, the only sign that Java and PostgreSQL both pass on. */
    static boolean isSaidIn(String text) {
        return text.contains("No space left on device") || text.contains("Disk quota exceeded");
    }
}
