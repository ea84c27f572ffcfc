package org.kerwen.intake;

import static org.kerwen.intake.db.Tables.IMPORT;
import static org.kerwen.intake.db.Tables.ROW;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.kerwen.db.Cleaner;
import org.kerwen.files.KeptFiles;

/** A month after a file was brought, what stood in rows that became nobody is forgotten, and a file that was never read goes. */
record Forgetting(KeptFiles files, Clock clock) implements Cleaner {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int AT_ONCE = 2_000;

    @Override
    public String name() {
        return "rows of imports";
    }

    @Override
    public int clean(DSLContext database) {
        OffsetDateTime before = OffsetDateTime.now(clock).minus(KEPT);
        int forgotten = database.update(ROW)
                .setNull(ROW.CELLS)
                .where(DSL.row(ROW.IMPORT, ROW.LINE)
                        .in(DSL.select(ROW.IMPORT, ROW.LINE)
                                .from(ROW)
                                .join(IMPORT)
                                .on(IMPORT.ID.eq(ROW.IMPORT))
                                .where(ROW.CELLS.isNotNull())
                                .and(IMPORT.STARTED_AT.lt(before))
                                .limit(AT_ONCE)))
                .execute();
        List<UUID> unread = database.select(IMPORT.FILE)
                .from(IMPORT)
                .where(IMPORT.FILE.isNotNull())
                .and(IMPORT.STARTED_AT.lt(before))
                .limit(AT_ONCE)
                .fetch(IMPORT.FILE);
        for (UUID file : unread) {
            database.deleteFrom(IMPORT).where(IMPORT.FILE.eq(file)).execute();
            files.remove(database, file);
        }
        return forgotten + unread.size();
    }
}
