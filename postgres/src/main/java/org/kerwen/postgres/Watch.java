package org.kerwen.postgres;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the server again when it ends by itself (the kernel out of memory, a kill, a full disk), on the same port, so
 * that connection pools recover. One thread does it; it alone replaces the postmaster until {@link #end} has waited for
 * it.
 */
final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration BETWEEN_LOOKS_AT_THE_LOG = Duration.ofSeconds(10);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOOKS_FOR_ROOM = Duration.ofSeconds(1);

    private final Launcher launcher;
    private final RestartBudget budget;
    private final Thread thread;
    private volatile Postmaster postmaster;

    Watch(Launcher launcher, RestartBudget budget, Postmaster postmaster) {
        this.launcher = launcher;
        this.budget = budget;
        this.postmaster = postmaster;
        // A daemon: an application that forgets to close its server can end all the same.
        this.thread = Thread.ofPlatform().name("kerwen-postgres-watch").daemon().unstarted(this::watch);
    }

    void begin() {
        thread.start();
    }

    Postmaster postmaster() {
        return postmaster;
    }

    /** Ends the watch, then the server. */
    void end() throws IOException {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        try {
            postmaster.stop();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void watch() {
        try {
            while (true) {
                if (!postmaster.endsWithin(BETWEEN_LOOKS_AT_THE_LOG)) {
                    keepLogSmall();
                } else if (waitsForRoom() || budget.take()) {
                    restart();
                } else {
                    LOG.error(
                            "PostgreSQL ended by itself too often and stays down; see {}",
                            launcher.log().path());
                    return;
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("The watch over PostgreSQL ends");
        }
    }

    /**
     * PostgreSQL ends when its disk is full, and no number of attempts makes room: they are not counted, so that it
     * comes back whenever a person has made some. Says whether it had to wait.
     */
    private boolean waitsForRoom() throws InterruptedException {
        boolean waited = false;
        while (launcher.lacksRoom()) {
            if (!waited) {
                LOG.error(
                        "PostgreSQL is down. {} It starts again by itself as soon as there is room.",
                        new DiskFull(launcher.data()).problem());
            }
            waited = true;
            Thread.sleep(BETWEEN_LOOKS_FOR_ROOM);
        }
        return waited;
    }

    private void restart() throws InterruptedException {
        LOG.error(
                "PostgreSQL process {} ended by itself (exit code {}); starting it again",
                postmaster.number(),
                postmaster.process().exitValue());
        try {
            postmaster = launcher.launchOn(postmaster.port());
            LOG.info("PostgreSQL runs again as process {}", postmaster.number());
        } catch (IOException | RuntimeException e) {
            LOG.error("PostgreSQL could not be started again", e);
            Thread.sleep(AFTER_A_FAILURE);
        }
    }

    private void keepLogSmall() {
        try {
            launcher.log().keepSmall();
        } catch (IOException e) {
            LOG.warn("The log of PostgreSQL could not be shortened", e);
        }
    }
}
