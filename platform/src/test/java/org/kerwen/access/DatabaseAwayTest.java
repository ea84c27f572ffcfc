package org.kerwen.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.kerwen.kernel.Role;
import org.kerwen.testing.RunningKerwen;
import org.kerwen.testing.Supervisor;

/** The database lets nobody in for a while: whoever works here is told soon, and loses nothing that was typed. */
class DatabaseAwayTest {
    private static final Duration SOON = Duration.ofSeconds(9);

    /** An answer and how long it took. */
    private record Timed(HttpResponse<String> answer, Duration waited) {}

    @Test
    void whileTheDatabaseIsAwayAPageSaysSoSoonAndKeepsWhatWasTyped() throws Exception {
        RunningKerwen kerwen = RunningKerwen.demo();
        SignedReader kakajan = Objects.requireNonNull(
                        SignedReader.ofDemonstration(kerwen, kerwen.home()).get(Role.SUPERVISOR))
                .signInWithSpareCode();
        String proof = kakajan.proof();
        Map<String, String> typed = Map.of("name", "Merdan Täze", "language", "ru", "roles", "adviser");
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
                Connection connection = Supervisor.of(kerwen);
                Statement supervisor = connection.createStatement()) {
            supervisor.execute("ALTER ROLE kerwen_application NOLOGIN");
            try {
                supervisor.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'kerwen_application'");
                Future<Timed> page = people.submit(() -> timed(() -> kakajan.get("/app/colleagues")));
                Future<Timed> form =
                        people.submit(() -> timed(() -> kakajan.post("/app/colleagues/invite", typed, proof)));
                Future<Timed> program = people.submit(() -> timed(() -> kakajan.call("GET", "/api/v1/accounts", "")));
                Future<Timed> stranger = people.submit(() -> timed(() -> new SignedReader(kakajan)
                        .post(
                                "/app/sign-in",
                                Map.of("language", "ru", "address", kakajan.mail(), "password", "x", "code", "1"))));
                Future<Timed> wayIn = people.submit(() -> timed(() -> kakajan.get("/app/sign-in?language=tk")));

                saysThatItIsBusy(page.get());
                assertThat(page.get().answer().body())
                        .contains("Not possible at this moment", "href=\"/app/colleagues\"");

                saysThatItIsBusy(form.get());
                Document again = Jsoup.parse(form.get().answer().body());
                assertThat(again.select("html").attr("lang")).isEqualTo("en");
                assertThat(again.select("main form").attr("action")).isEqualTo("/app/colleagues/invite");
                assertThat(again.select("#name").attr("value")).isEqualTo("Merdan Täze");
                assertThat(again.select("input[name=roles]").attr("value")).isEqualTo("adviser");
                assertThat(again.select("input[name=_csrf]").attr("value")).isNotEmpty();

                saysThatItIsBusy(program.get());
                assertThat(program.get().answer().body()).contains("\"kind\":\"busy\"");

                saysThatItIsBusy(stranger.get());
                assertThat(Jsoup.parse(stranger.get().answer().body())
                                .select("html[lang=ru] #address")
                                .attr("value"))
                        .isEqualTo(kakajan.mail());

                assertThat(wayIn.get().answer().statusCode()).as("needs nobody").isEqualTo(200);
                assertThat(wayIn.get().waited()).isLessThan(SOON);
            } finally {
                supervisor.execute("ALTER ROLE kerwen_application LOGIN");
            }
        }
        assertThat(kakajan.get("/app/colleagues").statusCode()).isEqualTo(200);
        assertThat(kakajan.post("/app/colleagues/invite", typed, proof).statusCode())
                .as("sent again")
                .isLessThan(400);
    }

    private static void saysThatItIsBusy(Timed timed) {
        assertThat(timed.answer().statusCode()).isEqualTo(503);
        assertThat(timed.answer().headers().firstValue("Retry-After")).isPresent();
        assertThat(timed.waited()).isLessThan(SOON);
    }

    private static Timed timed(java.util.function.Supplier<HttpResponse<String>> question) {
        long began = System.nanoTime();
        HttpResponse<String> answer = question.get();
        return new Timed(answer, Duration.ofNanos(System.nanoTime() - began));
    }
}
