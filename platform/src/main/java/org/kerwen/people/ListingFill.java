package org.kerwen.people;

import java.util.List;
import java.util.UUID;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor.Machine;
import org.kerwen.kernel.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once after each start whether everybody stands in the list: who was recorded by an older version does not yet. Beside the
 * work; meanwhile lists that are narrowed or sorted may miss some, and say so.
 */
final class ListingFill implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ListingFill.class);

    private static final int AT_ONCE = 500;
    private static final long ENDS_WITHIN_MILLIS = 5_000;

    private static final String MISSING = """
            SELECT person.id FROM people.person
             WHERE person.id > ?::uuid AND person.erased_at IS NULL
               AND NOT EXISTS (SELECT FROM people.listing WHERE listing.person = person.id)
               AND NOT EXISTS (SELECT FROM people.merge WHERE merge.folded = person.id AND merge.undone_at IS NULL)
             ORDER BY person.id LIMIT ?
            """;

    /** Who was joined to another while an older version did not know of such rows, or while this one was filling them. */
    private static final String FOLDED = """
            DELETE FROM people.listing USING people.merge
             WHERE merge.folded = listing.person AND merge.undone_at IS NULL
            """;

    private final Transactions transactions;
    private final Thread thread =
            Thread.ofPlatform().name("kerwen-people-listing").daemon().unstarted(this::work);
    private volatile boolean stopped;
    private volatile boolean ready;

    ListingFill(Transactions transactions) {
        this.transactions = transactions;
    }

    void begin() {
        thread.start();
    }

    boolean isReady() {
        return ready;
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join(ENDS_WITHIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            fill();
            ready = !stopped;
        } catch (RuntimeException e) {
            log.error("Not everybody stands in lists that are narrowed or sorted; the next start goes on", e);
        }
    }

    private void fill() {
        UUID[] last = {new UUID(0, 0)};
        boolean[] more = {true};
        while (more[0] && !stopped) {
            transactions.perform(Machine.INDEXING, database -> {
                List<UUID> some = database.fetch(MISSING, last[0], AT_ONCE).getValues(0, UUID.class);
                Listing.fill(database, some.stream().map(PersonId::new).toList());
                more[0] = some.size() == AT_ONCE;
                if (more[0]) {
                    last[0] = some.getLast();
                } else {
                    database.execute(FOLDED);
                }
            });
        }
    }
}
