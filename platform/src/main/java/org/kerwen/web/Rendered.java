package org.kerwen.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** What a page or a file is over the wire: made once, sent many times. */
final class Rendered {
    /** What is larger is kept packed only: hardly anybody asks for it plain. */
    private static final int LARGE = 256 * 1024;

    final byte[] packed;
    final MediaType type;
    final String tag;

    final long length;

    private final byte @Nullable [] small;

    /** What is made once and sent many times, packed as small as can be. */
    Rendered(byte[] plain, MediaType type) {
        this(plain, type, Deflater.BEST_COMPRESSION);
    }

    /** Packing as small as can be takes several times as long, which is not worth it where only one reader gets it. */
    static Rendered forOne(byte[] plain, MediaType type) {
        return new Rendered(plain, type, 4);
    }

    private Rendered(byte[] plain, MediaType type, int level) {
        this.small = plain.length > LARGE ? null : plain;
        this.packed = gzip(plain, level);
        this.type = type;
        this.tag = hash(plain);
        this.length = plain.length;
    }

    /** What is so large that it is packed while it is written, and never stands in memory as a whole. */
    Rendered(MediaType type, Writing content) {
        var bytes = new ByteArrayOutputStream();
        MessageDigest digest = digest();
        try (var gzip = new GZIPOutputStream(bytes);
                var plain = new CountingOutputStream(new DigestOutputStream(gzip, digest))) {
            content.write(plain);
            this.length = plain.count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.small = null;
        this.packed = bytes.toByteArray();
        this.type = type;
        this.tag = HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    /** Writes a file from its beginning to its end. */
    @FunctionalInterface
    interface Writing {
        void write(OutputStream plain) throws IOException;
    }

    private static final class CountingOutputStream extends FilterOutputStream {
        private long count;

        CountingOutputStream(OutputStream output) {
            super(output);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            count++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            count += length;
        }
    }

    /** Unpacks while it is read. */
    InputStream plainStream() {
        try {
            return small != null
                    ? new ByteArrayInputStream(small)
                    : new GZIPInputStream(new ByteArrayInputStream(packed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] plain() {
        if (small != null) {
            return small;
        }
        try (InputStream plain = plainStream()) {
            return plain.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int weight() {
        return packed.length + (small == null ? 0 : small.length);
    }

    private static byte[] gzip(byte[] plain, int level) {
        var bytes = new ByteArrayOutputStream(plain.length / 2 + 64);
        try (var gzip = new GZIPOutputStream(bytes) {
            {
                def.setLevel(level);
            }
        }) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes), 0, 8);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
