package org.kerwen.keys;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/**
 * A key for one long stream (AES-256-GCM with HKDF, in segments of a megabyte). Each segment is authenticated together
 * with its place and with whether it is the last: none can be changed, left out, moved or cut off unseen.
 */
public final class DataKey {
    /** How many bytes it has. */
    public static final int BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SEGMENT_BYTES = 1024 * 1024;

    private final byte[] bytes;

    private DataKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A new one. */
    public static DataKey make() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new DataKey(bytes);
    }

    /** One that was sealed and opened again. */
    public static DataKey of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("not a key");
        }
        return new DataKey(bytes.clone());
    }

    /** To be sealed at once. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * What is written is sealed and goes on. It is complete when the stream is closed.
     *
     * @param beside is authenticated with it and stays readable
     */
    public OutputStream sealing(OutputStream on, byte[] beside) throws IOException {
        try {
            return primitive().newEncryptingStream(on, beside);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an algorithm that every JDK has failed", e);
        }
    }

    /** Opens what was sealed; reading fails with an {@link IOException} at the first segment that was changed. */
    public InputStream opening(InputStream from, byte[] beside) throws IOException {
        try {
            return primitive().newDecryptingStream(from, beside);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an algorithm that every JDK has failed", e);
        }
    }

    private StreamingAead primitive() {
        return Tink.sure(() -> new AesGcmHkdfStreaming(bytes, "HmacSha256", BYTES, SEGMENT_BYTES, 0));
    }

    @Override
    public String toString() {
        return "DataKey[hidden]";
    }
}
