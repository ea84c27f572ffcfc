package org.kerwen.jobs;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Adds ones to a sum in the database, step by step; there only where a test asks for it. */
@Component
@ConditionalOnBooleanProperty("kerwen.counting-work")
final class CountingWork implements Work<CountingWork.Count> {
    /** What its steps are called, to how many it counts, how long it rests after each, and at which it fails the first times. */
    record Count(String run, int to, int rest, int failsAt, int failures) {}

    private final Transactions transactions;
    private final Map<String, Integer> failed = new ConcurrentHashMap<>();

    CountingWork(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public String kind() {
        return "counting";
    }

    @Override
    public Class<Count> argument() {
        return Count.class;
    }

    @Override
    public void run(Count count, Progress progress) {
        progress.of(count.to());
        for (long step = progress.reached() + 1; step <= count.to(); step++) {
            long reached = step;
            if (step == count.failsAt() && failed.merge(count.run(), 1, Integer::sum) <= count.failures()) {
                throw new IllegalStateException("failed at " + step);
            }
            transactions.perform(Actor.Machine.JOBS, database -> {
                // A table into which the application may write without more, and which refuses the same step twice.
                database.execute(
                        "INSERT INTO access.organisation (id, name) VALUES (?, '{\"en\": \"a step\"}')",
                        count.run() + "-" + reached);
                progress.reached(database, reached, "counting");
            });
            rest(count.rest());
        }
    }

    private static void rest(int milliseconds) {
        try {
            Thread.sleep(Duration.ofMillis(milliseconds));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the program is being stopped", e);
        }
    }
}
