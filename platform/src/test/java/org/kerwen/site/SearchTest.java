package org.kerwen.site;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.kernel.Language;
import org.kerwen.testing.Reader;
import org.kerwen.testing.RunningKerwen;
import org.kerwen.web.Languages;
import org.slf4j.LoggerFactory;

/** A reader looks for something, in any language and spelling, or types what nobody should. */
class SearchTest {
    private static final List<String> LANGUAGES = List.of("en", "ru", "tk");
    private static final String SEMINARS = "/activities/seminars-customs-border-guards-2002/";
    private static final int MOST_OF_A_PAGE = 20;

    private static final Reader READER = RunningKerwen.normal().reader();

    @ParameterizedTest
    @CsvSource({
        "/places/dashoguz/, Dashoguz Daşoguz Дашогуз dasoguz DAŞOGUZ",
        "/places/turkmenbashy/, Turkmenbashy Türkmenbaşy Turkmenbashi Туркменбаши",
        "/places/ashgabat/, Ashgabat Aşgabat Ашхабад asgabat",
        "/places/turkmenabat/, Turkmenabat Türkmenabat Туркменабат",
        "/organisations/customs-service/, gümrük gumruk GÜMRÜK",
    })
    void aNameFindsTheSameInEverySpellingAndOnEveryLanguagesPage(String place, String spellings) {
        Set<String> expected = new LinkedHashSet<>(found("en", spellings.split(" ", 2)[0]));
        assertThat(expected).contains(place);
        for (String spelling : spellings.split(" ", -1)) {
            for (String language : LANGUAGES) {
                assertThat(found(language, spelling))
                        .as("%s on the %s page", spelling, language)
                        .containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ашхабад", "Ashkhabad", "Ashghabat", "Ašgabat", "Ашгабат"})
    void theCapitalIsFoundByItsOtherNamesToo(String name) {
        for (String language : LANGUAGES) {
            assertThat(found(language, name))
                    .as("%s on the %s page", name, language)
                    .contains("/places/ashgabat/");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customs",
                "таможня",
                "gümrük",
                "customs officers",
                "таможенников",
                "таможенная",
                "gümrükçiler",
                "gümrükçileriň",
                "seminar customs",
                "семинары таможенники",
                "gumrukciler seminar"
            })
    void whateverFormAWordHasItFindsTheSeminars(String words) {
        for (String language : LANGUAGES) {
            assertThat(found(language, words))
                    .as("%s on the %s page", words, language)
                    .contains(SEMINARS);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, customs",
        "en, border guards",
        "en, Daşoguz",
        "ru, таможенников",
        "ru, migration",
        "tk, gümrükçiler",
        "tk, Türkmenbaşy",
        "ar-XB, customs",
    })
    void whatIsMarkedIsWhatWasLookedFor(String language, String words) {
        Set<String> wanted = tokens(words);
        int marked = 0;
        for (Document page : pages(address(language, words))) {
            for (Element mark : page.select("main mark")) {
                assertThat(tokens(mark.text()))
                        .as("'%s' marked for %s", mark.text(), words)
                        .containsAnyElementsOf(wanted);
                marked++;
            }
        }
        assertThat(marked).isPositive();
    }

    @Test
    void whatStandsOnlyInAnotherLanguageIsShownAsTextOfThatLanguage() {
        assertThat(passage("en", "таможенников").attr("lang")).isEqualTo("ru");
        assertThat(passage("en", "таможенников").select("mark").text()).contains("тамож");
        assertThat(passage("ru", "gümrükçiler").attr("lang")).isEqualTo("tk");
        assertThat(passage("tk", "enforcement").attr("lang")).isEqualTo("en");
        assertThat(passage("en", "customs").hasAttr("lang")).isFalse();
        assertThat(passage("ru", "таможенников").hasAttr("lang")).isFalse();
        assertThat(passage("tk", "gümrükçiler").hasAttr("lang")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"en, migration, ''", "ru, Дашогуз, ''", "tk, 2002, ''", "en, seminar, &in=activities"})
    void everyOptionSaysHowMuchItLeaves(String language, String words, String narrowed) {
        String path = address(language, words) + narrowed;
        List<Offer> offers = Offer.on(READER.page(path)).stream()
                .filter(offer -> !narrowed.contains(offer.field() + "="))
                .toList();
        assertThat(offers).hasSizeGreaterThan(3);
        for (Offer offer : offers) {
            String chosen = path + "&" + offer.written();
            assertThat(Offer.items(chosen)).as(chosen).hasSize(offer.count());
            Document page = READER.page(chosen);
            assertThat(page.select("main [role=status]").text()).as(chosen).contains(String.valueOf(offer.count()));
            assertThat(page.select("select[name=" + offer.field() + "] option[selected]")
                            .eachAttr("value"))
                    .as(chosen)
                    .containsExactly(offer.value());
        }
    }

    @ParameterizedTest
    @CsvSource({"en, migration", "ru, Туркменистан", "tk, Türkmenistan"})
    void turningThePagesShowsEverythingOnce(String language, String words) {
        List<Document> pages = pages(address(language, words));
        List<String> all = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            List<String> hits = pages.get(i).select("main h3 a").eachAttr("href");
            assertThat(hits).as("page %d", i + 1).hasSizeLessThanOrEqualTo(MOST_OF_A_PAGE);
            if (i < pages.size() - 1) {
                assertThat(hits).as("page %d", i + 1).hasSize(MOST_OF_A_PAGE);
            }
            all.addAll(hits);
        }
        assertThat(pages).hasSizeGreaterThan(1);
        assertThat(all).doesNotHaveDuplicates();
        for (int i = 0; i < pages.size(); i++) {
            assertThat(pages.get(i).select("main [role=status]").text()).contains(String.valueOf(all.size()));
            assertThat(pages.get(i).select(".turn span").text())
                    .contains(String.valueOf(i * MOST_OF_A_PAGE + 1), String.valueOf(all.size()));
            String previous = pages.get(i).select(".turn a[rel=prev]").attr("href");
            if (i == 0) {
                assertThat(previous).isEmpty();
            } else {
                assertThat(READER.page(previous).select("main h3 a").eachAttr("href"))
                        .isEqualTo(pages.get(i - 1).select("main h3 a").eachAttr("href"));
            }
        }
        Document beyond = READER.page(address(language, words) + "&page=9999");
        assertThat(beyond.select("main h3 a").eachAttr("href"))
                .isEqualTo(pages.getLast().select("main h3 a").eachAttr("href"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "tk", "ar-XB"})
    void whereNothingIsFoundThePageSaysWhatToDo(String language) {
        Document page = READER.page(address(language, "zzqvkrrw"));
        assertThat(page.select("main .notice").text()).isEqualTo(text(language, "search.nothing"));
        assertThat(page.select("main h3")).isEmpty();
        assertThat(page.select("main input[name=q]").val()).isEqualTo("zzqvkrrw");
        Document narrowed = READER.page(address(language, "Dashoguz") + "&year=1066");
        assertThat(narrowed.select("main .notice").text()).isEqualTo(text(language, "search.nothing.narrowed"));
        assertThat(narrowed.select("main h3")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "en, trefficking, /projects/ct-ngo-2009-2012/",
        "en, Ashgebat, /places/ashgabat/",
        "en, Dishoguz, /places/dashoguz/",
        "ru, тарговля, /projects/ct-ngo-2009-2012/",
        "tk, gimrük, /organisations/customs-service/",
    })
    void aWordWithOneWrongLetterFindsAndThePageSaysThatItIsNotTheWord(String language, String wrong, String right) {
        assertThat(found(language, wrong)).as(wrong).contains(right);
        assertThat(READER.page(address(language, wrong)).select("main .notice").text())
                .isEqualTo(text(language, "search.near"));
    }

    @Test
    void aWordThatStandsThereIsFoundWithoutANotice() {
        assertThat(READER.page(address("en", "customs")).select("main .notice")).isEmpty();
    }

    @Test
    void aFormWithNothingInItIsAnInvitation() {
        for (String path : List.of("/en/search/", "/en/search/?q=", "/en/search/?q=+%20+", "/en/search/?q=%00")) {
            Document page = READER.page(path);
            assertThat(page.select("main .lede").text()).as(path).isEqualTo(text("en", "search.lede"));
            assertThat(page.select("main h3")).as(path).isEmpty();
        }
    }

    static Stream<String> hostile() {
        return Stream.of(
                "a".repeat(201),
                "a" + "\uD83D\uDE00".repeat(150),
                "canary ".repeat(714),
                "ж".repeat(201),
                "canary\u0000\u0001\u0007\u001b\u007f\r\nSet-Cookie: a=b",
                "\"canary' onfocus='alert(1)' autofocus=\"",
                "<script>alert('canary')</script>",
                "</title><img src=x onerror=alert(1)>",
                "canary AND OR NOT * ? ~ : ( [ {",
                "AND",
                "NOT *",
                "*",
                "title:*",
                "/.*/",
                "\"unclosed",
                "[a TO",
                "canary^1000000000",
                "word~0.99999",
                "\\",
                "😀 canary 🇹🇲 👩‍👩‍👧",
                "مرحبا بالعالم canary",
                "canary \u202e\u2066\u200f",
                "...,,,!!!—–()",
                "${7*7} #{canary} {{7*7}} {0}",
                "%s%n%x canary",
                "' OR 1=1 --",
                "e\u0301".repeat(60),
                "~",
                "~~~~",
                "~canary");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whateverIsTypedIsOnlyText(String typed) {
        for (String language : List.of("en", "ar-XB")) {
            String path = address(language, typed);
            HttpResponse<byte[]> answer = READER.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            SafeAnswers.assertSafe(path, answer);
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            String html = utf8(answer);
            assertThat(html).doesNotContain("<script>", "alert('canary')</script>", "<img src=x");
            Document page = Jsoup.parse(html);
            assertThat(page.title())
                    .isEqualTo(READER.page("/" + language + "/search/").title());
            assertThat(page.select("meta[content*=canary], [onfocus], [onerror], [autofocus]"))
                    .isEmpty();
            String kept = page.select("main input[name=q]").val();
            String cleaned = typed.replaceAll("[\u0000-\u001f\u007f]+", " ").strip();
            assertThat(cleaned).startsWith(kept);
            if (cleaned.length() <= 200) {
                assertThat(kept).isEqualTo(cleaned);
            } else {
                assertThat(kept.length()).isBetween(199, 200);
                assertThat(page.select("main .notice").text()).contains("200");
            }
            assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=customs&page=0",
                "q=customs&page=-1",
                "q=customs&page=99999999",
                "q=customs&page=99999999999999999999",
                "q=customs&page=x",
                "q=customs&in=unknown",
                "q=customs&in=%3Cscript%3E",
                "q=customs&place=unknown",
                "q=customs&year=0",
                "q=customs&year=99999999999",
                "q=customs&year=abc",
                "q=customs&q=canary",
                "q=customs&in=activities&in=projects",
                "q=customs&in[]=activities",
                "q=customs&unknown=canary",
                "in=activities",
                "page=7",
                "q=customs&in=pages",
                "q=customs&in=chronicle",
            })
    void unknownChoicesAndPagesAreNoTrouble(String query) {
        String path = "/en/search/?" + query;
        HttpResponse<byte[]> answer = READER.get(path.replace("[", "%5B").replace("]", "%5D"));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        SafeAnswers.assertSafe(path, answer);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        Document page = Jsoup.parse(utf8(answer));
        assertThat(page.text()).doesNotContain("canary");
        assertThat(page.select("main h3").isEmpty()
                        && page.select("main .notice, main .lede").isEmpty())
                .as("neither hits nor advice: %s", path)
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%FF%FE", "q=%C3%28", "q=%ED%A0%80", "q=%", "q=%zz", "q", "q=a&&&=&", "%3Cscript%3E=a"})
    void aBrokenAddressGetsAPageOrAPlainRefusal(String query) {
        RawAnswer answer =
                RawAnswer.to("GET /en/search/?" + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer.status()).as(query).isIn(200, 400);
        answer.assertPlainAndSafe();
        assertThat(answer.text()).containsIgnoringCase("Cache-Control: no-store");
    }

    @Test
    void whatWasTypedStandsInNoTitleAndNoDescription() {
        for (String typed : List.of("canary", "trafficking", "горячая линия")) {
            Document page = READER.page(address("en", typed));
            assertThat(page.head().select("title, meta").outerHtml().toLowerCase(Locale.ROOT))
                    .doesNotContain(typed);
        }
    }

    @Test
    void everyWordOfARandomTitleFindsItsRecordInItsLanguage() {
        long seed = Long.getLong("kerwen.seed", System.nanoTime());
        System.out.println("SearchTest: seed " + seed + " (repeat with -Dkerwen.seed=" + seed + ")");
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<PublicRecord> records = PublicRecord.all().stream()
                .filter(record -> !record.page().contains("#"))
                .toList();
        for (int i = 0; i < 25; i++) {
            PublicRecord record = records.get(random.nextInt(records.size()));
            String language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
            for (String word : record.title(language).split("\\s+", -1)) {
                if (word.codePoints().anyMatch(Character::isLetterOrDigit)) {
                    assertThat(Offer.items(address(language, word) + "&in=" + record.kind()))
                            .as("seed %d: %s of %s in %s", seed, word, record.id(), language)
                            .contains("/" + language + record.page());
                }
            }
        }
    }

    /** Their text is their title, and it must be found all the same. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "tk"})
    void everyEntryOfTheChronicleIsFoundByTheWordsOfItsText(String language) {
        List<PublicRecord> entries = PublicRecord.all().stream()
                .filter(record -> record.kind().equals("chronicle"))
                .toList();
        assertThat(entries).hasSizeGreaterThan(10);
        for (PublicRecord entry : entries) {
            List<String> words = Stream.of(entry.title(language).split("[^\\p{L}\\p{N}'’]+", -1))
                    .filter(word -> !word.isBlank())
                    .limit(6)
                    .toList();
            assertThat(Offer.items(address(language, String.join(" ", words))))
                    .as("%s of %s", words, entry.id())
                    .contains("/" + language + entry.page());
        }
    }

    /** Many records speak of a town; who types its name looks for the town. */
    @ParameterizedTest
    @CsvSource({
        "Dashoguz, /places/dashoguz/",
        "Дашогуз, /places/dashoguz/",
        "Aşgabat, /places/ashgabat/",
        "Ашхабад, /places/ashgabat/",
        "Turkmenbashi, /places/turkmenbashy/",
        "Türkmenabat, /places/turkmenabat/",
        "Чарджев, /places/turkmenabat/",
        "Norway, /organisations/norway-mfa/",
    })
    void aNameFindsWhatItNamesBeforeWhatSpeaksOfIt(String name, String path) {
        for (String language : LANGUAGES) {
            assertThat(Offer.items(address(language, name)).stream().limit(2))
                    .as("%s on the %s page", name, language)
                    .contains("/" + language + path);
        }
    }

    static List<Fact> withheld() {
        return FactsTest.withheld();
    }

    @ParameterizedTest
    @MethodSource("withheld")
    void whatIsWithheldIsFoundByNobody(Fact fact) {
        for (String language : List.of("en", "ru", "tk", "ar-XB")) {
            for (Document page : pages(address(language, fact.value()))) {
                assertThat(page.text()).as("%s in %s", fact, language).doesNotContainIgnoringCase(fact.value());
            }
        }
    }

    @Test
    void whatIsPublicIsFoundByTheSameReading() {
        List<Fact> printed = FactsTest.facts().stream()
                .filter(fact -> fact.kind().equals("projects") && fact.field().equals("printedTitle"))
                .toList();
        assertThat(printed)
                .isNotEmpty()
                .allSatisfy(fact -> assertThat(
                                pages(address("en", fact.value())).stream().map(Document::text))
                        .anyMatch(text -> text.contains(fact.value())));
    }

    @Test
    void whatWasLookedForStandsInNoLog() {
        ListAppender<ILoggingEvent> seen = new ListAppender<>();
        seen.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(seen);
        try {
            root.warn("the log is read");
            for (String query : List.of("q=canary7kq4", "q=canary7kq4%00&in=canary7kq4", "q=canary7kq4&page=x")) {
                assertThat(READER.get("/en/search/?" + query).statusCode()).isEqualTo(200);
            }
            for (String broken :
                    List.of("q=canary7kq4%zz", "q=canary7kq4%", "q=canary7kq4%FF%FE", "q=%ED%A0%80canary7kq4")) {
                RawAnswer answer =
                        RawAnswer.to("GET /en/search/?" + broken + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
                assertThat(answer.status()).as(broken).isEqualTo(400);
                assertThat(answer.text()).as(broken).doesNotContain("canary7kq4");
            }
        } finally {
            root.detachAppender(seen);
        }
        assertThat(seen.list)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getFormattedMessage() + thrown(event.getThrowableProxy()))
                        .doesNotContain("canary7kq4"));
    }

    private static String thrown(@Nullable IThrowableProxy thrown) {
        return thrown == null ? "" : thrown.getMessage() + thrown(thrown.getCause());
    }

    @Test
    void theLanguagesOfASearchLeadToTheSameSearch() {
        Document page = READER.page(address("en", "Daşoguz") + "&in=activities&year=1999");
        List<String> english = Offer.items(address("en", "Daşoguz") + "&in=activities&year=1999");
        assertThat(english).isNotEmpty();
        for (String language : List.of("ru", "tk")) {
            String other =
                    page.select(".langs nav a[hreflang=" + language + "]").attr("href");
            assertThat(Offer.items(other).stream().map(item -> item.substring(3)))
                    .as(other)
                    .containsExactlyInAnyOrderElementsOf(
                            english.stream().map(item -> item.substring(3)).toList());
        }
    }

    /** The tokens of a text as the index has them: whole words and stems. */
    private static Set<String> tokens(String text) {
        Set<String> tokens = new HashSet<>();
        try (FoldedWords words = new FoldedWords();
                TokenStream stream = words.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(term.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tokens;
    }

    /** What shows the seminars among the hits of a search. */
    private static Element passage(String language, String words) {
        return pages(address(language, words)).stream()
                .flatMap(page -> page.select("main li:has(a[href$=" + SEMINARS + "]) p[dir=auto]").stream())
                .findFirst()
                .orElseThrow();
    }

    private static List<Document> pages(String path) {
        List<Document> pages = new ArrayList<>();
        String next = path;
        while (!next.isEmpty()) {
            assertThat(pages).as("pages of %s", path).hasSizeLessThan(100);
            Document page = READER.page(next);
            pages.add(page);
            next = page.select(".turn a[rel=next]").attr("href");
        }
        return pages;
    }

    /** Everything that is found, without the language. */
    private static List<String> found(String language, String words) {
        return Offer.items(address(language, words)).stream()
                .map(address -> address.substring(language.length() + 1))
                .toList();
    }

    private static String address(String language, String words) {
        return "/" + language + "/search/?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private static String text(String language, String key) {
        return RunningKerwen.normal()
                .bean(Languages.class)
                .texts(new Language(language))
                .orElseThrow()
                .get(key);
    }

    /** The text of an answer, which must be UTF-8 throughout. */
    private static String utf8(HttpResponse<byte[]> answer) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(answer.body()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AssertionError("not UTF-8", e);
        }
    }
}
