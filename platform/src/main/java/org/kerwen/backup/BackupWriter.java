package org.kerwen.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.kerwen.db.SchemaVersion;
import org.kerwen.keys.DataKey;
import org.kerwen.keys.InstallationKeys;
import org.kerwen.keys.RecoveryKeys;
import org.kerwen.postgres.CannotStart;
import org.kerwen.postgres.DurableFiles;
import org.kerwen.postgres.Login;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Writes a database as it stands at one moment into one file, while others go on working in it. */
final class BackupWriter {
    /** What is signed begins so: no signature of another kind can be taken for one of a backup. */
    private static final byte[] SIGNED_AS = "kerwen backup 1\n".getBytes(UTF_8);

    private static final int BUFFER = 256 * 1024;

    private final InstallationKeys keys;
    private final RecoveryKeys.Half recovery;
    private final Clock clock;

    BackupWriter(InstallationKeys keys, RecoveryKeys.Half recovery, Clock clock) {
        this.keys = keys;
        this.recovery = recovery;
        this.clock = clock;
    }

    /**
     * What was written.
     *
     * @param rows of all tables together
     * @param bytes of the file
     */
    record Written(Path file, int tables, long rows, long bytes) {}

    /**
     * Writes it. The file appears when it is complete and on the disk.
     *
     * @throws CannotStart where it cannot be read or written; then there is no file
     */
    Written write(Login backup, SchemaVersion version, Path wanted) {
        Path file = wanted.toAbsolutePath().normalize();
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            makeFolder(file);
            Files.deleteIfExists(part);
            Contents contents = writePart(backup, version, part);
            DurableFiles.appear(part, file);
            long rows =
                    contents.tables().stream().mapToLong(Contents.Table::rows).sum();
            return new Written(file, contents.tables().size(), rows, Files.size(file));
        } catch (IOException e) {
            throw new CannotStart(
                    "The backup could not be written to %s (%s).".formatted(file, e.getMessage()),
                    "Look whether the folder can be written and has room; the backups from before are as they were.",
                    e);
        } catch (SQLException e) {
            throw new CannotStart(
                    "The database could not be read for the backup (state %s).".formatted(e.getSQLState()),
                    "Look at the log of the database; no file was written.",
                    e);
        } finally {
            deleteQuietly(part);
        }
    }

    /** For its owner only, where it is not there yet. */
    static void makeFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            DurableFiles.makeFolder(folder);
        }
    }

    private Contents writePart(Login backup, SchemaVersion version, Path part) throws IOException, SQLException {
        MessageDigest digest = sha256();
        try (FileChannel channel = FileChannel.open(
                        part,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                OutputStream file = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
            OutputStream digested = new DigestOutputStream(file, digest);
            DataKey key = DataKey.make();
            Instant made = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            Header header = new Header(
                    version.number(),
                    made,
                    keys.signingKey(),
                    recovery.fingerprint(),
                    recovery.seal(key.bytes(), Header.context(made)));
            digested.write(header.bytes());
            Contents contents;
            try (DataOutputStream sealed = new DataOutputStream(
                    new BufferedOutputStream(key.sealing(new Unclosed(digested), header.bytes()), BUFFER))) {
                contents = writeSealed(backup, sealed);
            }
            file.write(keys.sign(signed(digest.digest())));
            file.flush();
            channel.force(true);
            return contents;
        }
    }

    /** What the signature of a file with this digest is of. */
    static byte[] signed(byte[] digest) {
        byte[] all = new byte[SIGNED_AS.length + digest.length];
        System.arraycopy(SIGNED_AS, 0, all, 0, SIGNED_AS.length);
        System.arraycopy(digest, 0, all, SIGNED_AS.length, digest.length);
        return all;
    }

    private Contents writeSealed(Login backup, DataOutputStream sealed) throws IOException, SQLException {
        try (Connection connection = backup.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            Inventory inventory = new Inventory(connection);
            Contents contents = new Contents(inventory.tables(), inventory.counters(), recovery.made(), keys.text());
            contents.write(sealed);
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            for (Contents.Table table : contents.tables()) {
                sealed.writeUTF(table.name());
                long rows;
                try (OutputStream chunks = new BufferedOutputStream(new Chunks(sealed), BUFFER)) {
                    rows = copies.copyOut("COPY " + table.withColumns() + " TO STDOUT", chunks);
                }
                if (rows != table.rows()) {
                    throw new IllegalStateException("a table changed within one snapshot");
                }
            }
            connection.rollback();
            return contents;
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void deleteQuietly(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // It is sealed and unfinished: the next backup of this name removes it.
        }
    }

    /** Each with its length before it; one of length 0 is the last. */
    private static final class Chunks extends OutputStream {
        private final DataOutputStream out;

        Chunks(DataOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (length > 0) {
                out.writeInt(length);
                out.write(bytes, from, length);
            }
        }

        @Override
        public void close() throws IOException {
            out.writeInt(0);
        }
    }

    /** Closing the sealed stream completes it; the signature still follows in the file. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
