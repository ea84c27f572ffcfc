package org.kerwen.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kerwen.kernel.Role;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.RunningKerwen;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program records a family, changes it, and is refused what contradicts itself. All people are invented. */
class FamilyApiTest {
    private static final String FAMILY = """
            {"members": [
              {"register": {"family": "Saidow", "given": "Bahrom", "consent": "spoken"}, "relationship": "head"},
              {"register": {"family": "Saidowa", "given": "Gulnora", "consent": "spoken"}, "relationship": "spouse", "since": "2004"},
              {"register": {"family": "Saidow", "given": "Kamol", "consent": "guardian"}, "relationship": "son",
               "separated": true, "whereabouts": "With an aunt"}],
             "childrenOfBoth": true}
            """;

    private static RunningKerwen kerwen;
    private static SignedReader worker;

    @BeforeAll
    static void start() {
        kerwen = RunningKerwen.start(MissionPack.SMALL, true);
        worker = Objects.requireNonNull(
                SignedReader.ofDemonstration(kerwen, kerwen.home()).get(Role.CASE_WORKER));
    }

    @AfterAll
    static void stop() {
        kerwen.close();
    }

    @Test
    void aFamilyIsRecordedOnceHoweverOftenItIsSent() throws Exception {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> made = keyed("/api/v1/families", key, FAMILY);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(keyed("/api/v1/families", key, FAMILY).body()).isEqualTo(made.body());
        JsonNode family = get(made.headers().firstValue("Location").orElseThrow());
        assertThat(family.get("members")).hasSize(3);
        assertThat(family.get("members").get(1).get("since").stringValue()).isEqualTo("2004");
        JsonNode son = family.get("members").get(2);
        assertThat(son.get("whereabouts").stringValue()).isEqualTo("With an aunt");
        JsonNode relatives = get("/api/v1/people/" + son.get("person").stringValue() + "/relatives")
                .get("relatives");
        assertThat(relatives)
                .hasSize(2)
                .allMatch(each -> each.get("as").stringValue().equals("parent"));
        assertThat(get("/api/v1/people/" + son.get("person").stringValue() + "/families")
                        .get("families"))
                .hasSize(1);

        // The son made the father of his mother.
        HttpResponse<String> circle = worker.call(
                "POST",
                "/api/v1/people/" + relatives.get(0).get("person").stringValue() + "/relatives",
                "{\"person\": \"" + son.get("person").stringValue() + "\", \"as\": \"grandparent\"}");
        assertThat(circle.statusCode()).isEqualTo(422);
        assertThat(circle.body()).contains("family");

        String members = "/api/v1/families/" + family.get("family").stringValue() + "/members";
        HttpResponse<String> twice = keyed(
                members,
                UUID.randomUUID().toString(),
                "{\"members\": [{\"person\": \"" + son.get("person").stringValue()
                        + "\", \"relationship\": \"cousin\"}]}");
        assertThat(twice.statusCode()).isEqualTo(422);
        HttpResponse<String> wrong = keyed(
                members,
                UUID.randomUUID().toString(),
                "{\"members\": [{\"register\": {\"family\": \"A\", \"consent\": \"spoken\"}, \"relationship\": \"king\"}]}");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("members[0].relationship");

        String one = members + "/" + son.get("member").stringValue();
        assertThat(worker.call("POST", one + "/leave", "{\"why\": \"bored\"}").statusCode())
                .isEqualTo(422);
        assertThat(worker.call("POST", one + "/leave", "{\"why\": \"moved\", \"until\": \"2026\"}")
                        .statusCode())
                .isEqualTo(200);
        JsonNode after = get("/api/v1/families/" + family.get("family").stringValue());
        assertThat(after.get("members")).hasSize(2);
        assertThat(after.get("past").get(0).get("left").stringValue()).isEqualTo("moved");
    }

    private static JsonNode get(String path) {
        HttpResponse<String> answer = worker.call("GET", path, "");
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static HttpResponse<String> keyed(String path, String key, String json) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(kerwen.address() + path))
                            .header("Authorization", "Bearer " + worker.token())
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", key)
                            .POST(BodyPublishers.ofString(json))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
