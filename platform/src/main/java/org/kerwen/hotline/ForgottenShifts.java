package org.kerwen.hotline;

import org.jooq.DSLContext;
import org.kerwen.db.Cleaner;

/** Ends shifts that nobody ended, and removes notes whose time is over. */
record ForgottenShifts(Hotline hotline) implements Cleaner {
    private static final int AT_ONCE = 100;

    @Override
    public String name() {
        return "notes of the hotline";
    }

    @Override
    public int clean(DSLContext database) {
        return hotline.endForgotten(database, AT_ONCE) + hotline.forget(database, AT_ONCE);
    }
}
