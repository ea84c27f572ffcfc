package org.kerwen.trace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.kerwen.trace.EntryStore.Line;

/**
 * The hash of a seal in the making, over the hash of the seal before and the entries in order: the same whether a seal is made
 * or verified, and the same in years.
 */
final class Chain {
    private final MessageDigest digest;
    private long count;
    private long lowest = Long.MAX_VALUE;
    private long highest;

    Chain(String before) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        digest.update(before.getBytes(StandardCharsets.US_ASCII));
    }

    void add(Line entry) {
        digest.update((byte) '\n');
        digest.update(entry.text().getBytes(StandardCharsets.UTF_8));
        count++;
        lowest = Math.min(lowest, entry.id());
        highest = Math.max(highest, entry.id());
    }

    long count() {
        return count;
    }

    /** The smallest id among the entries; nothing sensible where there are none. */
    long lowest() {
        return lowest;
    }

    /** The greatest id among the entries. */
    long highest() {
        return highest;
    }

    /** Ends it. */
    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
