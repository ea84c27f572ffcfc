package org.kerwen.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jooq.exception.DataAccessException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.Problem;
import org.kerwen.kernel.Problems;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.Reader;
import org.kerwen.testing.RunningKerwen;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue of refusals: whole, explained in every language, and what every failure at the edge becomes. */
class ProblemsTest {
    private static final RunningKerwen KERWEN =
            RunningKerwen.start(MissionPack.REAL, false, "kerwen.failing-handlers=true");
    private static final Reader READER = KERWEN.reader();
    private static final ProblemCatalogue CATALOGUE = KERWEN.bean(ProblemCatalogue.class);
    private static final String CANARY = "canary-7KQ4";

    @AfterAll
    static void stop() {
        KERWEN.close();
    }

    @Test
    void everyProblemHasAPageInEveryLanguageThatSaysWhatItIsAndWhatToDo() {
        assertThat(CATALOGUE.all()).hasSizeGreaterThan(12);
        for (String language : List.of("en", "ru", "tk")) {
            Texts texts =
                    KERWEN.bean(Languages.class).texts(new Language(language)).orElseThrow();
            List<String> listed = READER.page("/" + language + "/problems/")
                    .select("main li a")
                    .eachAttr("href");
            for (Problem problem : CATALOGUE.all()) {
                String path = "/" + language + "/problems/" + problem.code() + "/";
                Document page = READER.page(path);
                String key = "problem." + problem.code();
                assertThat(page.select("h1").text()).as(path).isEqualTo(texts.get(key + ".title"));
                assertThat(page.select("main").text())
                        .as(path)
                        .contains(
                                texts.get(key + ".text"),
                                texts.get(key + ".remedy"),
                                problem.code(),
                                String.valueOf(problem.status()));
                assertThat(listed).contains(path);
            }
            assertThat(listed).hasSize(CATALOGUE.all().size());
        }
    }

    @Test
    void noTwoProblemsSayTheSame() {
        Texts texts = KERWEN.bean(Languages.class).texts(new Language("en")).orElseThrow();
        for (String part : List.of(".title", ".text")) {
            TreeSet<String> said = new TreeSet<>();
            CATALOGUE.all().forEach(problem -> said.add(texts.get("problem." + problem.code() + part)));
            assertThat(said).hasSize(CATALOGUE.all().size());
        }
    }

    @Test
    void aCodeThatTwoModulesUseAndAConstraintWithoutAProblemAreRefusedAtTheStart() {
        Problem own = new Problem("not-found", Problem.Kind.CALLER, 404);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new ProblemCatalogue(List.of(new CommonProblems(), problems(List.of(own), Map.of()))))
                .withMessageContaining("not-found");
        Problem unknown = new Problem("nobody-knows", Problem.Kind.CALLER, 409);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new ProblemCatalogue(List.of(problems(List.of(), Map.of("some_key", unknown)))))
                .withMessageContaining("some_key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Not-found", "not found", "404", "-x", "x-"})
    void aCodeIsOfSmallLettersAndHyphens(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Problem(code, Problem.Kind.CALLER, 404));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/failing/refused, 429, too-many-requests, busy",
        "GET, /api/failing/fields, 422, fields-wrong, caller",
        "GET, /api/failing/number?number=" + CANARY + ", 400, malformed-request, caller",
        "GET, /api/failing/number, 400, malformed-request, caller",
        "GET, /api/failing/slow, 503, busy, busy",
        "GET, /api/failing/" + CANARY + ", 404, not-found, caller",
        "POST, /api/failing/refused, 405, method-not-allowed, caller",
        "POST, /api/failing/body, 400, malformed-request, caller",
        "POST, /api/failing/fault/" + CANARY + "?a=" + CANARY + ", 500, internal-fault, internal",
        "POST, /api/failing/database/" + CANARY + ", 500, internal-fault, internal",
    })
    void aProgramIsAnsweredWithAProblem(String method, String path, int status, String code, String kind) {
        HttpResponse<byte[]> answer = READER.send(method, path, "Accept-Language", "ru", "X-Canary", CANARY);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Content-Language")).hasValue("ru");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(Reader.text(answer)).doesNotContain(CANARY, "Exception", "org.", "INSERT");
        JsonNode body = JsonMapper.builder().build().readTree(answer.body());
        assertThat(body.get("code").asString()).isEqualTo(code);
        assertThat(body.get("kind").asString()).isEqualTo(kind);
        assertThat(body.get("status").asInt()).isEqualTo(status);
        assertThat(body.get("title").asString()).matches("(?s).*[а-я].*");
        String type = body.get("type").asString();
        assertThat(type).startsWith(KERWEN.address());
        assertThat(READER.get(type.substring(KERWEN.address().length())).statusCode())
                .isEqualTo(200);
        if (status == 500) {
            assertThat(body.get("incident").asString()).matches("[2-9A-Z]{4}-[2-9A-Z]{4}");
        } else {
            assertThat(body.has("incident")).isFalse();
        }
    }

    @Test
    void whoIsTooEarlyIsToldWhenToComeAgainAndWhoUsesAWrongMethodWhichAreRight() {
        assertThat(READER.get("/api/failing/refused").headers().firstValue("Retry-After"))
                .hasValue("7");
        assertThat(READER.send("POST", "/api/failing/refused").headers().firstValue("Allow"))
                .hasValueSatisfying(allowed -> assertThat(allowed).contains("GET"));
    }

    @Test
    void whatIsWrongWithAFieldStandsAtItsName() {
        JsonNode errors = JsonMapper.builder()
                .build()
                .readTree(READER.get("/api/failing/fields", "Accept-Language", "en")
                        .body())
                .get("errors");
        assertThat(errors.size()).isEqualTo(1);
        assertThat(errors.get(0).get("field").asString()).isEqualTo("year");
        assertThat(errors.get(0).get("detail").asString()).isEqualTo("The file cannot be read");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /failing/refused, 429, Too many attempts",
        "POST, /failing/refused, 405, This cannot be done here",
        "GET, /failing/number?number=" + CANARY + ", 400, The request is not well formed",
        "POST, /failing/fault/" + CANARY + "?a=" + CANARY + ", 500, Something went wrong here",
    })
    void aPersonIsAnsweredWithAPage(String method, String path, int status, String heading) {
        HttpResponse<byte[]> answer = READER.send(method, path, "Accept-Language", "en");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Reader.text(answer)).doesNotContain(CANARY, "Exception");
        Document page = Jsoup.parse(Reader.text(answer));
        assertThat(page.select("h1").text()).isEqualTo(heading);
        if (status == 500) {
            assertThat(page.select("main").text()).containsPattern("[2-9A-Z]{4}-[2-9A-Z]{4}");
        }
    }

    @Test
    void aConstraintThatIsRegisteredIsTheProblemThatItStandsForAndAnyOtherIsAFault() {
        Problem taken = new Problem("name-taken", Problem.Kind.CONFLICT, 409);
        ProblemCatalogue catalogue = new ProblemCatalogue(
                List.of(new CommonProblems(), problems(List.of(taken), Map.of("organisation_pkey", taken))));
        DataAccessException refusal = refusal("INSERT INTO access.organisation (id, name) SELECT 'a', '{\"en\": \"a\"}'"
                + " FROM generate_series(1, 2)");
        assertThat(Met.of(refusal, catalogue).problem()).isEqualTo(taken);
        assertThat(Met.of(refusal, CATALOGUE).problem()).isEqualTo(CommonProblems.FAULT);
        assertThat(Met.of(refusal("SELECT 1/0"), catalogue).problem()).isEqualTo(CommonProblems.FAULT);
        assertThat(Met.of(refusal("DO $$ BEGIN RAISE 'full' USING ERRCODE = '53100'; END $$"), catalogue)
                        .problem())
                .isEqualTo(CommonProblems.BUSY_NOW);
    }

    private static DataAccessException refusal(String sql) {
        try {
            KERWEN.bean(Transactions.class).perform(Actor.Machine.SETUP, database -> database.execute(sql));
        } catch (DataAccessException e) {
            return e;
        }
        throw new AssertionError("not refused: " + sql);
    }

    private static Problems problems(List<Problem> all, Map<String, Problem> byConstraint) {
        return new Problems() {
            @Override
            public List<Problem> all() {
                return all;
            }

            @Override
            public Map<String, Problem> byConstraint() {
                return byConstraint;
            }
        };
    }
}
