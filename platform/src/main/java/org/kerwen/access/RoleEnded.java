package org.kerwen.access;

import java.time.Clock;
import java.util.UUID;
import org.jooq.DSLContext;
import org.kerwen.backup.Replay;

/** A role that was taken away stays away, although a backup from before was restored. */
final class RoleEnded implements Replay {
    static final String KIND = "role-ended";

    private final Clock clock;

    RoleEnded(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean again(DSLContext database, UUID subject) {
        AccountStore.endGrant(database, subject, clock.instant());
        return AccountStore.hasGrant(database, subject);
    }
}
