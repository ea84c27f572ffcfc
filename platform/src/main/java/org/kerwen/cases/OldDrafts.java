package org.kerwen.cases;

import org.jooq.DSLContext;
import org.kerwen.db.Cleaner;

/** Removes drafts that nobody came back to. */
record OldDrafts(Drafts drafts) implements Cleaner {
    @Override
    public String name() {
        return "drafts";
    }

    @Override
    public int clean(DSLContext database) {
        return drafts.forget(database);
    }
}
