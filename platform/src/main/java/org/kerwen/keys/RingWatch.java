package org.kerwen.keys;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks again and again whether another process has locked a ring that is open here, or put a new key on it. */
final class RingWatch implements AutoCloseable {
    /** Between two looks. */
    static final int SECONDS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(RingWatch.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("key-rings").factory());
    private final OrganisationKeys keys;

    RingWatch(OrganisationKeys keys) {
        this.keys = keys;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the thread
    void begin() {
        thread.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            keys.look();
        } catch (RuntimeException e) {
            LOG.warn("The rings of the organisations could not be looked after; this is tried again.", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
