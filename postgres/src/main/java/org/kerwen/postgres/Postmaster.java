package org.kerwen.postgres;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running server, child of this process.
 *
 * @param process the postmaster
 * @param port where it listens on 127.0.0.1
 */
record Postmaster(Process process, int port) {
    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);

    /** An orderly end writes everything that is dirty to what may be a slow disk. */
    private static final Duration FAST = Duration.ofSeconds(60);

    private static final Duration IMMEDIATE = Duration.ofSeconds(15);

    long number() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it has ended, at most this long; says whether it has. */
    boolean endsWithin(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), MILLISECONDS);
    }

    /** Ends it, in an orderly way if it can be. An interrupt does not shorten this. */
    void stop() throws IOException {
        if (stops(StopSignal.FAST, FAST) || stops(StopSignal.IMMEDIATE, IMMEDIATE)) {
            return;
        }
        LOG.error("PostgreSQL process {} does not end; killing it, the next start recovers", number());
        process.destroyForcibly();
        process.onExit().join();
    }

    private boolean stops(StopSignal signal, Duration patience) throws IOException {
        if (!process.isAlive()) {
            return true;
        }
        signal.send(number());
        return process.onExit()
                .orTimeout(patience.toMillis(), MILLISECONDS)
                .handle((ended, failure) -> failure == null)
                .join();
    }
}
