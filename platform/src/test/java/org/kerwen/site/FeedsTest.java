package org.kerwen.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerwen.testing.Reader;
import org.kerwen.testing.RunningKerwen;

class FeedsTest {
    private static final List<String> WITHOUT_DATES = List.of("organisations", "places", "figures");

    private static final Reader READER = RunningKerwen.normal().reader();

    static Stream<Arguments> feeds() {
        return Stream.of("en", "ru", "tk", "ar-XB")
                .flatMap(language -> Stream.of(
                        Arguments.of(language, "rss", "rss_2.0"), Arguments.of(language, "atom", "atom_1.0")));
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void theFeedIsTheChronicleWithItsDatesAndLinksThatLeadThere(String language, String format, String type)
            throws Exception {
        String path = "/" + language + "/feed." + format;
        HttpResponse<byte[]> answer = READER.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("").replace(" ", ""))
                .isEqualToIgnoringCase("application/" + format + "+xml;charset=utf-8");
        SafeAnswers.assertSafe(path, answer);
        SyndFeed feed = new SyndFeedInput()
                .build(new InputStreamReader(new ByteArrayInputStream(answer.body()), StandardCharsets.UTF_8));
        assertThat(feed.getFeedType()).isEqualTo(type);
        assertThat(feed.getLink()).isEqualTo(READER.address() + "/" + language + "/");
        if (format.equals("rss")) {
            assertThat(feed.getLanguage()).isEqualTo(language);
        } else {
            assertThat(feed.getUri()).isEqualTo(READER.address() + path);
        }
        Document chronicle = READER.page("/" + language + "/chronicle/");
        List<String> ids = chronicle.select("ol.chronicle > li").eachAttr("id");
        assertThat(feed.getEntries()).hasSameSizeAs(ids).hasSize(18);
        Set<String> uris = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            SyndEntry entry = feed.getEntries().get(i);
            String link = READER.address() + "/" + language + "/chronicle/#" + ids.get(i);
            assertThat(entry.getLink()).isEqualTo(link);
            assertThat(uris.add(entry.getUri()))
                    .as("own id of %s", entry.getUri())
                    .isTrue();
            assertThat(entry.getTitle())
                    .isEqualTo(chronicle.select("#" + ids.get(i) + " .when").text());
            assertThat(entry.getDescription().getValue().replaceAll("\\s+", " "))
                    .isEqualTo(
                            chronicle.select("#" + ids.get(i) + " > strong + p").text());
            assertThat(entry.getPublishedDate()
                            .toInstant()
                            .atOffset(ZoneOffset.UTC)
                            .getYear())
                    .isBetween(1997, 2011);
        }
        assertThat(feed.getEntries().getFirst().getPublishedDate().toInstant()).isEqualTo("2009-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void aReaderThatHasItAlreadyIsToldSo(String language, String format, String type) {
        String path = "/" + language + "/feed." + format;
        String tag = READER.get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(tag).matches("\"[0-9a-f]+\"");
        HttpResponse<byte[]> again = READER.get(path, "If-None-Match", tag);
        assertThat(again.statusCode()).as(type).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).hasValue(tag);
        SafeAnswers.assertSafe(path, again);
        assertThat(READER.get(path, "If-None-Match", "\"0000\"").statusCode()).isEqualTo(200);
        assertThat(READER.get(path, "If-None-Match", "\"0000\", W/" + tag).statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @MethodSource("feeds")
    void everyPageNamesItsFeed(String language, String format, String type) {
        assertThat(READER.page("/" + language + "/")
                        .select("link[rel=alternate][type=application/" + format + "+xml]")
                        .attr("href"))
                .as(type)
                .isEqualTo("/" + language + "/feed." + format);
    }

    static Stream<Arguments> feedsOfSections() {
        return Stream.of(Section.values())
                .map(section -> section.path)
                .filter(section -> !WITHOUT_DATES.contains(section))
                .flatMap(section -> Stream.of("en", "ru", "tk")
                        .flatMap(language -> Stream.of(
                                Arguments.of(section, language, "rss"), Arguments.of(section, language, "atom"))));
    }

    @ParameterizedTest
    @MethodSource("feedsOfSections")
    void theFeedOfASectionHasItsDatedRecordsNewestFirst(String section, String language, String format)
            throws Exception {
        String path = "/" + language + "/" + section + "/feed." + format;
        HttpResponse<byte[]> answer = READER.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        SafeAnswers.assertSafe(path, answer);
        SyndFeed feed = new SyndFeedInput()
                .build(new InputStreamReader(new ByteArrayInputStream(answer.body()), StandardCharsets.UTF_8));
        Document list = READER.page("/" + language + "/" + section + "/");
        assertThat(feed.getLink()).isEqualTo(READER.address() + "/" + language + "/" + section + "/");
        assertThat(feed.getTitle()).contains(list.select("h1").text());
        Map<String, Instant> dates = new HashMap<>();
        for (PublicRecord record : PublicRecord.ofSection(section)) {
            String day = record.json().path("starts").asString("");
            List<String> reviewed = record.values("reviewed");
            if (day.isEmpty() && !reviewed.isEmpty()) {
                day = reviewed.getFirst();
            }
            if (!day.isEmpty()) {
                dates.put(
                        READER.address() + "/" + language + record.page(),
                        LocalDate.parse(day).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
        }
        assertThat(dates).as("records of %s with dates", section).isNotEmpty();
        Map<String, Instant> told = new LinkedHashMap<>();
        Set<String> uris = new HashSet<>();
        for (SyndEntry entry : feed.getEntries()) {
            told.put(entry.getLink(), entry.getPublishedDate().toInstant());
            assertThat(uris.add(entry.getUri()))
                    .as("own id of %s", entry.getUri())
                    .isTrue();
            Document page =
                    READER.page(entry.getLink().substring(READER.address().length()));
            assertThat(entry.getTitle())
                    .isEqualTo(page.select("main h1").getFirst().text());
            assertThat(entry.getDescription().getValue()).isNotBlank();
        }
        assertThat(told).isEqualTo(dates);
        assertThat(List.copyOf(told.values())).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(feed.getPublishedDate().toInstant())
                .isEqualTo(told.values().stream().max(Comparator.naturalOrder()).orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("feedsOfSections")
    void theListNamesItsFeedInItsHeadAndForEverybodyToSee(String section, String language, String format) {
        String feed = "/" + language + "/" + section + "/feed." + format;
        Document page = READER.page("/" + language + "/" + section + "/");
        assertThat(page.select("head link[rel=alternate][type=application/" + format + "+xml]")
                        .eachAttr("href"))
                .contains(feed);
        assertThat(page.select("main a[href=" + feed + "]"))
                .singleElement()
                .satisfies(link -> assertThat(link.text()).isNotBlank());
    }

    @Test
    void whatHasNoDatesHasNoFeed() {
        for (String section : WITHOUT_DATES) {
            for (String language : List.of("en", "ru", "tk")) {
                for (String format : List.of("rss", "atom")) {
                    String path = "/" + language + "/" + section + "/feed." + format;
                    HttpResponse<byte[]> answer = READER.get(path);
                    assertThat(answer.statusCode()).as(path).isEqualTo(404);
                    SafeAnswers.assertSafe(path, answer);
                    assertThat(READER.page("/" + language + "/" + section + "/").select("[href=" + path + "]"))
                            .as(path)
                            .isEmpty();
                }
            }
        }
        for (String path : List.of("/en/nothing/feed.rss", "/fr/projects/feed.rss", "/en/projects/feed.json")) {
            assertThat(READER.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }
}
