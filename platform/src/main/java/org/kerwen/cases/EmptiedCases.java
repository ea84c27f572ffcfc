package org.kerwen.cases;

import java.util.UUID;
import org.jooq.DSLContext;
import org.kerwen.backup.Replay;

/** A case that was emptied is emptied again when a backup from before was restored; a sealed one goes with each of its files. */
final class EmptiedCases implements Replay {
    static final String KIND = "case-emptied";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean again(DSLContext database, UUID subject) {
        return CaseStore.empty(database, subject)
                || SealedStore.remove(database, subject)
                || SealedFiles.remove(database, subject);
    }
}
