package org.kerwen.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.Language;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.Reader;
import org.kerwen.testing.RunningKerwen;
import org.kerwen.web.Languages;

/** Lists are narrowed by what their records say, and their numbers are true; held against the record as a file. */
class ListsTest {
    private static final Reader READER = RunningKerwen.normal().reader();
    private static final Pattern COUNTED = Pattern.compile("^(.*) \\((\\d+)\\)$");
    /** The year of the mission's own day, until which what has no end goes on. */
    private static final int YEAR_OF_THE_MISSION = 2011;

    private static final Set<String> DATES = Set.of("running", "period", "date", "established", "claims.asOf");

    /** What a record has of a facet, read from the file alone. */
    private static Set<String> values(RecordFile.Entry entry, String facet) {
        return switch (facet) {
            case "kind", "theme", "status" -> exact(entry, facet);
            case "donor" -> new HashSet<>(entry.named("organisations", List.of("donors", "assistance.paidBy")));
            case "organisation" ->
                new HashSet<>(entry.named(
                        "organisations",
                        entry.values().stream().map(RecordFile.Value::field).toList()));
            case "place" -> around(entry.named("places", List.of("places", "origin", "destination")));
            case "year" -> {
                Set<String> years = new HashSet<>();
                for (RecordFile.Value value : entry.values()) {
                    if (DATES.contains(value.field()) && value.kind().equals("date")) {
                        FuzzyDate date = FuzzyDate.parse(value.exact());
                        int first = date.earliest().getYear();
                        int last = date.latest().map(day -> day.getYear()).orElse(Math.max(first, YEAR_OF_THE_MISSION));
                        IntStream.rangeClosed(first, last).forEach(year -> years.add(String.valueOf(year)));
                    }
                }
                yield years;
            }
            default -> throw new AssertionError("a facet that this test does not know: " + facet);
        };
    }

    private static Set<String> exact(RecordFile.Entry entry, String field) {
        Set<String> values = new HashSet<>();
        entry.values(field).forEach(value -> values.add(value.exact()));
        return values;
    }

    /** Places and all that they lie in. */
    private static Set<String> around(List<String> places) {
        Set<String> all = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(places);
        while (!open.isEmpty()) {
            String place = open.remove();
            if (all.add(place)) {
                open.addAll(RecordFile.of("places/" + place).named("places", List.of("within")));
            }
        }
        return all;
    }

    private static Set<String> expected(Section section, String facet, String value) {
        Set<String> pages = new TreeSet<>();
        RecordFile.ofKind(section.kind).stream()
                .filter(entry -> values(entry, facet).contains(value))
                .forEach(entry -> pages.add(entry.page()));
        return pages;
    }

    @ParameterizedTest
    @EnumSource(Section.class)
    void theWholeListHasEveryRecordOfItsKindOnce(Section section) {
        for (String language : RecordFile.LANGUAGES) {
            assertThat(everything(READER, "/" + language + "/" + section.path + "/"))
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(RecordFile.ofKind(section.kind).stream()
                            .map(RecordFile.Entry::page)
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource(Section.class)
    void everyOptionLeadsToAsManyAsItSaysAndToTheRightOnes(Section section) {
        Document page = READER.page("/en/" + section.path + "/");
        int options = 0;
        for (Element option : page.select("form.narrow option:not([value=''])")) {
            String facet = facet(option);
            Set<String> expected = expected(section, facet, option.val());
            String address = "/en/%s/?%s=%s".formatted(section.path, facet, option.val());
            Matcher text = COUNTED.matcher(option.text());
            assertThat(text.matches()).as(option.text()).isTrue();
            assertThat(everything(READER, address))
                    .as(address)
                    .hasSize(Integer.parseInt(text.group(2)))
                    .containsExactlyInAnyOrderElementsOf(expected)
                    .isNotEmpty();
            assertThat(number(READER.page(address).select("main [role=status]").text()))
                    .as(address)
                    .isEqualTo(expected.size());
            options++;
        }
        assertThat(options > 1)
                .as("options of %s", section.path)
                .isEqualTo(!section.facets().isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Section.class)
    void everyValueThatARecordHasCanBeChosen(Section section) {
        Document page = READER.page("/en/" + section.path + "/");
        for (Facet facet : section.facets()) {
            Set<String> values = new TreeSet<>();
            RecordFile.ofKind(section.kind).forEach(entry -> values.addAll(values(entry, facet.parameter())));
            List<String> offered = page.select("select[name=" + facet.parameter() + "] option:not([value=''])")
                    .eachAttr("value");
            // One value for all is no choice.
            assertThat(offered)
                    .as("%s of %s", facet, section.path)
                    .containsExactlyInAnyOrderElementsOf(values.size() > 1 ? values : Set.of());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "tk"})
    void everyProjectOfADonorNamesItUnderItsLabel(String language) {
        int projects = 0;
        for (Element option :
                READER.page("/" + language + "/projects/").select("select[name=donor] option:not([value=''])")) {
            for (String path : everything(READER, "/" + language + "/projects/?donor=" + option.val())) {
                Element donors = READER.page("/" + language + path).select("main dl.facts dt").stream()
                        .filter(term -> term.text().equals(text(language, "field.donors")))
                        .map(Element::nextElementSibling)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(path + " names no donor"));
                assertThat(donors.select("a").eachAttr("href"))
                        .as(path)
                        .contains("/" + language + "/organisations/" + option.val() + "/");
                projects++;
            }
        }
        assertThat(projects).isGreaterThan(8);
    }

    @ParameterizedTest
    @CsvSource({
        "PROJECTS, donor, year",
        "PROJECTS, theme, status",
        "PROJECTS, place, donor",
        "ACTIVITIES, kind, year",
        "ACTIVITIES, place, organisation",
        "LAWS, kind, organisation",
        "SOURCES, kind, year",
        "RETURN_AND_RESETTLEMENT, kind, place",
        "FIGURES, year, organisation"
    })
    void twoChoicesTogetherLeaveWhatBothHave(Section section, String one, String other) {
        Document page = READER.page("/en/" + section.path + "/");
        List<String> first = options(page, one);
        assertThat(first).isNotEmpty();
        for (String value : first.subList(0, Math.min(4, first.size()))) {
            String address = "/en/%s/?%s=%s".formatted(section.path, one, value);
            for (Element option : READER.page(address).select("select[name=" + other + "] option:not([value=''])")) {
                Set<String> both = new TreeSet<>(expected(section, one, value));
                both.retainAll(expected(section, other, option.val()));
                String narrower = address + "&" + other + "=" + option.val();
                Matcher text = COUNTED.matcher(option.text());
                assertThat(text.matches()).as(option.text()).isTrue();
                assertThat(everything(READER, narrower))
                        .as(narrower)
                        .hasSize(Integer.parseInt(text.group(2)))
                        .containsExactlyInAnyOrderElementsOf(both)
                        .isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2009, true", "2010, true", "2011, true", "2008, false", "2012, false"})
    void aRangeIsFoundByEveryYearThatItCovers(String year, boolean found) {
        assertThat(RecordFile.of("projects/ct-law-enforcement-2009-2011").values("period"))
                .extracting(RecordFile.Value::exact)
                .containsExactly("2009/2011");
        assertThat(everything(READER, "/en/projects/?year=" + year).contains("/projects/ct-law-enforcement-2009-2011/"))
                .isEqualTo(found);
    }

    @Test
    void aPlaceFindsWhatIsInATownOfItToo() {
        assertThat(everything(READER, "/en/activities/?place=lebap"))
                .contains("/activities/seminars-mary-turkmenabat-2001/")
                .isSubsetOf(everything(READER, "/en/activities/?place=turkmenistan"));
    }

    @Test
    void theFormKeepsWhatWasChosenAndTheLanguagesKeepItToo() {
        for (String language : RecordFile.LANGUAGES) {
            Document page = READER.page("/" + language + "/projects/?year=2010&donor=us-inl");
            assertThat(page.select("form.narrow option[selected]:not([value=''])")
                            .eachAttr("value"))
                    .containsExactlyInAnyOrder("us-inl", "2010");
            assertThat(page.select("form.narrow").attr("method")).isIn("", "get");
            assertThat(page.select("form.narrow").attr("action")).isEqualTo("/" + language + "/projects/");
            assertThat(page.select("form.narrow a").eachAttr("href")).containsExactly("/" + language + "/projects/");
            for (String other : RecordFile.LANGUAGES) {
                if (!other.equals(language)) {
                    assertThat(page.select(".langs nav a").eachAttr("href"))
                            .contains("/" + other + "/projects/?donor=us-inl&year=2010");
                }
            }
        }
    }

    @Test
    void onlyTheWholeListIsForSearchEngines() {
        for (String query : List.of("?donor=us-inl", "?year=2010&donor=us-inl", "?year=1900")) {
            Document page = READER.page("/en/projects/" + query);
            assertThat(page.select("link[rel=canonical]")).as(query).isEmpty();
            assertThat(page.select("meta[name=robots]").eachAttr("content"))
                    .as(query)
                    .containsExactly("noindex");
        }
        for (String query : List.of("", "?page=1", "?zzz=1", "?donor=", "?page=99")) {
            Document page = READER.page("/en/projects/" + query);
            assertThat(page.select("link[rel=canonical]").eachAttr("href"))
                    .as(query)
                    .containsExactly(READER.address() + "/en/projects/");
            assertThat(page.select("meta[name=robots]")).as(query).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Section.class)
    void aValueThatNobodyHasGivesAPageThatSaysWhatToDo(Section section) {
        for (Facet facet : section.facets()) {
            String address = "/en/%s/?%s=nobody-has-this".formatted(section.path, facet.parameter());
            HttpResponse<byte[]> answer = READER.get(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            SafeAnswers.assertSafe(address, answer);
            Document page = Jsoup.parse(Reader.text(answer));
            assertThat(items(page)).as(address).isEmpty();
            assertThat(page.select("main").text()).as(address).contains(text("en", "list.nothing"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?zzz=1",
                "?donor=",
                "?donor=%3Cscript%3Ealert(1)%3C/script%3E",
                "?donor=US-INL",
                "?donor=us-inl%20",
                "?donor=..%2F..",
                "?page=0",
                "?page=-1",
                "?page=1e9",
                "?page=99999999999999999999",
                "?kind=seminar",
                "?place=" + "a-"
                        + "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
            })
    void whatTheListDoesNotKnowItLeavesOut(String query) {
        HttpResponse<byte[]> answer = READER.get("/en/projects/" + query);
        assertThat(answer.statusCode()).as(query).isEqualTo(200);
        SafeAnswers.assertSafe(query, answer);
        assertThat(Reader.text(answer)).doesNotContain("alert(1)");
        assertThat(items(Jsoup.parse(Reader.text(answer))))
                .as(query)
                .hasSize(RecordFile.ofKind("projects").size());
    }

    @Test
    void theTimelineHasEveryYearAndItsNumbersAreTrue() {
        for (String language : RecordFile.LANGUAGES) {
            Document page = READER.page("/" + language + "/activities/");
            List<Element> years = page.select("ol.years > li");
            int first = Integer.parseInt(years.getFirst().text());
            for (int i = 0; i < years.size(); i++) {
                String year = String.valueOf(first + i);
                assertThat(years.get(i).text()).isEqualTo(year);
                Set<String> expected = expected(Section.ACTIVITIES, "year", year);
                Element link = years.get(i).selectFirst("a");
                if (link == null) {
                    assertThat(expected).as(year).isEmpty();
                } else {
                    assertThat(link.attr("href")).isEqualTo("/" + language + "/activities/?year=" + year);
                    assertThat(link.attr("aria-label")).contains(year);
                    assertThat(number(link.attr("aria-label").replace(year, "")))
                            .as(year)
                            .isEqualTo(expected.size());
                    assertThat(everything(READER, link.attr("href")))
                            .as(year)
                            .containsExactlyInAnyOrderElementsOf(expected);
                }
            }
            assertThat(years.size()).isGreaterThan(10);
            assertThat(READER.page("/" + language + "/activities/?year=2002").select("ol.years"))
                    .isEmpty();
        }
    }

    @Test
    void theMapShowsEveryRegionWithAnOutlineAndTheSameAsItsListInWords() {
        for (String language : RecordFile.LANGUAGES) {
            Document page = READER.page("/" + language + "/places/");
            List<String> onMap = page.select("figure.map svg a").eachAttr("href");
            assertThat(onMap)
                    .contains("/" + language + "/places/ashgabat/", "/" + language + "/places/lebap/")
                    .hasSizeGreaterThanOrEqualTo(6)
                    .doesNotHaveDuplicates();
            assertThat(page.select("figure.map svg a polygon")).hasSameSizeAs(onMap);
            Element list =
                    Objects.requireNonNull(page.select("main figure.map ~ ul").first());
            assertThat(list.select("a").eachAttr("href")).isEqualTo(onMap);
            for (Element item : list.select("li")) {
                String id = item.select("a").attr("href").replaceFirst(".*/places/(.*)/$", "$1");
                long records = RecordFile.all().stream()
                        .filter(entry -> values(entry, "place").contains(id))
                        .count();
                String done = item.ownText();
                assertThat(number(done)).as("%s: %s", id, done).isEqualTo((int) records);
                Element region = Objects.requireNonNull(
                        page.select("figure.map a[href$=/places/" + id + "/]").first());
                assertThat(region.attr("aria-label")).contains(done.replaceFirst("^: ", ""));
                assertThat(region.select("text").text())
                        .isEqualTo(item.select("a").text());
                int shade = records >= 15 ? 3 : records >= 5 ? 2 : records >= 1 ? 1 : 0;
                assertThat(region.select("polygon").attr("class")).as(id).isEqualTo("shade" + shade);
            }
            assertThat(READER.page("/" + language + "/places/?kind=city").select("figure.map"))
                    .isEmpty();
        }
    }

    /** No list of the reference pack has two pages: a pack with many invented sources has. */
    @Test
    void aLongListIsTurnedPageByPageAndARecordThatManyNameListsTheFirstOfThem() {
        StringBuilder sources = new StringBuilder();
        StringBuilder organisations = new StringBuilder();
        for (int i = 1; i <= 120; i++) {
            sources.append(
                    "  - id: invented-%d\n    title: {en: Invented %d, ru: Выдумано %d, tk: Oýlanan %d}\n    kind: %s\n    source: invented-%d\n"
                            .formatted(i, i, i, i, i % 2 == 0 ? "press" : "law", i));
        }
        for (int i = 1; i <= 45; i++) {
            organisations.append(
                    "  - id: club-%d\n    name: {en: Club %d, ru: Клуб %d, tk: Klub %d}\n    kind: ngo\n    partOf: iom\n    source: invented-1\n"
                            .formatted(i, i, i, i));
        }
        MissionPack pack = MissionPack.copy()
                .add("sources.yaml", sources.toString())
                .add("organisations.yaml", organisations.toString());
        try (RunningKerwen many = RunningKerwen.start(pack.folder(), false)) {
            Reader reader = many.reader();
            Document first = reader.page("/en/sources/");
            assertThat(items(first)).hasSize(50);
            assertThat(first.select("a[rel=prev]")).isEmpty();
            assertThat(first.select("a[rel=next]").attr("href")).isEqualTo("/en/sources/?page=2");
            List<String> all = everything(reader, "/en/sources/");
            assertThat(all).doesNotHaveDuplicates().hasSizeGreaterThan(130);
            int pages = (all.size() + 49) / 50;
            Document last = reader.page("/en/sources/?page=" + pages);
            assertThat(items(last)).isEqualTo(all.subList(50 * (pages - 1), all.size()));
            assertThat(last.select("a[rel=next]")).isEmpty();
            for (String beyond : List.of("999", "99999", String.valueOf(pages + 1))) {
                Document page = reader.page("/en/sources/?page=" + beyond);
                assertThat(items(page)).as(beyond).isEqualTo(items(last));
                assertThat(page.select(".langs nav a").eachAttr("href")).contains("/ru/sources/?page=" + pages);
            }
            assertThat(reader.page("/en/sources/?page=2")
                            .select("meta[name=robots]")
                            .attr("content"))
                    .isEqualTo("noindex");
            assertThat(reader.page("/en/sources/?page=2").select("link[rel=canonical]"))
                    .isEmpty();
            // 60 of a kind: the choice is kept on the second page.
            List<String> press = everything(reader, "/en/sources/?kind=press");
            assertThat(press)
                    .hasSizeGreaterThanOrEqualTo(60)
                    .doesNotHaveDuplicates()
                    .contains("/sources/invented-120/");
            assertThat(reader.page("/en/sources/?kind=press")
                            .select("a[rel=next]")
                            .attr("href"))
                    .isEqualTo("/en/sources/?kind=press&page=2");
            Matcher counted = COUNTED.matcher(
                    first.select("select[name=kind] option[value=press]").text());
            assertThat(counted.matches()).isTrue();
            assertThat(press).hasSize(Integer.parseInt(counted.group(2)));

            for (String path : List.of("/en/sources/invented-1/", "/en/organisations/iom/")) {
                Document named = reader.page(path);
                List<Element> clubs = named.select("main ul.rows").stream()
                        .filter(list ->
                                !list.select("a[href*=/organisations/club-]").isEmpty())
                        .toList();
                assertThat(clubs).as(path).hasSize(1);
                assertThat(clubs.getFirst().select("> li")).as(path).hasSize(40);
                assertThat(Objects.requireNonNull(clubs.getFirst().nextElementSibling())
                                .text())
                        .as(path)
                        .matches("and \\d+ more");
            }
        }
    }

    static List<String> items(Document page) {
        return page.select("main ul.grid > li h3 a, main ul.rows > li h3 a").eachAttr("href").stream()
                .map(href -> href.replaceFirst("^/[^/]+", ""))
                .toList();
    }

    private static List<String> everything(Reader reader, String address) {
        List<String> all = new ArrayList<>();
        String next = address;
        while (!next.isEmpty()) {
            Document page = reader.page(next);
            all.addAll(items(page));
            next = page.select("a[rel=next]").attr("href");
        }
        return all;
    }

    private static List<String> options(Document page, String facet) {
        return page.select("select[name=" + facet + "] option:not([value=''])").eachAttr("value");
    }

    private static String facet(Element option) {
        return Objects.requireNonNull(option.parent()).attr("name");
    }

    /** The number in a sentence; none is nought. */
    private static int number(String text) {
        Matcher number = Pattern.compile("\\d+").matcher(text);
        return number.find() ? Integer.parseInt(number.group()) : 0;
    }

    private static String text(String language, String key) {
        return RunningKerwen.normal()
                .bean(Languages.class)
                .texts(new Language(language))
                .orElseThrow()
                .get(key);
    }
}
