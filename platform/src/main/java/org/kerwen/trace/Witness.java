package org.kerwen.trace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerwen.postgres.DurableFiles;

/**
 * A file outside the database to which each seal is written, a line each; nothing is ever taken from it. Its place should be
 * one that whoever owns the database cannot write: another disk, another machine. Several processes may append to it.
 */
final class Witness {
    /** Longer than any line. */
    private static final int TAIL = 1024;

    private final Path file;
    private final Path folder;
    private @Nullable Tip tip;

    Witness(Path file) {
        this.file = file.toAbsolutePath();
        this.folder = Objects.requireNonNull(this.file.getParent());
    }

    /** What stands in a line. */
    sealed interface Line permits Seal, GivenUp {
        String line();
    }

    /** The last seal of the file at a length that it had. */
    private record Tip(long length, Optional<Seal> seal) {}

    /**
     * The last seal that was written. It looks into the file only where its length is another than before.
     *
     * @throws UncheckedIOException where the file cannot be read
     */
    synchronized Optional<Seal> last() {
        try {
            long length = Files.exists(file) ? Files.size(file) : 0;
            Tip known = tip;
            if (known == null || known.length() != length) {
                known = new Tip(length, lastAt(length));
                tip = known;
            }
            return known.seal();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Seal> lastAt(long length) throws IOException {
        if (length == 0) {
            return Optional.empty();
        }
        String text;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(length, TAIL));
            channel.read(bytes, length - bytes.capacity());
            text = StandardCharsets.US_ASCII.decode(bytes.flip()).toString();
        }
        List<String> whole =
                text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        // The first may be cut off, unless it begins the file.
        for (int each = whole.size() - 1; each >= (length > TAIL ? 1 : 0); each--) {
            Optional<Seal> seal =
                    parse(whole.get(each)).filter(line -> line instanceof Seal).map(line -> (Seal) line);
            if (seal.isPresent()) {
                return seal;
            }
        }
        // Only notes or damage at the end: seldom enough to read it all.
        try (Stream<String> lines = lines()) {
            return lines.map(Witness::parse)
                    .flatMap(Optional::stream)
                    .filter(line -> line instanceof Seal)
                    .map(line -> (Seal) line)
                    .reduce((before, after) -> after);
        }
    }

    /** What a line says; empty where it is damaged. */
    static Optional<Line> parse(String line) {
        try {
            return Optional.of(line.startsWith(GivenUp.WORD) ? GivenUp.ofLine(line) : Seal.ofLine(line));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The lines that are whole, in order; what a power cut left of one at the end is none. To be closed. */
    Stream<String> lines() {
        if (!Files.exists(file)) {
            return Stream.empty();
        }
        try {
            long whole;
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                whole = endOfWhatIsWhole(channel);
            }
            long[] left = {whole};
            BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
            return reader.lines().onClose(() -> close(reader)).takeWhile(line -> {
                left[0] -= line.length() + 1;
                return left[0] >= 0;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(BufferedReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes lines at the end, through to the disk.
     *
     * @param lacking asked, while no other process writes, what the file lacks after its last seal
     */
    void append(Function<Optional<Seal>, List<? extends Line>> lacking) {
        synchronized (Witness.class) {
            try {
                boolean fresh = makeRoom();
                try (FileChannel channel = FileChannel.open(
                                file,
                                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                        FileLock lock = channel.lock()) {
                    if (!lock.isValid()) {
                        throw new IOException("the lock of the witness was lost");
                    }
                    StringBuilder lines = new StringBuilder();
                    lacking.apply(last())
                            .forEach(line -> lines.append(line.line()).append('\n'));
                    write(channel, StandardCharsets.US_ASCII.encode(lines.toString()));
                }
                if (fresh) {
                    DurableFiles.force(folder);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Makes the folder; answers whether the file is new, so that its name must be written through too. */
    private boolean makeRoom() throws IOException {
        DurableFiles.makeFolder(folder);
        return !Files.exists(file);
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        channel.position(endOfWhatIsWhole(channel));
        channel.truncate(channel.position());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
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
