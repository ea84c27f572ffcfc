package org.kerwen.people;

import static org.kerwen.people.db.Tables.TIE;

import java.time.Clock;
import java.util.UUID;
import org.jooq.DSLContext;
import org.kerwen.backup.Replay;

/** What was withdrawn stays so, although a backup from before was restored: link, open invitation and all copies. */
final class EndedLinks implements Replay {
    static final String KIND = "link-ended";

    private final Clock clock;

    EndedLinks(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean again(DSLContext database, UUID subject) {
        LinkStore.end(database, subject, null, LinkStore.Why.WITHDRAWN, clock.instant());
        return database.fetchExists(TIE, TIE.ID.eq(subject));
    }
}
