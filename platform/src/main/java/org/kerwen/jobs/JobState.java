package org.kerwen.jobs;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a job is.
 *
 * @param kind which work it is
 * @param done how many steps stand
 * @param of how many there are; null where that is not known
 * @param what what it is at; null before it began
 * @param madeAt when it was put off
 * @param cancelled whether somebody asked it to stop
 * @param endedAt when it ended; null while it has not
 * @param outcome how it ended; null while it has not
 * @param incident number of the fault at which its last attempt failed
 */
public record JobState(
        UUID id,
        String kind,
        long done,
        @Nullable Long of,
        @Nullable String what,
        Instant madeAt,
        boolean cancelled,
        @Nullable Instant endedAt,
        @Nullable Outcome outcome,
        @Nullable String incident) {
    /** How a job ended. */
    public enum Outcome {
        DONE,
        FAILED,
        CANCELLED
    }
}
