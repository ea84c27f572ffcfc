package org.kerwen.site;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.kernel.Language;
import org.kerwen.testing.Crawl;
import org.kerwen.testing.Reader;
import org.kerwen.testing.RunningKerwen;
import org.kerwen.web.Languages;
import org.kerwen.web.Texts;
import org.slf4j.LoggerFactory;

/** A word finds what it stands in, in any spelling and language; whatever is typed, the answer is a page. */
class SearchTest {
    private static final Reader READER = RunningKerwen.normal().reader();
    private static final Pattern COUNTED = Pattern.compile("^(.*) \\((\\d+)\\)$");

    /** What a search answers on one page. */
    record Answer(Document page) {
        /** The pages that were found, without their language. */
        List<String> hits() {
            return page.select("main ol.rows > li h3 a").eachAttr("href").stream()
                    .map(href -> href.replaceFirst("^/[^/]+", ""))
                    .toList();
        }

        Element hit(String path) {
            return page.select("main ol.rows > li").stream()
                    .filter(item -> item.select("h3 a").attr("href").endsWith(path))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(path + " is not among " + hits()));
        }

        /** The part of a hit that shows what was found. */
        Element shown(String path) {
            return hit(path).select("> p[dir=auto]").stream()
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(path + " shows nothing"));
        }

        String status() {
            return page.select("main [role=status]").text();
        }

        int count() {
            Matcher number = Pattern.compile("\\d+").matcher(status());
            return number.find() ? Integer.parseInt(number.group()) : 0;
        }

        List<String> advice() {
            return page.select("main p.notice").eachText();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dashoguz Daşoguz Дашогуз dasoguz DASHOGUZ",
                "Ashgabat Aşgabat Ашхабад asgabat",
                "Türkmenbaşy Turkmenbashi Туркменбаши turkmenbashy",
                "Чарджоу Chardzhou",
                "gümrük таможня customs",
            })
    void aWordFindsTheSameInEverySpellingOnThePagesOfEveryLanguage(String spellings) {
        Set<String> first = new HashSet<>(everything("en", "q", spellings.split(" ", 2)[0]));
        assertThat(first).isNotEmpty();
        for (String spelling : spellings.split(" ", -1)) {
            for (String language : RecordFile.LANGUAGES) {
                assertThat(search(language, "q", spelling).advice())
                        .as(spelling)
                        .isEmpty();
                assertThat(new HashSet<>(everything(language, "q", spelling)))
                        .as("%s on /%s/", spelling, language)
                        .isEqualTo(first);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Dashoguz, /places/dashoguz/",
        "Дашогуз, /places/dashoguz/",
        "Aşgabat, /places/ashgabat/",
        "Ашхабад, /places/ashgabat/",
        "Turkmenbashi, /places/turkmenbashy/",
        "Красноводск, /places/turkmenbashy/",
        "Türkmenabat, /places/turkmenabat/",
        "Чарджев, /places/turkmenabat/",
        "Ташауз, /places/dashoguz/",
        "Norway, /organisations/norway-mfa/",
    })
    void aNameFindsWhatItNamesFirst(String name, String path) {
        for (String language : RecordFile.LANGUAGES) {
            assertThat(search(language, "q", name).hits().stream().limit(2))
                    .as("%s on /%s/", name, language)
                    .contains(path);
        }
    }

    @ParameterizedTest
    @CsvSource({"en, customs", "ru, таможня", "tk, gümrük", "ru, таможенников", "tk, gümrükçileri"})
    void aWordOfTheReadersLanguageIsFoundAndMarkedInIt(String language, String word) {
        Answer answer = search(language, "q", word);
        for (String path :
                List.of("/activities/seminars-customs-border-guards-2002/", "/organisations/customs-service/")) {
            Element hit = answer.hit(path);
            assertThat(hit.select("[lang]")).as("%s in another language", word).isEmpty();
            assertThat(FoldedWordsTest.terms(hit.text()))
                    .as(hit.text())
                    .containsAnyElementsOf(FoldedWordsTest.terms(word));
        }
        Element shown = answer.shown("/activities/seminars-customs-border-guards-2002/");
        assertThat(shown.select("mark")).as(word).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "en, gümrük, tk",
        "en, таможня, ru",
        "ru, gümrük, tk",
        "tk, таможня, ru",
        "ru, maşgalalar, tk",
        "tk, families, en"
    })
    void whatStandsInAnotherLanguageOnlyIsShownInItAndSaysSo(String language, String word, String other) {
        Answer answer = search(language, "q", word);
        assertThat(answer.page.select("main ol.rows > li > p[lang]").eachAttr("lang"))
                .isNotEmpty()
                .containsOnly(other);
    }

    @ParameterizedTest
    @CsvSource({
        "customs officers, /activities/seminars-customs-border-guards-2002/",
        "таможенников, /activities/seminars-customs-border-guards-2002/",
        "таможенники, /activities/seminars-customs-border-guards-2002/",
        "maşgalalar, /return-and-resettlement/return-armenians-2002/",
        "maşgalasyna, /return-and-resettlement/return-armenians-2002/",
        "families, /return-and-resettlement/return-armenians-2002/",
        "Armenian family, /return-and-resettlement/return-armenians-2002/",
        "возвращения армян, /return-and-resettlement/return-armenians-2002/",
    })
    void aWordIsFoundInItsOtherForms(String words, String path) {
        for (String language : RecordFile.LANGUAGES) {
            Answer answer = search(language, "q", words);
            assertThat(answer.hits()).as("%s on /%s/", words, language).contains(path);
            assertThat(answer.advice()).as(words).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"customs", "таможня", "Daşoguz", "maşgala", "Norway 2008", "refugees", "2002", "паспорт"})
    void whatIsMarkedIsWhatWasLookedFor(String words) {
        Set<String> wanted = new HashSet<>(FoldedWordsTest.terms(words));
        for (String language : RecordFile.LANGUAGES) {
            Document page = search(language, "q", words).page;
            assertThat(page.select("main mark")).as(words).isNotEmpty();
            for (Element mark : page.select("main mark")) {
                assertThat(FoldedWordsTest.terms(mark.text()))
                        .as("%s, looked for: %s", mark.text(), words)
                        .containsAnyElementsOf(wanted);
            }
        }
    }

    /** Also where one of several words stands in the title only, or is another name of what the record names. */
    @ParameterizedTest
    @ValueSource(
            strings = {"customs officers", "customs seminar", "Norway projects", "Mary seminars", "Armenian families"})
    void aHitShowsTheWordsThatItHas(String words) {
        Set<String> wanted = new HashSet<>(FoldedWordsTest.terms(words));
        Answer answer = search("en", "q", words);
        assertThat(answer.hits()).isNotEmpty();
        List<String> bare = new ArrayList<>();
        for (String path : answer.hits()) {
            boolean says = RecordFile.all().stream()
                    .filter(entry -> entry.page().equals(path))
                    .flatMap(entry -> entry.values().stream()
                            .map(value -> value.text().getOrDefault("en", ""))
                            .filter(text -> !text.equals(entry.title().get("en"))))
                    .anyMatch(text -> FoldedWordsTest.terms(text).stream().anyMatch(wanted::contains));
            if (says && answer.hit(path).select("mark").isEmpty()) {
                bare.add(path);
            }
        }
        assertThat(bare).as("found for '%s', and shows nothing of it", words).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"customs", "migration", "2002", "Turkmenistan"})
    void aChoiceNarrowsAndItsNumberIsTrue(String word) {
        List<String> all = everything("en", "q", word);
        Answer whole = search("en", "q", word);
        assertThat(whole.count()).isEqualTo(all.size());
        assertThat(whole.page.select("main form.narrow select").eachAttr("name"))
                .contains("in");
        for (Element option : whole.page.select("main form.narrow option:not([value=''])")) {
            String name = Objects.requireNonNull(option.parent()).attr("name");
            assertTrue(option, all, "q", word, name, option.val());
        }
        // The numbers are those of the search as it is narrowed already.
        Answer narrowed = search("en", "q", word, "year", "2002");
        List<String> ofTheYear = everything("en", "q", word, "year", "2002");
        for (Element option : narrowed.page.select("main form.narrow select[name=in] option:not([value=''])")) {
            assertTrue(option, ofTheYear, "q", word, "year", "2002", "in", option.val());
        }
        assertThat(narrowed.page.select("select[name=year] option[selected]").eachAttr("value"))
                .containsExactly("2002");
    }

    private static void assertTrue(Element option, List<String> all, String... parameters) {
        Matcher text = COUNTED.matcher(option.text());
        assertThat(text.matches()).as(option.text()).isTrue();
        List<String> found = everything("en", parameters);
        String what = List.of(parameters).toString();
        assertThat(found)
                .as(what)
                .hasSize(Integer.parseInt(text.group(2)))
                .isNotEmpty()
                .isSubsetOf(all);
        assertThat(search("en", parameters).count()).as(what).isEqualTo(found.size());
        if (parameters[parameters.length - 2].equals("in")) {
            String kind = parameters[parameters.length - 1];
            assertThat(found)
                    .as(what)
                    .allSatisfy(path -> assertThat(kindOf(path)).isEqualTo(kind));
        }
    }

    private static String kindOf(String path) {
        return RecordFile.all().stream()
                .filter(entry -> entry.page().equals(path))
                .map(RecordFile.Entry::kind)
                .findFirst()
                .orElse("pages");
    }

    @ParameterizedTest
    @CsvSource({"en, Turkmenistan", "ru, миграция", "tk, migrasiýa"})
    void turningThePagesShowsEveryHitOnce(String language, String word) {
        Answer first = search(language, "q", word);
        int pages = (first.count() + 19) / 20;
        assertThat(pages).isGreaterThan(2);
        List<String> all = new ArrayList<>();
        for (int page = 1; page <= pages; page++) {
            Answer answer = search(language, "q", word, "page", String.valueOf(page));
            assertThat(answer.hits()).hasSize(page < pages ? 20 : first.count() - 20 * (pages - 1));
            assertThat(answer.page.select("a[rel=prev]")).hasSize(page == 1 ? 0 : 1);
            assertThat(answer.page.select("a[rel=next]")).hasSize(page == pages ? 0 : 1);
            all.addAll(answer.hits());
        }
        assertThat(all).doesNotHaveDuplicates().hasSize(first.count());
        assertThat(everything(language, "q", word)).isEqualTo(all);
        Answer beyond = search(language, "q", word, "page", "9999");
        assertThat(beyond.hits()).isEqualTo(all.subList(20 * (pages - 1), all.size()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "tk"})
    void whereNothingIsFoundThePageSaysWhatToDo(String language) {
        Answer answer = search(language, "q", "zzzzzz");
        assertThat(answer.hits()).isEmpty();
        assertThat(answer.advice()).containsExactly(text(language, "search.nothing"));
        assertThat(answer.page.select("main input[name=q]").val()).isEqualTo("zzzzzz");
        Answer narrowed = search(language, "q", "customs", "year", "1950");
        assertThat(narrowed.hits()).isEmpty();
        assertThat(narrowed.advice()).containsExactly(text(language, "search.nothing.narrowed"));
    }

    @ParameterizedTest
    @CsvSource({
        "en, custmos, /organisations/customs-service/",
        "en, Dashoguzz, /places/dashoguz/",
        "en, armennians, /return-and-resettlement/return-armenians-2002/",
        "ru, таможнник, /organisations/customs-service/",
        "tk, Aşgbat, /places/ashgabat/"
    })
    void aMisspeltWordFindsWhatIsSpelledNearlySoOrTheWordItself(String language, String word, String path) {
        Answer answer = search(language, "q", word);
        assertThat(everything(language, "q", word)).contains(path);
        assertThat(answer.hits()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "tk"})
    void whatIsOnlyNearlyTheWordIsSaidToBeSo(String language) {
        Answer answer = search(language, "q", "custmos");
        assertThat(answer.advice()).containsExactly(text(language, "search.near"));
        assertThat(answer.hits()).contains("/organisations/customs-service/");
    }

    static Stream<String> odd() {
        return Stream.of(
                "",
                " ",
                "a",
                "x".repeat(201),
                "x ".repeat(2_500),
                "слово ".repeat(200),
                "\u0000\u0001\u0002\u001b\u007f\u0085",
                "a\r\nSet-Cookie: a=b",
                "\"'`",
                "\"><script>alert(1)</script>",
                "<script>alert(1)</script>",
                "</title><img src=x onerror=alert(1)>",
                "' OR 1=1 --",
                "AND OR NOT * ? ~ : ( [ {",
                "customs AND",
                "title:customs^9",
                "customs~2",
                "[* TO *]",
                "*:*",
                "\\",
                "!!! ??? ... ---",
                "\uD800",
                "a\uDFFFb",
                "\uD83D\uDE00",
                "\uD83D\uDC69\u200D\uD83D\uDC67",
                "مرحبا بالعالم",
                "\u202Eabc\u202C",
                "${7*7} #{7*7} {{7*7}}",
                "%00%0a%25",
                "../../etc/passwd",
                "e\u0301".repeat(120),
                "\u0130\u0131\u017F\uFB03");
    }

    @ParameterizedTest
    @MethodSource("odd")
    void whateverIsTypedTheAnswerIsAPageThatRepeatsItOnlyInItsField(String typed) {
        String path = "/en/search/?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8);
        HttpResponse<byte[]> answer = READER.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertIsOurs(path, answer);
        Document page = Jsoup.parse(Reader.text(answer));
        String value = page.select("main input[name=q]").val();
        String expected = typed.replaceAll("\\p{Cntrl}+", " ").strip();
        assertThat(value)
                .isEqualTo(new String(
                        expected.substring(0, Math.min(200, expected.length())).getBytes(StandardCharsets.UTF_8),
                        StandardCharsets.UTF_8));
        assertThat(page.title()).isEqualTo("Search – Migration mission in Turkmenistan");
        if (expected.length() > 200) {
            assertThat(new Answer(page).advice()).anyMatch(line -> line.contains("200"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "?q",
                "?q=customs&page=0",
                "?q=customs&page=-1",
                "?q=customs&page=99999999",
                "?q=customs&page=1e3",
                "?q=customs&page=%D9%A1",
                "?q=customs&in=unknown",
                "?q=customs&in=",
                "?q=customs&in=%3Cscript%3E",
                "?q=customs&year=99999999",
                "?q=customs&place=nowhere",
                "?q=customs&q=refugees",
                "?q=customs&in=projects&in=activities",
                "?q=customs&page=1&page=2",
                "?q=customs&x=%3Cscript%3Ealert(1)%3C/script%3E",
                "?in=projects",
                "?q=%ED%A0%80",
                "?q=%FF%FE",
                "?q=%C3%28",
                "?q=%",
                "?q=%zz",
                "?q=customs;page=2",
                "?&&&=&q=customs",
                "?=",
            })
    void whateverStandsInTheAddressTheAnswerIsAPageOrOurOwnRefusal(String query) {
        RawAnswer answer =
                RawAnswer.to("GET /en/search/" + query + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertThat(answer.status()).as(query).isIn(200, 400);
        answer.assertPlainAndSafe();
        assertThat(answer.text()).as(query).contains("no-store").doesNotContain("alert(1)");
        if (!query.matches(".*(%ED|%FF|%C3|%$|%zz|[?&]=).*")) {
            assertThat(answer.status()).as(query).isEqualTo(200);
        }
    }

    @Test
    void whatIsLongerThanAnAddressMayBeIsRefusedByUs() {
        RawAnswer answer =
                RawAnswer.to("GET /en/search/?q=" + URLEncoder.encode("слово ".repeat(1_000), StandardCharsets.UTF_8)
                        + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertThat(answer.status()).isIn(200, 400, 414, 431);
        answer.assertPlainAndSafe();
    }

    /** Not even where it is not well formed: the container's own complaints repeat it. */
    @ParameterizedTest
    @ValueSource(
            strings = {"canary-7KQ4", "canary-7KQ4%FF", "canary-7KQ4%zz", "canary-7KQ4%ED%A0%80", "canary-7KQ4&=x"})
    void whatWasTypedStandsInNoLog(String typed) {
        ListAppender<ILoggingEvent> seen = new ListAppender<>();
        Logger all = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        seen.start();
        all.addAppender(seen);
        try {
            RawAnswer.to("GET /en/search/?q=" + typed + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            all.warn("the end of the test");
        } finally {
            all.detachAppender(seen);
        }
        assertThat(seen.list).isNotEmpty();
        assertThat(seen.list.stream()
                        .map(event -> event.getFormattedMessage()
                                + (event.getThrowableProxy() == null
                                        ? ""
                                        : ThrowableProxyUtil.asString(event.getThrowableProxy()))))
                .noneMatch(line -> line.contains("canary") || line.contains("7KQ4"));
    }

    @Test
    void whatWasTypedStandsInNoTitleNoDescriptionAndNoAddressForOthers() {
        Document page = search("en", "q", "canary", "year", "2002").page;
        assertThat(page.title()).isEqualTo("Search – Migration mission in Turkmenistan");
        assertThat(page.select("head meta[content*=canary]")).isEmpty();
        assertThat(page.select("link[rel=canonical]")).isEmpty();
        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(page.select(".langs nav a").eachAttr("href"))
                .containsExactly(
                        "/ru/search/?q=canary&year=2002",
                        "/tk/search/?q=canary&year=2002",
                        "/ar-XB/search/?q=canary&year=2002");
        assertThat(READER.page("/en/search/").select("link[rel=canonical]")).hasSize(1);
    }

    @Test
    void everyWordOfATitleFindsItsRecord() {
        long seed = System.nanoTime();
        System.out.println("SearchTest: seed " + seed);
        Random random = new Random(seed);
        List<String> missed = new ArrayList<>();
        int asked = 0;
        List<RecordFile.Entry> titled = RecordFile.all().stream()
                .filter(entry -> !entry.kind().equals("chronicle"))
                .toList();
        for (int i = 0; i < 25; i++) {
            RecordFile.Entry entry = titled.get(random.nextInt(titled.size()));
            String page = RecordFile.LANGUAGES.get(random.nextInt(3));
            String title = Objects.requireNonNull(entry.title().get(RecordFile.LANGUAGES.get(random.nextInt(3))));
            List<String> words = words(title);
            asked++;
            for (String query : List.of(words.get(random.nextInt(words.size())), title)) {
                if (query.length() <= 200 && !everything(page, "q", query).contains(entry.page())) {
                    missed.add(query + " on /" + page + "/: " + entry.page());
                }
            }
        }
        assertThat(asked).isEqualTo(25);
        assertThat(missed).as("seed %d", seed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "tk"})
    void everyEntryOfTheChronicleIsFoundByTheWordsOfItsText(String language) {
        List<String> missed = new ArrayList<>();
        for (RecordFile.Entry entry : RecordFile.ofKind("chronicle")) {
            List<String> words = words(Objects.requireNonNull(entry.title().get(language)));
            String query = String.join(" ", words.subList(0, Math.min(6, words.size())));
            if (!everything(language, "q", query).contains(entry.page())) {
                missed.add(entry.page() + ": " + query);
            }
        }
        assertThat(missed).isEmpty();
    }

    static Stream<Fact> withheld() {
        return Fact.all().stream().filter(fact -> !fact.publish());
    }

    @ParameterizedTest
    @MethodSource("withheld")
    void nothingWithheldIsFound(Fact fact) {
        for (String language : RecordFile.LANGUAGES) {
            String next = address(language, "q", fact.value());
            while (!next.isEmpty()) {
                Document page = READER.page(next);
                assertThat(page.select("main ol.rows").text())
                        .as("%s on %s", fact, next)
                        .doesNotContainIgnoringCase(fact.value());
                next = page.select("a[rel=next]").attr("href");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "tk", "ar-XB"})
    void beforeASearchThePageSaysWhatToTypeAndThatNothingIsKept(String language) {
        Document page = READER.page("/" + language + "/search/");
        assertThat(page.select("main").text())
                .contains(text(language, "search.lede"))
                .contains(text(language, "search.history"));
        assertThat(page.select("main form").attr("method")).isIn("", "get");
        assertThat(page.select("main ol.rows")).isEmpty();
        assertThat(READER.page("/" + language + "/")
                        .select(".masthead form[role=search]")
                        .attr("action"))
                .isEqualTo("/" + language + "/search/");
    }

    private static void assertIsOurs(String path, HttpResponse<byte[]> answer) {
        SafeAnswers.assertSafe(path, answer);
        assertThat(Crawl.type(answer)).startsWith("text/html");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        Document page = Jsoup.parse(Reader.text(answer));
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("script:not([src^=/static/]), img:not([src^=/static/]), [onerror]"))
                .isEmpty();
    }

    static Answer search(String language, String... parameters) {
        return new Answer(READER.page(address(language, parameters)));
    }

    /** All hits, page after page. */
    static List<String> everything(String language, String... parameters) {
        List<String> all = new ArrayList<>();
        String next = address(language, parameters);
        while (!next.isEmpty()) {
            Answer answer = new Answer(READER.page(next));
            all.addAll(answer.hits());
            next = answer.page.select("a[rel=next]").attr("href");
        }
        return all;
    }

    private static String address(String language, String... parameters) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            all.put(parameters[i], parameters[i + 1]);
        }
        List<String> written = new ArrayList<>();
        all.forEach((name, value) -> written.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return "/" + language + "/search/?" + String.join("&", written);
    }

    static List<String> words(String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{N}'’]+", -1))
                .map(word -> word.replaceAll("^['’]+|['’]+$", ""))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static String small(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    private static String text(String language, String key) {
        Texts texts = RunningKerwen.normal()
                .bean(Languages.class)
                .texts(new Language(language))
                .orElseThrow();
        return texts.get(key);
    }
}
