package org.kerwen.people;

import java.util.UUID;
import org.jooq.DSLContext;
import org.kerwen.backup.Replay;

/** A picture that was removed for good is removed again when a backup from before was restored. */
final class PhotographGone implements Replay {
    static final String KIND = "photograph-removed";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean again(DSLContext database, UUID subject) {
        return PhotographStore.removeAgain(database, subject);
    }
}
