package org.kerwen.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.kerwen.events.db.Tables.EVENT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.testing.Actors;
import org.kerwen.testing.RunningKerwen;

/** What happened is heard: all of it, in order, once, and only what stands. */
class EventsTest {
    /** What a writer of these tests counted. */
    record ThingCounted(
            String test, int writer, int number, @Nullable LocalDate day) implements Event {}

    private static final Duration STALL = Duration.ofSeconds(Integer.getInteger("kerwen.stall", 5));
    private static final Act COUNT = Act.of("thing.count");
    private static final Transactions TRANSACTIONS = RunningKerwen.normal().bean(Transactions.class);
    private static final Outbox OUTBOX = RunningKerwen.normal().bean(Outbox.class);

    private final String test = UUID.randomUUID().toString();
    private final Actor.Person actor = Actors.of("harbour");

    /** Notes what it hears of this test. */
    private final class Notebook implements Listener {
        private final String name;
        private final List<Told> heard = new ArrayList<>();
        private Consumer<ThingCounted> before = event -> {};

        Notebook(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<Class<? extends Event>> kinds() {
            return Set.of(ThingCounted.class);
        }

        @Override
        public synchronized void hear(DSLContext database, Told told) {
            if (told.event() instanceof ThingCounted counted && counted.test().equals(test)) {
                before.accept(counted);
                heard.add(told);
            }
        }

        List<ThingCounted> events() {
            return heard.stream().map(told -> (ThingCounted) told.event()).toList();
        }
    }

    @BeforeEach
    void nobodyHasHeardAnything() {
        TRANSACTIONS.perform(
                Actor.Machine.DELIVERY,
                database -> database.execute("UPDATE events.listener SET position = 0, next_try = NULL, failures = 0"));
    }

    @Test
    void sixtyFourWritersAndOneThatStallsAreHeardWholeAndEachInItsOrder() throws Exception {
        long seed = System.nanoTime();
        System.out.println("EventsTest: seed " + seed);
        Notebook notebook = new Notebook("notebook-of-many");
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch stalled = new CountDownLatch(1);
        Set<UUID> heardByHighest = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> hearing = threads.submit(() -> {
                try (Delivery delivery = delivery(notebook)) {
                    while (!ended.get()) {
                        delivery.round();
                    }
                    while (delivery.round()) {
                        Thread.onSpinWait();
                    }
                }
            });
            Future<?> naive = threads.submit(() -> readByHighestNumber(heardByHighest, ended));
            Future<?> slow = threads.submit(() -> TRANSACTIONS.run(actor, COUNT, database -> {
                OUTBOX.write(database, new ThingCounted(test, 999, 0, null));
                stalled.countDown();
                sleep(STALL);
                OUTBOX.write(database, new ThingCounted(test, 999, 1, null));
                return true;
            }));
            try {
                stalled.await();
                List<Future<?>> writers = new ArrayList<>();
                for (int i = 0; i < 64; i++) {
                    int writer = i;
                    Random random = new Random(seed + i);
                    writers.add(threads.submit(() -> {
                        int number = 0;
                        while (number < 20) {
                            int first = number;
                            boolean falls = random.nextInt(5) == 0;
                            int several = 1 + random.nextInt(3);
                            try {
                                TRANSACTIONS.run(actor, COUNT, database -> {
                                    for (int n = 0; n < several; n++) {
                                        OUTBOX.write(database, new ThingCounted(test, writer, first + n, null));
                                    }
                                    if (falls) {
                                        throw new IllegalStateException("falls");
                                    }
                                    return true;
                                });
                                number += several;
                            } catch (IllegalStateException e) {
                                assertThat(falls).isTrue();
                            }
                        }
                    }));
                }
                for (Future<?> writer : writers) {
                    writer.get();
                }
                assertThat(slow.isDone()).as("the slow one is still at it").isFalse();
                slow.get();
            } finally {
                // Where something above fails, those who listen must not hold up that it is said.
                ended.set(true);
            }
            hearing.get();
            naive.get();
        }
        Map<Integer, List<Integer>> numbers = new TreeMap<>();
        notebook.events()
                .forEach(event -> numbers.computeIfAbsent(event.writer(), first -> new ArrayList<>())
                        .add(event.number()));
        assertThat(numbers).hasSize(65);
        numbers.forEach((writer, heard) -> {
            assertThat(heard).as("writer %d", writer).isSorted().doesNotHaveDuplicates();
            assertThat(heard.getLast()).as("writer %d", writer).isEqualTo(heard.size() - 1);
        });
        Set<UUID> all = new HashSet<>(notebook.heard.stream().map(Told::id).toList());
        assertThat(all).hasSize(notebook.heard.size());
        assertThat(heardByHighest)
                .as("who reads up to the highest number misses what a longer transaction wrote")
                .hasSizeLessThan(all.size());
    }

    /** The fault, planted: it goes by the number that is given before the transaction ends. */
    private void readByHighestNumber(Set<UUID> heard, AtomicBoolean ended) {
        long highest = 0;
        boolean last;
        do {
            last = ended.get();
            long from = highest;
            var rows = TRANSACTIONS.run(
                    Actor.Machine.DELIVERY,
                    database -> database.select(EVENT.ID, EVENT.WRITTEN)
                            .from(EVENT)
                            .where(EVENT.WRITTEN.gt(from))
                            .and(EVENT.FACTS.cast(String.class).contains(test))
                            .orderBy(EVENT.WRITTEN)
                            .fetch());
            for (var row : rows) {
                heard.add(row.value1());
                highest = row.value2();
            }
            sleep(Duration.ofMillis(50));
        } while (!last);
    }

    @Test
    void whatFallsIsNotTold() {
        Notebook notebook = new Notebook("notebook-of-falls");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> TRANSACTIONS.run(actor, COUNT, database -> {
                    OUTBOX.write(database, new ThingCounted(test, 1, 1, null));
                    throw new IllegalStateException("falls");
                }));
        write(2);
        hear(notebook);
        assertThat(notebook.events()).extracting(ThingCounted::number).containsExactly(2);
    }

    @Test
    void oneThatFailsWaitsKeepsWhatItHeardBeforeAndKeepsNobodyElseWaiting() {
        Notebook failing = new Notebook("notebook-that-fails");
        Notebook other = new Notebook("notebook-that-does-not");
        AtomicBoolean broken = new AtomicBoolean(true);
        failing.before = event -> {
            if (event.number() == 3 && broken.get()) {
                throw new IllegalStateException("cannot hear 3");
            }
        };
        for (int number = 1; number <= 5; number++) {
            write(number);
        }
        hear(failing, other);
        assertThat(other.events()).extracting(ThingCounted::number).containsExactly(1, 2, 3, 4, 5);
        assertThat(failing.events())
                .extracting(ThingCounted::number)
                .containsSubsequence(1, 2)
                .doesNotContain(3, 4);
        broken.set(false);
        failing.heard.clear();
        hear(failing, other);
        assertThat(failing.events()).as("too early").isEmpty();
        Clock later = Clock.fixed(Instant.now().plusSeconds(600), ZoneOffset.UTC);
        try (Delivery delivery = new Delivery(TRANSACTIONS, List.of(failing, other), later)) {
            rounds(delivery);
        }
        assertThat(failing.events()).extracting(ThingCounted::number).containsExactly(3, 4, 5);
        assertThat(other.events()).hasSize(5);
    }

    @Test
    void severalProcessesServeAListenerOneAtATime() throws Exception {
        Notebook notebook = new Notebook("notebook-of-several");
        // Known to the log before: whoever makes its row first would keep the others waiting until the end.
        hear(notebook);
        for (int number = 0; number < 200; number++) {
            write(number);
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> processes = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                processes.add(threads.submit(() -> {
                    try (Delivery delivery = delivery(notebook)) {
                        rounds(delivery);
                    }
                }));
            }
            for (Future<?> process : processes) {
                process.get();
            }
        }
        hear(notebook);
        assertThat(notebook.events())
                .extracting(ThingCounted::number)
                .hasSize(200)
                .isSorted();
    }

    @Test
    void whatGetsItsPositionFromAnotherProcessMeanwhileIsHeardOnce() throws Exception {
        Notebook notebook = new Notebook("notebook-beside-another");
        AtomicBoolean ended = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> another = threads.submit(() -> {
                try (Delivery delivery = delivery()) {
                    while (!ended.get()) {
                        delivery.round();
                    }
                }
            });
            Future<?> hearing = threads.submit(() -> {
                try (Delivery delivery = delivery(notebook)) {
                    while (!ended.get()) {
                        delivery.round();
                    }
                }
            });
            try {
                for (int number = 0; number < 2_000; number++) {
                    write(number);
                }
            } finally {
                ended.set(true);
            }
            another.get();
            hearing.get();
        }
        hear(notebook);
        assertThat(notebook.events())
                .extracting(ThingCounted::number)
                .hasSize(2_000)
                .isSorted();
    }

    @Test
    void factsComeBackAsTheyWereAndMissingOnesAsNothing() {
        Notebook notebook = new Notebook("notebook-of-facts");
        ThingCounted told = new ThingCounted(test, 7, -1, LocalDate.of(2026, 2, 28));
        TRANSACTIONS.run(actor, COUNT, database -> {
            OUTBOX.write(database, told);
            database.execute(
                    "INSERT INTO events.event (id, kind, facts) VALUES (gen_random_uuid(), 'events.thing-counted',"
                            + " jsonb_build_object('test', ?, 'added', 'since'))",
                    test);
            return true;
        });
        hear(notebook);
        assertThat(notebook.events()).containsExactly(told, new ThingCounted(test, 0, 0, null));
        assertThat(notebook.heard.getFirst().happened())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(5));
    }

    @Test
    void whoActsMayWriteEventsAndOnlyTheDeliveryReadsThem() {
        write(1);
        assertThat(TRANSACTIONS.run(actor, COUNT, database -> database.fetchCount(EVENT)) == 0)
                .isTrue();
        assertThat(TRANSACTIONS.run(Actor.Machine.JOBS, database -> database.fetchCount(EVENT)) == 0)
                .isTrue();
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> TRANSACTIONS.perform(
                        Actor.Machine.DELIVERY, database -> database.execute("UPDATE events.event SET facts = '{}'")));
    }

    @Test
    void oldEventsGoWhenEverybodyHasHeardThem() {
        write(1);
        Notebook fast = new Notebook("notebook-that-is-fast");
        Notebook slow = new Notebook("notebook-that-is-slow");
        hear(fast);
        OffsetDateTime soon = OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(1);
        assertThat(remove(List.of("notebook-that-is-fast", "notebook-that-is-slow"), soon))
                .isZero();
        hear(slow);
        assertThat(remove(List.of("notebook-that-is-fast", "notebook-that-is-slow"), soon.minusDays(30)))
                .isZero();
        assertThat(remove(List.of("notebook-that-is-fast", "notebook-that-is-slow"), soon))
                .isPositive();
        write(2);
        hear(fast);
        assertThat(fast.events()).extracting(ThingCounted::number).containsExactly(1, 2);
    }

    @Test
    void anEventIsKnownUnderItsModuleAndItsName() {
        assertThat(Event.kind(ThingCounted.class)).isEqualTo("events.thing-counted");
    }

    private int remove(List<String> listeners, OffsetDateTime before) {
        return TRANSACTIONS.run(Actor.Machine.CLEANING, database -> Log.remove(database, listeners, before, 100_000));
    }

    private void write(int number) {
        TRANSACTIONS.run(actor, COUNT, database -> {
            OUTBOX.write(database, new ThingCounted(test, 0, number, null));
            return true;
        });
    }

    private static Delivery delivery(Listener... listeners) {
        return new Delivery(TRANSACTIONS, List.of(listeners), Clock.systemUTC());
    }

    private static void hear(Listener... listeners) {
        try (Delivery delivery = delivery(listeners)) {
            rounds(delivery);
        }
    }

    private static void rounds(Delivery delivery) {
        // The application's own delivery may be giving positions at this moment: look once more.
        for (int quiet = 0; quiet < 3; quiet = delivery.round() ? 0 : quiet + 1) {
            sleep(Duration.ofMillis(20));
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
