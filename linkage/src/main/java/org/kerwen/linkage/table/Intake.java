package org.kerwen.linkage.table;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Columns take in batches of rows, each column one batch after the other, several columns at once. */
final class Intake implements AutoCloseable {

    /** So many batches may wait; whoever reads faster than columns take in waits too. */
    private static final int WAITING = 8;

    private final List<RawColumn> columns;
    private final ExecutorService threads;
    private final CompletableFuture<?>[] last;
    private final Deque<CompletableFuture<?>> waiting = new ArrayDeque<>();

    Intake(List<RawColumn> columns) {
        this.columns = columns;
        this.threads =
                Executors.newFixedThreadPool(Math.max(1, Runtime.getRuntime().availableProcessors()), task -> {
                    Thread thread = new Thread(task, "kerwen-linkage-columns");
                    thread.setDaemon(true);
                    return thread;
                });
        this.last = new CompletableFuture<?>[columns.size()];
        Arrays.fill(last, CompletableFuture.completedFuture(null));
    }

    void take(RowBatch batch) {
        for (int at = 0; at < last.length; at++) {
            RawColumn column = columns.get(at);
            last[at] = last[at].thenRunAsync(() -> column.take(batch), threads);
        }
        waiting.add(CompletableFuture.allOf(last));
        if (waiting.size() > WAITING) {
            waiting.remove().join();
        }
    }

    /** Waits until all is taken in. */
    void finish() {
        CompletableFuture.allOf(last).join();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
