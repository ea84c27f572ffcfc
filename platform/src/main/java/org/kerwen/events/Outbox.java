package org.kerwen.events;

import static org.kerwen.events.db.Tables.EVENT;

import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.kerwen.db.JsonValues;
import org.kerwen.kernel.Ids;
import org.springframework.stereotype.Component;

/** Writes down what happened. */
@Component
public final class Outbox {
    /**
     * Writes the event into the running transaction: it is told when that stands, and never where it falls.
     *
     * <p>Call it after the rows of which it tells were written or locked: then the order of writing is the order in which
     * things came about.
     */
    public void write(DSLContext database, Event event) {
        database.insertInto(EVENT, EVENT.ID, EVENT.KIND, EVENT.FACTS)
                .values(Ids.next(), Event.kind(event.getClass()), JSONB.valueOf(JsonValues.written(event)))
                .execute();
    }
}
