package org.kerwen.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.testing.Reader;
import org.kerwen.testing.RunningKerwen;

/** Whatever is typed or sent: the right status, a plain sentence, nothing of what was typed, and the server goes on. */
class HostileRequestsTest {
    private static final Reader READER = RunningKerwen.normal().reader();

    @AfterEach
    void theServerIsStillWell() {
        assertThat(READER.text("/health")).isEqualTo("ok\n");
        assertThat(READER.get("/en/").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/en/nothing/, en, This page is not here",
        "/en/projects/nothing/, en, This page is not here",
        "/en/projects/NOTHING_AT_ALL/, en, This page is not here",
        "/ru/projects/nothing/, ru, ''",
        "/tk/laws/nothing/, tk, ''",
        "/ar-XB/nothing/, ar-XB, ''",
        "/en/projects/ct-ngo-2009-2012/more/, en, This page is not here",
        "/static/0000/nothing.css, en, This page is not here",
    })
    void whatIsNotThereIsSaidSoInTheLanguageOfTheAddress(String path, String language, String heading) {
        HttpResponse<byte[]> answer = READER.get(path, "Accept-Language", "de");
        assertMissing(path, answer, language, heading);
    }

    @ParameterizedTest
    @CsvSource({"'ru,en;q=0.5', ru", "tk, tk", "'de, tk;q=0.4, ru;q=0.8', ru", "de, en", "en-GB, en", "'*', en"})
    void withoutALanguageInTheAddressTheBrowsersWishCounts(String wish, String language) {
        assertMissing("/fr/", READER.get("/fr/", "Accept-Language", wish), language, "");
        HttpResponse<byte[]> root = READER.get("/", "Accept-Language", wish);
        assertThat(root.statusCode()).isEqualTo(302);
        assertThat(root.headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/" + language + "/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/en", "/ru/projects", "/tk/projects/ct-ngo-2009-2012", "/ar-XB/chronicle"})
    void anAddressWithoutTheSlashAtItsEndLeadsToTheRightOne(String path) {
        HttpResponse<byte[]> answer = READER.get(path);
        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(answer.headers().firstValue("Location")).hasValue(path + "/");
        SafeAnswers.assertSafe(path, answer);
    }

    @Test
    void aSlashIsNotAddedToWhatIsNoAddressOfOurs() {
        for (String path : List.of("/fr", "//example.org/en", "/en//example.org", "/en/a/b/c")) {
            HttpResponse<byte[]> answer = READER.get(path);
            assertThat(answer.statusCode()).as(path).isBetween(400, 499);
            assertThat(answer.headers().firstValue("Location")).as(path).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en/?q=%3Cscript%3Ealert(1)%3C/script%3E",
                "/en/projects/?x=canary-7KQ4&y='%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
                "/en/%3Cscript%3Ecanary-7KQ4%3C/script%3E/",
                "/%3Cscript%3Ecanary-7KQ4%3C/script%3E/",
                "/en/projects/canary-7KQ4/",
                "/en/canary-7KQ4",
                "/en/chronicle/?canary-7KQ4=%FF%FE",
            })
    void whatWasTypedIsNowhereInTheAnswer(String path) {
        HttpResponse<byte[]> answer = READER.get(path);
        String text = Reader.text(answer);
        assertThat(answer.statusCode()).as(path).isIn(200, 308, 400, 404);
        assertThat(text).doesNotContainIgnoringCase("canary-7KQ4", "alert(1)", "onerror", "<script>");
        SafeAnswers.assertSafe(path, answer);
    }

    @Test
    void aQueryOfTenThousandLettersIsNoTroubleAndOneOfAHundredThousandIsRefused() {
        assertThat(READER.get("/en/?q=" + "a".repeat(10_000)).statusCode()).isEqualTo(200);
        RawAnswer answer =
                RawAnswer.to("GET /en/?q=" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertThat(answer.status()).isIn(400, 414, 431);
        answer.assertPlainAndSafe();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..%2f..%2fetc/passwd",
                "/../../etc/passwd",
                "/static/../../application.properties",
                "/static/..%2f..%2fapplication.properties",
                "/static/%2e%2e/%2e%2e/application.properties",
                "/en/%2e%2e/%2e%2e/etc/passwd",
                "/en/..;/..;/etc/passwd",
                "/static/..\\..\\application.properties",
                "/static/%5c..%5capplication.properties",
                "/%00",
                "/en/%00/",
                "/en/projects/%00.html",
                "/%FF",
                "/%C3%28/",
                "/en/%C3%28/",
                "/en/%E2%82/",
                "/en/projects/%ED%A0%80/",
                "/%",
                "/%zz",
                "/en/<script>/",
                "/en/{a}/",
                "/en/;jsessionid=1/",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/actuator/env",
                "/error",
                "/.git/config",
                "/en/projects/a%0d%0aSet-Cookie:%20a=b/",
            })
    void aBrokenOrSlyAddressIsRefusedWithAPlainSentence(String path) {
        RawAnswer answer = RawAnswer.to("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer.status()).as(path).isIn(400, 404);
        answer.assertPlainAndSafe();
        assertThat(answer.text()).doesNotContain("root:", "kerwen.home");
    }

    @Test
    void aVeryLongAddressIsRefused() {
        assertThat(READER.get("/en/" + "a".repeat(5_000) + "/").statusCode()).isEqualTo(404);
        RawAnswer answer =
                RawAnswer.to("GET /" + "a".repeat(200_000) + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertThat(answer.status()).isIn(400, 414, 431);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "PROPFIND", "KERWEN", "TRACE"})
    void aPageIsReadAndNothingElse(String method) {
        RawAnswer answer = RawAnswer.to(
                method
                        + " /en/ HTTP/1.1\r\nHost: localhost\r\nX-Canary: canary-7KQ4\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        assertThat(answer.status()).as(method).isIn(405, 501);
        answer.assertPlainAndSafe();
        assertThat(answer.text()).doesNotContain("canary-7KQ4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /en/ HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /en/ HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
                "GET /en/ HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
                "GET /en/ HTTP/9.9\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET\r\n\r\n",
                "\u0000\u0001\u0002\r\n\r\n",
                "GET /en/ HTTP/1.1\r\nHost: a\r\nX: \u0000\r\nConnection: close\r\n\r\n",
                "POST /en/ HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\nConnection: close\r\n\r\n",
            })
    void whatIsNoHttpIsRefusedWithTheSafeHeaders(String request) {
        RawAnswer answer = RawAnswer.to(request);
        assertThat(answer.status()).as(request).isIn(400, 405, 501, 505);
        answer.assertPlainAndSafe();
    }

    /** Two lengths in one request are how a second one is smuggled in: there must be one answer, and then the end. */
    @Test
    void aRequestWithTwoLengthsGetsOneAnswerAndNoMore() {
        RawAnswer answer = RawAnswer.to(
                "POST /en/ HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\nGET /ru/ HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(answer.text().split("HTTP/1.1 ", -1)).hasSize(2);
        assertThat(answer.text()).doesNotContain("lang=\"ru\" dir=\"ltr\">\n<head>");
    }

    @Test
    void aHostThatSomebodyInventedIsNotRepeated() {
        RawAnswer answer = RawAnswer.to(
                "GET /en/ HTTP/1.1\r\nHost: canary-7kq4.example\r\nX-Forwarded-Host: canary-7kq4.example\r\nConnection: close\r\n\r\n");
        assertThat(answer.text()).doesNotContain("canary-7kq4");
        assertThat(RawAnswer.to("GET / HTTP/1.1\r\nHost: canary-7kq4.example\r\nConnection: close\r\n\r\n")
                        .text())
                .doesNotContain("canary-7kq4");
    }

    private static void assertMissing(String path, HttpResponse<byte[]> answer, String language, String heading) {
        assertThat(answer.statusCode()).as(path).isEqualTo(404);
        SafeAnswers.assertSafe(path, answer);
        Document page = Jsoup.parse(new String(answer.body(), StandardCharsets.UTF_8));
        assertThat(page.select("html").attr("lang")).as(path).isEqualTo(language);
        assertThat(page.select("h1").text()).as(path).contains(heading).isNotBlank();
        assertThat(page.select("main a").attr("href")).as(path).isEqualTo("/" + language + "/");
        assertThat(page.select("#leave")).as(path).hasSize(1);
        assertThat(page.select(".hotline .number")).as(path).hasSize(2);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }
}
