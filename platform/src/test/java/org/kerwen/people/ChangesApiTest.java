package org.kerwen.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kerwen.access.SignedReader;
import org.kerwen.kernel.Role;
import org.kerwen.testing.DrawnFace;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.RunningKerwen;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program changes people with the same rights and refusals as a page, over real HTTP. All are invented. */
class ChangesApiTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static RunningKerwen kerwen;
    private static SignedReader worker;
    private static SignedReader stranger;

    @BeforeAll
    static void start() {
        kerwen = RunningKerwen.start(MissionPack.SMALL, true);
        var readers = SignedReader.ofDemonstration(kerwen, kerwen.home());
        worker = Objects.requireNonNull(readers.get(Role.CASE_WORKER));
        stranger = Objects.requireNonNull(readers.get(Role.MOVEMENT_OFFICER));
    }

    @AfterAll
    static void stop() {
        kerwen.close();
    }

    @Test
    void whatIsKnownIsSaidAnewUnlessSomebodyElseWasQuicker() {
        String person = record("Gurbanow");
        JsonNode after = read(worker.call("PUT", person + "/known", """
                {"version": 1, "birth": "about 1978", "needs": ["interpreter"]}"""));
        assertThat(after.get("birth").stringValue()).isEqualTo("1976/1980");
        assertThat(after.get("version").intValue()).isEqualTo(2);
        assertThat(worker.call("PUT", person + "/known", """
                {"version": 1, "birth": "1979"}""").statusCode()).isEqualTo(409);
        HttpResponse<String> wrong = worker.call("PUT", person + "/known", """
                {"version": 2, "birth": "soon"}""");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("birth");
        assertThat(stranger.call("PUT", person + "/known", """
                {"version": 2}""").statusCode()).isEqualTo(404);
    }

    @Test
    void namesPapersAndWaysToReachSomebodyComeAndGo() {
        String person = record("Kerimow");
        read(worker.call("POST", person + "/parts/name", """
                {"usage": "alias", "family": "Kerim"}"""));
        read(worker.call("POST", person + "/parts/contact", """
                {"contact": "+993 12 000 000", "safety": "at-times", "from": "18", "to": "20"}"""));
        JsonNode contacts =
                read(worker.call("GET", person + "/parts/contact", "")).get("parts");
        assertThat(contacts.size()).isEqualTo(1);
        assertThat(contacts.get(0).get("says").get("from").stringValue()).isEqualTo("18:00");
        String row = person + "/parts/contact/" + contacts.get(0).get("id").stringValue();
        JsonNode after = read(worker.call("PUT", row, """
                {"contact": "+993 12 000 001", "safety": "never"}"""));
        assertThat(after.get("contacts").get(0).get("safety").stringValue()).isEqualTo("never");
        assertThat(worker.call("DELETE", row, "").statusCode())
                .as("it has another id now")
                .isEqualTo(404);
        assertThat(worker.call("POST", person + "/parts/document", "{}").statusCode())
                .isEqualTo(422);
        assertThat(worker.call("GET", person + "/parts/shoe", "").statusCode()).isEqualTo(404);
        JsonNode names = read(worker.call("GET", person + "/parts/name", "")).get("parts");
        read(worker.call(
                "DELETE", person + "/parts/name/" + names.get(0).get("id").stringValue(), ""));
        HttpResponse<String> last = worker.call(
                "DELETE", person + "/parts/name/" + names.get(1).get("id").stringValue(), "");
        assertThat(last.statusCode()).as("the only name").isEqualTo(422);
    }

    @Test
    void aRecordThatIsOnlyKeptDoesNotChangeAndACopyTellsAllOfIt() {
        String person = record("Ataýew");
        assertThat(worker.call("PUT", person + "/restriction", "").statusCode()).isEqualTo(204);
        assertThat(worker.call("POST", person + "/parts/name", """
                {"family": "A"}""").statusCode())
                .isEqualTo(422);
        assertThat(worker.call("DELETE", person + "/restriction", "").statusCode())
                .isEqualTo(204);
        assertThat(read(worker.call("GET", person + "/copy", ""))
                        .get("names")
                        .get(0)
                        .get("family")
                        .stringValue())
                .isEqualTo("Ataýew");
        assertThat(stranger.call("GET", person + "/copy", "").statusCode()).isEqualTo(404);
    }

    @Test
    void photographsComeAndGoAndAPictureIsGivenToThoseOnlyWhoMay() {
        String person = record("Durdyýew");
        String address = person + "/photographs";
        byte[] face = DrawnFace.jpeg(300, 400);
        Map<String, String> said = Map.of("taken", "May 2026", "ground", "written");
        String photograph = address + "/"
                + read(worker.upload(address, said, "photograph", "face.jpg", face))
                        .get("photographs")
                        .get(0)
                        .get("id")
                        .stringValue();
        assertThat(read(worker.call("GET", address, ""))
                        .get("photographs")
                        .get(0)
                        .get("taken")
                        .stringValue())
                .isEqualTo("2026-05");
        for (String size : List.of("", "/small")) {
            HttpResponse<String> picture = worker.call("GET", photograph + size, "");
            assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/jpeg");
            assertThat(picture.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(picture.headers().firstValue("Content-Disposition"))
                    .hasValueSatisfying(how -> assertThat(how).contains("photograph.jpg"));
            HttpResponse<String> foreign = stranger.call("GET", photograph + size, "");
            assertThat(foreign.statusCode()).isEqualTo(404);
            assertThat(foreign.body())
                    .isEqualTo(stranger.call("GET", address + "/" + UUID.randomUUID() + size, "")
                            .body());
        }
        assertThat(stranger.upload(address, said, "photograph", "face.jpg", face)
                        .statusCode())
                .isEqualTo(404);
        HttpResponse<String> wrong =
                worker.upload(address, Map.of("taken", "2099"), "photograph", "face.jpg", new byte[0]);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("\"photograph\"", "\"taken\"", "\"ground\"");
        HttpResponse<String> text =
                worker.upload(address, said, "photograph", "face.jpg", "a face".getBytes(StandardCharsets.UTF_8));
        assertThat(text.statusCode()).isEqualTo(415);
        assertThat(worker.call("POST", photograph + "/take-away", "{}").statusCode())
                .isEqualTo(422);
        assertThat(stranger.call("POST", photograph + "/take-away", "{\"why\": \"asked\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(read(worker.call("POST", photograph + "/take-away", "{\"why\": \"asked\"}"))
                        .get("photographs")
                        .size())
                .isZero();
        assertThat(worker.call("GET", photograph, "").statusCode()).isEqualTo(404);
    }

    @Test
    void aPictureThatIsTooLargeIsRefusedAtItsFieldAndWhatWasTypedStays() {
        String page = record("Durdyýew").replaceFirst("/api/v1", "/app") + "/photographs";
        HttpResponse<String> answer = worker.signIn()
                .upload(
                        page,
                        new TreeMap<>(Map.of("taken", "about 2020", "ground", "guardian")),
                        "photograph",
                        "face.jpg",
                        new byte[21 * 1024 * 1024]);
        assertThat(answer.statusCode()).isEqualTo(422);
        Document shown = Jsoup.parse(answer.body());
        assertThat(shown.select("#photograph-error").text()).contains("20 MB");
        assertThat(shown.select("#taken").attr("value")).isEqualTo("about 2020");
        assertThat(shown.select("input[name=ground][checked]").attr("value")).isEqualTo("guardian");
    }

    private static JsonNode read(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static String record(String family) {
        return worker.callOnce(
                        "POST",
                        "/api/v1/people",
                        """
                {"family": "%s", "consent": "spoken"}""".formatted(family),
                        UUID.randomUUID().toString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }
}
