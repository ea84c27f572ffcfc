package org.kerwen.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.testing.Crawl;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.Reader;
import org.kerwen.testing.RunningKerwen;

/** The first page and the chronicle: what the mission's own page has. */
class HomeTest {
    /** The real numbers stand in the pack and its table of facts, and nowhere else: not here either. */
    private static final List<String> PRINTED = Fact.all().stream()
            .filter(fact -> fact.kind().equals("hotline-lines") && fact.field().equals("printed"))
            .map(Fact::value)
            .toList();

    private static final List<String> CURRENT =
            List.of("ct-regional-usaid-2010-2013", "ct-law-enforcement-2009-2011", "ct-ngo-2009-2012");

    private static final Reader READER = RunningKerwen.normal().reader();

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "tk", "ar-XB"})
    void exactlyThreeProjectsRunOnTheMissionsDay(String language) {
        assertThat(current(READER.page("/" + language + "/")))
                .containsExactlyInAnyOrderElementsOf(CURRENT.stream()
                        .map(id -> "/" + language + "/projects/" + id + "/")
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "tk"})
    void theHotlinesMessageStandsInEnglishAndRussianOnEveryPageTheReadersLanguageFirst(String language) {
        Document page = READER.page("/" + language + "/chronicle/");
        assertThat(page.select(".hotline .say p").eachAttr("lang"))
                .startsWith(language)
                .contains("en", "ru")
                .doesNotHaveDuplicates();
        assertThat(page.select(".hotline .say p").eachText())
                .contains(
                        "Going abroad? Don't rush. Call the hotline.",
                        "Едете за границу? Не спешите. Позвоните на горячую линию.");
    }

    @Test
    void aNumberThatNobodyConfirmedIsPrintedWithItsDateAndCannotBeTapped() {
        Crawl.ofNormal().pages().forEach((path, page) -> {
            assertThat(page.select("[href^=tel]")).as(path).isEmpty();
            assertThat(page.select(".hotline .number > bdi").eachText())
                    .as(path)
                    .containsExactlyElementsOf(PRINTED);
        });
        assertThat(READER.page("/en/").select(".hotline .number small").eachText())
                .containsExactly(
                        "Ashgabat, printed 2011 – 2018, not checked since",
                        "Turkmenabat, printed 2011 – 2018, not checked since");
    }

    @Test
    void inADemonstrationTheNumbersAreInventedAndCanBeTappedAndEveryPageSaysSo() {
        Crawl demo = Crawl.walk(RunningKerwen.demo().reader());
        assertThat(demo.pages()).hasSameSizeAs(Crawl.ofNormal().pages()).allSatisfy((path, page) -> {
            assertThat(page.select(".hotline a[href^=tel]").eachAttr("href"))
                    .containsExactly("tel:+99300000001", "tel:+99300000002");
            assertThat(page.select(".demo")).as(path).hasSize(1);
            assertThat(page.text()).as(path).doesNotContain(PRINTED);
        });
        assertThat(RunningKerwen.demo().reader().page("/en/").select(".demo").text())
                .isEqualTo(
                        "This is a demonstration: the telephone numbers are fictitious and all people are invented.");
    }

    @Test
    void theHeaderHasNameMottoLanguagesFeedAndSiteMap() {
        Document home = READER.page("/tk/");
        assertThat(home.select(".mark").text())
                .contains("Migrasiýa boýunça halkara guramasy")
                .contains("migrasiýa boýunça agentlik");
        assertThat(home.select(".langs nav a").eachAttr("href")).containsExactly("/en/", "/ru/", "/ar-XB/");
        assertThat(home.select(".langs nav [aria-current]").text()).isEqualTo("Türkmençe");
        assertThat(home.select(".langs > a").eachAttr("href")).containsExactly("/tk/feed.rss", "/tk/sitemap/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "tk"})
    void theChronicleHasEveryEntryNewestFirst(String language) {
        Document page = READER.page("/" + language + "/chronicle/");
        assertThat(page.select("ol.chronicle > li").eachAttr("id"))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(8, 25).mapToObj(n -> "p" + n).toList());
        assertThat(page.select("ol.chronicle > li"))
                .allSatisfy(entry -> assertThat(entry.select("ul a[href]")).isNotEmpty());
    }

    /** The pack says no day: then the page is of today, whatever today is. */
    @Test
    void withoutADayOfItsOwnTheRecordIsShownAsOfToday() {
        MissionPack pack = MissionPack.copy().replace("mission.yaml", "  asOf: \"2011-06-30\"\n", "");
        try (RunningKerwen today = RunningKerwen.start(pack.folder(), false)) {
            Document home = today.reader().page("/en/");
            assertThat(current(home)).isEmpty();
            assertThat(home.select("main").text())
                    .contains("No project is running on this day. The earlier ones are below.");
            assertThat(home.text()).doesNotContain("The record as it stood");
            assertThat(home.select(".notices p").eachText())
                    .containsExactly("Not run or endorsed by the organisation it describes.");
            assertThat(today.reader().page("/en/projects/").select("main h3 a")).hasSize(7);
        }
    }

    private static List<String> current(Document home) {
        Element heading = Objects.requireNonNull(home.select("main h2").first());
        Element list = Objects.requireNonNull(heading.nextElementSibling());
        return list.nameIs("ul") ? list.select("h3 a").eachAttr("href") : List.of();
    }
}
