package org.kerwen.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs, unpacked from the archive on the class path. It contains {@code postgres}, {@code initdb}
 * and {@code pg_ctl}, and no clients.
 *
 * @param home the folder with {@code bin}, {@code lib} and {@code share}
 */
record Binaries(Path home) {
    /** Of the archive on the class path; it does not name its version itself, a test compares. */
    static final String VERSION = "18.6";

    /** Data folders of another major version cannot be read. */
    static final int MAJOR_VERSION = 18;

    private static final Logger LOG = LoggerFactory.getLogger(Binaries.class);

    /** Readable for all: another user may have to run them, see {@link Account}. */
    private static final Set<PosixFilePermission> FOLDER_RIGHTS = PosixFilePermissions.fromString("rwxr-xr-x");

    private static final Set<PosixFilePermission> PROGRAM_RIGHTS = FOLDER_RIGHTS;
    private static final Set<PosixFilePermission> FILE_RIGHTS = PosixFilePermissions.fromString("rw-r--r--");

    /** Within one process a file lock protects nothing. */
    private static final ReentrantLock UNPACKING = new ReentrantLock();

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /** Refuses a machine for which there are no programs, before anything on it is touched. */
    static void requireSupported() {
        archive();
    }

    /** Finds the programs in the folder, unpacks them there when they are missing. */
    static Binaries unpackedIn(Path folder) {
        Path home = folder.resolve("binaries-" + VERSION);
        try {
            if (Files.notExists(home)) {
                Files.createDirectories(folder);
                unpackOnce(home);
            }
        } catch (IOException e) {
            throw CannotStart.folderFailed(folder, e);
        }
        return new Binaries(home);
    }

    /** The name of the archive for a system as Java names it; empty where there is none. */
    static Optional<String> archiveFor(String operatingSystem, String processor) {
        if (!operatingSystem.toLowerCase(Locale.ROOT).startsWith("linux")) {
            return Optional.empty();
        }
        return switch (processor.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> Optional.of("postgres-linux-x86_64.txz");
            case "aarch64", "arm64" -> Optional.of("postgres-linux-arm_64.txz");
            default -> Optional.empty();
        };
    }

    private static String archive() {
        String operatingSystem = System.getProperty("os.name", "");
        String processor = System.getProperty("os.arch", "");
        return archiveFor(operatingSystem, processor).orElseThrow(() -> unsupported(operatingSystem, processor));
    }

    private static CannotStart unsupported(String operatingSystem, String processor) {
        return new CannotStart(
                "There is no embedded PostgreSQL for %s on %s.".formatted(operatingSystem, processor),
                "Set up PostgreSQL %d beside and give Kerwen its address; see the operations handbook."
                        .formatted(MAJOR_VERSION));
    }

    private static void unpackOnce(Path home) throws IOException {
        UNPACKING.lock();
        try (FileChannel channel = FileChannel.open(home.resolveSibling("binaries.lock"), CREATE, WRITE);
                FileLock _ = channel.lock()) {
            if (Files.notExists(home)) {
                unpack(home);
            }
        } finally {
            UNPACKING.unlock();
        }
    }

    private static void unpack(Path home) throws IOException {
        long start = System.nanoTime();
        // Left by a process that was killed while unpacking: we hold the lock, so nobody is at it.
        Path unfinished = home.resolveSibling(home.getFileName() + ".unfinished");
        DurableFiles.deleteTree(unfinished);
        try (TarArchiveInputStream archive = openArchive()) {
            List<Path> files = new ArrayList<>();
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                unpack(archive, entry, unfinished, files);
            }
            // Else a power cut after the rename could leave whole names with empty files behind them. Together, because
            // a
            // thousand files one after the other are a thousand waits for the disk.
            files.parallelStream().forEach(Binaries::force);
            DurableFiles.appear(unfinished, home);
        } catch (IOException | UncheckedIOException e) {
            // Half an unpacked archive must not be what keeps a full disk full.
            DurableFiles.deleteTree(unfinished);
            throw e instanceof UncheckedIOException unchecked ? unchecked.getCause() : (IOException) e;
        }
        LOG.info("PostgreSQL {} unpacked in {} ms", VERSION, (System.nanoTime() - start) / 1_000_000);
    }

    private static TarArchiveInputStream openArchive() throws IOException {
        // The build has unpacked it for the application, because that takes long; elsewhere it is as it came.
        InputStream plain = Binaries.class.getResourceAsStream("/" + archive().replace(".txz", ".tar"));
        if (plain != null) {
            return new TarArchiveInputStream(plain);
        }
        InputStream packed = Binaries.class.getResourceAsStream("/" + archive());
        if (packed == null) {
            throw new CannotStart(
                    "This Kerwen was built without the PostgreSQL programs (%s).".formatted(archive()),
                    "Use a complete build, or set up PostgreSQL beside and give Kerwen its address.");
        }
        return new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)));
    }

    private static void force(Path file) {
        try (FileChannel channel = FileChannel.open(file, WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(TarArchiveInputStream archive, TarArchiveEntry entry, Path root, List<Path> files)
            throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("The archive of PostgreSQL reaches outside: " + entry.getName());
        }
        if (entry.isDirectory()) {
            createFolders(target, root);
            return;
        }
        createFolders(Objects.requireNonNull(target.getParent()), root);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(archive, target);
        files.add(target);
        boolean program = (entry.getMode() & 0111) != 0;
        Files.setPosixFilePermissions(target, program ? PROGRAM_RIGHTS : FILE_RIGHTS);
    }

    private static void createFolders(Path folder, Path root) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (!folder.equals(root)) {
            createFolders(Objects.requireNonNull(folder.getParent()), root);
        }
        Files.createDirectory(folder);
        Files.setPosixFilePermissions(folder, FOLDER_RIGHTS);
    }
}
