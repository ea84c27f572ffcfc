package org.kerwen.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.testing.Folders;
import org.kerwen.testing.RunningKerwen;
import tools.jackson.databind.json.JsonMapper;

/** What the program writes about requests that fail: that they did and where, and nothing that was sent. */
class LogsTest {
    private static final String CANARY = "canary7KQ4";
    private static final Pattern INCIDENT = Pattern.compile("[2-9A-Z]{4}-[2-9A-Z]{4}");

    @ParameterizedTest
    @ValueSource(strings = {"plain", "json"})
    void whatWasSentIsInNoLineOfTheLogAndTheIncidentIs(String format) throws Exception {
        Path home = Folders.fresh("logs");
        int port = RunningKerwen.freePort();
        try (ChildKerwen kerwen =
                ChildKerwen.start(home, port, Map.of("KERWEN_LOG", format, "KERWEN_FAILINGHANDLERS", "true"))) {
            kerwen.homePage();
            String incident = failInEveryWay(port);
            String log = kerwen.output();
            assertThat(log)
                    .contains(incident, "IllegalStateException", "FailingHandlers", "PSQLException")
                    .doesNotContainIgnoringCase(CANARY, "not expected", "Detail:");
            if (format.equals("json")) {
                List<String> lines =
                        log.lines().filter(line -> line.contains(incident)).toList();
                assertThat(lines).hasSize(1);
                assertThat(JsonMapper.builder()
                                .build()
                                .readTree(lines.getFirst())
                                .isObject())
                        .isTrue();
            }
            kerwen.stop();
            assertThat(kerwen.output()).doesNotContainIgnoringCase(CANARY);
        }
    }

    private static String failInEveryWay(int port) throws IOException, InterruptedException {
        String query = "?" + CANARY + "=1&words=" + CANARY;
        String form = CANARY + "=" + URLEncoder.encode(CANARY + " ü", StandardCharsets.UTF_8);
        String json = "{\"" + CANARY + "\": \"" + CANARY + "\"}";
        String broken = "{\"" + CANARY + "\": " + CANARY;
        String parts = "--x\r\nContent-Disposition: form-data; name=\"" + CANARY + "\"; filename=\"" + CANARY
                + "\"\r\n\r\n" + CANARY + "\r\n--x--\r\n";
        String incident = "";
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String start : List.of("/api/failing/", "/failing/")) {
                for (String path : List.of("fault/" + CANARY, "database/" + CANARY, "body", "number", CANARY)) {
                    for (String[] body : new String[][] {
                        {"application/x-www-form-urlencoded", form},
                        {"application/json", json},
                        {"application/json", broken},
                        {"multipart/form-data; boundary=x", parts},
                        {"text/" + CANARY, CANARY},
                    }) {
                        HttpResponse<String> answer = client.send(
                                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + start + path + query))
                                        .header("Content-Type", body[0])
                                        .header("Cookie", "session=" + CANARY)
                                        .header("Authorization", "Bearer " + CANARY)
                                        .header("User-Agent", CANARY)
                                        .header("Referer", "https://" + CANARY + ".example/")
                                        .header("Idempotency-Key", CANARY)
                                        .header(CANARY, CANARY)
                                        .POST(BodyPublishers.ofString(body[1]))
                                        .build(),
                                BodyHandlers.ofString());
                        assertThat(answer.statusCode()).isBetween(400, 599);
                        assertThat(answer.body()).doesNotContainIgnoringCase(CANARY);
                        Matcher found = INCIDENT.matcher(answer.body());
                        incident = found.find() ? found.group() : incident;
                    }
                }
            }
        }
        assertThat(incident).isNotEmpty();
        return incident;
    }
}
