package org.kerwen.hotline;

import org.jooq.DSLContext;
import org.kerwen.db.Cleaner;

/** Removes what was written freely and whose time is over. */
record ExpiredNotes(Hotline hotline) implements Cleaner {
    private static final int AT_ONCE = 100;

    @Override
    public String name() {
        return "notes of the hotline";
    }

    @Override
    public int clean(DSLContext database) {
        return hotline.forget(database, AT_ONCE);
    }
}
