package org.kerwen.cases;

import static org.kerwen.cases.db.Tables.SEALED_PIECE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.keys.OrganisationKeys;
import org.kerwen.keys.Unopened;

/**
 * Files of sealed cases, in pieces of one length under the key of the organisation. A piece does not say whose it is: which file a case
 * has, what it is called and how long it really is stands inside the case.
 */
final class SealedFiles {
    private static final int PIECE = 64 * 1024;

    private final OrganisationKeys keys;

    SealedFiles(OrganisationKeys keys) {
        this.keys = keys;
    }

    /** False where the key is locked. */
    boolean put(DSLContext database, OrganisationId organisation, UUID file, byte[] content) {
        List<Query> queries = new ArrayList<>();
        for (int number = 0; number * PIECE < content.length; number++) {
            // Filled up with zeros: a shorter last piece would tell how long the file is.
            byte[] piece = Arrays.copyOfRange(content, number * PIECE, (number + 1) * PIECE);
            Optional<byte[]> sealed = keys.seal(organisation, piece, context(file, number));
            if (sealed.isEmpty()) {
                return false;
            }
            queries.add(database.insertInto(SEALED_PIECE)
                    .set(SEALED_PIECE.FILE, file)
                    .set(SEALED_PIECE.ORGANISATION, organisation.value())
                    .set(SEALED_PIECE.NUMBER, number)
                    .set(SEALED_PIECE.SEALED, sealed.orElseThrow()));
        }
        database.batch(queries).execute();
        return true;
    }

    /**
     * What was put there; empty where the key is locked.
     *
     * @param size bytes of the content
     * @throws IllegalStateException where a piece was changed or is not there
     */
    Optional<byte[]> find(DSLContext database, OrganisationId organisation, UUID file, long size) {
        List<byte[]> pieces = database.select(SEALED_PIECE.SEALED)
                .from(SEALED_PIECE)
                .where(SEALED_PIECE.FILE.eq(file))
                .orderBy(SEALED_PIECE.NUMBER)
                .fetch(SEALED_PIECE.SEALED);
        byte[] content = new byte[Math.toIntExact(size)];
        try {
            int at = 0;
            for (int number = 0; number < pieces.size() && at < content.length; number++) {
                Optional<byte[]> piece = keys.open(organisation, pieces.get(number), context(file, number));
                if (piece.isEmpty()) {
                    return Optional.empty();
                }
                int length = Math.min(PIECE, content.length - at);
                System.arraycopy(piece.orElseThrow(), 0, content, at, length);
                at += length;
            }
            if (at < content.length) {
                throw new IllegalStateException("a piece of a file is not there");
            }
            return Optional.of(content);
        } catch (Unopened e) {
            throw new IllegalStateException("a piece of a file does not open", e);
        }
    }

    /** Answers whether there was one. */
    static boolean remove(DSLContext database, UUID file) {
        return database.deleteFrom(SEALED_PIECE)
                        .where(SEALED_PIECE.FILE.eq(file))
                        .execute()
                > 0;
    }

    private static String context(UUID file, int number) {
        return "cases.sealed_piece/" + file + "/" + number;
    }
}
