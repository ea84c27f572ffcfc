package org.kerwen.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.DSLContext;
import org.kerwen.db.Cleaner;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.web.Incidents;

/** Calls everybody who keeps something for a time only. */
final class Cleaning {
    private static final int MOST_ROUNDS = 1_000;

    private final Transactions transactions;
    private final List<Cleaner> cleaners;

    Cleaning(Transactions transactions, List<Cleaner> cleaners) {
        this.transactions = transactions;
        this.cleaners = List.copyOf(cleaners);
    }

    /** One that fails does not keep the others from it. */
    void run() {
        for (Cleaner cleaner : cleaners) {
            try {
                int rounds = 0;
                while (transactions.run(Actor.Machine.CLEANING, cleaner::clean) > 0 && ++rounds < MOST_ROUNDS) {
                    // Again while there is something: each time a short transaction.
                }
            } catch (RuntimeException e) {
                Incidents.record(e);
            }
        }
    }

    /** Jobs that ended are kept for a month, for whoever started them. */
    record EndedJobs(Clock clock) implements Cleaner {
        private static final Duration KEPT = Duration.ofDays(30);

        @Override
        public String name() {
            return "jobs";
        }

        @Override
        public int clean(DSLContext database) {
            return JobRows.removeEnded(database, OffsetDateTime.now(clock).minus(KEPT), 5_000);
        }
    }
}
