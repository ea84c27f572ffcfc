package org.kerwen.files;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.kerwen.kernel.OrganisationId;

/**
 * The key of one file. Its content is one stream of segments (AES-256-GCM, a key derived for each file), each of which says
 * where it stands and whether it is the last: pieces can be neither swapped, cut off nor put under another id.
 */
final class DataKey {
    /** A segment is a row of {@code files.chunk}. */
    static final int SEGMENT = 256 * 1024;

    private static final int LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] secret;
    private final byte[] bound;

    DataKey(byte[] secret, UUID file, OrganisationId organisation) {
        this.secret = secret.clone();
        this.bound = ("files/" + organisation + "/" + file).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] make() {
        byte[] secret = new byte[LENGTH];
        RANDOM.nextBytes(secret);
        return secret;
    }

    List<byte[]> encrypt(byte[] content) {
        List<byte[]> pieces = new ArrayList<>();
        try (OutputStream stream = streaming().newEncryptingStream(new Pieces(pieces), bound)) {
            stream.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return pieces;
    }

    /** Reading it throws where anything was changed. */
    InputStream decrypt(InputStream encrypted) {
        try {
            return streaming().newDecryptingStream(encrypted, bound);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] encryptName(String name) {
        try {
            return forName().encrypt(name.getBytes(StandardCharsets.UTF_8), bound);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String decryptName(byte[] encrypted) {
        try {
            return new String(forName().decrypt(encrypted, bound), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the name was changed", e);
        }
    }

    private AesGcmHkdfStreaming streaming() throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(secret, "HmacSha256", LENGTH, SEGMENT, 0);
    }

    private AesGcmJce forName() throws GeneralSecurityException {
        return new AesGcmJce(Hkdf.computeHkdf(
                "HmacSha256", secret, new byte[0], "name".getBytes(StandardCharsets.US_ASCII), LENGTH));
    }

    /** Cuts what is written into pieces of a segment. */
    private static final class Pieces extends OutputStream {
        private final List<byte[]> pieces;
        private final byte[] piece = new byte[SEGMENT];
        private int filled;

        Pieces(List<byte[]> pieces) {
            this.pieces = pieces;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            int at = from;
            while (at < from + length) {
                int some = Math.min(SEGMENT - filled, from + length - at);
                System.arraycopy(bytes, at, piece, filled, some);
                filled += some;
                at += some;
                if (filled == SEGMENT) {
                    close();
                }
            }
        }

        @Override
        public void close() {
            if (filled > 0) {
                pieces.add(Arrays.copyOf(piece, filled));
                filled = 0;
            }
        }
    }
}
