package org.kerwen.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Refused;
import org.kerwen.kernel.SentForm;

/**
 * A request that changes something, with the key under which its caller may repeat it.
 *
 * <p>What is stored of it is made with the key, and the key is not stored: from a stolen database nobody learns what was
 * asked or answered, not even by trying likely requests.
 */
public final class KeyedRequest {
    /** What the description of the interface says of the header. */
    public static final String IN_WORDS =
            "16 to 200 random characters of your own, new for each new request and the same when it is sent again. It must be"
                    + " there.";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{16,200}");
    private static final int NUMBER_LENGTH = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String route;
    private final byte[] key;
    private final byte[] hash;

    private KeyedRequest(String route, byte[] key, byte[] hash) {
        this.route = route;
        this.key = key;
        this.hash = hash;
    }

    /**
     * A request with a body.
     *
     * @param route method and pattern of the address: {@code POST /api/v1/cases/{id}/notes}
     * @param key as it was sent, in the header {@code Idempotency-Key}: 16 to 200 visible characters
     *     that nobody can guess
     * @param values the values in the address, and whatever else tells one request from another
     * @param body as it was sent
     * @throws Refused where there is no such key
     */
    public static KeyedRequest of(String route, @Nullable String key, List<String> values, byte[] body) {
        if (key == null || !KEY.matcher(key).matches()) {
            throw new Refused(IdempotencyProblems.MISSING);
        }
        byte[] bytes = key.getBytes(StandardCharsets.US_ASCII);
        Mac mac = mac(bytes);
        add(mac, "request");
        add(mac, route);
        values.forEach(value -> add(mac, value));
        return new KeyedRequest(route, bytes, mac.doFinal(body));
    }

    /** A form of a page. All of them have one route: a row does not tell which page somebody was on. */
    static KeyedRequest of(SentForm form) {
        return of("POST /app/", form.id().toString(), List.of(), new byte[0]);
    }

    String route() {
        return route;
    }

    byte[] keyHash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] hash() {
        return hash.clone();
    }

    /** Under a number of its own each time: the answer of an attempt that was undone may still lie in the database's log. */
    byte[] encrypt(byte[] plain) {
        byte[] number = new byte[NUMBER_LENGTH];
        RANDOM.nextBytes(number);
        byte[] encrypted = crypt(Cipher.ENCRYPT_MODE, number, plain, 0);
        return ByteBuffer.allocate(number.length + encrypted.length)
                .put(number)
                .put(encrypted)
                .array();
    }

    byte[] decrypt(byte[] encrypted) {
        return crypt(Cipher.DECRYPT_MODE, Arrays.copyOf(encrypted, NUMBER_LENGTH), encrypted, NUMBER_LENGTH);
    }

    private byte[] crypt(int mode, byte[] number, byte[] text, int from) {
        try {
            Mac mac = mac(key);
            add(mac, "answer");
            add(mac, route);
            byte[] derived = mac.doFinal(hash);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(derived, "AES"), new GCMParameterSpec(128, number));
            Arrays.fill(derived, (byte) 0);
            return cipher.doFinal(text, from, text.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the answer does not belong to this request", e);
        }
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With its length, so that no two lists of parts look the same. */
    private static void add(Mac mac, String part) {
        StringBuilder text = new StringBuilder();
        part(text, part);
        mac.update(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void part(StringBuilder text, String part) {
        text.append(part.length()).append(':').append(part);
    }
}
