package org.kerwen.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kerwen.access.SignedReader;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.SentForm;
import org.kerwen.testing.Actors;
import org.kerwen.testing.DrawnFace;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.RunningKerwen;

/** Over real HTTP: what is pressed twice on a bad line stands in the register once. Everybody is invented. */
class SentTwiceTest {
    private static final RunningKerwen KERWEN = RunningKerwen.start(MissionPack.REAL, true);
    private static final People PEOPLE = KERWEN.bean(People.class);
    private static final Families FAMILIES = KERWEN.bean(Families.class);
    private static final Views VIEWS = KERWEN.bean(Views.class);
    private static SignedReader worker;
    private static Actor.Person beside;

    @BeforeAll
    static void signIn() {
        worker = Objects.requireNonNull(
                        SignedReader.ofDemonstration(KERWEN, KERWEN.home()).get(Role.MOVEMENT_OFFICER))
                .signIn();
        beside = Actors.of(worker.organisation(), Role.SUPERVISOR);
    }

    @AfterAll
    static void stop() throws IOException {
        KERWEN.close();
    }

    /** The form of a page that was shown once, with its key. */
    private static Map<String, String> shownOnce(Map<String, String> typed) {
        Map<String, String> form = new HashMap<>(typed);
        form.put(SentForm.KEY, UUID.randomUUID().toString());
        return form;
    }

    private static String led(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** Twice the same, and both times led to the same place. */
    private static String twice(String path, Map<String, String> typed) {
        Map<String, String> form = shownOnce(typed);
        String first = led(worker.post(path, form));
        assertThat(led(worker.post(path, form))).isEqualTo(first);
        return first;
    }

    private static UUID id(String location) {
        return UUID.fromString(location.replaceAll("^.*/([0-9a-f-]{36}).*$", "$1"));
    }

    private static Person find(UUID id) {
        return PEOPLE.find(beside, new PersonId(id)).orElseThrow();
    }

    private static Map<String, String> somebody(String family, String given) {
        return Map.of(
                "family", family, "given", given, "usage", "legal", "birth", "1978", "sex", "", "consent", "spoken");
    }

    private static UUID recorded(String family, String given) {
        return id(led(worker.post("/app/people/register", shownOnce(somebody(family, given)))));
    }

    private static List<PersonId> called(String name) {
        return PEOPLE.search(beside, name, 20).stream()
                .map(Like::person)
                .filter(person -> person.called().contains(name))
                .map(Person::id)
                .toList();
    }

    @Test
    void whoeverIsRecordedTwiceByOneFormIsThereOnceAndNobodyIsAskedWhetherTheyAreThemselves() {
        Map<String, String> form = shownOnce(somebody("Zulfiyaryan", "Nvard"));
        String first = led(worker.post("/app/people/register", form));
        assertThat(led(worker.post("/app/people/register", form))).isEqualTo(first);
        assertThat(called("Zulfiyaryan")).containsExactly(new PersonId(id(first)));
        // Shown anew, the form is another, and then it is asked.
        HttpResponse<String> another = worker.post("/app/people/register", shownOnce(somebody("Zulfiyaryan", "Nvard")));
        assertThat(another.statusCode()).isEqualTo(422);
        assertThat(another.body()).contains("/app/people/" + id(first));
        form.put("given", "Nvart");
        assertThat(worker.post("/app/people/register", form).statusCode())
                .as("what was changed before it was sent again is another form")
                .isEqualTo(422);
    }

    @Test
    void aFamilyThatIsRecordedTwiceByOneFormIsOneFamily() {
        Map<String, String> typed = new HashMap<>(Map.of("people", "2", "both", ""));
        somebody("Qoryaghdyan", "Hrant").forEach((field, value) -> typed.put(field + "-1", value));
        somebody("Qoryaghdyan", "Sirvard").forEach((field, value) -> typed.put(field + "-2", value));
        typed.put("relationship-2", "spouse");
        String family = twice("/app/families/register", typed);
        assertThat(called("Qoryaghdyan")).hasSize(2);
        Map<String, String> more = new HashMap<>(Map.of("people", "1", "relationship-1", "daughter"));
        somebody("Qoryaghdyan", "Tagouhi").forEach((field, value) -> more.put(field + "-1", value));
        twice("/app/families/" + id(family) + "/new", more);
        assertThat(called("Qoryaghdyan")).hasSize(3);
        PersonId known = new PersonId(recorded("Elsewhereyan", "Aram"));
        twice("/app/families/" + id(family) + "/add/" + known, Map.of("relationship", "brother"));
        assertThat(FAMILIES.of(beside, known).orElseThrow()).hasSize(1);
    }

    @Test
    void whatIsAddedToARecordTwiceByOneFormStandsThereOnce() {
        UUID id = recorded("Bedrosyantz", "Garnik");
        twice(
                "/app/people/" + id + "/parts/contact",
                Map.of("way", "telephone", "contact", "+374 10 000 000", "safety", "any-time"));
        twice(
                "/app/people/" + id + "/parts/name",
                Map.of("usage", "alias", "family", "Bedros", "given", "", "patronymic", ""));
        twice(
                "/app/people/" + id + "/parts/document",
                Map.of("kind", "passport", "number", "AN 0000001", "issuer", "ARM", "until", ""));
        int version = find(id).version();
        twice("/app/people/" + id + "/agree", Map.of("consent", "written"));
        Person person = find(id);
        assertThat(person.contacts()).hasSize(1);
        assertThat(person.names()).hasSize(2);
        assertThat(person.documents()).hasSize(1);
        assertThat(person.consents()).hasSize(2);
        assertThat(person.version())
                .as("a repetition changes nothing, so that nobody who changes the person beside it is stopped")
                .isEqualTo(version + 1);
    }

    @Test
    void aPhotographOneKinAndAViewThatAreSentTwiceByOneFormAreThereOnce() {
        UUID id = recorded("Photographyan", "Lusik");
        UUID other = recorded("Relativyan", "Mushegh");
        byte[] face = DrawnFace.jpeg(60, 80);
        Map<String, String> form = shownOnce(Map.of("taken", "2025", "ground", "spoken"));
        String path = "/app/people/" + id + "/photographs";
        String first = led(worker.upload(path, form, "photograph", "face.jpg", face));
        assertThat(led(worker.upload(path, form, "photograph", "face.jpg", face)))
                .isEqualTo(first);
        assertThat(find(id).photographs()).hasSize(1);
        led(worker.upload(path, form, "photograph", "face.jpg", DrawnFace.jpeg(80, 60)));
        assertThat(find(id).photographs()).as("another picture is another form").hasSize(2);

        twice(
                "/app/people/" + id + "/relatives/" + other,
                Map.of("as", "parent", "nature", "", "since", "", "until", ""));

        String name = "Once " + Ids.withoutTime();
        twice("/app/people/views", Map.of("name", name, "shared", "yes", "order", "name"));
        assertThat(VIEWS.all(beside)).extracting(View::name).containsOnlyOnce(name);
    }
}
