package org.kerwen.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** The parts of a spreadsheet, which is an archive: unpacked while they are read, in memory, and never more than was allowed. */
final class Archive {
    static final long SMALL = 8L << 20;
    static final long LARGE = 64L << 20;
    static final long LARGEST = 160L << 20;

    private static final int MOST_PARTS = 2_000;

    /** No tag and no text is longer: the parser keeps each of them whole. */
    private static final int LONGEST_PIECE = 1 << 20;

    private final ZipFile zip;

    /**
     * Reads what parts there are.
     *
     * @throws Unreadable where it is no archive or has too many parts
     */
    Archive(byte[] content) {
        if (parts(content) > MOST_PARTS) {
            throw new Unreadable("too-large");
        }
        try {
            this.zip = ZipFile.builder()
                    .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                    .get();
        } catch (IOException | RuntimeException e) {
            throw new Unreadable("damaged");
        }
    }

    /** How many entries its directory may have, counted by how each begins, before any of them is made an object of. */
    private static int parts(byte[] content) {
        int parts = 0;
        for (int at = 0; at + 3 < content.length; at++) {
            if (content[at] == 'P' && content[at + 1] == 'K' && content[at + 2] == 1 && content[at + 3] == 2) {
                parts++;
            }
        }
        return parts;
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    /** Reading it throws {@link Unreadable} where it is longer than so many bytes. */
    InputStream part(String name, long largest) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new Unreadable("not-a-table");
        }
        return new Measured(zip.getInputStream(entry), largest);
    }

    private static final class Measured extends FilterInputStream {
        private long left;
        private int piece;

        Measured(InputStream stream, long largest) {
            super(stream);
            this.left = largest;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int some = in.read(into, from, length);
            left -= Math.max(0, some);
            for (int at = from; at < from + some; at++) {
                piece = into[at] == '>' ? 0 : piece + 1;
                if (piece > LONGEST_PIECE) {
                    throw new Unreadable("too-large");
                }
            }
            if (left < 0) {
                throw new Unreadable("too-large");
            }
            return some;
        }
    }
}
