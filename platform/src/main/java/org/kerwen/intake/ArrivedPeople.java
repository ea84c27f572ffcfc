package org.kerwen.intake;

import static org.kerwen.intake.db.Tables.IMPORT;
import static org.kerwen.intake.db.Tables.ROW;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.kerwen.people.Arrivals;

/** Tells the list of people who came with which file. */
final class ArrivedPeople implements Arrivals {
    @Override
    public List<Arrival> latest(DSLContext database, int most) {
        return database.select(IMPORT.ID, IMPORT.STARTED_AT)
                .from(IMPORT)
                .where(DSL.exists(DSL.selectOne()
                        .from(ROW)
                        .where(ROW.IMPORT.eq(IMPORT.ID))
                        .and(ROW.OUTCOME.in("recorded", "kept"))))
                .orderBy(IMPORT.STARTED_AT.desc(), IMPORT.ID.desc())
                .limit(most)
                .fetch(row -> new Arrival(row.value1(), row.value2().toInstant()));
    }

    @Override
    public Select<Record1<UUID>> records(UUID arrival) {
        return DSL.select(ROW.PERSON).from(ROW).where(ROW.IMPORT.eq(arrival)).and(ROW.OUTCOME.in("recorded", "kept"));
    }
}
