package org.kerwen.people;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor.Machine;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.linkage.ColumnKind;
import org.kerwen.linkage.Likeness;
import org.kerwen.linkage.compare.ExpectedModel;
import org.kerwen.linkage.live.Asker;
import org.kerwen.linkage.live.LikePeople;
import org.kerwen.linkage.live.LiveIndex;
import org.kerwen.linkage.live.LivePerson;
import org.kerwen.linkage.live.Question;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds people who are alike, in memory. Filled beside the work after a start, while the server already answers, and kept up by
 * following what any process writes, up to the snapshot horizon: a transaction that stays open holds it back, and nothing is
 * skipped. What it answers are ids only; they are read again under row security before anybody sees them.
 */
final class LikeIndex implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LikeIndex.class);

    /** The model is made for a register of this many people at least; one ten times larger changes a score by three bits. */
    private static final long FEW = 100;

    /** When the largest register has grown so many times, all are read anew, with another model. */
    private static final int GROWN = 8;

    private static final String EVERYBODY = """
            SELECT name.id, name.person, name.organisation, name.family, name.given, name.patronymic,
                   person.sex, person.birth,
                   (SELECT min(document.number) FROM people.document
                     WHERE document.person = person.id AND document.removed_at IS NULL) AS number,
                   coalesce(name.removed_at, person.restricted_at, person.erased_at) IS NOT NULL AS gone
            FROM people.person JOIN people.name ON name.person = person.id
            """;

    private static final int AT_ONCE = 1_000;
    private static final long ROUND_MILLIS = 500;
    private static final long ENDS_WITHIN_MILLIS = 5_000;

    /** Under how many names a person may stand there. */
    private static final int NAMES_OF_ONE = 3;

    /** One purpose so far: whoever may list people may find them. */
    private static final long ANY_PURPOSE = 1;

    private final Transactions transactions;
    private volatile LiveIndex index = new LiveIndex(ExpectedModel.of(FEW), Optional.empty());
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("kerwen-people-index").daemon().unstarted(this::work);
    private String followedUpTo = "0";
    private boolean anew = true;
    private long fitsFor = FEW;
    private volatile boolean ready;
    private boolean complained;

    LikeIndex(Transactions transactions) {
        this.transactions = transactions;
    }

    void begin() {
        thread.start();
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(ENDS_WITHIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isReady() {
        return ready;
    }

    private void work() {
        try {
            do {
                follow();
            } while (!stop.await(ROUND_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        try {
            transactions.perform(Machine.INDEXING, this::follow);
            ready = true;
            complained = false;
        } catch (RuntimeException e) {
            // It is tried again soon; once is enough for the log.
            if (!complained) {
                log.error("The index of people could not follow the database", e);
                complained = true;
            }
        }
    }

    private void follow(DSLContext database) {
        String horizon = database.fetchSingle("SELECT pg_snapshot_xmin(pg_current_snapshot())::text")
                .get(0, String.class);
        if (anew) {
            // All of them, whatever transaction wrote them: a backup may have been loaded into a server that counts
            // anew.
            LiveIndex everybody = fitting(database);
            put(
                    everybody,
                    database.resultQuery(
                            EVERYBODY
                                    + "WHERE name.removed_at IS NULL AND person.restricted_at IS NULL AND person.erased_at IS NULL"));
            index = everybody;
            anew = false;
        } else if (!horizon.equals(followedUpTo)) {
            put(
                    index,
                    database.resultQuery(
                            EVERYBODY + "WHERE person.changed_in >= ?::xid8 AND person.changed_in < ?::xid8",
                            followedUpTo,
                            horizon));
        }
        followedUpTo = horizon;
    }

    private LiveIndex fitting(DSLContext database) {
        Long largest = database.fetchSingle("SELECT coalesce(max(count), 0) FROM"
                        + " (SELECT count(*) AS count FROM people.person GROUP BY organisation) AS of_each")
                .get(0, Long.class);
        fitsFor = Math.max(FEW, largest);
        return new LiveIndex(ExpectedModel.of(fitsFor), Optional.empty());
    }

    private void put(LiveIndex into, ResultQuery<Record> query) {
        try (var rows = query.fetchSize(AT_ONCE).fetchLazy()) {
            for (Record row : rows) {
                if (stop.getCount() == 0) {
                    // The server ends; a million people would keep it.
                    return;
                }
                if (row.get("gone", Boolean.class)) {
                    into.remove(
                            register(new OrganisationId(row.get("organisation", String.class))),
                            row.get("id", UUID.class));
                    continue;
                }
                LivePerson person = person(row);
                into.put(person);
                if (into.size(person.organisation()) > GROWN * fitsFor) {
                    anew = true;
                }
            }
        }
    }

    private LivePerson person(Record row) {
        return new LivePerson(
                row.get("id", UUID.class),
                register(new OrganisationId(row.get("organisation", String.class))),
                ANY_PURPOSE,
                Compared.of(
                        row.get("family", String.class),
                        row.get("given", String.class),
                        row.get("patronymic", String.class),
                        row.get("sex", String.class),
                        row.get("birth", String.class),
                        row.get("number", String.class)));
    }

    /** Puts a person in who was just recorded; once more when the database is followed, in the same place. */
    void put(OrganisationId organisation, PeopleInBulk.Inserted inserted, Registration registration) {
        int at = 0;
        for (Map<ColumnKind, String> values : Compared.of(registration)) {
            index.put(new LivePerson(inserted.names().get(at++), register(organisation), ANY_PURPOSE, values));
        }
    }

    /**
     * Takes a name out that is no longer there. Other processes keep it until they start anew; nobody sees it, because what
     * they find is read again.
     */
    void remove(OrganisationId organisation, UUID name) {
        index.remove(register(organisation), name);
    }

    /**
     * Which names may well be of this person, so that somebody should look, with how likely each is; a person may stand there under
     * several.
     */
    Map<UUID, Likeness> find(OrganisationId organisation, Map<ColumnKind, String> values, int most) {
        return byName(index.findWorthReview(asker(organisation), values, NAMES_OF_ONE * most));
    }

    /** The same of what was read before. */
    Map<UUID, Likeness> find(OrganisationId organisation, Question read, int most) {
        return byName(index.findWorthReview(asker(organisation), read, NAMES_OF_ONE * most));
    }

    /** Which names are nearest to this, however unlikely. */
    Map<UUID, Likeness> nearest(OrganisationId organisation, Map<ColumnKind, String> values, int most) {
        return byName(index.nearest(asker(organisation), values, NAMES_OF_ONE * most));
    }

    private static Asker asker(OrganisationId organisation) {
        return new Asker(register(organisation), ANY_PURPOSE);
    }

    private static Map<UUID, Likeness> byName(LikePeople found) {
        Map<UUID, Likeness> names = new LinkedHashMap<>();
        found.people().forEach(like -> names.put(like.id(), like.likeness()));
        return names;
    }

    static Likeness likelier(Likeness one, Likeness other) {
        return one.millibits() >= other.millibits() ? one : other;
    }

    /** The library knows registers by such ids. */
    private static UUID register(OrganisationId organisation) {
        return UUID.nameUUIDFromBytes(organisation.value().getBytes(StandardCharsets.UTF_8));
    }
}
