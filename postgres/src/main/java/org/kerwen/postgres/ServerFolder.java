package org.kerwen.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one server, ours alone while this is open.
 *
 * <p>The kernel gives up a process's lock when the process closes <em>any</em> channel of the file, so within one
 * process a set of folders stands before the lock and the lock file is never opened twice.
 */
final class ServerFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerFolder.class);
    private static final String LOCK = "lock";
    static final String SUPERVISOR_PASSWORD = "supervisor.password";
    static final String LOGIN_PASSWORDS = "logins-";
    private static final String UNFINISHED = "unfinished-";
    private static final Set<Path> USED_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

    /** Others may pass through, to the data folder that is theirs, but see nothing here. */
    private static final Set<PosixFilePermission> PASSABLE = PosixFilePermissions.fromString("rwx--x--x");

    private final Path path;
    private final FileChannel lock;

    private ServerFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes the folder if it is missing, checks that it is ours and takes it. */
    static ServerFolder take(Path wanted) throws IOException {
        Path absolute = wanted.toAbsolutePath().normalize();
        create(absolute);
        requireOwn(absolute);
        requireOurs(absolute);
        Path path = absolute.toRealPath();
        if (!USED_BY_THIS_PROCESS.add(path)) {
            throw inUse(path, Long.toString(ProcessHandle.current().pid()));
        }
        try {
            return new ServerFolder(path, lock(path));
        } catch (IOException | RuntimeException e) {
            USED_BY_THIS_PROCESS.remove(path);
            throw e;
        }
    }

    /** Whether some process holds the folder. */
    static boolean isTaken(Path folder) throws IOException {
        Path path = folder.toRealPath();
        if (USED_BY_THIS_PROCESS.contains(path)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(path.resolve(LOCK), READ, WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    Path data() {
        return path.resolve("data");
    }

    /** A new folder for what is not complete yet, in which an initdb of an earlier start cannot interfere. */
    Path newUnfinished() throws IOException {
        return Files.createTempDirectory(path, UNFINISHED);
    }

    /** Deletes what earlier starts left unfinished when they were killed. */
    void deleteUnfinished() {
        try (DirectoryStream<Path> earlier = Files.newDirectoryStream(path, UNFINISHED + "*")) {
            for (Path one : earlier) {
                DurableFiles.deleteTree(one);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // An initdb outlives its starter for a second and may still be writing.
            LOG.warn("What an earlier start left unfinished in {} stays until the next start", path, e);
        }
    }

    Path logs() {
        return path.resolve("log");
    }

    void makeLogs() throws IOException {
        Files.createDirectories(logs());
        Files.setPosixFilePermissions(logs(), DurableFiles.OWNER_ONLY_FOLDER);
    }

    Path supervisorPassword() {
        return path.resolve(SUPERVISOR_PASSWORD);
    }

    Path loginPasswords(String database) {
        return path.resolve(LOGIN_PASSWORDS + database);
    }

    /** Lets the user as whom the programs run pass through, if the folders above do. */
    void openFor(Account account) throws IOException {
        if (account.kind() != Account.Kind.LOWERED) {
            return;
        }
        Files.setPosixFilePermissions(path, PASSABLE);
        if (!account.runs("sh", "-c", "cd \"$0\"", path.toString())) {
            throw account.cannotReach(path);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            lock.close();
        } finally {
            USED_BY_THIS_PROCESS.remove(path);
        }
    }

    private static void create(Path folder) throws IOException {
        Path parent = folder.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(DurableFiles.OWNER_ONLY_FOLDER));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private static void requireOwn(Path folder) throws IOException {
        int owner = Account.ownerOf(folder);
        int user = Account.userOfThisProcess();
        if (owner != user) {
            throw new CannotStart(
                    "The folder %s belongs to user %s (number %d), but this program runs as user %s (number %d)."
                            .formatted(
                                    folder,
                                    Files.getOwner(folder).getName(),
                                    owner,
                                    System.getProperty("user.name"),
                                    user),
                    "Start it as the user to whom the folder belongs, or choose another folder.");
        }
    }

    /** A folder named by mistake must not have its rights changed: as root it could be any. */
    private static void requireOurs(Path folder) throws IOException {
        if (Files.exists(folder.resolve(LOCK))) {
            return;
        }
        try (Stream<Path> content = Files.list(folder)) {
            if (content.anyMatch(path -> !path.endsWith("lost+found"))) {
                throw new CannotStart(
                        "The folder %s contains something else and no server of ours.".formatted(folder),
                        "Choose an empty folder or one that does not exist yet.");
            }
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve(LOCK), CREATE, READ, WRITE);
        try {
            if (channel.tryLock() == null) {
                String holder = new String(Channels.newInputStream(channel).readAllBytes(), UTF_8).strip();
                throw inUse(folder, holder.isEmpty() ? "unknown" : holder);
            }
            // Not before it is ours alone: a running server may need it as openFor left it.
            Files.setPosixFilePermissions(folder, DurableFiles.OWNER_ONLY_FOLDER);
            channel.truncate(0);
            channel.write(UTF_8.encode(ProcessHandle.current().pid() + "\n"), 0);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static CannotStart inUse(Path folder, String process) {
        return new CannotStart(
                "The folder %s is already in use by process %s.".formatted(folder, process),
                "Stop that process first, or give this one a folder of its own.");
    }
}
