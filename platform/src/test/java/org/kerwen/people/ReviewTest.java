package org.kerwen.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kerwen.access.SignedReader;
import org.kerwen.jobs.Progress;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.Role;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.RunningKerwen;
import tools.jackson.databind.json.JsonMapper;

/** Pairs that may be one person are found by comparing all, and wait until somebody decides, over real HTTP. All are invented. */
class ReviewTest {
    private static RunningKerwen kerwen;
    private static SignedReader worker;
    private static SignedReader stranger;

    @BeforeAll
    static void start() {
        kerwen = RunningKerwen.start(MissionPack.SMALL, true);
        Map<Role, SignedReader> readers = SignedReader.ofDemonstration(kerwen, kerwen.home());
        // The partner has few people of its own, so that all pairs stand on one page.
        worker = Objects.requireNonNull(readers.get(Role.CASE_WORKER)).signIn();
        stranger = Objects.requireNonNull(readers.get(Role.MOVEMENT_OFFICER)).signIn();
        assertThat(worker.organisation()).isNotEqualTo(stranger.organisation());
    }

    @AfterAll
    static void stop() {
        kerwen.close();
    }

    @Test
    void whoIsAlikeWaitsUntilSomebodySaysWhetherItIsOnePerson() throws InterruptedException {
        // By the interface for programs nobody is asked before.
        String one = record("Gurbanow", "Aman", "12.5.1978");
        String same = record("Гурбанов", "Аман", "12.5.1978");
        String other = record("Kerimow", "Serdar", "3.4.1960");
        String twin = record("Kerimow", "Serdar", "3.4.1960");
        compareAll();
        String page = page();
        assertThat(page).contains(between(one, same)).contains(between(other, twin));
        assertThat(stranger.get("/app/people/review").body())
                .doesNotContain(one)
                .doesNotContain(other);

        assertThat(worker.post("/app/people/" + one + "/apart/" + same, Map.of())
                        .statusCode())
                .isEqualTo(303);
        assertThat(page()).doesNotContain(between(one, same)).contains(between(other, twin));
        // Whoever doubts it later may compare them again.
        assertThat(Jsoup.parse(worker.get("/app/people/" + one).body()).select("a[href$=/merge/" + same + "]"))
                .singleElement()
                .satisfies(link -> assertThat(link.parents().select("#apart")).isNotEmpty());
        worker.post("/app/people/" + other + "/merge/" + twin, Map.of());
        assertThat(page()).doesNotContain(between(other, twin));

        // What was decided stands, however often all are compared.
        compareAll();
        assertThat(page()).doesNotContain(between(one, same)).doesNotContain(between(other, twin));
        assertThat(stranger.post("/app/people/" + one + "/apart/" + same, Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoeverIsRecordedAsSomebodyElseIsNotAskedAboutAgain() throws InterruptedException {
        String one = record("Ataýew", "Myrat", "1.1.1990");
        Map<String, String> typed =
                new HashMap<>(Map.of("family", "Атаев", "given", "Мырат", "birth", "1.1.1990", "consent", "spoken"));
        String asked = worker.post("/app/people/register", typed).body();
        assertThat(asked).contains("/app/people/" + one);
        typed.put("seen", Jsoup.parse(asked).select("input[name=seen]").attr("value"));
        String again = worker.post("/app/people/register", typed)
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceAll("^.*/app/people/|\\?.*$", "");
        compareAll();
        assertThat(page()).doesNotContain(between(one, again));
    }

    @Test
    void severalWhoCompareAtOnceAreNotInEachOthersWay() throws Exception {
        for (int number = 0; number < 30; number++) {
            record("Durdyýew", "Baýram", (1 + number % 28) + ".6.1975");
        }
        AccountId account = new AccountId(UUID.fromString(JsonMapper.shared()
                .readTree(worker.call("GET", "/api/v1/me", "").body())
                .get("account")
                .stringValue()));
        Review review = kerwen.bean(Review.class);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int each = 0; each < 6; each++) {
                all.add(threads.submit(() -> review.run(new Review.Comparing(), new Counting(account))));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(page()).contains("Durdyýew");
    }

    /** Keeps nothing of how far it is. */
    private record Counting(AccountId startedBy) implements Progress {
        @Override
        public long reached() {
            return 0;
        }

        @Override
        public @Nullable OrganisationId organisation() {
            return null;
        }

        @Override
        public void of(long steps) {}

        @Override
        public void reached(DSLContext database, long steps, String what) {}

        @Override
        public void reached(long steps, String what) {}
    }

    /** The address under which a pair is compared, whichever stands first. */
    private static String between(String one, String other) {
        return one.compareTo(other) < 0
                ? "/app/people/" + one + "/merge/" + other
                : "/app/people/" + other + "/merge/" + one;
    }

    private static String page() {
        return worker.get("/app/people/review").body();
    }

    private static void compareAll() throws InterruptedException {
        worker.post("/app/people/review", Map.of());
        long start = System.nanoTime();
        // The button is there again when it has ended.
        while (!page().contains("action=\"/app/people/review\"")) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
            Thread.sleep(100);
        }
    }

    private static String record(String family, String given, String birth) {
        String json = """
                {"family": "%s", "given": "%s", "birth": "%s", "consent": "spoken"}""".formatted(family, given, birth);
        String place = worker.callOnce(
                        "POST", "/api/v1/people", json, UUID.randomUUID().toString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return place.substring(place.lastIndexOf('/') + 1);
    }
}
