package org.kerwen.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A form of a page as it was sent. Sent again as it was, by an impatient finger or over a bad line, it is the same. Changed after it was
 * sent, by way of the browser's way back, it is another, so that nothing that was typed is ever passed over.
 *
 * @param id by which it is known; from it neither the page's key nor what was typed can be read
 */
public record SentForm(UUID id) {
    /** The field in which each page puts a key of its own into its forms. */
    public static final String KEY = "_once";

    private static final String PROOF = "_csrf";

    /**
     * The form that was sent to this address with these values. Without a key of its page no other is the same.
     *
     * @param typed every field with its values, the key among them
     * @param contents of the files that were sent along
     */
    public static SentForm of(String address, Map<String, List<String>> typed, byte[]... contents) {
        if (typed.getOrDefault(KEY, List.of("")).getFirst().isBlank()) {
            return alone();
        }
        MessageDigest digest = sha256();
        add(digest, address);
        new TreeMap<>(typed).forEach((name, values) -> {
            if (!name.equals(PROOF)) {
                add(digest, name);
                add(digest, String.valueOf(values.size()));
                values.forEach(value -> add(digest, value));
            }
        });
        for (byte[] content : contents) {
            add(digest, content);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        // Version 8 of RFC 9562: an id whose bits have a meaning of their own.
        return new SentForm(new UUID(
                (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L,
                (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L));
    }

    /** One that is the same as no other: what nobody sent from a page. */
    public static SentForm alone() {
        return new SentForm(Ids.withoutTime());
    }

    private static void add(MessageDigest digest, String part) {
        add(digest, part.getBytes(StandardCharsets.UTF_8));
    }

    /** With its length, so that no two lists of parts look the same. */
    private static void add(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
        digest.update(part);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
