package org.kerwen.keys;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * Key pairs of accounts. What is stored of one: a byte for the version, the salt, the public half, and the private half
 * sealed under a key that Argon2id makes from the password. Whoever forgets the password has lost the pair.
 */
public final class AccountKeys {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Says with which parameters the key was made from the password: those of {@link PasswordHashing} today. */
    private static final byte VERSION = 1;

    private static final int SALT_BYTES = 16;
    private static final int PUBLIC_AT = 1 + SALT_BYTES;
    private static final int SEALED_AT = PUBLIC_AT + HybridKey.BYTES;

    private final PasswordHashing hashing;

    AccountKeys(PasswordHashing hashing) {
        this.hashing = hashing;
    }

    /** A new pair under a password, as it is stored; empty where it is busy. */
    public Optional<byte[]> make(char[] password) {
        return store(HybridKey.make(), password);
    }

    /** The public half of a stored pair. */
    public static byte[] publicHalf(byte[] stored) {
        return Arrays.copyOfRange(stored, PUBLIC_AT, SEALED_AT);
    }

    /**
     * Opens a stored pair; empty where it is busy.
     *
     * @throws Unopened with another password, or if it was changed
     */
    public Optional<HybridKey> open(byte[] stored, char[] password) throws Unopened {
        if (stored.length <= SEALED_AT || stored[0] != VERSION) {
            throw new Unopened();
        }
        Optional<byte[]> key = hashing.key(password, Arrays.copyOfRange(stored, 1, PUBLIC_AT));
        if (key.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Arrays.copyOfRange(stored, SEALED_AT, stored.length);
            return Optional.of(HybridKey.of(new AesGcmJce(key.get()).decrypt(sealed, publicHalf(stored))));
        } catch (GeneralSecurityException e) {
            throw new Unopened(e);
        }
    }

    /** The same pair under another password; empty where it is busy. */
    public Optional<byte[]> store(HybridKey pair, char[] password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return hashing.key(password, salt).map(key -> {
            var stored = new ByteArrayOutputStream();
            stored.write(VERSION);
            stored.writeBytes(salt);
            stored.writeBytes(pair.publicHalf());
            stored.writeBytes(Tink.sure(() -> new AesGcmJce(key).encrypt(pair.privateHalf(), pair.publicHalf())));
            return stored.toByteArray();
        });
    }
}
