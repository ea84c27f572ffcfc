package org.kerwen.trace;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor.Machine;
import org.kerwen.keys.InstallationKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals the audit about once a second, beside the work. Of several processes on one database one seals at a time. A
 * transaction that stays open holds the horizon back: nothing is skipped, everything waits for it.
 */
final class Sealer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Sealer.class);

    /** "trace" in ASCII. */
    private static final long LOCK = 0x7472616365L;

    private static final int AT_ONCE = 1000;

    private final Transactions transactions;
    private final InstallationKeys keys;
    private final Witness witness;
    private final Clock clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("kerwen-sealer").daemon().unstarted(this::work);
    private volatile Optional<Seal> writtenUpTo = Optional.empty();
    private boolean complained;

    Sealer(Transactions transactions, InstallationKeys keys, Witness witness, Clock clock) {
        this.transactions = transactions;
        this.keys = keys;
        this.witness = witness;
        this.clock = clock;
    }

    void begin() {
        thread.start();
    }

    private void work() {
        try {
            while (!stop.await(1, TimeUnit.SECONDS)) {
                sealAndComplain();
            }
            sealAndComplain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sealAndComplain() {
        try {
            seal();
            complained = false;
        } catch (RuntimeException e) {
            // It is tried again in a second; once is enough for the log.
            if (!complained) {
                log.error("The audit could not be sealed", e);
                complained = true;
            }
        }
    }

    /** Seals what can be sealed and brings the witness up to date; answers how many entries were sealed. */
    long seal() {
        Outcome outcome = transactions.run(Machine.TRACE_SEALING, this::seal);
        Optional<Seal> seen = witness.last();
        // Where the database was cut back, the witness goes on ending with what was taken away until there is a new
        // seal.
        if (!outcome.last().equals(seen) && (seen.isEmpty() || !outcome.last().equals(writtenUpTo))) {
            catchUp();
            writtenUpTo = outcome.last();
        }
        return outcome.sealed();
    }

    /**
     * What one round brought.
     *
     * @param last the last seal afterwards, whoever made it
     */
    private record Outcome(long sealed, Optional<Seal> last) {}

    private Outcome seal(DSLContext database) {
        boolean mine = Boolean.TRUE.equals(database.fetchValue("SELECT pg_try_advisory_xact_lock(?)", LOCK));
        Optional<Seal> last = SealStore.last(database);
        if (!mine) {
            return new Outcome(0, last);
        }
        Point from = last.map(Seal::end).orElse(Point.FIRST);
        Point to = EntryStore.now(database).horizon();
        if (to.compareTo(from) < 0) {
            throw new IllegalStateException("the numbers of transactions began anew: the database was moved to another"
                    + " server; 'kerwen audit brought-back' begins a new era");
        }
        Chain chain = new Chain(last.map(Seal::hash).orElse(Seal.NONE));
        EntryStore.each(database, from, to, chain::add);
        if (chain.count() == 0) {
            return new Outcome(0, last);
        }
        Seal unsigned = new Seal(
                last.map(Seal::number).orElse(0L) + 1,
                to.era(),
                to.transaction(),
                chain.count(),
                chain.hash(),
                "",
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Seal seal = unsigned.withSignature(keys.sign(unsigned.signed()));
        SealStore.insert(database, seal);
        return new Outcome(seal.entries(), Optional.of(seal));
    }

    /** Writes to the witness what it lacks: after a power cut between the two that can be several. */
    private void catchUp() {
        boolean more = true;
        while (more) {
            List<Seal> written = new ArrayList<>();
            witness.append(known -> {
                written.addAll(transactions.run(
                        Machine.TRACE_SEALING,
                        database -> SealStore.from(database, common(database, known) + 1, AT_ONCE)));
                return written;
            });
            more = written.size() == AT_ONCE;
        }
    }

    /**
     * Number of the last seal on which the witness and the database agree. Where the database was cut back behind what the
     * witness saw, the new seals are written after the old ones: the witness keeps both, and a verification finds the place.
     */
    private long common(DSLContext database, Optional<Seal> known) {
        if (known.isEmpty()) {
            return 0;
        }
        Seal tip = known.get();
        if (SealStore.find(database, tip.number()).filter(tip::equals).isPresent()) {
            return tip.number();
        }
        log.error("The audit no longer has seal {}, which the witness saw: run 'kerwen audit verify'", tip.number());
        long[] agreed = {0};
        try (Stream<String> lines = witness.lines()) {
            lines.map(Witness::parse).flatMap(Optional::stream).forEach(line -> {
                if (line instanceof Seal seal
                        && SealStore.find(database, seal.number())
                                .filter(seal::equals)
                                .isPresent()) {
                    agreed[0] = Math.max(agreed[0], seal.number());
                }
            });
        }
        return agreed[0];
    }

    /** Seals the last of it, as far as it can be sealed. */
    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
