package org.kerwen.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.kerwen.idempotency.db.Tables.ANSWER;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Refused;
import org.kerwen.kernel.SentForm;
import org.kerwen.testing.Actors;
import org.kerwen.testing.RunningKerwen;

/** The same request, sent twice, is done once. */
class IdempotencyTest {
    private static final UUID NOTHING = new UUID(0, 0);
    private static final Transactions TRANSACTIONS = RunningKerwen.normal().bean(Transactions.class);
    private static final Idempotency IDEMPOTENCY = RunningKerwen.normal().bean(Idempotency.class);
    private static final Act PAY = Act.of("grant.pay");
    private static final String ROUTE = "POST /api/v1/grants/{id}/payments";

    private final Actor.Person actor = Actors.of("harbour");
    private final AtomicInteger paid = new AtomicInteger();

    @Test
    void twoHundredRepetitionsAtOnceOfSeveralKeysDoEachThingOnce() throws Exception {
        long seed = System.nanoTime();
        System.out.println("IdempotencyTest: seed " + seed);
        Random random = new Random(seed);
        List<String> keys = List.of("key-of-the-first-1", "key-of-the-second-2", "key-of-the-third-33");
        Map<String, AtomicInteger> done = new ConcurrentHashMap<>();
        Map<String, String> places = new ConcurrentHashMap<>();
        CountDownLatch together = new CountDownLatch(1);
        List<Future<?>> callers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                String key = keys.get(random.nextInt(keys.size()));
                boolean fails = random.nextInt(10) == 0;
                int pause = random.nextInt(20);
                callers.add(threads.submit(() -> {
                    together.await();
                    try {
                        Answer answer = ask(request(key, key), () -> {
                            sleep(pause);
                            if (fails) {
                                throw new IllegalStateException("the line broke");
                            }
                            int times = done.computeIfAbsent(key, first -> new AtomicInteger())
                                    .incrementAndGet();
                            return Answer.made("/payments/" + key + "/" + times);
                        });
                        String before = places.putIfAbsent(key, String.valueOf(answer.location()));
                        assertThat(answer.location()).isEqualTo(before == null ? answer.location() : before);
                    } catch (IllegalStateException e) {
                        assertThat(fails).isTrue();
                    }
                    return null;
                }));
            }
            together.countDown();
            for (Future<?> caller : callers) {
                caller.get();
            }
        }
        assertThat(done).hasSize(keys.size());
        done.forEach((key, times) -> assertThat(times.get()).as(key).isEqualTo(1));
        assertThat(rows()).isEqualTo(keys.size());
    }

    @Test
    void anAnswerComesBackWhole() {
        List<Answer> answers = List.of(
                Answer.made("/a:b=c/1"),
                Answer.seeOther("/app/cases/"),
                new Answer(200, null, "{\"é\": \"ýagşy 😀\"}"),
                new Answer(204, null, null),
                new Answer(200, "/a", ""));
        for (int i = 0; i < answers.size(); i++) {
            Answer given = answers.get(i);
            KeyedRequest request = request("key-of-an-answer-" + i, "the same");
            assertThat(ask(request, () -> given)).isEqualTo(given);
            assertThat(ask(request, () -> {
                        throw new AssertionError("done twice");
                    }))
                    .isEqualTo(given);
        }
    }

    @Test
    void aKeyDoesNotServeAnotherRequest() {
        ask(request("key-of-mine-and-mine", "pay 100"), this::pay);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> ask(request("key-of-mine-and-mine", "pay 1000"), this::pay))
                .satisfies(refused -> assertThat(refused.problem()).isEqualTo(IdempotencyProblems.REUSED));
        assertThat(paid).hasValue(1);
    }

    @Test
    void theSameKeyOfAnotherPersonOrForAnotherAddressIsAnotherKey() {
        ask(request("key-that-two-people-have", "pay"), this::pay);
        Actor.Person other = Actors.of("harbour");
        Answer theirs = TRANSACTIONS.run(
                other,
                PAY,
                database ->
                        IDEMPOTENCY.once(database, other, request("key-that-two-people-have", "pay less"), this::pay));
        Answer elsewhere = ask(
                KeyedRequest.of("POST /app/grants/", "key-that-two-people-have", List.of(), new byte[0]), this::pay);
        assertThat(List.of(theirs, elsewhere)).containsExactly(Answer.made("/payments/2"), Answer.made("/payments/3"));
    }

    @Test
    void whatFailedMayBeTriedAgainUnderTheSameKey() {
        KeyedRequest request = request("key-of-an-unlucky-one", "pay");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> ask(request, () -> {
                    pay();
                    throw new IllegalStateException("the power went");
                }));
        assertThat(rows()).isZero();
        assertThat(ask(request, this::pay)).isEqualTo(Answer.made("/payments/2"));
    }

    /** Between the work and the end of the transaction: the row of the key goes with the work. */
    @Test
    void aConnectionThatIsCutBeforeTheEndLeavesNeitherWorkNorKey() {
        KeyedRequest request = request("key-of-a-cut-connection", "pay");
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> TRANSACTIONS.run(actor, PAY, database -> {
                    Answer answer = IDEMPOTENCY.once(database, actor, request, this::pay);
                    database.execute("SELECT pg_terminate_backend(pg_backend_pid())");
                    return answer;
                }));
        assertThat(rows()).isZero();
        assertThat(ask(request, this::pay)).isEqualTo(Answer.made("/payments/2"));
        assertThat(ask(request, this::pay)).isEqualTo(Answer.made("/payments/2"));
    }

    @Test
    void whileTheFirstIsAtItTheSecondIsToldToComeAgain() throws Exception {
        KeyedRequest request = request("key-of-a-slow-request", "pay");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch refused = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> first = threads.submit(() -> ask(request, () -> {
                begun.countDown();
                await(refused);
                return pay();
            }));
            begun.await();
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> ask(request, this::pay))
                    .satisfies(answer -> {
                        assertThat(answer.problem()).isEqualTo(IdempotencyProblems.IN_USE);
                        assertThat(answer.waiting()).isEqualTo(Duration.ofSeconds(2));
                    });
            refused.countDown();
            assertThat(first.get()).isEqualTo(Answer.made("/payments/1"));
        }
        assertThat(ask(request, this::pay)).isEqualTo(Answer.made("/payments/1"));
    }

    @Test
    void theLockWaitOfTheWorkIsTheOneThatItHadBefore() {
        String during = TRANSACTIONS.run(actor, PAY, database -> {
            database.execute("SET LOCAL lock_timeout = '77ms'");
            StringBuilder seen = new StringBuilder();
            IDEMPOTENCY.once(database, actor, request("key-of-a-lock-timeout", ""), () -> {
                seen.append(database.fetchSingle("SHOW lock_timeout").get(0, String.class));
                return pay();
            });
            return seen.toString();
        });
        assertThat(during).isEqualTo("77ms");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "short", "fifteen-letters", "sixteen letters!!", "ключ-из-кириллицы", "key\nkey-key-key-key"
            })
    void aKeyThatCouldBeGuessedOrIsNoneIsRefused(String key) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> request(key, ""))
                .satisfies(refused -> assertThat(refused.problem()).isEqualTo(IdempotencyProblems.MISSING));
    }

    @Test
    void aFormIsDoneOnceAndAnsweredTheSameHoweverOftenItComesAtOnce() throws Exception {
        SentForm form = SentForm.alone();
        Set<UUID> answers = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Future<?>> clicks = new ArrayList<>();
            for (int click = 0; click < 6; click++) {
                clicks.add(threads.submit(() -> answers.add(send(actor, form, () -> {
                    paid.incrementAndGet();
                    sleep(100);
                    return Optional.of(UUID.randomUUID());
                }))));
            }
            for (Future<?> click : clicks) {
                click.get();
            }
        }
        assertThat(paid).hasValue(1);
        assertThat(answers).hasSize(1);
    }

    @Test
    void aFormOfWhichNothingCameMayBeSentAgainAndAnotherPersonsIsTheirs() {
        SentForm form = SentForm.alone();
        assertThat(send(actor, form, Optional::empty)).isEqualTo(NOTHING);
        assertThat(rows()).as("nothing is kept").isZero();
        UUID made = UUID.randomUUID();
        assertThat(send(actor, form, () -> Optional.of(made))).isEqualTo(made);
        UUID theirs = UUID.randomUUID();
        assertThat(send(Actors.of("harbour"), form, () -> Optional.of(theirs))).isEqualTo(theirs);
        assertThat(send(actor, form, () -> Optional.of(UUID.randomUUID()))).isEqualTo(made);
    }

    private static UUID send(Actor.Person by, SentForm form, Supplier<Optional<UUID>> work) {
        return TRANSACTIONS.run(
                by,
                PAY,
                database -> IDEMPOTENCY.once(
                        database,
                        by,
                        form,
                        () -> work.get().orElse(NOTHING),
                        id -> Optional.of(id).filter(each -> !each.equals(NOTHING)),
                        id -> id));
    }

    @Test
    void aStolenRowTellsNeitherKeyNorRequestNorAnswer() {
        ask(request("key-canary-7KQ4-7KQ4", "request-canary"), () -> new Answer(200, "/answer-canary", "body-canary"));
        String stored = TRANSACTIONS.run(
                actor,
                PAY,
                database -> database.fetchSingle("SELECT encode(key_hash, 'escape') || encode(request, 'escape')"
                                + " || encode(answer, 'escape') || route FROM idempotency.answer")
                        .get(0, String.class));
        assertThat(stored).doesNotContain("canary").contains("{id}");
    }

    @Test
    void nobodyElseSeesTheAnswerAndAWeekLaterItIsGone() {
        ask(request("key-of-a-week-long", "pay"), this::pay);
        int seenByAnother = TRANSACTIONS.run(Actors.of("harbour"), PAY, database -> database.fetchCount(ANSWER));
        int seenByAMachine = TRANSACTIONS.run(Actor.Machine.JOBS, database -> database.fetchCount(ANSWER));
        assertThat(seenByAnother + seenByAMachine).isZero();
        clean(Duration.ofDays(7).minusMinutes(5));
        assertThat(rows()).isEqualTo(1);
        clean(Duration.ofDays(7).plusMinutes(5));
        assertThat(rows()).isZero();
    }

    private static void clean(Duration later) {
        Clock clock = Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC);
        TRANSACTIONS.run(Actor.Machine.CLEANING, database -> new ExpiredAnswers(clock).clean(database));
    }

    private int rows() {
        return TRANSACTIONS.run(actor, PAY, database -> database.fetchCount(ANSWER));
    }

    private Answer pay() {
        return Answer.made("/payments/" + paid.incrementAndGet());
    }

    private Answer ask(KeyedRequest request, Supplier<Answer> work) {
        return TRANSACTIONS.run(actor, PAY, database -> IDEMPOTENCY.once(database, actor, request, work));
    }

    private static KeyedRequest request(String key, String body) {
        return KeyedRequest.of(ROUTE, key, List.of("7"), body.getBytes(StandardCharsets.UTF_8));
    }

    private static void sleep(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
