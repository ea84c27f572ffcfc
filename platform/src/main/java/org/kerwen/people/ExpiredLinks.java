package org.kerwen.people;

import static org.kerwen.people.db.Tables.DISCLOSURE;
import static org.kerwen.people.db.Tables.LINK;
import static org.kerwen.people.db.Tables.TIE;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.kerwen.db.Cleaner;

/** Ends links whose consent is over and invitations that nobody took, and removes what no side has a record for any more. */
final class ExpiredLinks implements Cleaner {
    private static final int MOST = 1000;

    private final Clock clock;

    ExpiredLinks(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "links";
    }

    @Override
    public int clean(DSLContext database) {
        Instant now = clock.instant();
        int ended = LinkStore.end(
                database,
                TIE.TAKEN_AT.isNull().and(TIE.EXPIRES_AT.le(now.atOffset(ZoneOffset.UTC))),
                null,
                LinkStore.Why.NOT_TAKEN,
                now);
        ended += LinkStore.end(
                database,
                DSL.exists(DSL.selectOne()
                        .from(LINK)
                        .where(LINK.TIE.eq(TIE.ID))
                        .and(LINK.UNTIL.lt(DSL.currentLocalDate()))),
                null,
                LinkStore.Why.TIME_OVER,
                now);
        List<UUID> left = database.select(TIE.ID)
                .from(TIE)
                .where(TIE.ENDED_AT.isNotNull())
                .andNotExists(DSL.selectOne().from(LINK).where(LINK.TIE.eq(TIE.ID)))
                .limit(MOST)
                .fetch(TIE.ID);
        if (!left.isEmpty()) {
            database.deleteFrom(DISCLOSURE).where(DISCLOSURE.TIE.in(left)).execute();
            database.deleteFrom(TIE).where(TIE.ID.in(left)).execute();
        }
        return ended + left.size();
    }
}
