package org.kerwen.events;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.JsonValues;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.web.Incidents;

/**
 * Gives positions and hands events to listeners, in a thread of its own. Several processes on one database may each have
 * one: the database's row locks let one of them give positions, and one at a time serve a listener.
 */
final class Delivery implements AutoCloseable {
    private static final int AT_ONCE = 500;
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final Transactions transactions;
    private final List<Listener> listeners;
    private final Clock clock;
    private volatile @Nullable Thread thread;

    Delivery(Transactions transactions, List<Listener> listeners, Clock clock) {
        this.transactions = transactions;
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
        long names = listeners.stream().map(Listener::name).distinct().count();
        if (names != listeners.size()) {
            throw new IllegalStateException("two listeners have one name");
        }
    }

    /** Does what there is to do now; answers whether there was anything. */
    boolean round() {
        boolean busy = transactions.run(Actor.Machine.DELIVERY, database -> Log.givePositions(database, AT_ONCE)) > 0;
        for (Listener listener : listeners) {
            busy |= serve(listener);
        }
        return busy;
    }

    /** Many events in one transaction; where one of them fails, each in its own, so that those before it stand. */
    private boolean serve(Listener listener) {
        try {
            return serve(listener, AT_ONCE);
        } catch (RuntimeException first) {
            try {
                boolean served;
                do {
                    served = serve(listener, 1);
                } while (served);
                return true;
            } catch (RuntimeException again) {
                putOff(listener, again);
                return false;
            }
        }
    }

    private boolean serve(Listener listener, int most) {
        Map<String, Class<? extends Event>> kinds = new HashMap<>();
        listener.kinds().forEach(type -> kinds.put(Event.kind(type), type));
        return transactions.run(Actor.Machine.DELIVERY, database -> {
            Log.Place place = Log.place(database, listener.name());
            if (place == null || isTooEarly(place)) {
                return false;
            }
            long last = Log.last(database);
            if (place.position() >= last) {
                return false;
            }
            // No further than that: another process may give positions between these two statements.
            List<Log.Entry> entries = Log.between(database, place.position(), last, kinds.keySet(), most);
            for (Log.Entry entry : entries) {
                Class<? extends Event> type = kinds.get(entry.kind());
                if (type != null) {
                    listener.hear(
                            database,
                            new Told(
                                    entry.id(),
                                    entry.position(),
                                    entry.happened().toInstant(),
                                    JsonValues.read(entry.facts(), type)));
                }
            }
            // Fewer than asked for: nothing else up to the last position is for this listener.
            Log.heard(
                    database,
                    listener.name(),
                    entries.size() < most ? last : entries.getLast().position());
            return !entries.isEmpty();
        });
    }

    private boolean isTooEarly(Log.Place place) {
        return place.nextTry() != null && place.nextTry().isAfter(OffsetDateTime.now(clock));
    }

    private void putOff(Listener listener, RuntimeException failure) {
        Incidents.record(failure);
        transactions.perform(Actor.Machine.DELIVERY, database -> {
            Log.Place place = Log.place(database, listener.name());
            if (place != null) {
                Duration wait = Duration.ofSeconds(1L << Math.min(place.failures(), 9));
                Log.failed(
                        database,
                        listener.name(),
                        OffsetDateTime.now(clock).plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait));
            }
        });
    }

    void start() {
        thread = Thread.ofPlatform().name("events").daemon().start(this::loop);
    }

    private void loop() {
        while (!Thread.currentThread().isInterrupted()) {
            boolean busy = false;
            try {
                busy = round();
            } catch (DataAccessException e) {
                // The database is away or ending; whoever asks it for a page says so. Look again later.
            } catch (RuntimeException e) {
                Incidents.record(e);
            }
            try {
                Thread.sleep(busy ? Duration.ZERO : IDLE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Before the pools close; a round that has begun is let end. */
    @Override
    public void close() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
