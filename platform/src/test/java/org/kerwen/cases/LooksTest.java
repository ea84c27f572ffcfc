package org.kerwen.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jooq.exception.DataAccessException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.kerwen.access.Permissions;
import org.kerwen.access.SignedReader;
import org.kerwen.db.Act;
import org.kerwen.db.Trail;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.ProgrammeId;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.SentForm;
import org.kerwen.keys.OrganisationKeys;
import org.kerwen.keys.SpokenCode;
import org.kerwen.people.People;
import org.kerwen.testing.Actors;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.Recorded;
import org.kerwen.testing.RunningKerwen;
import org.kerwen.trace.Audit;

/** Who does not work on a case reads it in need only, not for long, and never unseen. Everybody is invented. */
class LooksTest {
    private static final RunningKerwen KERWEN = RunningKerwen.start(MissionPack.REAL, true);
    private static final Cases CASES = KERWEN.bean(Cases.class);
    private static final People PEOPLE = KERWEN.bean(People.class);
    private static final Transactions TRANSACTIONS = KERWEN.bean(Transactions.class);
    private static final OrganisationKeys KEYS = KERWEN.bean(OrganisationKeys.class);
    private static final ProgrammeId RETURN = new ProgrammeId("voluntary-return");
    private static final ProgrammeId TRAFFICKING = new ProgrammeId("counter-trafficking");
    private static final String WHY = "Somebody waits at the door";

    private final String organisation = "o-" + UUID.randomUUID();
    private final Actor.Person worker = Actors.of(organisation, Role.CASE_WORKER);
    private final Actor.Person adviser = Actors.of(organisation, Role.ADVISER);
    private final Actor.Person supervisor = Actors.of(organisation, Role.SUPERVISOR);
    private final Wall wall = new Wall();
    private long nanoseconds = 77;
    private Looks looks = freshlyStarted();

    @AfterAll
    static void stop() {
        KERWEN.close();
    }

    /** A clock that an administrator can set. */
    private static final class Wall extends Clock {
        private Instant now = Instant.parse("2031-05-04T10:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** As after a start of the program: nothing in memory. */
    private Looks freshlyStarted() {
        return new Looks(
                TRANSACTIONS,
                CASES,
                KERWEN.bean(Permissions.class),
                new LookStore(KEYS),
                new OpenLooks(() -> nanoseconds),
                wall);
    }

    private void passes(Duration time) {
        wall.now = wall.now.plus(time);
        nanoseconds += time.toNanos();
    }

    private static PersonId person(Actor.Person by) {
        return PEOPLE.register(by, Recorded.person("Demirchyan", "Nare", null));
    }

    private static CaseFile opened(Actor.Person by, ProgrammeId programme) {
        CaseAnswer answer = CASES.open(by, SentForm.alone(), programme, List.of(person(by)));
        assertThat(answer).isInstanceOf(CaseAnswer.Done.class);
        return CASES.read(by, ((CaseAnswer.Done) answer).id()).orElseThrow().file();
    }

    private static void unlock(Actor.Person by) {
        try {
            byte[] encoded = KeyPairGenerator.getInstance("X25519")
                    .generateKeyPair()
                    .getPublic()
                    .getEncoded();
            KEYS.create(by, Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Looks.Shown> told(Actor.Person whom) {
        return TRANSACTIONS.run(whom, Act.of("look.list"), database -> looks.told(database, whom));
    }

    private List<Looks.Shown> at(Actor.Person whom, CaseFile file) {
        return TRANSACTIONS.run(whom, Act.of("look.list"), database -> looks.at(database, whom, file));
    }

    private CaseFile sealedCase() {
        unlock(worker);
        return opened(worker, TRAFFICKING);
    }

    private UUID waiting(Actor.Person asker) {
        return looks.page(asker).own().getFirst().look().id();
    }

    private static List<String> acts(Actor.Person by, UUID subject) {
        Actor.Person auditor = Actors.of(by.organisation().value(), Role.AUDITOR);
        return KERWEN
                .bean(Audit.class)
                .list(auditor, new Audit.Filter(by.account(), subject, null, null, null), null, 100)
                .stream()
                .map(Audit.Entry::operation)
                .toList();
    }

    @Test
    void anOpenCaseIsReadAtOnceAndNothingElseAndReviewedByAnother() {
        CaseFile file = opened(worker, RETURN);
        assertThat(looks.read(adviser, file.id())).isEmpty();
        assertThat(looks.ask(adviser, file.reference(), WHY)).isEqualTo(new Looks.Answer.Reads(file.id()));
        assertThat(looks.read(adviser, file.id()).orElseThrow().opened().file()).isEqualTo(file);
        assertThat(looks.ask(adviser, file.reference(), "Again")).isEqualTo(new Looks.Answer.Reads(file.id()));
        assertThat(looks.page(adviser).own()).as("asked twice, one look").hasSize(1);
        assertThat(CASES.read(adviser, file.id())).as("nor the pages beside it").isEmpty();
        assertThat(CASES.note(adviser, SentForm.alone(), file.id(), "x"))
                .isEqualTo(CaseAnswer.Refused.of(CaseAnswer.Why.NOT_THERE));
        Actor.Person other = Actors.of(organisation, Role.ADVISER);
        assertThat(looks.read(other, file.id()))
                .as("opened for one, not for all")
                .isEmpty();
        UUID look = waiting(adviser);
        Actor.Person both = new Actor.Person(adviser.account(), adviser.organisation(), supervisor.grants());
        assertThat(looks.page(both).unreviewed()).isEmpty();
        assertThat(looks.review(both, look, Look.Finding.IN_ORDER, "Fine")).contains(CaseAnswer.Why.SECOND_PERSON);
        assertThat(looks.page(supervisor).unreviewed())
                .extracting(each -> each.look().reason())
                .containsExactly(WHY);
        assertThat(looks.review(supervisor, look, Look.Finding.NOT_IN_ORDER, "It could have waited"))
                .isEmpty();
        assertThat(looks.review(supervisor, look, Look.Finding.IN_ORDER, "x")).contains(CaseAnswer.Why.ENDED_ALREADY);
        assertThat(looks.page(supervisor).unreviewed()).isEmpty();
        assertThat(acts(adviser, file.id().value())).contains("look.read").doesNotContain("case.open");
        assertThat(acts(adviser, look)).contains("look.ask");
        assertThat(acts(supervisor, look)).contains("look.review");
    }

    @Test
    void aSealedCaseOpensForNobodyBeforeASecondPersonHasSaidYes() {
        CaseFile file = sealedCase();
        assertThat(looks.ask(adviser, file.reference(), WHY)).isEqualTo(new Looks.Answer.Waits());
        assertThat(looks.read(adviser, file.id())).isEmpty();
        UUID look = waiting(adviser);
        Actor.Person both = new Actor.Person(adviser.account(), adviser.organisation(), supervisor.grants());
        assertThat(looks.agree(both, look)).contains(CaseAnswer.Why.SECOND_PERSON);
        assertThat(looks.page(both).awaiting()).isEmpty();
        assertThat(looks.read(adviser, file.id())).isEmpty();
        assertThatThrownBy(() -> byHand(
                        "UPDATE cases.look SET agreed = true, answered_by = asked_by,"
                                + " answered_at = asked_at, process = id, until = asked_at WHERE id = ?",
                        look))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("look_agreed_by_second");
        assertThatThrownBy(() -> byHand("UPDATE cases.look SET process = id, until = asked_at WHERE id = ?", look))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("look_begun");
        Actor.Person elsewhere = Actors.of("o-" + UUID.randomUUID(), Role.SUPERVISOR);
        assertThat(looks.agree(elsewhere, look)).contains(CaseAnswer.Why.NOT_THERE);
        assertThat(looks.find(elsewhere, look)).isEmpty();
        assertThat(looks.page(supervisor).awaiting()).hasSize(1);
        assertThat(looks.agree(supervisor, look)).isEmpty();
        assertThat(looks.read(adviser, file.id()).orElseThrow().opened().file()).isEqualTo(file);
        assertThat(looks.read(supervisor, file.id()))
                .as("who says yes reads nothing")
                .isEmpty();
        KEYS.lock(worker);
        assertThat(looks.read(adviser, file.id())).as("locked").isEmpty();
        assertThat(acts(adviser, look)).contains("look.ask");
        assertThat(acts(supervisor, look)).contains("look.agree");
        assertThat(acts(adviser, file.id().value())).contains("look.read");
    }

    private void byHand(String sql, UUID look) {
        TRANSACTIONS.run(adviser, Act.of("case.try"), database -> database.execute(sql, look));
    }

    @Test
    void aNoOpensNothingAndWhoIsNotAnsweredInADayIsAnsweredNoMore() {
        CaseFile file = sealedCase();
        looks.ask(adviser, file.reference(), WHY);
        assertThat(looks.refuse(supervisor, waiting(adviser))).isEmpty();
        assertThat(looks.agree(supervisor, waiting(adviser))).contains(CaseAnswer.Why.ENDED_ALREADY);
        passes(Duration.ofMinutes(1));
        looks.ask(adviser, file.reference(), WHY);
        passes(Looks.WAITS);
        assertThat(looks.page(supervisor).awaiting()).isEmpty();
        assertThat(looks.agree(supervisor, waiting(adviser))).contains(CaseAnswer.Why.ENDED_ALREADY);
        assertThat(looks.read(adviser, file.id())).isEmpty();
        for (int each = 0; each < Looks.AT_ONCE; each++) {
            assertThat(looks.ask(adviser, SpokenCode.make(), WHY)).isEqualTo(new Looks.Answer.Waits());
        }
        assertThat(looks.ask(adviser, file.reference(), WHY))
                .isEqualTo(new Looks.Answer.Refused(CaseAnswer.Why.TOO_MANY));
        KEYS.lock(worker);
        Looks.Answer locked = new Looks.Answer.Refused(CaseAnswer.Why.LOCKED);
        assertThat(looks.ask(worker, file.reference(), WHY)).isEqualTo(locked);
        assertThat(looks.ask(worker, SpokenCode.make(), WHY)).isEqualTo(locked);
    }

    @Test
    void neitherTheClockOnTheWallNorARestartMakesALookLonger() {
        CaseFile file = opened(worker, RETURN);
        looks.ask(adviser, file.reference(), WHY);
        passes(Looks.LASTS.minusSeconds(1));
        assertThat(looks.read(adviser, file.id())).isPresent();
        wall.now = wall.now.minus(Duration.ofDays(1));
        assertThat(looks.read(adviser, file.id())).isPresent();
        nanoseconds += Duration.ofSeconds(1).toNanos();
        assertThat(looks.read(adviser, file.id())).as("put back by a day").isEmpty();
        assertThat(looks.page(adviser).own().getFirst().state()).isEqualTo(Look.State.OVER);
        looks.ask(adviser, file.reference(), "Again");
        assertThat(looks.read(adviser, file.id())).isPresent();
        wall.now = wall.now.plus(Looks.LASTS);
        assertThat(looks.read(adviser, file.id())).as("put on by an hour").isEmpty();
        looks.ask(adviser, file.reference(), "And again");
        assertThat(looks.read(adviser, file.id())).isPresent();
        looks = freshlyStarted();
        assertThat(looks.read(adviser, file.id())).as("after a restart").isEmpty();
        looks.ask(adviser, file.reference(), "After the restart");
        assertThat(looks.read(adviser, file.id())).isPresent();
        assertThatThrownBy(() -> byHand(
                        "UPDATE cases.look SET until = until + interval '1 minute' WHERE id = ?", waiting(adviser)))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("look_lasts");
        passes(Looks.LASTS);
        PastLooks past = new PastLooks(looks, KERWEN.bean(Trail.class));
        int cleaned = TRANSACTIONS.run(Actor.Machine.CLEANING, past::clean);
        assertThat(cleaned).isPositive();
        assertThat(looks.page(adviser).own())
                .allSatisfy(each -> assertThat(
                                java.util.Objects.requireNonNull(each.look().opening())
                                        .endedAt())
                        .isNotNull());
    }

    @Test
    void theTeamIsToldAndCanEndIt() {
        for (CaseFile file : List.of(opened(worker, RETURN), sealedCase())) {
            assertThat(told(worker)).extracting(Looks.Shown::file).doesNotContain(file.id());
            looks.ask(adviser, file.reference(), WHY);
            UUID look = waiting(adviser);
            if (file.sealed()) {
                looks.agree(supervisor, look);
            }
            assertThat(told(worker)).extracting(Looks.Shown::file).contains(file.id());
            assertThat(at(worker, file)).singleElement().satisfies(each -> {
                assertThat(each.state()).isEqualTo(Look.State.READ_NOW);
                assertThat(each.look().reason()).isEqualTo(WHY);
                assertThat(each.look().askedBy()).isEqualTo(adviser.account());
            });
            Actor.Person colleague = Actors.of(organisation, Role.CASE_WORKER);
            assertThat(told(colleague)).as("others are not").isEmpty();
            assertThat(looks.end(colleague, look)).contains(CaseAnswer.Why.NOT_THERE);
            assertThat(looks.read(adviser, file.id())).isPresent();
            assertThat(looks.end(worker, look)).isEmpty();
            assertThat(looks.read(adviser, file.id())).isEmpty();
            assertThat(acts(worker, look)).contains("look.end");
            passes(Duration.ofSeconds(1));
        }
    }

    /** Over real HTTP: a sealed case, another organisation's case and nothing at all. */
    @Test
    void whoAsksCannotTellASealedCaseFromNone() {
        Map<Role, SignedReader> readers = SignedReader.ofDemonstration(KERWEN, KERWEN.home());
        SignedReader reader =
                java.util.Objects.requireNonNull(readers.get(Role.ADVISER)).signIn();
        Actor.Person inside = Actors.of(reader.organisation(), Role.CASE_WORKER, Role.SUPERVISOR);
        unlock(inside);
        CaseFile hidden = opened(inside, TRAFFICKING);
        CaseFile foreign = opened(worker, RETURN);
        Looks running = KERWEN.bean(Looks.class);
        List<List<String>> seen = new ArrayList<>();
        for (String number : List.of(hidden.reference(), foreign.reference(), SpokenCode.make())) {
            List<String> steps = new ArrayList<>();
            HttpResponse<String> answer = reader.post("/app/looks/new", Map.of("number", number, "why", WHY));
            steps.add(answer.statusCode() + " " + answer.headers().firstValue("Location") + answer.body());
            steps.add(newest(reader, number));
            assertThat(running.page(inside).awaiting())
                    .extracting(each -> each.look().reference())
                    .containsExactly(number);
            Looks.Shown waits = running.page(inside).awaiting().getFirst();
            steps.add(kept(inside, waits.look().id()));
            assertThat(running.refuse(inside, waits.look().id())).isEmpty();
            steps.add(newest(reader, number));
            seen.add(steps);
        }
        assertThat(seen).containsOnly(seen.getFirst());
        assertThat(seen.getFirst().get(1)).contains("NUMBER", "Waits for a second person");
        assertThat(reader.post("/app/looks/new", Map.of("number", "7KQ4M-2XW9D", "why", ""))
                        .body())
                .contains("7KQ4M-2XW9D", "number-error", "why-error");
    }

    /** The list with what was asked last only, without what differs each time: tokens, ids and the minute. */
    private static String newest(SignedReader reader, String number) {
        Document page = Jsoup.parse(reader.get("/app/looks").body());
        page.select("#own tbody tr:not(:first-child), input[name=_csrf], input[name=_once]")
                .remove();
        return page.html()
                .replace(number, "NUMBER")
                .replaceAll("\\d{1,2}:\\d{2}", "TIME")
                .replaceAll("\\s+", " ");
    }

    private static String kept(Actor.Person by, UUID look) {
        return TRANSACTIONS.run(
                by,
                Act.of("case.try"),
                database -> database.fetchSingle(
                                "SELECT organisation, case_file, reason, length(sealed), agreed, process, until FROM cases.look"
                                        + " WHERE id = ?",
                                look)
                        .toString());
    }

    @Test
    void thePageOfALookReadsOnlyAndEachOfItsPagesIsThere() {
        Map<Role, SignedReader> readers = SignedReader.ofDemonstration(KERWEN, KERWEN.home());
        SignedReader outsider =
                java.util.Objects.requireNonNull(readers.get(Role.CASE_WORKER)).signIn();
        SignedReader boss =
                java.util.Objects.requireNonNull(readers.get(Role.SUPERVISOR)).signIn();
        assertThat(outsider.organisation()).isEqualTo(boss.organisation());
        Actor.Person colleague = Actors.of(boss.organisation(), Role.CASE_WORKER);
        CaseFile file = opened(colleague, RETURN);
        String address = "/app/cases/" + file.id();
        byte[] content = "%PDF-1.4\nA report\n%%EOF".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        UUID paper = KERWEN.bean(CaseFiles.class)
                .bring(colleague, SentForm.alone(), file, null, content, "Of the hospital.pdf")
                .file();
        assertThat(boss.get(address + "/files/" + paper).statusCode()).isEqualTo(200);
        String nothing = outsider.get("/app/cases/" + UUID.randomUUID()).body();
        assertThat(outsider.get(address).body()).isEqualTo(nothing);
        HttpResponse<String> answer = outsider.post(
                "/app/looks/new", Map.of("number", file.reference().toLowerCase(java.util.Locale.ROOT), "why", WHY));
        assertThat(answer.headers().firstValue("Location")).contains(address);
        assertThat(outsider.get(address).body())
                .contains("from outside its team until", "/end\"")
                .contains("Of the hospital")
                .doesNotContain("/notes", "/services", "/moves/", "/team", "/papers", "/consents\"", "/files");
        for (String beside : List.of(
                "/papers",
                "/forms/counselling",
                "/days",
                "/consents",
                "/services",
                "/journey",
                "/files",
                "/files/" + paper)) {
            assertThat(outsider.get(address + beside).statusCode()).as(beside).isEqualTo(404);
        }
        UUID look = KERWEN.bean(Looks.class)
                .page(Actors.of(boss.organisation(), Role.SUPERVISOR))
                .unreviewed()
                .getLast()
                .look()
                .id();
        assertThat(boss.get("/app/looks").body()).contains(file.reference(), "/app/looks/" + look);
        assertThat(boss.get("/app/looks/" + look).body()).contains(WHY, "/review\"");
        assertThat(boss.post("/app/looks/" + look + "/review", Map.of("finding", "", "words", ""))
                        .body())
                .contains("finding-error", "words-error");
        assertThat(boss.post("/app/looks/" + look + "/review", Map.of("finding", "in-order", "words", "Fine"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(boss.get(address).body()).contains("Looked at from outside the team", WHY, "In order");
        assertThat(outsider.post("/app/looks/" + look + "/end", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(outsider.get(address).body()).isEqualTo(nothing);
    }

    /** What is open, told apart from the program: who, what, and until which moment of the clock that nobody sets. */
    private record Open(AccountId who, CaseId file) {}

    @Test
    void whateverIsAskedAnsweredEndedAndSetNobodyReadsMoreThanTheModelLets() {
        long seed = System.nanoTime();
        System.out.println("LooksTest: seed " + seed);
        Random random = new Random(seed);
        List<CaseFile> files = List.of(sealedCase(), opened(worker, TRAFFICKING), opened(worker, RETURN));
        List<Actor.Person> askers = List.of(adviser, Actors.of(organisation, Role.MOVEMENT_OFFICER));
        Map<Open, Long> model = new HashMap<>();
        for (int step = 0; step < 150; step++) {
            Actor.Person asker = askers.get(random.nextInt(askers.size()));
            CaseFile file = files.get(random.nextInt(files.size()));
            Open one = new Open(asker.account(), file.id());
            switch (random.nextInt(6)) {
                case 0, 1 -> {
                    Looks.Answer answer = looks.ask(asker, file.reference(), WHY);
                    if (!file.sealed() && !isOpen(model, one)) {
                        model.put(one, nanoseconds);
                    }
                    assertThat(answer instanceof Looks.Answer.Reads).isEqualTo(!file.sealed());
                }
                case 2 -> {
                    for (Looks.Shown waits : looks.page(supervisor).awaiting()) {
                        Look look = waits.look();
                        assertThat(
                                        random.nextBoolean()
                                                ? agreed(model, files, look)
                                                : looks.refuse(supervisor, look.id()))
                                .isEmpty();
                    }
                }
                case 3 ->
                    looks.page(asker).own().stream()
                            .filter(each -> each.state() == Look.State.READ_NOW
                                    && file.id().equals(each.file()))
                            .toList()
                            .forEach(each -> {
                                assertThat(looks.end(
                                                random.nextBoolean() ? asker : worker,
                                                each.look().id()))
                                        .isEmpty();
                                model.remove(one);
                            });
                case 4 -> passes(Duration.ofMinutes(random.nextInt(25)));
                default -> wall.now = wall.now.minus(Duration.ofMinutes(random.nextInt(90)));
            }
            for (Actor.Person who : askers) {
                for (CaseFile each : files) {
                    assertThat(looks.read(who, each.id()).isPresent())
                            .as("step %d", step)
                            .isEqualTo(isOpen(model, new Open(who.account(), each.id())));
                }
            }
        }
    }

    private Optional<CaseAnswer.Why> agreed(Map<Open, Long> model, List<CaseFile> files, Look look) {
        CaseFile file = files.stream()
                .filter(each -> each.reference().equals(look.reference()))
                .findFirst()
                .orElseThrow();
        model.put(new Open(look.askedBy(), file.id()), nanoseconds);
        return looks.agree(supervisor, look.id());
    }

    private boolean isOpen(Map<Open, Long> model, Open one) {
        Long since = model.get(one);
        return since != null && nanoseconds - since < Looks.LASTS.toNanos();
    }
}
