package org.kerwen.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.JsonValues;
import org.kerwen.db.Transactions;
import org.kerwen.jobs.db.tables.records.JobRecord;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.web.Incidents;

/** Runs one attempt of a job. */
final class Runner {
    /** A job that takes the whole program down each time must not do so for ever. */
    private static final int MOST_ATTEMPTS = 5;

    private final Transactions transactions;
    private final Clock clock;
    private final Map<String, Work<?>> works = new HashMap<>();

    Runner(Transactions transactions, Clock clock, List<Work<?>> works) {
        this.transactions = transactions;
        this.clock = clock;
        for (Work<?> work : works) {
            if (this.works.put(work.kind(), work) != null) {
                throw new IllegalStateException("two kinds of work are called " + work.kind());
            }
        }
    }

    CompletionHandler<Void> run(TaskInstance<Void> task, ExecutionContext context) {
        UUID id = UUID.fromString(task.getId());
        JobRecord job = transactions.run(Actor.Machine.JOBS, database -> JobRows.begin(database, id));
        if (job == null) {
            return remove();
        }
        try {
            if (job.getCancelledAt() != null) {
                throw new Cancelled();
            }
            work(job).run(new Steps(job));
            return end(id, JobState.Outcome.DONE, null);
        } catch (Cancelled e) {
            return end(id, JobState.Outcome.CANCELLED, null);
        } catch (RuntimeException | Error e) {
            if (context.getSchedulerState().isShuttingDown()) {
                transactions.perform(Actor.Machine.JOBS, database -> JobRows.interrupted(database, id));
                return again(clock.instant());
            }
            String incident = Incidents.record(e);
            if (job.getAttempts() >= MOST_ATTEMPTS) {
                return end(id, JobState.Outcome.FAILED, incident);
            }
            transactions.perform(Actor.Machine.JOBS, database -> JobRows.failed(database, id, incident));
            return again(clock.instant().plus(Duration.ofSeconds(2L << (2 * job.getAttempts()))));
        }
    }

    private CompletionHandler<Void> end(UUID id, JobState.Outcome outcome, @Nullable String incident) {
        transactions.perform(Actor.Machine.JOBS, database -> JobRows.end(database, id, outcome, incident));
        return remove();
    }

    private static CompletionHandler<Void> remove() {
        return (complete, operations) -> operations.remove();
    }

    private static CompletionHandler<Void> again(Instant when) {
        return (complete, operations) -> operations.reschedule(complete, when);
    }

    /** Work with its argument read. */
    private record Ready<A extends Record>(Work<A> work, A argument) {
        static <A extends Record> Ready<A> of(Work<A> work, String argument) {
            return new Ready<>(work, JsonValues.read(argument, work.argument()));
        }

        void run(Progress progress) {
            work.run(argument, progress);
        }
    }

    private Ready<?> work(JobRecord job) {
        Work<?> work = works.get(job.getKind());
        if (work == null) {
            throw new IllegalStateException("no work is called " + job.getKind());
        }
        return Ready.of(work, job.getArgument().data());
    }

    private final class Steps implements Progress {
        private final JobRecord job;

        Steps(JobRecord job) {
            this.job = job;
        }

        @Override
        public long reached() {
            return job.getDone();
        }

        @Override
        public @Nullable AccountId startedBy() {
            return job.getAccount() == null ? null : new AccountId(job.getAccount());
        }

        @Override
        public @Nullable OrganisationId organisation() {
            return job.getOrganisation() == null ? null : new OrganisationId(job.getOrganisation());
        }

        @Override
        public void of(long steps) {
            stopIf(transactions.run(Actor.Machine.JOBS, database -> JobRows.of(database, job.getId(), steps)));
        }

        @Override
        public void reached(DSLContext database, long steps, String what) {
            stopIf(JobRows.reached(database, job.getId(), steps, what));
        }

        @Override
        public void reached(long steps, String what) {
            stopIf(transactions.run(
                    Actor.Machine.JOBS, database -> JobRows.reached(database, job.getId(), steps, what)));
        }

        private static void stopIf(boolean cancelled) {
            if (cancelled) {
                throw new Cancelled();
            }
        }
    }
}
