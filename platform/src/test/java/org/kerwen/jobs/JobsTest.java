package org.kerwen.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.kerwen.db.Act;
import org.kerwen.db.Cleaner;
import org.kerwen.db.Transactions;
import org.kerwen.db.UntoldConnections;
import org.kerwen.jobs.JobState.Outcome;
import org.kerwen.kernel.Actor;
import org.kerwen.testing.Actors;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.RunningKerwen;

/** Work that is put off is done, once it stands, and its starter sees how far it is. */
class JobsTest {
    private static final RunningKerwen KERWEN = RunningKerwen.start(
            MissionPack.REAL, false, "kerwen.counting-work=true", "kerwen.jobs.poll=100ms", "kerwen.jobs.heartbeat=1s");
    private static final Transactions TRANSACTIONS = KERWEN.bean(Transactions.class);
    private static final Jobs JOBS = KERWEN.bean(Jobs.class);
    private static final CountingWork COUNTING = KERWEN.bean(CountingWork.class);
    private static final Act ACT = Act.of("jobs.try");
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final String run = "step-" + UUID.randomUUID();
    private final Actor.Person actor = Actors.of("harbour");

    @AfterAll
    static void stop() {
        KERWEN.close();
    }

    @Test
    void aJobIsDoneAndItsStarterSeesHowFarItIs() throws InterruptedException {
        UUID id = enqueue(count(10, 100, 0, 0));
        JobState during = await(id, state -> state.done() > 0);
        assertThat(during.of()).isEqualTo(10);
        assertThat(during.what()).isEqualTo("counting");
        assertThat(during.kind()).isEqualTo("counting");
        JobState after = await(id, state -> state.outcome() != null);
        assertThat(after.outcome()).isEqualTo(Outcome.DONE);
        assertThat(after.done()).isEqualTo(10);
        assertThat(TRANSACTIONS.run(actor, ACT, JOBS::latest))
                .extracting(JobState::id)
                .containsExactly(id);
        assertThat(steps()).hasSize(10);
    }

    @Test
    void aJobOfATransactionThatFallsIsNeverBegun() throws InterruptedException {
        List<UUID> ids = new ArrayList<>();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> TRANSACTIONS.run(actor, ACT, database -> {
                    ids.add(JOBS.enqueue(database, actor, COUNTING, count(1, 0, 0, 0)));
                    throw new IllegalStateException("falls");
                }));
        UUID later = enqueue(count(0, 0, 0, 0));
        await(later, state -> state.outcome() == Outcome.DONE);
        assertThat(find(actor, ids.getFirst())).isNull();
        assertThat(count("SELECT count(*) FROM jobs.due WHERE task_instance = '" + ids.getFirst() + "'"))
                .isZero();
    }

    @Test
    void whoStartedItCancelsItAndWhatStandsStands() throws InterruptedException {
        UUID id = enqueue(count(1_000, 50, 0, 0));
        await(id, state -> state.done() >= 2);
        assertThat(cancels(Actors.of("harbour"), id)).as("a colleague").isFalse();
        assertThat(cancels(actor, id)).isTrue();
        JobState ended = await(id, state -> state.outcome() != null);
        assertThat(ended.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(ended.done()).isBetween(2L, 900L);
        assertThat(cancels(actor, id)).as("it has ended").isFalse();
        assertThat(steps()).hasSize((int) ended.done());
    }

    @Test
    void nobodyElseSeesIt() throws InterruptedException {
        UUID id = enqueue(count(0, 0, 0, 0));
        await(id, state -> state.outcome() != null);
        assertThat(find(Actors.of("harbour"), id)).isNull();
        assertThat(find(Actors.of("elsewhere"), id)).isNull();
        assertThat(find(actor, id)).isNotNull();
    }

    @Test
    void aPersonCannotPutWorkOffInAnothersName() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> TRANSACTIONS.run(
                        actor,
                        ACT,
                        database -> JOBS.enqueue(database, Actors.of("harbour"), COUNTING, count(1, 0, 0, 0))));
    }

    @Test
    void oneThatFailsIsBegunAgainWhereItWas() throws InterruptedException {
        UUID id = enqueue(count(6, 10, 4, 1));
        JobState failed = await(id, state -> state.incident() != null);
        assertThat(failed.done()).isEqualTo(3);
        assertThat(await(id, state -> state.outcome() != null).outcome()).isEqualTo(Outcome.DONE);
        assertThat(steps()).hasSize(6);
    }

    /** The heart-beat of a process that is no more is old: another takes its job. */
    @Test
    void aJobWhoseProcessDiedIsTakenUpByAnother() throws InterruptedException {
        UUID id = TRANSACTIONS.run(actor, ACT, database -> {
            UUID made = JOBS.enqueue(database, actor, COUNTING, count(5, 0, 0, 0));
            database.execute(
                    "UPDATE jobs.due SET picked = true, picked_by = 'dead', last_heartbeat = now() - interval '1 hour'"
                            + " WHERE task_instance = ?",
                    made.toString());
            database.execute("UPDATE jobs.job SET done = 3, attempts = 1 WHERE id = ?", made);
            return made;
        });
        JobState ended = await(id, state -> state.outcome() != null);
        assertThat(ended.outcome()).isEqualTo(Outcome.DONE);
        assertThat(steps()).as("without those that stood").containsExactlyInAnyOrder(run + "-4", run + "-5");
    }

    @Test
    void everythingThatExpiresIsCleanedAndOneThatFailsKeepsNobodyFromIt() {
        int[] left = {3};
        Cleaner failing = cleaner(database -> {
            throw new IllegalStateException("cannot clean");
        });
        Cleaner cleaning = cleaner(database -> left[0] > 0 ? left[0]-- : 0);
        new Cleaning(TRANSACTIONS, List.of(failing, cleaning)).run();
        assertThat(left[0]).isZero();
    }

    @Test
    void aMonthAfterItsEndAJobIsForgotten() throws InterruptedException {
        UUID id = enqueue(count(0, 0, 0, 0));
        await(id, state -> state.outcome() != null);
        clean(Duration.ofDays(29));
        assertThat(find(actor, id)).isNotNull();
        clean(Duration.ofDays(31));
        assertThat(find(actor, id)).isNull();
    }

    @Test
    void theClockKeepsNoDataAndItsSerialiserRefusesAny() {
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> new RefuseData().serialize("canary"));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new RefuseData().deserialize(String.class, new byte[] {1}));
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> TRANSACTIONS.perform(
                        Actor.Machine.JOBS, database -> database.execute("UPDATE jobs.due SET task_data = '\\x00'")));
    }

    @Test
    void onlyTheJobsTakeConnectionsToWhichNobodyWasTold() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackages("org.kerwen.jobs", "org.kerwen.db")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(UntoldConnections.class)
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.kerwen"));
    }

    private interface Cleans {
        int clean(DSLContext database);
    }

    private static Cleaner cleaner(Cleans cleans) {
        return new Cleaner() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public int clean(DSLContext database) {
                return cleans.clean(database);
            }
        };
    }

    private static void clean(Duration later) {
        Clock clock = Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC);
        TRANSACTIONS.run(Actor.Machine.CLEANING, database -> new Cleaning.EndedJobs(clock).clean(database));
    }

    private static boolean cancels(Actor.Person by, UUID id) {
        return TRANSACTIONS.run(by, ACT, database -> JOBS.cancel(database, id));
    }

    private List<String> steps() {
        return TRANSACTIONS.run(
                Actor.Machine.JOBS,
                database -> database.fetch("SELECT id FROM access.organisation WHERE id LIKE ?", run + "-%")
                        .getValues(0, String.class));
    }

    private CountingWork.Count count(int to, int rest, int failsAt, int failures) {
        return new CountingWork.Count(run, to, rest, failsAt, failures);
    }

    private static long count(String sql) {
        return TRANSACTIONS.run(
                Actor.Machine.JOBS, database -> database.fetchSingle(sql).get(0, Long.class));
    }

    private UUID enqueue(CountingWork.Count count) {
        return TRANSACTIONS.run(actor, ACT, database -> JOBS.enqueue(database, actor, COUNTING, count));
    }

    private static @Nullable JobState find(Actor.Person by, UUID id) {
        List<JobState> found = TRANSACTIONS.run(
                by, ACT, database -> JOBS.find(database, id).map(List::of).orElse(List.of()));
        return found.isEmpty() ? null : found.getFirst();
    }

    private JobState await(UUID id, Predicate<JobState> wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            JobState state = find(actor, id);
            if (state != null && wanted.test(state)) {
                return state;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("not within " + PATIENCE + ": " + find(actor, id));
    }
}
