package org.kerwen.money;

import java.util.UUID;
import org.jooq.DSLContext;
import org.kerwen.kernel.Actor;

/** Whoever charges the books for reasons of its own, and must know in the same moment when an entry is taken back. */
public interface Charging {
    /** An entry was taken back, in this transaction; nothing where it was another's. */
    void takenBack(DSLContext database, Actor.Person by, UUID entry);
}
