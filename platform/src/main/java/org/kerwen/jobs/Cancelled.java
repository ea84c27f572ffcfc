package org.kerwen.jobs;

/** Ends a job that somebody cancelled. */
final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1;

    Cancelled() {
        super("cancelled", null, false, false);
    }
}
