package org.kerwen.trace;

import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Rows of seals. Numbers of transactions travel as text: the driver has no type for them. */
final class SealStore {
    private static final String ALL = """
            SELECT number, era, horizon::text, entries, encode(hash, 'hex') AS hash, encode(signature, 'hex') AS signature, sealed_at
              FROM trace.seal
            """;

    private SealStore() {}

    static Optional<Seal> last(DSLContext database) {
        return database.resultQuery(ALL + " ORDER BY number DESC LIMIT 1").fetchOptional(SealStore::seal);
    }

    /** From a number on, in order, at most so many. */
    static List<Seal> from(DSLContext database, long number, int most) {
        return database.resultQuery(ALL + " WHERE number >= ? ORDER BY number LIMIT ?", number, most)
                .fetch(SealStore::seal);
    }

    /** The seal of a number. */
    static Optional<Seal> find(DSLContext database, long number) {
        return database.resultQuery(ALL + " WHERE number = ?", number).fetchOptional(SealStore::seal);
    }

    static void insert(DSLContext database, Seal seal) {
        database.execute(
                "INSERT INTO trace.seal (number, era, horizon, entries, hash, signature, sealed_at)"
                        + " VALUES (?, ?::smallint, ?::text::xid8, ?, ?, ?, ?::timestamptz)",
                seal.number(),
                seal.era(),
                String.valueOf(seal.horizon()),
                seal.entries(),
                HexFormat.of().parseHex(seal.hash()),
                HexFormat.of().parseHex(seal.signature()),
                seal.sealedAt().atOffset(ZoneOffset.UTC));
    }

    private static Seal seal(Record row) {
        return new Seal(
                row.get("number", Long.class),
                row.get("era", Integer.class),
                Long.parseLong(row.get("horizon", String.class)),
                row.get("entries", Long.class),
                row.get("hash", String.class),
                row.get("signature", String.class),
                row.get(DSL.field("sealed_at", java.time.OffsetDateTime.class)).toInstant());
    }
}
