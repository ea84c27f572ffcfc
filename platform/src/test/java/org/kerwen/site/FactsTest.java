package org.kerwen.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerwen.kernel.Language;
import org.kerwen.testing.Crawl;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.Reader;
import org.kerwen.testing.RunningKerwen;
import org.kerwen.web.Languages;
import org.kerwen.web.Texts;

/** Every fact of the pack's table stands on the page of its own record, under its label, in every language. */
class FactsTest {
    private static final Map<String, String> EVERYTHING = everything();

    static List<Fact> facts() {
        return Fact.all().stream().filter(Fact::publish).toList();
    }

    static List<Fact> withheld() {
        return Fact.all().stream().filter(fact -> !fact.publish()).toList();
    }

    /** What is public but unwise to repeat: on no page, in no feed, file or site map, in no other answer, in no language. */
    @ParameterizedTest
    @MethodSource("withheld")
    void whatIsWithheldStandsNowhere(Fact fact) {
        assertThat(EVERYTHING)
                .hasSizeGreaterThan(100)
                .containsKeys(
                        "/record.json",
                        "/record.csv",
                        "/record-dictionary.csv",
                        "/sitemap.xml",
                        "/sitemap/pages.xml",
                        "/sitemap/sources.xml",
                        "/tk/feed.rss",
                        "/ru/sources/feed.atom",
                        "/ar-XB/projects/feed.rss")
                .allSatisfy((path, answer) ->
                        assertThat(answer).as("%s on %s", fact, path).doesNotContainIgnoringCase(fact.value()));
    }

    /** All that is answered, as a reader sees it and as it is sent: what no page links to, programs ask for. */
    private static Map<String, String> everything() {
        Map<String, String> all = new TreeMap<>();
        Crawl.ofNormal().answers().forEach((path, answer) -> all.put(path, seenAndSent(Reader.text(answer))));
        Reader reader = RunningKerwen.normal().reader();
        List<String> files = new ArrayList<>(List.of("/sitemap.xml", "/robots.txt", "/.well-known/security.txt"));
        Jsoup.parse(reader.text("/sitemap.xml"), "", Parser.xmlParser())
                .select("loc")
                .forEach(map -> files.add(map.text().substring(reader.address().length())));
        files.forEach(path -> all.put(path, seenAndSent(reader.text(path))));
        return all;
    }

    private static String seenAndSent(String answer) {
        return Jsoup.parse(answer).text() + "\n" + answer;
    }

    @ParameterizedTest
    @MethodSource("facts")
    void everyFactStandsOnThePageOfItsRecordUnderItsLabel(Fact fact) {
        Document page = RunningKerwen.normal().reader().page("/en" + fact.path());
        assertThat(fact.standsOn(page, texts("en")))
                .as("%s on %s; under its label stands: %s", fact, page.location(), fact.shown(page, texts("en")))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void everyFactStandsThereInRussianAndTurkmenWithItsNumbers(Fact fact) {
        for (String language : List.of("ru", "tk")) {
            Document page = RunningKerwen.normal().reader().page("/" + language + fact.path());
            assertThat(fact.hasItsNumbersOn(page, texts(language)))
                    .as(
                            "%s on %s; under its label stands: %s",
                            fact, page.location(), fact.shown(page, texts(language)))
                    .isTrue();
        }
    }

    @Test
    void theTableIsReadToItsLastLine() throws IOException {
        long lines = Files.readAllLines(MissionPack.REAL.resolve("facts.csv")).stream()
                .filter(line -> !line.isBlank())
                .count();
        assertThat(Fact.all()).hasSize((int) lines - 1).hasSizeGreaterThan(1400);
        assertThat(Fact.all()).allSatisfy(fact -> {
            assertThat(fact.value()).isNotBlank();
            assertThat(fact.source()).isNotBlank();
        });
    }

    @Test
    void aWrongValueAMissingLabelAndAnotherPersonsLabelAreSeen() {
        Texts texts = texts("en");
        Fact fact = new Fact("projects/a", "period", "2009 – 2011", "chronicle 8", true);
        assertThat(fact.standsOn(record("Years", "<bdi>2009 – 2011</bdi>"), texts))
                .isTrue();
        assertThat(fact.standsOn(record("Years", "<bdi>2009 – 2012</bdi>"), texts))
                .isFalse();
        assertThat(fact.standsOn(record("Years", "<bdi>12009 – 2011</bdi>"), texts))
                .isFalse();
        assertThat(fact.standsOn(record("Year", "<bdi>2009 – 2011</bdi>"), texts))
                .isFalse();
        assertThat(fact.standsOn(record("Aim", "<bdi>2009 – 2011</bdi>"), texts))
                .isFalse();
        assertThat(fact.standsOn(record("Years", ""), texts)).isFalse();
        assertThat(fact.hasItsNumbersOn(record("Years", "<bdi>2009–2011-nji</bdi>"), texts))
                .isTrue();
        assertThat(fact.hasItsNumbersOn(record("Years", "<bdi>2009–20112</bdi>"), texts))
                .isFalse();
        assertThat(fact.hasItsNumbersOn(record("Years", "<bdi>ýok</bdi>"), texts))
                .isFalse();
    }

    @Test
    void aValueInAnotherColumnOrAnotherEntryIsNotTaken() {
        Texts texts = texts("en");
        Document table = Jsoup.parse(
                "<main><table><caption>What people were given</caption><thead><tr><th>What</th><th>By</th></tr>"
                        + "</thead><tbody><tr><td><bdi>tickets</bdi></td><td><bdi>Air</bdi></td></tr></tbody></table></main>");
        assertThat(new Fact("return-and-resettlement/a", "assistance.modes", "Air", "", true).standsOn(table, texts))
                .isTrue();
        assertThat(new Fact("return-and-resettlement/a", "assistance.what", "Air", "", true).standsOn(table, texts))
                .isFalse();
        Document chronicle = Jsoup.parse("<ol><li id=p8><strong class=when><bdi>2002</bdi></strong></li>"
                + "<li id=p9><strong class=when><bdi>2003</bdi></strong></li></ol>");
        assertThat(new Fact("chronicle/p9", "date", "2003", "", true).standsOn(chronicle, texts))
                .isTrue();
        assertThat(new Fact("chronicle/p8", "date", "2003", "", true).standsOn(chronicle, texts))
                .isFalse();
    }

    private static Document record(String label, String value) {
        return Jsoup.parse("<main><dl class=facts><div><dt>" + label + "</dt><dd>" + value + "</dd></div></dl></main>");
    }

    private static Texts texts(String language) {
        return RunningKerwen.normal()
                .bean(Languages.class)
                .texts(new Language(language))
                .orElseThrow();
    }
}
