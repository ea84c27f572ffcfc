package org.kerwen.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor.Machine;
import org.kerwen.kernel.Role;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.RunningKerwen;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who is let in, who is not, and what is told to whom, over real HTTP. Each test uses people of its own. */
class SignInTest {
    private static RunningKerwen kerwen;

    @BeforeAll
    static void start() {
        kerwen = RunningKerwen.start(MissionPack.REAL, true);
    }

    @AfterAll
    static void stop() {
        kerwen.close();
    }

    @Test
    void whateverIsWrongTheAnswerIsTheSame() {
        SignedReader bahar = somebody(Role.PROJECT_MANAGER);
        List<HttpResponse<String>> answers = new ArrayList<>();
        answers.add(tries(bahar, "nobody@example.org", bahar.password(), bahar.codeNow()));
        answers.add(tries(bahar, bahar.mail(), "a wrong password", bahar.codeNow()));
        answers.add(tries(bahar, bahar.mail(), bahar.password(), "000000"));
        answers.add(tries(bahar, "nobody@example.org", "a wrong password", "000000"));
        assertThat(answers)
                .extracting(HttpResponse::statusCode)
                .containsOnly(answers.getFirst().statusCode());
        assertThat(answers).extracting(HttpResponse::statusCode).doesNotContain(303);
        assertThat(answers)
                .extracting(answer -> answer.body()
                        .replaceAll("name=\"_(csrf|once)\" value=\"[^\"]*\"", "")
                        .replaceAll("value=\"[^\"]*@example.org\"", ""))
                .containsOnly(answers.getFirst()
                        .body()
                        .replaceAll("name=\"_(csrf|once)\" value=\"[^\"]*\"", "")
                        .replaceAll("value=\"[^\"]*@example.org\"", ""));
    }

    @Test
    void aCodeOfTheTelephoneWorksOnce() {
        SignedReader cary = somebody(Role.FINANCE_OFFICER);
        String code = cary.codeNow();
        assertThat(tries(cary, cary.mail(), cary.password(), code).statusCode()).isEqualTo(303);
        assertThat(tries(somebody(Role.FINANCE_OFFICER), cary.mail(), cary.password(), code)
                        .statusCode())
                .isNotEqualTo(303);
    }

    /** Many at once, because which of them asks the database first is chance. */
    @Test
    void ofTwoWhoBringTheSameCodeAtOnceOneGetsIn() throws Exception {
        SignedReader adviser = somebody(Role.ADVISER);
        String code = adviser.codeNow();
        CyclicBarrier together = new CyclicBarrier(8);
        List<Callable<Integer>> all = new ArrayList<>();
        for (int each = 0; each < 8; each++) {
            SignedReader reader = somebody(Role.ADVISER);
            all.add(() -> {
                reader.get("/app/sign-in");
                together.await();
                return tries(reader, adviser.mail(), adviser.password(), code).statusCode();
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> each : threads.invokeAll(all)) {
                answers.add(each.get());
            }
            assertThat(answers).filteredOn(status -> status == 303).hasSize(1);
        }
    }

    /** Whoever leaves a session of theirs in somebody's browser must not be in it once that person signs in. */
    @Test
    void aSessionBroughtAlongIsNotTheOneThatBegins() {
        SignedReader caseWorker = somebody(Role.CASE_WORKER);
        String planted = "planted-before-somebody-signs-in-0123456789";
        HttpResponse<String> answer = caseWorker.postWithCookies(
                "/app/sign-in",
                Map.of("address", caseWorker.mail(), "password", caseWorker.password(), "code", caseWorker.codeNow()),
                "kerwen=" + planted);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().allValues("set-cookie"))
                .anyMatch(each -> each.matches("kerwen=[A-Za-z0-9_-]{43};.*"))
                .noneMatch(each -> each.contains(planted));
        assertThat(kerwen.reader().get("/app/", "Cookie", "kerwen=" + planted).statusCode())
                .isEqualTo(303);
    }

    @Test
    void beforeASensitiveActAnOldSessionIsAskedAgain() {
        SignedReader manager = somebody(Role.PROJECT_MANAGER).signIn();
        assertThat(manager.get("/app/account/tokens/new").statusCode()).isEqualTo(200);
        kerwen.bean(Transactions.class).perform(Machine.SIGN_IN, database -> database.execute("""
                                UPDATE access.session SET confirmed_at = confirmed_at - interval '11 minutes'
                                 WHERE account = (SELECT id FROM access.account WHERE address = ?)
                                """, manager.mail()));
        HttpResponse<String> later = manager.get("/app/account/tokens/new");
        assertThat(later.statusCode()).isEqualTo(303);
        assertThat(later.headers().firstValue("location"))
                .hasValueSatisfying(to -> assertThat(to).startsWith("/app/confirm"));
        assertThat(manager.get("/app/account").statusCode())
                .as("what is not sensitive")
                .isEqualTo(200);
    }

    @Test
    void aSpareCodeWorksInsteadAndOnceHoweverItIsTyped() {
        SignedReader dursun = somebody(Role.MOVEMENT_OFFICER);
        String typed = dursun.spareCode().toLowerCase(java.util.Locale.ROOT).replace("-", " ");
        assertThat(tries(dursun, dursun.mail(), dursun.password(), typed).statusCode())
                .isEqualTo(303);
        assertThat(tries(somebody(Role.MOVEMENT_OFFICER), dursun.mail(), dursun.password(), dursun.spareCode())
                        .statusCode())
                .isNotEqualTo(303);
    }

    @Test
    void whoGuessesMustWaitEvenWithTheRightPasswordAfterwards() {
        SignedReader enejan = somebody(Role.MEDICAL_OFFICER);
        for (int attempt = 0; attempt < 10; attempt++) {
            assertThat(tries(enejan, enejan.mail(), "guess number " + attempt, "000000")
                            .statusCode())
                    .isNotEqualTo(303);
        }
        assertThat(tries(enejan, enejan.mail(), enejan.password(), enejan.codeNow())
                        .statusCode())
                .isNotEqualTo(303);
        assertThat(somebody(Role.AGENCY_OFFICER).signIn().get("/app/").statusCode())
                .as("others are not kept out")
                .isEqualTo(200);
    }

    @Test
    void whoLeavesIsOutWithTheNextRequestAndSoAreTheTokens() {
        SignedReader administrator = somebody(Role.ADMINISTRATOR).signIn();
        SignedReader hemra = somebody(Role.DONOR_READER).signIn();
        assertThat(hemra.get("/app/").statusCode()).isEqualTo(200);
        assertThat(hemra.call("GET", "/api/v1/me", "").statusCode()).isEqualTo(200);
        String id = hemra.call("GET", "/api/v1/me", "").body().replaceAll(".*\"account\":\"([^\"]*)\".*", "$1");
        assertThat(administrator
                        .post("/app/colleagues/" + id + "/leave", Map.of())
                        .statusCode())
                .isEqualTo(303);
        assertThat(hemra.get("/app/").statusCode()).isEqualTo(303);
        assertThat(hemra.call("GET", "/api/v1/me", "").statusCode()).isEqualTo(401);
    }

    @Test
    void aRoleThatWasTakenAwayIsGoneAtOnceAndStaysAwayWhenAnOlderBackupComesBack() {
        SignedReader administrator = somebody(Role.ADMINISTRATOR).signInWithSpareCode();
        SignedReader editor = somebody(Role.EDITOR);
        JsonNode me = JsonMapper.shared()
                .readTree(editor.call("GET", "/api/v1/me", "").body());
        String id = me.get("account").stringValue();
        UUID grant = UUID.fromString(JsonMapper.shared()
                .readTree(
                        administrator.call("GET", "/api/v1/accounts/" + id, "").body())
                .get("roles")
                .get(0)
                .get("grant")
                .stringValue());
        administrator.post("/app/colleagues/" + id + "/roles/" + grant + "/end", Map.of());
        assertThat(editor.call("GET", "/api/v1/accounts", "").statusCode()).isEqualTo(404);

        Transactions transactions = kerwen.bean(Transactions.class);
        transactions.perform(
                Machine.RESTORING,
                database -> database.execute("UPDATE access.role_grant SET ended_at = NULL WHERE id = ?", grant));
        assertThat(editor.call("GET", "/api/v1/accounts", "").statusCode())
                .as("as an older backup has it")
                .isEqualTo(200);
        List<UUID> registered = transactions.run(
                Machine.RESTORING,
                database -> database.fetch("SELECT subject FROM backup.register WHERE kind = 'role-ended'")
                        .getValues(0, UUID.class));
        assertThat(registered).contains(grant);
        transactions.perform(
                Machine.RESTORING,
                database -> registered.forEach(each -> new RoleEnded(Clock.systemUTC()).again(database, each)));
        assertThat(editor.call("GET", "/api/v1/accounts", "").statusCode()).isEqualTo(404);
    }

    @Test
    void aFormThatComesFromElsewhereIsRefused() {
        SignedReader jeren = somebody(Role.AUDITOR).signIn();
        assertThat(jeren.postFromElsewhere("/app/sign-out").statusCode()).isEqualTo(403);
        assertThat(jeren.get("/app/").statusCode()).as("still signed in").isEqualTo(200);
    }

    @Test
    void theCookieIsForTheStaffSideOnlyAndNoScriptReadsIt() {
        SignedReader supervisor = somebody(Role.SUPERVISOR);
        HttpResponse<String> answer = tries(supervisor, supervisor.mail(), supervisor.password(), supervisor.codeNow());
        String cookie = answer.headers().allValues("set-cookie").stream()
                .filter(each -> each.startsWith("kerwen="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie).contains("Path=/app", "HttpOnly", "SameSite=Strict").doesNotContain("Max-Age");
    }

    @Test
    void readersOfThePublicPagesGetNoCookie() {
        Stream.of("/en/", "/en/projects/", "/en/search/?q=law", "/health")
                .forEach(path -> assertThat(kerwen.reader().get(path).headers().allValues("set-cookie"))
                        .as(path)
                        .isEmpty());
    }

    @Test
    void aTokenThatIsNoneOpensNothing() {
        for (String header : List.of("Bearer kerwen_nothing", "Bearer ", "Basic a2Vyd2Vu", "kerwen")) {
            assertThat(kerwen.reader()
                            .get("/api/v1/me", "Authorization", header)
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    private static HttpResponse<String> tries(SignedReader reader, String address, String password, String code) {
        return reader.post("/app/sign-in", Map.of("address", address, "password", password, "code", code));
    }

    /** As in a browser that was just opened. */
    private static SignedReader somebody(Role role) {
        return Objects.requireNonNull(
                SignedReader.ofDemonstration(kerwen, kerwen.home()).get(role));
    }
}
