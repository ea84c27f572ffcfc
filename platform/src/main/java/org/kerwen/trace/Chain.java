package org.kerwen.trace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;

/** What the hash of a seal is made from: the same whether it is made or verified, and the same in years. */
final class Chain {
    private static final int FETCHED_AT_ONCE = 2000;

    /** Every field as text, because text stays as it is; a field that is absent cannot be taken for an empty one. */
    private static final String ENTRIES = """
            SELECT concat_ws('|', era, xid, id, round(extract(epoch FROM at) * 1000000), actor, coalesce(account::text, '-'),
                             coalesce(organisation, '-'), operation, coalesce(subject::text, '-'), coalesce(purpose, '-'))
              FROM trace.entry
             WHERE era = ?::smallint AND xid >= ?::text::xid8 AND xid < ?::text::xid8
             ORDER BY era, xid, id
            """;

    private final MessageDigest digest;
    private long count;

    private Chain(String before) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        digest.update(before.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Hashes the entries of an era from one horizon to another.
     *
     * @param before hash of the seal before
     */
    static Chain of(DSLContext database, String before, int era, long from, long to) {
        Chain chain = new Chain(before);
        try (Stream<Record> rows =
                database
                        .resultQuery(ENTRIES, era, String.valueOf(from), String.valueOf(to))
                        .fetchSize(FETCHED_AT_ONCE)
                        .stream()
                        .map(row -> row)) {
            rows.forEach(row -> chain.add(String.valueOf(row.get(0))));
        }
        return chain;
    }

    private void add(String entry) {
        digest.update((byte) '\n');
        digest.update(entry.getBytes(StandardCharsets.UTF_8));
        count++;
    }

    long count() {
        return count;
    }

    /** Ends it. */
    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
