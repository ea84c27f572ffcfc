package org.kerwen.jobs;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;

/** The clock is given ids and times only. Its own serialiser would be Java's, which makes objects of what it reads. */
final class RefuseData implements Serializer {
    @Override
    public byte @Nullable [] serialize(@Nullable Object data) {
        if (data != null) {
            throw new IllegalStateException("what a job works on stands in its own row");
        }
        return null;
    }

    @Override
    public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] data) {
        if (data != null) {
            throw new IllegalStateException("somebody wrote data into the clock's table");
        }
        return null;
    }
}
