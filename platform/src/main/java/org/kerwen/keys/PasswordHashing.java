package org.kerwen.keys;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) with the least that OWASP recommends: 19 MiB, two passes. Each takes memory and a tenth of a second
 * of a core, so at most as many run at once as there are cores; whoever does not get a place in time is told that it is
 * busy.
 */
public final class PasswordHashing {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final String PREFIX = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$";
    private static final int PATIENCE_SECONDS = 5;

    /** What a hash is written like; it brings the parameters with which it was made. */
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=(\\d)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final Semaphore places;
    private final Duration patience;

    /** Compared with when there is no account, so that it takes as long. */
    private final String nobody = encoded(new byte[SALT_BYTES], new byte[HASH_BYTES]);

    PasswordHashing() {
        this(Math.max(1, Runtime.getRuntime().availableProcessors()), Duration.ofSeconds(PATIENCE_SECONDS));
    }

    /** With so many at once, each waiting so long for its place. */
    PasswordHashing(int places, Duration patience) {
        this.places = new Semaphore(places, true);
        this.patience = patience;
    }

    /** The hash of a password with its parameters and salt, as text; empty where it is busy. */
    public Optional<String> hash(char[] password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return whenThereIsAPlace(() -> encoded(salt, derive(password, salt)));
    }

    /**
     * Whether the password is the one of the hash; empty where it is busy.
     *
     * @param encoded what {@link #hash} answered; an empty one, for somebody who is not there, takes as long and is wrong
     */
    public Optional<Boolean> verify(char[] password, String encoded) {
        Matcher known = FORM.matcher(encoded);
        boolean somebody = known.matches();
        Matcher stored = somebody ? known : matched(nobody);
        byte[] salt = Base64.getDecoder().decode(stored.group(4));
        byte[] hash = Base64.getDecoder().decode(stored.group(5));
        int memory = Integer.parseInt(stored.group(1));
        int passes = Integer.parseInt(stored.group(2));
        int lanes = Integer.parseInt(stored.group(3));
        return whenThereIsAPlace(
                () -> MessageDigest.isEqual(derive(password, salt, memory, passes, lanes), hash) && somebody);
    }

    private static Matcher matched(String encoded) {
        Matcher matcher = FORM.matcher(encoded);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a hash of ours");
        }
        return matcher;
    }

    /** A key of 32 bytes from a password; empty where it is busy. */
    Optional<byte[]> key(char[] password, byte[] salt) {
        return whenThereIsAPlace(() -> derive(password, salt));
    }

    private <T> Optional<T> whenThereIsAPlace(Supplier<T> work) {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            places.release();
        }
    }

    private static byte[] derive(char[] password, byte[] salt) {
        return derive(password, salt, MEMORY_KIB, PASSES, LANES);
    }

    private static byte[] derive(char[] password, byte[] salt, int memoryKib, int passes, int lanes) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] bytes = utf8(password);
        byte[] hash = new byte[HASH_BYTES];
        generator.generateBytes(bytes, hash);
        Arrays.fill(bytes, (byte) 0);
        return hash;
    }

    private static byte[] utf8(char[] password) {
        byte[] room = new byte[password.length * 4];
        ByteBuffer letters = ByteBuffer.wrap(room);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(password), letters, true);
        byte[] bytes = Arrays.copyOf(room, letters.position());
        Arrays.fill(room, (byte) 0);
        return bytes;
    }

    private static String encoded(byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return PREFIX + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }
}
