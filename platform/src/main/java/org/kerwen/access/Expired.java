package org.kerwen.access;

import java.util.function.ToIntFunction;
import org.jooq.DSLContext;
import org.kerwen.db.Cleaner;

/**
 * What of the ways in has expired and is removed.
 *
 * @param name what it is
 * @param removal removes it in the running transaction and answers how many rows went
 */
record Expired(String name, ToIntFunction<DSLContext> removal) implements Cleaner {
    @Override
    public int clean(DSLContext database) {
        return removal.applyAsInt(database);
    }
}
