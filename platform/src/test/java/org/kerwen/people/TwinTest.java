package org.kerwen.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kerwen.access.SignedReader;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Role;
import org.kerwen.keys.SpokenCode;
import org.kerwen.testing.Actors;
import org.kerwen.testing.DrawnFace;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.RunningKerwen;

/**
 * Whether another organisation has recorded somebody cannot be told: every way to ask gives the same bytes before and after, over
 * real HTTP (PROTECTION rule 5). All people are invented.
 */
class TwinTest {
    private static final Map<String, String> TWIN = Map.of(
            "family",
            "Zeýnalow",
            "given",
            "Ezizmuhammet",
            "birth",
            "17.3.1969",
            "number",
            "TW 4711 009",
            "kind",
            "passport",
            "consent",
            "spoken");

    private static RunningKerwen kerwen;
    private static SignedReader here;
    private static SignedReader elsewhere;

    @BeforeAll
    static void start() {
        kerwen = RunningKerwen.start(MissionPack.SMALL, true);
        Map<Role, SignedReader> readers = SignedReader.ofDemonstration(kerwen, kerwen.home());
        here = reader(readers, Role.MOVEMENT_OFFICER).signIn();
        elsewhere = reader(readers, Role.ADVISER).signIn();
        assertThat(here.organisation()).isNotEqualTo(elsewhere.organisation());
    }

    private static SignedReader reader(Map<Role, SignedReader> readers, Role role) {
        return java.util.Objects.requireNonNull(readers.get(role));
    }

    @AfterAll
    static void stop() {
        kerwen.close();
    }

    @Test
    void everyWayToAskAnswersTheSameWithAndWithoutATwinElsewhere() {
        Map<String, String> before = answers();
        String twin = register(elsewhere);
        assertThat(elsewhere
                        .post("/app/people/find", Map.of("who", "TW4711009"))
                        .body())
                .as("there it is found")
                .contains(twin);
        assertThat(answers()).isEqualTo(before);
        assertThat(here.get("/app/people/" + twin).statusCode()).isEqualTo(404);
        assertThat(seen(here.get("/app/people/" + twin))).isEqualTo(seen(here.get("/app/people/" + UUID.randomUUID())));
        assertThat(seen(here.call("GET", "/api/v1/people/" + twin, "")))
                .isEqualTo(seen(here.call("GET", "/api/v1/people/" + UUID.randomUUID(), "")));
        String photographs = "/app/people/" + twin + "/photographs";
        assertThat(elsewhere
                        .upload(photographs, Map.of("ground", "spoken"), "photograph", "a.jpg", DrawnFace.jpeg(60, 80))
                        .statusCode())
                .isEqualTo(303);
        String photograph = Jsoup.parse(elsewhere.get(photographs).body())
                .select("img.picture")
                .attr("src");
        assertThat(elsewhere.get(photograph).statusCode()).isEqualTo(200);
        assertThat(seen(here.get(photograph)))
                .isEqualTo(seen(here.get("/app/people/" + UUID.randomUUID() + "/photographs/" + UUID.randomUUID())));
        assertThat(seen(here.post("/app/people/like", TWIN)))
                .as("with a photograph of the twin")
                .isEqualTo(before.get("like"));
        // Nor where the list goes on behind them.
        assertThat(seen(here.get("/app/people?order=name&after=" + twin)).replace(twin, "ID"))
                .isEqualTo(seen(here.get("/app/people?order=name&after=" + UUID.randomUUID())));
        assertThat(here.call("GET", "/api/v1/people?order=name&papers=some", "").statusCode())
                .isEqualTo(200);
        for (String wrong :
                List.of("kept=only", "sex=none", "from=2026-02-31", "from=2026-02-02&until=2026-02-01", "order=x")) {
            assertThat(here.call("GET", "/api/v1/people?" + wrong, "").statusCode())
                    .as("%s may not be chosen, and is not left out", wrong)
                    .isEqualTo(422);
        }
        // With the same passport recorded here, this one is found here, and only this one.
        String own = register(here);
        assertThat(own).isNotEqualTo(twin);
        assertThat(here.post("/app/people/find", Map.of("who", "TW4711009")).body())
                .contains(own)
                .doesNotContain(twin);
    }

    /** What is wrong with an invitation to link, and whose it is, cannot be told by the answer, on the page and for programs. */
    @Test
    void whatIsNoInvitationIsAnsweredByteForByteAlike() {
        Links links = kerwen.bean(Links.class);
        Actor.Person inviting = Actors.of(elsewhere.organisation(), Role.CASE_WORKER);
        PersonId theirs = recorded(inviting);
        OrganisationId partner = new OrganisationId(here.organisation());
        String own = register(here, Map.of("family", "Öwezow", "given", "Serdar", "consent", "spoken"));
        LinkAnswer.Invited used = invitation(links, inviting, theirs, partner);
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "partner", elsewhere.organisation(), "agreed", "spoken", "askedIn", "tk", "agreedOn", "1.11.2026"));
        form.put("agreedUntil", "31.12.2027");
        assertThat(accept(own, form, used)).startsWith("303");
        LinkAnswer.Invited withdrawn = invitation(links, inviting, theirs, partner);
        links.withdraw(inviting, theirs, withdrawn.link());
        LinkAnswer.Invited open = invitation(links, inviting, theirs, partner);
        LinkAnswer.Invited another = invitation(links, inviting, theirs, new OrganisationId("somebody-else"));
        Set<String> answers = new HashSet<>();
        for (String[] words : List.of(
                new String[] {SpokenCode.make(), SpokenCode.make()},
                new String[] {open.reference(), SpokenCode.make()},
                new String[] {used.reference(), used.code()},
                new String[] {withdrawn.reference(), withdrawn.code()},
                new String[] {another.reference(), another.code()})) {
            LinkAnswer.Invited tried = new LinkAnswer.Invited(UUID.randomUUID(), words[0], words[1], Instant.EPOCH);
            answers.add(accept(own, form, tried).replace(words[0], "WORD").replace(words[1], "WORD"));
            // As a program asks, which counts as another attempt.
            answers.add(seen(here.call("POST", "/api/v1/people/" + own + "/links/accepted", """
                    {"reference": "%s", "code": "%s", "agreement": {"partner": "%s", "agreed": "spoken", "askedIn": "tk",
                     "agreedOn": "2026-11-01", "agreedUntil": "2027-12-31"}}
                    """.formatted(
                            words[0], words[1], elsewhere.organisation()))));
        }
        assertThat(answers).as("one for the page and one for programs").hasSize(2);
        assertThat(answers).allMatch(answer -> answer.startsWith("422"));
    }

    private static PersonId recorded(Actor.Person by) {
        Registration.Read read =
                new Typed(Map.of("family", "Annaberdiýew", "consent", "spoken")).read(LocalDate.of(2026, 11, 28));
        return kerwen.bean(People.class).register(by, java.util.Objects.requireNonNull(read.registration()));
    }

    private static LinkAnswer.Invited invitation(Links links, Actor.Person by, PersonId of, OrganisationId partner) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return (LinkAnswer.Invited) links.invite(
                by,
                of,
                partner,
                new Agreement(List.of(Shared.IDENTITY), ConsentWay.SPOKEN, "tk", today, today.plusMonths(1)));
    }

    private static String accept(String own, Map<String, String> form, LinkAnswer.Invited invited) {
        Map<String, String> sent = new LinkedHashMap<>(form);
        sent.put("reference", invited.reference());
        sent.put("code", invited.code());
        return seen(here.post("/app/people/" + own + "/links/accept", sent));
    }

    /** What this organisation is answered, whichever way it asks. */
    private static Map<String, String> answers() {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("list", seen(here.get("/app/people")));
        for (String chosen :
                List.of("order=name", "order=birth", "age=18-59&papers=some", "papers=none", "sex=not-known")) {
            answers.put(chosen, seen(here.get("/app/people?" + chosen)));
            answers.put("program " + chosen, seen(here.call("GET", "/api/v1/people?" + chosen, "")));
        }
        answers.put("like", seen(here.post("/app/people/like", TWIN)));
        Map<String, String> family = new LinkedHashMap<>(Map.of("people", "1"));
        TWIN.forEach((field, value) -> family.put(field + "-1", value));
        answers.put("like in a family", seen(here.post("/app/families/like", family)));
        // Sent with the wish for one more person, so that nobody is recorded.
        family.put("more", "yes");
        answers.put("family", seen(here.post("/app/families/register", family)));
        for (String who : List.of("Zeýnalow", "Зейналов Эзизмухаммет", "TW4711009", "17.3.1969", "Zeynalow 1969")) {
            answers.put(who, seen(here.post("/app/people/find", Map.of("who", who))));
            answers.put("bar " + who, seen(here.post("/app/search", Map.of("q", who))));
            answers.put("program " + who, seen(here.call("POST", "/api/v1/people/find", "{\"who\": \"" + who + "\"}")));
        }
        return answers;
    }

    private static String register(SignedReader reader) {
        return register(reader, TWIN);
    }

    private static String register(SignedReader reader, Map<String, String> who) {
        HttpResponse<String> made = reader.post("/app/people/register", who);
        assertThat(made.statusCode())
                .as(
                        "recorded at once: nobody here is like that\n%s",
                        Jsoup.parse(made.body()).text())
                .isEqualTo(303);
        return made.headers().firstValue("Location").orElseThrow().replaceAll("^.*/app/people/|\\?.*$", "");
    }

    private static String seen(HttpResponse<String> answer) {
        return answer.statusCode() + "\n"
                + answer.body()
                        .replaceAll("name=\"_(csrf|once)\" value=\"[^\"]*\"", "")
                        .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID");
    }
}
