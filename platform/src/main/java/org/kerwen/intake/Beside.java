package org.kerwen.intake;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work on an import that goes on beside whoever began it, on a thread of its own, until they wait for its end. */
final class Beside {
    private final FutureTask<Void> task;

    private Beside(FutureTask<Void> task) {
        this.task = task;
    }

    static Beside begin(String thread, Runnable work) {
        FutureTask<Void> task = new FutureTask<>(work, null);
        Thread.ofVirtual().name(thread).start(task);
        return new Beside(task);
    }

    /** Waits for the end of all of them, whatever one of them throws. */
    static void end(Iterable<Beside> all) {
        RuntimeException first = null;
        for (Beside each : all) {
            try {
                each.end();
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /**
     * Waits for its end; what it threw is thrown here.
     *
     * @throws CancellationException where whoever waits is to stop
     */
    void end() {
        try {
            task.get();
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped in the middle of an import");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException told ? told : new IllegalStateException(e.getCause());
        }
    }
}
