package org.kerwen.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file outside the database to which each seal is written, a line each. Its place should be one that whoever owns the
 * database cannot write: another disk, another machine.
 */
final class Witness {
    private final Path file;

    Witness(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** The last line that is whole; what a power cut left of one is no line. */
    Optional<Seal> last() {
        List<Seal> all = all();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    List<Seal> all() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            String text = Files.readString(file, StandardCharsets.US_ASCII);
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .map(Seal::ofLine)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes seals at the end, through to the disk. */
    void append(List<Seal> seals) {
        StringBuilder lines = new StringBuilder();
        seals.forEach(seal -> lines.append(seal.line()).append('\n'));
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null && !Files.exists(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            try (FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                channel.position(endOfWhatIsWhole(channel));
                channel.truncate(channel.position());
                ByteBuffer bytes = StandardCharsets.US_ASCII.encode(lines.toString());
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long endOfWhatIsWhole(FileChannel channel) throws IOException {
        long end = channel.size();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (end > 0) {
            one.clear();
            channel.read(one, end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
            end--;
        }
        return 0;
    }
}
