package org.kerwen.cases;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.kerwen.db.Act;
import org.kerwen.db.Cleaner;
import org.kerwen.db.Trail;
import org.kerwen.kernel.Actor;

/** Writes down that urgent looks are over which nobody ended, and removes old ones. */
record PastLooks(Looks looks, Trail trail) implements Cleaner {
    @Override
    public String name() {
        return "urgent looks";
    }

    @Override
    public int clean(DSLContext database) {
        List<UUID> over = looks.over(database);
        over.forEach(look -> trail.record(database, Actor.Machine.CLEANING, Act.on("look.end", look)));
        return over.size() + looks.forget(database);
    }
}
