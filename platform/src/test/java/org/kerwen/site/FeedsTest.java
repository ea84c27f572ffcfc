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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.testing.Reader;
import org.kerwen.testing.RunningKerwen;

class FeedsTest {
    /** What they list has no dates. */
    private static final Set<Section> WITHOUT_A_FEED = Set.of(Section.ORGANISATIONS, Section.PLACES, Section.FIGURES);

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

    static Stream<Arguments> sectionFeeds() {
        return Stream.of(Section.values())
                .filter(section -> !WITHOUT_A_FEED.contains(section))
                .flatMap(section -> RecordFile.LANGUAGES.stream()
                        .flatMap(language ->
                                Stream.of("rss", "atom").map(format -> Arguments.of(section, language, format))));
    }

    @ParameterizedTest
    @MethodSource("sectionFeeds")
    void theFeedOfASectionHasItsRecordsNewestFirstWithTheirDates(Section section, String language, String format)
            throws Exception {
        String path = "/" + language + "/" + section.path + "/feed." + format;
        HttpResponse<byte[]> answer = READER.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("").replace(" ", ""))
                .isEqualToIgnoringCase("application/" + format + "+xml;charset=utf-8");
        SafeAnswers.assertSafe(path, answer);
        SyndFeed feed = new SyndFeedInput()
                .build(new InputStreamReader(new ByteArrayInputStream(answer.body()), StandardCharsets.UTF_8));
        String list = "/" + language + "/" + section.path + "/";
        assertThat(feed.getLink()).isEqualTo(READER.address() + list);
        assertThat(feed.getTitle()).startsWith(READER.page(list).select("h1").text() + " – ");
        Map<String, LocalDate> dated = new HashMap<>();
        for (RecordFile.Entry entry : RecordFile.ofKind(section.kind)) {
            dates(entry).ifPresent(date -> dated.put(READER.address() + "/" + language + entry.page(), date));
        }
        assertThat(feed.getEntries()).as(path).isNotEmpty();
        assertThat(feed.getEntries().stream().map(SyndEntry::getLink))
                .as(path)
                .containsExactlyInAnyOrderElementsOf(dated.keySet());
        Instant before = Instant.MAX;
        for (SyndEntry entry : feed.getEntries()) {
            Instant told = entry.getPublishedDate().toInstant();
            assertThat(told)
                    .as(entry.getLink())
                    .isEqualTo(Objects.requireNonNull(dated.get(entry.getLink()))
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant())
                    .isBeforeOrEqualTo(before);
            before = told;
            Document page =
                    READER.page(entry.getLink().substring(READER.address().length()));
            assertThat(page.select("h1").text()).isEqualTo(entry.getTitle());
            assertThat(entry.getDescription().getValue()).as(entry.getLink()).isNotBlank();
            assertThat(entry.getUri()).isEqualTo(entry.getLink());
        }
    }

    @ParameterizedTest
    @EnumSource(Section.class)
    void aListNamesItsFeedForProgramsAndForPeopleAndOthersHaveNone(Section section) {
        boolean has = !WITHOUT_A_FEED.contains(section);
        for (String language : List.of("en", "ru", "tk", "ar-XB")) {
            Document list = READER.page("/" + language + "/" + section.path + "/");
            for (String format : List.of("rss", "atom")) {
                String feed = "/" + language + "/" + section.path + "/feed." + format;
                assertThat(list.select("head link[rel=alternate][type=application/" + format + "+xml]")
                                .eachAttr("href")
                                .contains(feed))
                        .as(feed)
                        .isEqualTo(has);
                assertThat(list.select("main a").eachAttr("href").contains(feed))
                        .as(feed)
                        .isEqualTo(has);
                HttpResponse<byte[]> answer = READER.get(feed);
                assertThat(answer.statusCode()).as(feed).isEqualTo(has ? 200 : 404);
                SafeAnswers.assertSafe(feed, answer);
            }
        }
    }

    @Test
    void whatIsNoSectionHasNoFeed() {
        for (String path : List.of(
                "/en/nothing/feed.rss",
                "/en/chronicle/feed.atom",
                "/de/projects/feed.rss",
                "/en/instruments/feed.rss",
                "/en/search/feed.rss",
                "/en/projects/feed.json")) {
            assertThat(READER.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    /** The day that the date of a record begins on; of advice, when it was reviewed. */
    private static Optional<LocalDate> dates(RecordFile.Entry entry) {
        return Stream.of("period", "date", "established", "reviewed")
                .flatMap(field -> entry.values(field).stream())
                .filter(value -> value.kind().equals("date"))
                .map(value -> FuzzyDate.parse(value.exact()).earliest())
                .findFirst();
    }
}
