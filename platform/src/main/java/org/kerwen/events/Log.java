package org.kerwen.events;

import static org.kerwen.events.db.Tables.EVENT;
import static org.kerwen.events.db.Tables.LISTENER;
import static org.kerwen.events.db.Tables.LOG;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The tables of events and positions. Each method is part of a transaction of the machine {@code delivery} or {@code cleaning}. */
final class Log {
    /** A row of the log. */
    record Entry(UUID id, String kind, String facts, OffsetDateTime happened, long position) {}

    /** How far a listener is. */
    record Place(long position, int failures, @Nullable OffsetDateTime nextTry) {}

    /**
     * Gives positions to events whose transactions have ended, in the order in which they were written; answers how many.
     *
     * <p>One process at a time: the row of {@code log} is locked until the end, and whoever does not get it leaves the work to
     * the one who has it. An event that a longer transaction still holds is not seen and gets its position later, behind
     * those that are seen now; it cannot be what they came about by, for they could not see it either.
     */
    static int givePositions(DSLContext database, int most) {
        Long last = database.select(LOG.LAST).from(LOG).forUpdate().skipLocked().fetchOne(LOG.LAST);
        if (last == null) {
            return 0;
        }
        List<UUID> ended = database.select(EVENT.ID)
                .from(EVENT)
                .where(EVENT.POSITION.isNull())
                .orderBy(EVENT.WRITTEN)
                .limit(most)
                .fetch(EVENT.ID);
        if (ended.isEmpty()) {
            return 0;
        }
        Field<UUID[]> ids = DSL.val(ended.toArray(UUID[]::new));
        database.update(EVENT)
                .set(EVENT.POSITION, DSL.field("{0} + array_position({1}, {2})", Long.class, last, ids, EVENT.ID))
                .where(EVENT.ID.eq(DSL.any(ids)))
                .execute();
        database.update(LOG).set(LOG.LAST, last + ended.size()).execute();
        return ended.size();
    }

    /** The listener's place, locked until the end of the transaction; null where another process serves it now. */
    static @Nullable Place place(DSLContext database, String listener) {
        database.insertInto(LISTENER, LISTENER.NAME)
                .values(listener)
                .onConflictDoNothing()
                .execute();
        return database.select(LISTENER.POSITION, LISTENER.FAILURES, LISTENER.NEXT_TRY)
                .from(LISTENER)
                .where(LISTENER.NAME.eq(listener))
                .forUpdate()
                .skipLocked()
                .fetchOne(row -> new Place(row.value1(), row.value2(), row.value3()));
    }

    /** Events of these kinds behind one position and up to another, in order. */
    static List<Entry> between(DSLContext database, long after, long last, Collection<String> kinds, int most) {
        return database.select(EVENT.ID, EVENT.KIND, EVENT.FACTS, EVENT.HAPPENED, EVENT.POSITION)
                .from(EVENT)
                .where(EVENT.POSITION.gt(after).and(EVENT.POSITION.le(last)))
                .and(EVENT.KIND.in(kinds))
                .orderBy(EVENT.POSITION)
                .limit(most)
                .fetch(row -> new Entry(
                        row.value1(),
                        row.value2(),
                        row.value3().data(),
                        row.value4(),
                        Objects.requireNonNull(row.value5())));
    }

    /** The last position that was given. */
    static long last(DSLContext database) {
        return database.select(LOG.LAST).from(LOG).fetchSingle().value1();
    }

    static void heard(DSLContext database, String listener, long position) {
        database.update(LISTENER)
                .set(LISTENER.POSITION, position)
                .set(LISTENER.FAILURES, 0)
                .setNull(LISTENER.NEXT_TRY)
                .where(LISTENER.NAME.eq(listener))
                .execute();
    }

    static void failed(DSLContext database, String listener, OffsetDateTime nextTry) {
        database.update(LISTENER)
                .set(LISTENER.FAILURES, LISTENER.FAILURES.plus(1))
                .set(LISTENER.NEXT_TRY, nextTry)
                .where(LISTENER.NAME.eq(listener))
                .execute();
    }

    /** How many events each listener has not been offered yet. */
    static Map<String, Long> waiting(DSLContext database) {
        long last = last(database);
        Map<String, Long> waiting = new HashMap<>();
        database.select(LISTENER.NAME, LISTENER.POSITION)
                .from(LISTENER)
                .forEach(row -> waiting.put(row.value1(), last - row.value2()));
        return waiting;
    }

    /** Removes old events that every one of these listeners has heard. */
    static int remove(DSLContext database, Collection<String> listeners, OffsetDateTime before, int most) {
        List<Long> places = new ArrayList<>(database.select(LISTENER.POSITION)
                .from(LISTENER)
                .where(LISTENER.NAME.in(listeners))
                .fetch(LISTENER.POSITION));
        if (places.size() < listeners.size()) {
            return 0;
        }
        long heardByAll = places.stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
        return database.deleteFrom(EVENT)
                .where(EVENT.ID.in(database.select(EVENT.ID)
                        .from(EVENT)
                        .where(EVENT.POSITION.le(heardByAll))
                        .and(EVENT.HAPPENED.lt(before))
                        .orderBy(EVENT.POSITION)
                        .limit(most)))
                .execute();
    }

    private Log() {}
}
