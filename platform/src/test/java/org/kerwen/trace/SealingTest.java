package org.kerwen.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.kerwen.db.Act;
import org.kerwen.kernel.Actor.Machine;
import org.kerwen.keys.KeyFolder;
import org.kerwen.keys.KeysSettings;
import org.kerwen.testing.Folders;

/** Nothing is skipped and nothing is sealed twice, whatever runs, stalls, dies or is restored meanwhile. */
class SealingTest {
    /** Set it to 30 for the long run. */
    private static final Duration STALL = Duration.ofSeconds(Integer.getInteger("kerwen.test.stall", 4));

    @Test
    void sixtyFourWritersOfWhichOneStallsAreAllSealed() throws Exception {
        try (Ledger ledger = new Ledger(34)) {
            Sealer sealer = ledger.sealer(ledger.keys);
            ledger.sealed(1, 5);
            AtomicLong written = new AtomicLong(5);
            AtomicBoolean stop = new AtomicBoolean();
            try (ExecutorService threads = Executors.newFixedThreadPool(64)) {
                List<Future<?>> writers = new ArrayList<>();
                for (int each = 0; each < 64; each++) {
                    writers.add(threads.submit(() -> {
                        while (!stop.get()) {
                            ledger.act(1);
                            written.incrementAndGet();
                        }
                    }));
                }
                try {
                    sealer.begin();
                    Thread.sleep(1500);
                    try (Connection stalled =
                            ledger.database.logins().application().connect()) {
                        long transaction = stall(stalled);
                        Thread.sleep(STALL);
                        assertThat(ledger.query(
                                        "SELECT max(horizon::text::bigint) <= " + transaction + " FROM trace.seal"))
                                .as("no seal goes over the transaction that is open")
                                .containsExactly("t");
                        assertThat(Long.parseLong(
                                        ledger.query("SELECT count(*) FROM trace.entry WHERE xid::text::bigint > "
                                                        + transaction)
                                                .getFirst()))
                                .as("writers went on")
                                .isGreaterThan(100);
                        long seals = ledger.verify().seals();
                        stalled.commit();
                        written.incrementAndGet();
                        Thread.sleep(2500);
                        assertThat(ledger.verify().seals())
                                .as("sealing goes on behind")
                                .isGreaterThan(seals);
                    }
                } finally {
                    // Where something above fails, the writers must not hold up that it is said.
                    stop.set(true);
                }
                for (Future<?> writer : writers) {
                    writer.get();
                }
            }
            sealer.close();
            Verification.Result result = ledger.verify();
            assertThat(result.faults()).isEmpty();
            assertThat(result.entries()).isEqualTo(written.get());
            assertThat(result.waiting()).isZero();
            assertThat(result.witnessed()).isEqualTo(result.seals());
        }
    }

    /** Writes an entry and leaves its transaction open; answers the transaction's number. */
    private static long stall(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT set_config('kerwen.machine', 'jobs', true)");
            statement.execute("INSERT INTO trace.entry (actor, operation) VALUES ('jobs', 'invented.stall')");
            try (var number = statement.executeQuery("SELECT pg_current_xact_id()::text::bigint")) {
                number.next();
                return number.getLong(1);
            }
        }
    }

    /** The program is killed after the seal was committed and before the witness was told. */
    @Test
    void aSealerThatDiesBetweenSealAndWitnessLeavesNothingUnsaid() throws Exception {
        try (Ledger ledger = new Ledger(2)) {
            ledger.sealed(2, 3);
            Path noFolder = Files.createFile(Folders.fresh("no-folder").resolve("file"));
            Sealer dying = new Sealer(
                    ledger.transactions,
                    ledger.keys,
                    new Witness(noFolder.resolve("audit.witness")),
                    Clock.systemUTC());
            for (int each = 0; each < 3; each++) {
                ledger.act(2);
                assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(dying::seal);
            }
            assertThat(ledger.verify().faults()).isEmpty();
            assertThat(ledger.verify().seals()).isEqualTo(5);
            assertThat(ledger.verify().witnessed()).isEqualTo(2);
            Files.writeString(ledger.file, "3 1 7", StandardCharsets.US_ASCII, StandardOpenOption.APPEND);
            assertThat(ledger.verify().faults())
                    .as("a line that was torn off is none")
                    .isEmpty();
            assertThat(ledger.sealer(ledger.keys).seal()).isZero();
            assertThat(ledger.verify().witnessed()).isEqualTo(5);
            assertThat(Files.readAllLines(ledger.file)).hasSize(5);
            assertThat(ledger.verify().faults()).isEmpty();
        }
    }

    @Test
    void oneOfTwoProcessesSealsAtATimeAndTheyShareAWitness() throws Exception {
        try (Ledger ledger = new Ledger(8);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = new ArrayList<>();
            for (int each = 0; each < 2; each++) {
                Sealer sealer = ledger.sealer(ledger.keys);
                all.add(threads.submit(() -> {
                    for (int round = 0; round < 200; round++) {
                        sealer.seal();
                    }
                }));
                all.add(threads.submit(() -> ledger.act(300)));
            }
            for (Future<?> each : all) {
                each.get();
            }
            ledger.sealer.seal();
            Verification.Result result = ledger.verify();
            assertThat(result.faults()).isEmpty();
            assertThat(result.entries()).isEqualTo(600);
            assertThat(Files.readAllLines(ledger.file)).hasSize(Math.toIntExact(result.seals()));
        }
    }

    /** After a restore: seals are gone on purpose, and on the new server numbers of transactions begin anew. */
    @Test
    void anOlderStateThatIsBroughtBackOnPurposeIsANoteAndNoFault() throws Exception {
        try (Ledger ledger = new Ledger(2)) {
            ledger.sealed(3, 4);
            ledger.attack("DELETE FROM trace.entry WHERE id > 4; DELETE FROM trace.seal WHERE number > 1");
            assertThat(ledger.verify().faults()).isNotEmpty();
            assertThat(ledger.broughtBack()).isEqualTo(1);
            assertThat(ledger.verify().faults()).isEmpty();
            assertThat(ledger.verify().notes())
                    .singleElement()
                    .asString()
                    .contains("Seals 2 to 3 were given up on purpose");
            ledger.sealed(2, 4);
            assertThat(ledger.verify().faults()).isEmpty();
            assertThat(ledger.verify().notes()).hasSize(1);
            assertThat(ledger.query("SELECT DISTINCT era FROM trace.entry ORDER BY era"))
                    .containsExactly("1", "2");
            assertThat(ledger.verify().entries()).isEqualTo(12);
            ledger.attack("DELETE FROM trace.entry WHERE id > 8; DELETE FROM trace.seal WHERE number > 1");
            assertThat(ledger.verify().faults())
                    .as("the note is for that one time")
                    .isNotEmpty();
        }
    }

    /** What a restore tells the witness, and when: never before the restored database is in use, and never twice. */
    @Test
    void aRestoreTellsTheWitnessOnlyOnceItIsInUse() throws Exception {
        try (Ledger ledger = new Ledger(2);
                Connection owner = ledger.database.logins().owner().connect()) {
            owner.setAutoCommit(false);
            KeysSettings settings = new KeysSettings(Folders.fresh("home"), null);
            KeyFolder.bring(settings, ledger.keys);
            NewEra restored = new NewEra(settings, new Witness(ledger.file), Clock.systemUTC());
            ledger.sealed(3, 4);
            List<String> before = Files.readAllLines(ledger.file);
            ledger.attack("DELETE FROM trace.entry WHERE id > 4; DELETE FROM trace.seal WHERE number > 1");

            restored.settle(owner);
            owner.commit();
            assertThat(Files.readAllLines(ledger.file))
                    .as("a restore that is killed now has changed nothing")
                    .isEqualTo(before);
            assertThat(ledger.verify().faults()).isNotEmpty();

            restored.inUse(owner);
            restored.inUse(owner);
            owner.commit();
            assertThat(Files.readAllLines(ledger.file)).hasSize(before.size() + 1);
            assertThat(ledger.verify().faults()).isEmpty();
            assertThat(ledger.verify().notes()).hasSize(1);
        }
    }

    /** The same server, other numbers: as after pg_restore by hand. */
    @Test
    void aDatabaseThatWasMovedWithoutANewEraSaysSo() throws Exception {
        try (Ledger ledger = new Ledger(2)) {
            ledger.sealed(1, 4);
            ledger.attack("UPDATE trace.seal SET horizon = '1000000000'");
            ledger.act(1);
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(ledger.sealer::seal)
                    .withMessageContaining("brought-back");
            assertThat(String.join("\n", ledger.verify().faults())).contains("The numbers of transactions began anew");
        }
    }

    @Test
    void whatWasRolledBackLeavesNoEntryAndNoGap() throws Exception {
        try (Ledger ledger = new Ledger(2)) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() ->
                            ledger.transactions.run(Ledger.person(Ledger.ONE), Act.of("invented.act"), database -> {
                                throw new IllegalStateException("undone");
                            }));
            ledger.sealed(1, 2);
            assertThat(ledger.verify().entries()).isEqualTo(2);
            assertThat(ledger.verify().faults()).isEmpty();
        }
    }

    @Test
    void randomHistoriesKeepEveryEntryOnce() throws Exception {
        long seed = Long.getLong("kerwen.test.seed", new Random().nextLong());
        System.out.println("seed of the histories of the audit: " + seed);
        Random random = new Random(seed);
        for (int history = 0; history < 3; history++) {
            try (Ledger ledger = new Ledger(4);
                    Connection open = ledger.database.logins().application().connect()) {
                play(ledger, open, random, "history %d of seed %d".formatted(history, seed));
            }
        }
    }

    /** The model is a number: how many entries there must be. */
    private static void play(Ledger ledger, Connection open, Random random, String name) throws Exception {
        long entries = 0;
        boolean stalled = false;
        long kept = 0;
        for (int step = 0; step < 60; step++) {
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> {
                    int acts = 1 + random.nextInt(5);
                    ledger.act(acts);
                    entries += acts;
                }
                case 3, 4 -> ledger.sealer.seal();
                case 5 -> ledger.sealer(ledger.keys).seal();
                case 6 -> {
                    if (!stalled) {
                        stall(open);
                        stalled = true;
                    }
                }
                case 7 -> {
                    if (stalled && random.nextBoolean()) {
                        open.commit();
                        entries++;
                    } else if (stalled) {
                        open.rollback();
                    }
                    stalled = false;
                }
                case 8 -> {
                    ledger.transactions.perform(Machine.JOBS, database -> {
                        new Entries().record(database, Machine.JOBS, Act.on("invented.job", UUID.randomUUID()));
                    });
                    entries++;
                }
                default -> {
                    if (!stalled && random.nextInt(3) == 0) {
                        kept = Math.max(0, ledger.verify().seals() - random.nextInt(3));
                        ledger.attack("DELETE FROM trace.entry WHERE (era, xid) >= (SELECT era, horizon FROM trace.seal"
                                + " WHERE number = " + kept + ") OR " + kept + " = 0;"
                                + " DELETE FROM trace.seal WHERE number > " + kept);
                        ledger.broughtBack();
                        entries = Long.parseLong(
                                ledger.query("SELECT count(*) FROM trace.entry").getFirst());
                    }
                }
            }
            Verification.Result result = ledger.verify();
            assertThat(result.faults()).as("%s, step %d", name, step).isEmpty();
            assertThat(result.entries() + result.waiting())
                    .as("%s, step %d", name, step)
                    .isEqualTo(entries);
        }
        open.rollback();
        ledger.act(1);
        ledger.sealer.seal();
        assertThat(ledger.attack(
                        "DELETE FROM trace.entry WHERE id = (SELECT id FROM trace.entry ORDER BY random() LIMIT 1)"))
                .isEqualTo(1);
        assertThat(ledger.verify().faults()).as(name).isNotEmpty();
    }

    /** The rate that is asked for is 1,500 a second; the sealer must be much faster than that. */
    @Test
    void theSealerFindsItsEntriesByTheIndexAndHashesThemQuickly() throws IOException, SQLException {
        try (Ledger ledger = new Ledger(2)) {
            ledger.attack("""
                    INSERT INTO trace.entry (actor, account, organisation, operation, subject)
                    SELECT 'person', gen_random_uuid(), 'invented-one', 'invented.act', gen_random_uuid()
                      FROM generate_series(1, 50000)
                    """);
            long start = System.nanoTime();
            assertThat(ledger.sealer.seal()).isEqualTo(50_000);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            ledger.attack("ANALYZE trace.entry");
            ledger.act(1);
            long horizon = ledger.transactions.<Long>run(
                    Machine.TRACE_SEALING,
                    database -> SealStore.last(database).orElseThrow().horizon());
            String plan = ledger.transactions.run(
                    Machine.TRACE_SEALING,
                    database -> String.join(
                            "\n",
                            database.fetch("EXPLAIN " + EntryStore.LINES, 1, String.valueOf(horizon), 1, "900000000")
                                    .getValues(0, String.class)));
            assertThat(plan).contains("entry_pkey", "Index Cond").doesNotContain("Seq Scan", "Sort");
        }
    }
}
