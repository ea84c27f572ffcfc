package org.kerwen.backup;

import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Does again what must not be undone by a restore. Each module that writes into the {@link Register} has one for each kind
 * of line. It needs nothing of the running program but the connection.
 */
public interface Replay {
    /** The kind of line, such as {@code account-ended}. */
    String kind();

    /**
     * Does it, in the name of {@link org.kerwen.kernel.Actor.Machine#RESTORING}; a second time changes nothing, and nothing
     * happens where the subject is not there. Answers whether it is there.
     */
    boolean again(DSLContext database, UUID subject);
}
