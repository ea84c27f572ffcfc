package org.kerwen.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

    private final byte @Nullable [] small;

    Rendered(byte[] plain, MediaType type) {
        this.small = plain.length > LARGE ? null : plain;
        this.packed = gzip(plain);
        this.type = type;
        this.tag = hash(plain);
    }

    byte[] plain() {
        if (small != null) {
            return small;
        }
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int weight() {
        return packed.length + (small == null ? 0 : small.length);
    }

    private static byte[] gzip(byte[] plain) {
        var bytes = new ByteArrayOutputStream(plain.length / 2 + 64);
        try (var gzip = new GZIPOutputStream(bytes) {
            {
                def.setLevel(9);
            }
        }) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
