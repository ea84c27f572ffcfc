package org.kerwen.db;

import org.jooq.DSLContext;
import org.kerwen.kernel.Actor;

/** Where acts are written down. Declared here, because no transaction of a person goes without it; kept by the audit. */
@FunctionalInterface
public interface Trail {
    /** Writes the act into the running transaction: it stands when the transaction does, and falls with it. */
    void record(DSLContext database, Actor actor, Act act);
}
