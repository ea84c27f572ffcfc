package org.kerwen.jobs;

import static org.kerwen.jobs.db.Tables.DUE;
import static org.kerwen.jobs.db.Tables.JOB;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.jobs.db.tables.records.JobRecord;
import org.kerwen.kernel.Actor;

/** The tables of jobs. */
final class JobRows {
    /** The name under which the clock knows every job. */
    static final String TASK = "job";

    static void add(DSLContext database, UUID id, String kind, Actor by, String argument) {
        Actor.Person person = by instanceof Actor.Person somebody ? somebody : null;
        database.insertInto(JOB, JOB.ID, JOB.KIND, JOB.ACCOUNT, JOB.ORGANISATION, JOB.ARGUMENT)
                .values(
                        id,
                        kind,
                        person == null ? null : person.account().value(),
                        person == null ? null : person.organisation().value(),
                        JSONB.valueOf(argument))
                .execute();
        database.insertInto(DUE, DUE.TASK_NAME, DUE.TASK_INSTANCE, DUE.EXECUTION_TIME, DUE.PICKED, DUE.VERSION)
                .select(DSL.select(
                        DSL.val(TASK),
                        DSL.val(id.toString()),
                        DSL.currentOffsetDateTime(),
                        DSL.inline(false),
                        DSL.inline(1L)))
                .execute();
    }

    static Optional<JobState> find(DSLContext database, UUID id) {
        return database.selectFrom(JOB).where(JOB.ID.eq(id)).fetchOptional(JobRows::state);
    }

    static List<JobState> latest(DSLContext database, int most) {
        return database.selectFrom(JOB)
                .orderBy(JOB.MADE_AT.desc(), JOB.ID.desc())
                .limit(most)
                .fetch(JobRows::state);
    }

    static boolean cancel(DSLContext database, UUID id) {
        return database.update(JOB)
                        .set(JOB.CANCELLED_AT, DSL.coalesce(JOB.CANCELLED_AT, DSL.currentOffsetDateTime()))
                        .where(JOB.ID.eq(id))
                        .and(JOB.ENDED_AT.isNull())
                        .execute()
                == 1;
    }

    /** Begins an attempt; null where there is nothing to do any more. */
    static @Nullable JobRecord begin(DSLContext database, UUID id) {
        return database.update(JOB)
                .set(JOB.ATTEMPTS, JOB.ATTEMPTS.plus(1))
                .set(JOB.STARTED_AT, DSL.currentOffsetDateTime())
                .where(JOB.ID.eq(id))
                .and(JOB.ENDED_AT.isNull())
                .returning()
                .fetchOne();
    }

    /** Whether somebody cancelled it. */
    static boolean reached(DSLContext database, UUID id, long steps, String what) {
        return cancelledAfter(database.update(JOB)
                .set(JOB.DONE, steps)
                .set(JOB.WHAT, what)
                .where(JOB.ID.eq(id))
                .returning(JOB.CANCELLED_AT)
                .fetchOne());
    }

    /** Whether somebody cancelled it. */
    static boolean of(DSLContext database, UUID id, long steps) {
        return cancelledAfter(database.update(JOB)
                .set(JOB.OF, steps)
                .where(JOB.ID.eq(id))
                .returning(JOB.CANCELLED_AT)
                .fetchOne());
    }

    private static boolean cancelledAfter(@Nullable JobRecord row) {
        return row == null || row.getCancelledAt() != null;
    }

    static void end(DSLContext database, UUID id, JobState.Outcome outcome, @Nullable String incident) {
        database.update(JOB)
                .set(JOB.ENDED_AT, DSL.currentOffsetDateTime())
                .set(JOB.OUTCOME, outcome.name().toLowerCase(Locale.ROOT))
                .set(JOB.INCIDENT, incident)
                .where(JOB.ID.eq(id))
                .and(JOB.ENDED_AT.isNull())
                .execute();
    }

    static void failed(DSLContext database, UUID id, String incident) {
        database.update(JOB).set(JOB.INCIDENT, incident).where(JOB.ID.eq(id)).execute();
    }

    /** The attempt did not count: the program was being stopped. */
    static void interrupted(DSLContext database, UUID id) {
        database.update(JOB)
                .set(JOB.ATTEMPTS, DSL.greatest(JOB.ATTEMPTS.minus(1), DSL.inline(0)))
                .where(JOB.ID.eq(id))
                .execute();
    }

    static int removeEnded(DSLContext database, OffsetDateTime before, int most) {
        return database.deleteFrom(JOB)
                .where(JOB.ID.in(database.select(JOB.ID)
                        .from(JOB)
                        .where(JOB.ENDED_AT.lt(before))
                        .limit(most)))
                .execute();
    }

    /** How many have not ended; asked by the machine {@code jobs}. */
    static long waiting(DSLContext database) {
        return database.fetchCount(JOB, JOB.ENDED_AT.isNull());
    }

    private static JobState state(JobRecord row) {
        return new JobState(
                row.getId(),
                row.getKind(),
                row.getDone(),
                row.getOf(),
                row.getWhat(),
                row.getMadeAt().toInstant(),
                row.getCancelledAt() != null,
                row.getEndedAt() == null ? null : row.getEndedAt().toInstant(),
                row.getOutcome() == null
                        ? null
                        : JobState.Outcome.valueOf(row.getOutcome().toUpperCase(Locale.ROOT)),
                row.getIncident());
    }

    private JobRows() {}
}
