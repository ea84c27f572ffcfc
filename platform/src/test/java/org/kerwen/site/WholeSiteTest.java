package org.kerwen.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.kerwen.testing.Crawl;
import org.kerwen.testing.Reader;
import org.kerwen.testing.RunningKerwen;

/** What holds of every page that a reader can get to. */
class WholeSiteTest {
    /** Words that somebody who looks over a shoulder, or at the history, must not find there. */
    private static final Pattern TELLTALE = Pattern.compile(
            "traffick|victim|hotline|refugee|asylum|escort|торговл|жертв|горяч|бежен|убежищ|söwda|pida|bosgun|gyzgyn|gaçybatalga",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Map<String, String> NOT_ENDORSED =
            Map.of("en", "Not run or endorsed by the organisation it describes.", "ru", "организаци", "tk", "gurama");

    private static final Crawl CRAWL = Crawl.ofNormal();

    @Test
    void everyLinkLeadsSomewhereAndEveryKindOfPageIsReached() {
        assertThat(CRAWL.answers())
                .allSatisfy((path, answer) ->
                        assertThat(answer.statusCode()).as(path).isEqualTo(200));
        for (String language : Crawl.LANGUAGES) {
            assertThat(CRAWL.answers().keySet())
                    .contains(
                            "/" + language + "/",
                            "/" + language + "/chronicle/",
                            "/" + language + "/sitemap/",
                            "/" + language + "/security/",
                            "/" + language + "/feed.rss",
                            "/" + language + "/feed.atom",
                            "/" + language + "/projects/ct-ngo-2009-2012/",
                            "/" + language + "/return-and-resettlement/return-armenians-2002/",
                            "/" + language + "/activities/first-conference-1997-12/",
                            "/" + language + "/laws/migration-strategy-1998/",
                            "/" + language + "/assessments/border-control-2002/",
                            "/" + language + "/organisations/iom/");
        }
        assertThat(CRAWL.pages().keySet().stream()
                        .map(path -> path.replaceFirst("^/[^/]+", ""))
                        .distinct())
                .hasSize(CRAWL.pages().size() / Crawl.LANGUAGES.size());
    }

    @Test
    void everyLinkToAPlaceWithinAPageFindsIt() {
        CRAWL.pages().forEach((path, page) -> {
            for (Element link : page.select("a[href*=#]")) {
                String[] parts = link.attr("href").split("#", -1);
                Document target = parts[0].isEmpty()
                        ? page
                        : RunningKerwen.normal().reader().page(parts[0]);
                assertThat(target.getElementById(parts[1]))
                        .as("%s on %s", link.attr("href"), path)
                        .isNotNull();
            }
        });
    }

    @Test
    void nothingComesFromAnotherHostAndOnlyTheExitLeadsToOne() {
        assertThat(CRAWL.foreign().keySet()).containsExactly("https://www.wikipedia.org/");
        assertThat(CRAWL.foreign().values().iterator().next())
                .isEqualTo(CRAWL.pages().keySet());
        CRAWL.pages()
                .forEach((path, page) -> assertThat(page.select("[href*=wikipedia]"))
                        .as(path)
                        .singleElement()
                        .satisfies(exit -> assertThat(exit.attr("rel")).contains("noreferrer")));
    }

    @Test
    void noPageHasStylesOrScriptsInItself() {
        CRAWL.pages().forEach((path, page) -> {
            assertThat(page.select("[style], style, iframe, object, embed, base, meta[http-equiv]"))
                    .as(path)
                    .isEmpty();
            assertThat(page.select("script")).as(path).allSatisfy(script -> {
                assertThat(script.attr("src")).startsWith("/static/");
                assertThat(script.data()).isEmpty();
            });
            List<String> handlers = new ArrayList<>();
            page.getAllElements()
                    .forEach(element -> element.attributes().forEach(attribute -> {
                        if (attribute.getKey().startsWith("on")
                                || attribute.getValue().startsWith("javascript:")) {
                            handlers.add(attribute.toString());
                        }
                    }));
            assertThat(handlers).as(path).isEmpty();
        });
    }

    @Test
    void everyAnswerIsSafeAndSetsNoCookie() {
        CRAWL.answers().forEach((path, answer) -> SafeAnswers.assertSafe(path, answer));
    }

    @Test
    void everyPageIsOfItsTypeAndLanguageAndIsNotStored() {
        CRAWL.pages().forEach((path, page) -> {
            String language = path.split("/", -1)[1];
            HttpResponse<byte[]> answer = Objects.requireNonNull(CRAWL.answers().get(path));
            assertThat(Crawl.type(answer).replace(" ", "")).as(path).isEqualToIgnoringCase("text/html;charset=utf-8");
            assertThat(answer.headers().firstValue("Cache-Control")).as(path).hasValue("no-store");
            assertThat(page.select("html").attr("lang")).as(path).isEqualTo(language);
            assertThat(page.select("html").attr("dir")).as(path).isEqualTo(language.startsWith("ar") ? "rtl" : "ltr");
            assertThat(page.select("h1")).as(path).hasSize(1);
            assertThat(page.select("link[rel=canonical]").attr("href"))
                    .as(path)
                    .isEqualTo(RunningKerwen.normal().address() + path);
            assertThat(page.select("link[rel=alternate][hreflang]").eachAttr("hreflang"))
                    .as(path)
                    .containsExactlyElementsOf(Crawl.LANGUAGES);
        });
    }

    @Test
    void everyPageSaysThatTheOrganisationDoesNotRunItAndOnWhichDayTheRecordStood() {
        CRAWL.pages().forEach((path, page) -> {
            String language = path.split("/", -1)[1];
            String notices = page.select(".notices").text();
            if (NOT_ENDORSED.containsKey(language)) {
                assertThat(notices).as(path).contains(NOT_ENDORSED.get(language));
            }
            assertThat(page.select(".notices p")).as(path).hasSize(2);
            assertThat(notices).as(path).contains("30").contains("2011");
            assertThat(page.select(".demo")).as(path).isEmpty();
        });
        assertThat(RunningKerwen.normal()
                        .reader()
                        .page("/en/")
                        .select(".notices")
                        .text())
                .contains("What is called current is counted as of 30 June 2011.");
    }

    @Test
    void theTitleOfNoPageTellsWhatWasRead() {
        Set<String> titles = new TreeSet<>();
        CRAWL.pages().forEach((path, page) -> {
            titles.add(page.title());
            assertThat(page.title()).as(path).isNotBlank().doesNotContainPattern(TELLTALE);
        });
        assertThat(titles).contains("Migration mission in Turkmenistan").hasSizeGreaterThan(20);
        assertThat("Combating Trafficking in Persons – Mission").containsPattern(TELLTALE);
    }

    /** Page, style, script and mark, packed: what somebody on a bad line waits for at a first visit, whatever page it is. */
    @Test
    void noPageIsHeavierThanFortyKilobytesAllTold() {
        Reader reader = RunningKerwen.normal().reader();
        Document home = reader.page("/en/");
        int others = 0;
        for (String address : List.of(
                home.select("link[rel=stylesheet]").attr("href"),
                home.select("script[src]").attr("src"),
                home.select("link[rel=icon]").attr("href"))) {
            others += reader.get(address, "Accept-Encoding", "gzip").body().length;
        }
        assertThat(others).isPositive();
        List<String> pages = new ArrayList<>(CRAWL.pages().keySet());
        for (String language : List.of("en", "ru", "tk")) {
            for (String query : List.of("a", "customs", "migration", "2002", "Turkmenistan")) {
                pages.add("/" + language + "/search/?q=" + query);
            }
        }
        TreeMap<Integer, String> weights = new TreeMap<>();
        for (String path : pages) {
            weights.put(others + reader.get(path, "Accept-Encoding", "gzip").body().length, path);
        }
        System.out.println("WholeSiteTest: style, script and mark: %d bytes packed; the heaviest pages all told: %s"
                .formatted(
                        others,
                        weights.descendingMap().entrySet().stream().limit(5).toList()));
        assertThat(weights.lastKey()).as(weights.lastEntry().getValue()).isLessThanOrEqualTo(40 * 1024);
    }

    @Test
    void whatIsPackedIsSmallerAndTheSame() {
        Reader reader = RunningKerwen.normal().reader();
        for (String path : List.of("/en/", "/ru/chronicle/", "/tk/feed.rss", "/sitemap.xml", "/en/projects/")) {
            HttpResponse<byte[]> packed = reader.get(path, "Accept-Encoding", "gzip");
            HttpResponse<byte[]> plain = reader.get(path);
            assertThat(packed.headers().firstValue("Content-Encoding")).as(path).hasValue("gzip");
            assertThat(plain.headers().firstValue("Content-Encoding")).as(path).isEmpty();
            assertThat(plain.headers().firstValue("Vary").orElse("")).as(path).contains("Accept-Encoding");
            assertThat(packed.body().length).as(path).isLessThan(plain.body().length / 2);
            assertThat(Reader.unpacked(packed.body())).as(path).isEqualTo(plain.body());
            assertThat(reader.get(path, "Accept-Encoding", "gzip;q=0").body())
                    .as(path)
                    .isEqualTo(plain.body());
        }
    }

    @Test
    void askingForTheHeadGetsTheSameHeadersAndNoBody() {
        Reader reader = RunningKerwen.normal().reader();
        for (String path : List.of("/en/", "/ru/projects/", "/tk/feed.atom", "/health", "/robots.txt")) {
            HttpResponse<byte[]> head = reader.send("HEAD", path);
            HttpResponse<byte[]> whole = reader.get(path);
            assertThat(head.statusCode()).as(path).isEqualTo(200);
            assertThat(head.body()).as(path).isEmpty();
            assertThat(head.headers().firstValue("Content-Type"))
                    .as(path)
                    .isEqualTo(whole.headers().firstValue("Content-Type"));
            assertThat(head.headers().firstValueAsLong("Content-Length"))
                    .as(path)
                    .hasValue(whole.body().length);
            SafeAnswers.assertSafe(path, head);
        }
    }

    @Test
    void styleAndScriptAreKeptForGoodUnderAnAddressOfTheirContentOnly() {
        Reader reader = RunningKerwen.normal().reader();
        Document home = reader.page("/en/");
        for (String address : List.of(
                home.select("link[rel=stylesheet]").attr("href"),
                home.select("script").attr("src"))) {
            assertThat(reader.get(address).headers().firstValue("Cache-Control").orElse(""))
                    .contains("immutable");
            HttpResponse<byte[]> other =
                    reader.get(address.replaceFirst("/static/[^/]+/", "/static/0000000000000000/"));
            assertThat(other.headers().firstValue("Cache-Control")).hasValue("no-store");
        }
    }
}
