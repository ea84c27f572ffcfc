package org.kerwen.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kerwen.keys.InstallationKeys;
import org.kerwen.postgres.CannotStart;
import org.kerwen.postgres.DurableFiles;

/**
 * The register beside the backups: a line each, chained and signed, on the disk before anybody is told that it is written.
 * Several processes may append to it.
 */
final class RegisterFile {
    static final String NAME = "register";

    private final Path path;
    private final InstallationKeys keys;

    /** How far it has been read, and what stands up to there. */
    private long known;

    private String last = "";
    private final Set<UUID> ids = new HashSet<>();
    private final List<RegisterLine> lines = new ArrayList<>();

    RegisterFile(Path folder, InstallationKeys keys) {
        this.path = folder.resolve(NAME);
        this.keys = keys;
    }

    /** Whether there is one in the folder. */
    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(NAME));
    }

    /** Makes an empty one where there is none: that none is there then means that it was lost. */
    synchronized void begin() throws IOException {
        if (Files.notExists(path)) {
            BackupWriter.makeFolder(path);
            DurableFiles.write(path, "");
        }
    }

    /**
     * All lines, in the order in which they were written.
     *
     * @throws CannotStart where one was changed, left out or moved
     */
    synchronized List<RegisterLine> lines() {
        if (Files.notExists(path)) {
            return List.of();
        }
        try (FileChannel channel = FileChannel.open(path, READ, WRITE);
                FileLock lock = channel.lock()) {
            readOn(channel, lock);
            return List.copyOf(lines);
        } catch (IOException e) {
            throw new CannotStart(
                    "The register %s cannot be read.".formatted(path),
                    "Let the user who runs Kerwen read and write it, or bring it back.",
                    e);
        }
    }

    /** Appends those that are not there yet, all of them on the disk when this returns. */
    synchronized void append(Collection<RegisterLine> further) throws IOException {
        boolean first = Files.notExists(path);
        if (first && further.isEmpty()) {
            return;
        }
        BackupWriter.makeFolder(path);
        try (FileChannel channel = FileChannel.open(
                        path,
                        Set.of(CREATE, READ, WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                FileLock lock = channel.lock()) {
            readOn(channel, lock);
            StringBuilder text = new StringBuilder();
            String before = last;
            for (RegisterLine line : further) {
                if (!ids.contains(line.id())) {
                    RegisterLine.Chained chained = line.after(before, keys);
                    text.append(chained.text());
                    before = chained.hash();
                }
            }
            ByteBuffer bytes = UTF_8.encode(text.toString());
            channel.position(known);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            readOn(channel, lock);
        }
        Path folder = path.toAbsolutePath().getParent();
        if (first && folder != null) {
            DurableFiles.force(folder);
        }
    }

    /** Reads what was appended since, by another process too. A line that a kill cut off is taken away. */
    private void readOn(FileChannel channel, FileLock held) throws IOException {
        if (!held.isValid() || channel.size() < known) {
            throw new IOException("it became shorter");
        }
        channel.position(known);
        String text = new String(Channels.newInputStream(channel).readAllBytes(), UTF_8);
        int whole = text.lastIndexOf('\n') + 1;
        for (String written : text.substring(0, whole).lines().toList()) {
            RegisterLine.Chained chained = read(written).orElseThrow(this::changed);
            last = chained.hash();
            lines.add(chained.line());
            ids.add(chained.line().id());
        }
        known += text.substring(0, whole).getBytes(UTF_8).length;
        if (channel.size() > known) {
            channel.truncate(known);
        }
    }

    private Optional<RegisterLine.Chained> read(String written) {
        try {
            return RegisterLine.read(written, last, keys);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private CannotStart changed() {
        return new CannotStart(
                "The register %s was changed, or is of another installation: line %d does not follow."
                        .formatted(path, lines.size() + 1),
                "Bring back the one that was there. Without it, what was erased or withdrawn could return.");
    }
}
