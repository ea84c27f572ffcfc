package org.kerwen.access;

import org.jooq.DSLContext;
import org.kerwen.kernel.AccountId;

/** What passes to a colleague when somebody leaves. Modules that give people work implement it. */
public interface HandOver {
    /** How many things are open that are this person's. */
    int open(DSLContext database, AccountId leaver);

    /** Makes them the colleague's, in the running transaction. */
    void handOver(DSLContext database, AccountId leaver, AccountId to);
}
