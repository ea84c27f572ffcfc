package org.kerwen.events;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.DSLContext;
import org.kerwen.db.Cleaner;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Events that every listener has heard are kept for a month, for a listener that comes anew and for whoever looks for a fault. */
@Component
final class OldEvents implements Cleaner {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int AT_ONCE = 5_000;

    private final List<Listener> listeners;
    private final Clock clock;

    OldEvents(ObjectProvider<Listener> listeners, Clock clock) {
        this.listeners = listeners.orderedStream().toList();
        this.clock = clock;
    }

    @Override
    public String name() {
        return "events";
    }

    @Override
    public int clean(DSLContext database) {
        return Log.remove(
                database,
                listeners.stream().map(Listener::name).toList(),
                OffsetDateTime.now(clock).minus(KEPT),
                AT_ONCE);
    }
}
