package org.kerwen.trace;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
        long sealed = transactions.<Long>run(Machine.TRACE_SEALING, this::seal);
        catchUp();
        return sealed;
    }

    private long seal(DSLContext database) {
        if (!Boolean.TRUE.equals(database.fetchValue("SELECT pg_try_advisory_xact_lock(?)", LOCK))) {
            return 0;
        }
        long horizon = SealStore.horizon(database);
        long sealed = 0;
        Optional<Seal> last = SealStore.last(database);
        int era = last.map(Seal::era).orElse(0);
        for (int each :
                SealStore.erasWithEntries(database, era, last.map(Seal::horizon).orElse(0L))) {
            boolean current = isCurrent(database, each);
            Optional<Seal> seal = seal(database, last, each, current ? horizon : Long.MAX_VALUE);
            if (seal.isPresent()) {
                sealed += seal.get().entries();
                last = seal;
            }
        }
        return sealed;
    }

    /** Entries of an era before the current one were restored: no transaction of theirs runs any more. */
    private static boolean isCurrent(DSLContext database, int era) {
        return era == Integer.parseInt(String.valueOf(database.fetchValue("""
                        SELECT substring(pg_get_expr(adbin, adrelid) FROM '\\d+') FROM pg_attrdef
                          JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum
                         WHERE adrelid = 'trace.entry'::regclass AND attname = 'era'
                        """)));
    }

    private Optional<Seal> seal(DSLContext database, Optional<Seal> last, int era, long horizon) {
        long from = last.filter(seal -> seal.era() == era).map(Seal::horizon).orElse(0L);
        if (from >= horizon) {
            return Optional.empty();
        }
        Chain chain = Chain.of(database, last.map(Seal::hash).orElse(Seal.NONE), era, from, horizon);
        if (chain.count() == 0) {
            return Optional.empty();
        }
        Seal unsigned = new Seal(
                last.map(Seal::number).orElse(0L) + 1,
                era,
                horizon,
                chain.count(),
                chain.hash(),
                "",
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Seal seal = unsigned.withSignature(keys.sign(unsigned.signed()));
        SealStore.insert(database, seal);
        return Optional.of(seal);
    }

    /** Writes to the witness what it lacks: after a power cut between the two that can be several. */
    private synchronized void catchUp() {
        long known = witness.last().map(Seal::number).orElse(0L);
        List<Seal> missing = new ArrayList<>();
        do {
            missing.clear();
            long from = known + 1;
            missing.addAll(
                    transactions.run(Machine.TRACE_SEALING, database -> SealStore.from(database, from, AT_ONCE)));
            if (!missing.isEmpty()) {
                witness.append(missing);
                known = missing.getLast().number();
            }
        } while (missing.size() == AT_ONCE);
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
