package org.kerwen.jobs;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.kerwen.db.JsonValues;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Ids;
import org.springframework.stereotype.Component;

/** Puts work off, and shows how far it is. Each method is part of a transaction of the caller. */
@Component
public final class Jobs {
    private static final int MOST_LISTED = 50;

    /**
     * Writes the job into the running transaction. It is begun within some seconds after that stands, and never if it falls.
     *
     * @param by who may look and cancel: the person of the transaction, or a machine
     */
    public <A extends Record> UUID enqueue(DSLContext database, Actor by, Work<A> work, A argument) {
        UUID id = Ids.next();
        JobRows.add(database, id, work.kind(), by, JsonValues.written(argument));
        return id;
    }

    /** A job of the transaction's person; empty where there is none of this id, or it is another's. */
    public Optional<JobState> find(DSLContext database, UUID id) {
        return JobRows.find(database, id);
    }

    /** The last jobs of the transaction's person, the newest first. */
    public List<JobState> latest(DSLContext database) {
        return JobRows.latest(database, MOST_LISTED);
    }

    /**
     * Asks a job of the transaction's person to stop: at its next step, or before it begins. What stands, stands. Answers
     * false where there is no such job or it has ended.
     */
    public boolean cancel(DSLContext database, UUID id) {
        return JobRows.cancel(database, id);
    }
}
