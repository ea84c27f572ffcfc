package org.kerwen.postgres;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** How often a server that dies is started again: so often within so long, then never. */
final class RestartBudget {
    private final int restarts;
    private final long nanos;
    private final LongSupplier clock;
    private final Deque<Long> taken = new ArrayDeque<>();

    /**
     * @param clock nanoseconds of a clock that only goes forward, as {@link System#nanoTime}
     */
    RestartBudget(int restarts, Duration within, LongSupplier clock) {
        this.restarts = restarts;
        this.nanos = within.toNanos();
        this.clock = clock;
    }

    /** Takes one restart if there is one left. */
    boolean take() {
        long now = clock.getAsLong();
        while (!taken.isEmpty() && now - taken.getFirst() >= nanos) {
            taken.removeFirst();
        }
        if (taken.size() == restarts) {
            return false;
        }
        taken.addLast(now);
        return true;
    }
}
