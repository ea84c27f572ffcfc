package org.kerwen.db;

import org.jooq.DSLContext;

/** Removes what has expired. Whoever keeps something for a time only registers one; it is called about every hour. */
public interface Cleaner {
    /** What is removed, in one or two words, for the log. */
    String name();

    /**
     * Removes some of what has expired, in a transaction of the machine {@code cleaning}, and answers how many rows went.
     * It is called again at once while it answers more than zero, so take at most some thousands at a time.
     */
    int clean(DSLContext database);
}
