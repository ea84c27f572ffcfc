package org.kerwen.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.directory.HotlineLine;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.Words;
import org.kerwen.site.pages.Frame;
import org.kerwen.testing.Crawl;
import org.kerwen.testing.RunningKerwen;
import org.kerwen.web.Assets;
import org.kerwen.web.Languages;
import org.kerwen.web.Texts;
import org.kerwen.web.WebSettings;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What pages tell search engines: true, neutral, and of no person. */
class StructuredDataTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Pattern TOLD_OF = Pattern.compile("/[^/]+/(projects|activities)/[a-z0-9-]+/");
    private static final Pattern DAY_MONTH_OR_YEAR =
            Pattern.compile("\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?");
    private static final Set<String> DATES = Set.of("startDate", "endDate", "foundingDate", "dissolutionDate");

    /** The people whom the record names, as it writes them: an expert, a president, the author of a foreword. */
    private static final List<String> PEOPLE =
            List.of("Oakley Duff", "Duff", "Saparmurat", "Сапармурат", "Saparmyrat", "Zlatko", "Zigic");

    private static final String OWNER = "the owner";
    private static final Map<String, Document> PAGES = Crawl.ofNormal().pages();
    private static final Map<String, String> WRITTEN = written();

    @Test
    void everyProjectAndActivityTellsOfItselfAndNoOtherPageTellsAnything() {
        assertThat(WRITTEN.keySet())
                .hasSizeGreaterThan(100)
                .containsExactlyElementsOf(PAGES.keySet().stream()
                        .filter(path -> TOLD_OF.matcher(path).matches())
                        .toList());
        WRITTEN.forEach((path, written) -> {
            JsonNode told = JSON.readTree(written);
            Document page = Objects.requireNonNull(PAGES.get(path));
            assertThat(told.path("@context").asString()).as(path).isEqualTo("https://schema.org");
            assertThat(told.path("@type").asString())
                    .as(path)
                    .isIn(path.contains("/projects/") ? List.of("Project") : List.of("EducationEvent", "Event"));
            assertThat(told.path("url").asString())
                    .as(path)
                    .isEqualTo(page.select("link[rel=canonical]").attr("href"))
                    .endsWith(path);
            assertThat(told.path("name").asString())
                    .as(path)
                    .isEqualTo(page.select("h1").text());
            assertThat(told.path("inLanguage").asString())
                    .as(path)
                    .isEqualTo(page.select("html").attr("lang"));
            if (told.has("description")) {
                assertThat(told.path("description").asString())
                        .as(path)
                        .isEqualTo(page.select("main .lede").text());
            }
        });
    }

    @Test
    void everyDateIsADayAMonthOrAYearThatTheCalendarHas() {
        List<String> dates = new ArrayList<>();
        WRITTEN.forEach((path, written) -> JSON.readTree(written).forEachEntry((name, value) -> {
            assertThat(name.endsWith("Date")).as("%s on %s", name, path).isEqualTo(DATES.contains(name));
            if (DATES.contains(name)) {
                assertThat(value.asString()).as("%s on %s", name, path).matches(DAY_MONTH_OR_YEAR);
                assertThat(FuzzyDate.parse(value.asString())).isInstanceOf(FuzzyDate.Exact.class);
                dates.add(value.asString());
            }
        }));
        assertThat(dates).hasSizeGreaterThan(100);
        assertThat(WRITTEN)
                .allSatisfy((path, written) -> assertThat(written)
                        .as(path)
                        .doesNotContainIgnoringCase("31 November")
                        .doesNotContain("11-31"));
    }

    @Test
    void datesAreAsExactAsTheyAreKnown() {
        assertThat(told("/en/projects/ct-norway-2008-2009/"))
                .as("what was printed is no date; when it ran is")
                .contains("\"foundingDate\":\"2008-12\"", "\"dissolutionDate\":\"2009-11\"");
        assertThat(told("/ru/activities/seminars-customs-border-guards-2002/"))
                .as("then: later in 2002")
                .contains("\"startDate\":\"2002\"", "\"endDate\":\"2002\"", "\"EducationEvent\"");
        Document page = Objects.requireNonNull(PAGES.get("/en/projects/ct-norway-2008-2009/"));
        assertThat(page.select("main").text()).contains("31 November");
    }

    @Test
    void whoPaysAndWhoOrganisesIsNamedAndLeadsToItsPage() {
        JsonNode project = JSON.readTree(told("/en/projects/ct-ngo-2009-2012/"));
        JsonNode funder = project.path("funder").path(0);
        assertThat(funder.path("@type").asString()).isEqualTo("Organization");
        assertThat(funder.path("name").asString()).isEqualTo("Ministry of Foreign Affairs of Norway");
        String address = RunningKerwen.normal().address();
        assertThat(funder.path("url").asString()).isEqualTo(address + "/en/organisations/norway-mfa/");
        WRITTEN.forEach((path, written) -> JSON.readTree(written).forEach(value -> {
            for (JsonNode thing : value.isArray() ? value : JSON.createArrayNode()) {
                assertThat(PAGES)
                        .as(path)
                        .containsKey(thing.path("url").asString().substring(address.length()));
            }
        }));
    }

    @Test
    void noPersonStandsInAnyOfIt() {
        assertThat(PEOPLE)
                .allSatisfy(name -> assertThat(PAGES.values())
                        .as("%s stands on some page, else this test could not fail", name)
                        .anyMatch(page -> page.text().contains(name)));
        assertThat(WRITTEN)
                .allSatisfy((path, written) -> assertThat(written)
                        .as(path)
                        .doesNotContain(PEOPLE.toArray(String[]::new))
                        .doesNotContain("\"Person\""));
    }

    @Test
    void beforeTheOwnerHasConfirmedTheInstallationThereIsNoTelephoneAndNoOrganisationOfItsOwn() {
        List<String> numbers = published().hotlineLines().stream()
                .flatMap(line -> List.of(line.number(), line.printed()).stream())
                .toList();
        assertThat(numbers).hasSize(4);
        PAGES.forEach(
                (path, page) -> assertThat(page.select("script:not([src])").html())
                        .as(path)
                        .doesNotContain("telephone", "contactPoint", "+993")
                        .doesNotContain(numbers.toArray(String[]::new)));
        assertThat(home(published(), settings("")).head().data()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "tk"})
    void onceConfirmedTheOrganisationStandsOnTheFirstPageWithoutTheNumbersThatNobodyCalled(String language) {
        Texts texts = texts(language);
        JsonNode told = JSON.readTree(
                Objects.requireNonNull(new StructuredData(published(), texts, settings(OWNER)).ofOwner()));
        assertThat(told.path("@context").asString()).isEqualTo("https://schema.org");
        assertThat(told.path("@type").asString()).isEqualTo("Organization");
        assertThat(told.path("name").asString())
                .isEqualTo(texts.of(published().mission().name()));
        assertThat(told.path("alternateName").asString()).isEqualTo("IOM");
        assertThat(told.path("url").asString()).isEqualTo("https://mission.example/" + language + "/");
        assertThat(told.has("contactPoint")).isFalse();
        assertThat(told.toString()).doesNotContain("telephone", OWNER, "+993");
    }

    @Test
    void onceConfirmedOnlyLinesThatSomebodyCalledAreNamed() {
        List<HotlineLine> invented = RunningKerwen.demo()
                .bean(PublishedRecord.class)
                .find()
                .orElseThrow()
                .hotlineLines();
        assertThat(invented).hasSize(2).allMatch(HotlineLine::canBeTapped);
        HotlineLine called = invented.getFirst();
        HotlineLine not = invented.getLast();
        Published published = withLines(List.of(
                called,
                new HotlineLine(
                        not.id(),
                        not.number(),
                        not.printed(),
                        not.place(),
                        not.seen(),
                        null,
                        not.note(),
                        not.sourced())));
        String data =
                Objects.requireNonNull(home(published, settings(OWNER)).head().data());
        JsonNode points = JSON.readTree(data).path("contactPoint");
        assertThat(points).hasSize(1);
        assertThat(points.path(0).path("@type").asString()).isEqualTo("ContactPoint");
        assertThat(points.path(0).path("telephone").asString()).isEqualTo(called.number());
        assertThat(points.path(0).path("availableLanguage").valueStream().map(JsonNode::asString))
                .containsExactly("en", "ru", "tk");
        assertThat(data).doesNotContain(not.number());
        assertThat(home(published, settings("")).head().data()).isNull();
    }

    @Test
    void noTextEndsTheElementThatItStandsIn() {
        String evil = "</script><script>alert(1)</script><!-- & \u2028 \" \\ '";
        Face project = Objects.requireNonNull(published().face(Section.PROJECTS.record("ct-norway-2008-2009")));
        Words words = new Words(Map.of(new Language("en"), evil));
        String written = Objects.requireNonNull(new StructuredData(published(), texts("en"), settings(""))
                .of(new Face(
                        project.record(),
                        words,
                        project.date(),
                        words,
                        words,
                        project.facts(),
                        project.tables(),
                        project.source())));
        assertThat(written).doesNotContain("<", ">", "&");
        assertThat(JSON.readTree(written).path("name").asString()).isEqualTo(evil);
        assertThat(JSON.readTree(written).path("description").asString()).isEqualTo(evil);
        Document page = Jsoup.parse("<head><script type=\"application/ld+json\">" + written + "</script></head>");
        assertThat(page.select("script"))
                .singleElement()
                .satisfies(script -> assertThat(script.data()).isEqualTo(written));
        assertThat(page.body().text()).isEmpty();
    }

    @Test
    void whatIsSharedOfAPageHasItsNeutralTitleAndItsAddress() {
        PAGES.forEach((path, page) -> {
            assertThat(property(page, "og:title"))
                    .as(path)
                    .isEqualTo(page.title())
                    .isNotBlank();
            assertThat(property(page, "og:url"))
                    .as(path)
                    .isEqualTo(RunningKerwen.normal().address() + path.replaceFirst("\\?.*", ""));
            assertThat(property(page, "og:type")).as(path).isEqualTo("website");
            assertThat(property(page, "og:site_name")).as(path).isNotBlank();
            assertThat(property(page, "og:locale"))
                    .as(path)
                    .isEqualTo(page.select("html").attr("lang"));
        });
    }

    @Test
    void whereAPageIsDescribedTheDescriptionIsNotEmptyAndFourHundredCharactersAtMost() {
        Map<String, String> described = new TreeMap<>();
        PAGES.forEach((path, page) -> {
            assertThat(page.select("meta[name=description]").eachAttr("content"))
                    .as(path)
                    .hasSizeLessThanOrEqualTo(1)
                    .isEqualTo(page.select("meta[property=og:description]").eachAttr("content"));
            page.select("meta[name=description]").forEach(meta -> described.put(path, meta.attr("content")));
        });
        assertThat(described).hasSizeGreaterThan(800);
        Map<String, Integer> wrong = new TreeMap<>();
        described.forEach((path, text) -> {
            if (text.isBlank() || text.length() > 400) {
                wrong.put(path, text.length());
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** What the pages tell, by page. */
    private static Map<String, String> written() {
        Map<String, String> written = new TreeMap<>();
        PAGES.forEach((path, page) -> page.select("script[type=application/ld+json]")
                .forEach(script -> assertThat(written.put(path, script.data()))
                        .as("twice on %s", path)
                        .isNull()));
        return written;
    }

    private static String told(String path) {
        return Objects.requireNonNull(WRITTEN.get(path), path);
    }

    private static String property(Document page, String name) {
        return page.select("meta[property=" + name + "]").attr("content");
    }

    private static Published published() {
        return RunningKerwen.normal().bean(PublishedRecord.class).find().orElseThrow();
    }

    private static Published withLines(List<HotlineLine> lines) {
        Published own = published();
        return new Published(
                own.mission(),
                own.today(),
                lines,
                own.places(),
                own.advice(),
                own.news(),
                own.pages(),
                own.faces(),
                own.byKind(),
                own.chroniclePages(),
                own.mentions(),
                own.facets());
    }

    private static WebSettings settings(String confirmedBy) {
        return new WebSettings("https://mission.example/", confirmedBy, "", false, "");
    }

    /** The first page as this installation would make it. */
    private static Frame home(Published published, WebSettings settings) {
        RunningKerwen normal = RunningKerwen.normal();
        Frames frames = new Frames(
                normal.bean(Languages.class), normal.bean(Assets.class), settings, normal.bean(Clock.class), false);
        return new ListPages(published, texts("en"), frames).home().frame();
    }

    private static Texts texts(String language) {
        return RunningKerwen.normal()
                .bean(Languages.class)
                .texts(new Language(language))
                .orElseThrow();
    }

    @Test
    void everyPageIsDescribed() {
        Set<String> without = new TreeSet<>();
        PAGES.forEach((path, page) -> {
            if (page.select("meta[name=description][content]").isEmpty()) {
                without.add(path);
            }
        });
        assertThat(without).isEmpty();
    }
}
