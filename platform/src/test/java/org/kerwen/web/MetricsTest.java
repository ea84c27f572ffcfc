package org.kerwen.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.testing.Reader;
import org.kerwen.testing.RunningKerwen;

/** Numbers for whoever watches, on the machine itself only, and of nobody in particular. */
class MetricsTest {
    private static final RunningKerwen KERWEN = RunningKerwen.normal();
    private static final Reader READER = KERWEN.reader();

    @Test
    void requestsAreCountedByThePatternOfTheirAddressAndNotByTheAddress() {
        READER.get("/en/projects/canary-7kq4/");
        READER.get("/en/projects/ct-ngo-2009-2012/?canary-7kq4=1");
        READER.send("KERWEN", "/en/canary-7kq4/");
        HttpResponse<byte[]> answer = READER.get("/metrics");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        String text = Reader.text(answer);
        assertThat(text)
                .contains(
                        "# TYPE kerwen_requests_total counter",
                        "kerwen_requests_total{method=\"GET\",route=\"/{language}/{section}/{id}/\",status=\"404\"}",
                        "kerwen_requests_total{method=\"GET\",route=\"/{language}/{section}/{id}/\",status=\"200\"}",
                        "method=\"other\"",
                        "kerwen_pool_in_use{pool=\"application\"}",
                        "kerwen_jobs_waiting ",
                        "kerwen_audit_waiting ",
                        "kerwen_heap_used_bytes ")
                .doesNotContain("canary", "ct-ngo", "KERWEN");
        assertThat(text.lines().filter(line -> !line.startsWith("#")))
                .isNotEmpty()
                .allMatch(line -> line.matches("[a-z_]+(\\{[^}]*(\\{[a-z]+}[^}]*)*})? -?[0-9.E-]+"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via"})
    void whatAProxyHandsOnFindsNothing(String header) {
        assertThat(READER.get("/metrics", header, "127.0.0.1").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mission.example.org", "127.0.0.1.example.org", "localhost.example.org:8080", "localhost, a"})
    void whoeverNamesAnotherHostFindsNothing(String host) throws IOException {
        assertThat(status(host)).isIn("404", "400");
        assertThat(status("localhost")).isEqualTo("200");
        assertThat(status("127.0.0.1:8080")).isEqualTo("200");
        assertThat(status("[::1]:8080")).isEqualTo("200");
    }

    private static String status(String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), KERWEN.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET /metrics HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).substring(9, 12);
        }
    }
}
