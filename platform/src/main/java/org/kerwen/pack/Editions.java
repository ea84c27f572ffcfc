package org.kerwen.pack;

import static org.kerwen.pack.db.Tables.EDITION;

import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.PublicReads;

/** Tells which load of the pack the database holds, so that nobody reads or writes again what has not changed. */
public final class Editions {
    private final PublicReads reads;

    Editions(PublicReads reads) {
        this.reads = reads;
    }

    /** The edition of all that modules read from their tables: another one after each load that wrote something. */
    public Optional<UUID> current() {
        return reads.read(database -> database.select(EDITION.ID).from(EDITION).fetchOptional(EDITION.ID));
    }

    /** Whether a pack with this digest was loaded last, without a problem. */
    boolean isCurrent(String digest) {
        return reads.read(database -> database.fetchExists(EDITION, EDITION.DIGEST.eq(digest)));
    }

    /** Makes a new edition, in the transaction that wrote it; without a digest where the pack must be read again. */
    static void change(DSLContext database, @Nullable String digest) {
        database.insertInto(EDITION)
                .set(EDITION.ONLY_ONE, true)
                .set(EDITION.ID, DSL.uuid())
                .set(EDITION.DIGEST, digest)
                .set(EDITION.LOADED_AT, DSL.currentOffsetDateTime())
                .onConflict(EDITION.ONLY_ONE)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }
}
