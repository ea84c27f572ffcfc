package org.kerwen.backup;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kerwen.keys.DataKey;
import org.kerwen.keys.InstallationKeys;
import org.kerwen.keys.RecoveryCode;
import org.kerwen.keys.Unopened;
import org.kerwen.postgres.CannotStart;

/**
 * A backup that somebody brings. Opening it checks the signature over all of it; {@link #verify} opens every segment.
 *
 * @param path where it is
 * @param header what stands readable in it
 * @param length how many bytes are before the signature
 */
record BackupFile(Path path, Header header, long length) {
    private static final int SIGNATURE_BYTES = 64;
    private static final int BUFFER = 256 * 1024;

    /** Takes what is inside, in the order in which it stands there. */
    interface Receiver {
        /** First, what there is. */
        void contents(Contents contents) throws IOException;

        /** Then each table, with its rows as PostgreSQL's COPY writes them. */
        void table(Contents.Table table, InputStream rows) throws IOException;
    }

    /**
     * Opens it and checks that its signature fits.
     *
     * @throws CannotStart where it is no backup, or was changed
     */
    static BackupFile open(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long length = channel.size() - SIGNATURE_BYTES;
            InputStream all = new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
            Header header = Header.read(new Limited(all, length))
                    .orElseThrow(() -> new CannotStart(
                            "The file %s is no backup of Kerwen.".formatted(path), "Name another file."));
            MessageDigest digest = BackupWriter.sha256();
            channel.position(0);
            InputStream signed = new Limited(new BufferedInputStream(Channels.newInputStream(channel), BUFFER), length);
            byte[] buffer = new byte[BUFFER];
            for (int read = signed.read(buffer); read > 0; read = signed.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            channel.position(length);
            byte[] signature = Channels.newInputStream(channel).readAllBytes();
            if (!InstallationKeys.verify(header.signedBy(), BackupWriter.signed(digest.digest()), signature)) {
                throw changed(path);
            }
            return new BackupFile(path, header, length);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /**
     * Reads all of it with the code and checks that it is complete and is what it says.
     *
     * @throws CannotStart where the code is another, or anything was changed
     */
    Contents verify(RecoveryCode code) {
        Verification verification = new Verification();
        read(code, verification);
        Contents contents = verification.contents();
        try {
            if (!Arrays.equals(InstallationKeys.parse(contents.keys()).signingKey(), header.signedBy())) {
                throw changed(path);
            }
        } catch (Unopened e) {
            throw changed(path);
        }
        return contents;
    }

    /** Hands on what is inside. */
    void read(RecoveryCode code, Receiver receiver) {
        DataKey key = key(code);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            byte[] beside = header.bytes();
            channel.position(beside.length);
            InputStream sealed = new Limited(
                    new BufferedInputStream(Channels.newInputStream(channel), BUFFER), length - beside.length);
            try (DataInputStream in =
                    new DataInputStream(new BufferedInputStream(key.opening(sealed, beside), BUFFER))) {
                Contents contents = Contents.read(in);
                receiver.contents(contents);
                for (Contents.Table table : contents.tables()) {
                    if (!in.readUTF().equals(table.name())) {
                        throw new IOException("another table than was said");
                    }
                    Chunks rows = new Chunks(in);
                    receiver.table(table, rows);
                    rows.skipRest();
                }
                if (in.read() >= 0) {
                    throw new IOException("more than was said");
                }
            }
        } catch (IOException | DateTimeException e) {
            throw changed(path);
        }
    }

    private DataKey key(RecoveryCode code) {
        if (!code.fingerprint().equals(header.recovery())) {
            throw new CannotStart(
                    "This is the recovery code %s; the backup was sealed to the code %s."
                            .formatted(code.fingerprint(), header.recovery()),
                    "Type the code from the sheet on which that name stands.");
        }
        try {
            return DataKey.of(code.open(header.key(), Header.context(header.made())));
        } catch (Unopened | IllegalArgumentException e) {
            throw changed(path);
        }
    }

    static CannotStart changed(Path path) {
        return new CannotStart(
                "The backup %s was changed after it was written, or is damaged or cut off.".formatted(path),
                "Use another one; nothing was changed here.");
    }

    private static CannotStart unreadable(Path path, IOException cause) {
        return new CannotStart(
                "The backup %s cannot be read.".formatted(path), "Check its name, and whether you may read it.", cause);
    }

    /** Counts the rows of each table. */
    private static final class Verification implements Receiver {
        private final List<Contents> seen = new ArrayList<>();

        @Override
        public void contents(Contents contents) {
            seen.add(contents);
        }

        @Override
        public void table(Contents.Table table, InputStream rows) throws IOException {
            long count = 0;
            byte[] buffer = new byte[BUFFER];
            for (int read = rows.read(buffer); read > 0; read = rows.read(buffer)) {
                for (int each = 0; each < read; each++) {
                    if (buffer[each] == '\n') {
                        count++;
                    }
                }
            }
            if (count != table.rows()) {
                throw new IOException("another number of rows than was said");
            }
        }

        Contents contents() {
            return seen.getFirst();
        }
    }

    /** The rows of one table. */
    private static final class Chunks extends InputStream {
        private final DataInputStream in;
        private int left;
        private boolean ended;

        Chunks(DataInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            if (left == 0 && !ended) {
                left = in.readInt();
                ended = left == 0;
                if (left < 0) {
                    throw new IOException("not a length");
                }
            }
            if (ended) {
                return -1;
            }
            int read = in.read(bytes, from, Math.min(most, left));
            if (read <= 0) {
                throw new IOException("cut off");
            }
            left -= read;
            return read;
        }

        void skipRest() throws IOException {
            byte[] buffer = new byte[BUFFER];
            while (read(buffer, 0, buffer.length) > 0) {
                // to the next table
            }
        }
    }

    /** Ends before the signature. */
    private static final class Limited extends FilterInputStream {
        private long left;

        Limited(InputStream in, long most) {
            super(in);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int read = left <= 0 ? -1 : in.read();
            left -= read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = in.read(bytes, from, (int) Math.min(most, left));
            left -= Math.max(read, 0);
            return read;
        }

        @Override
        public long skip(long count) {
            return 0;
        }

        @Override
        public int available() {
            return 0;
        }
    }
}
