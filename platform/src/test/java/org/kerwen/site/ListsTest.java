package org.kerwen.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.Reader;
import org.kerwen.testing.RunningKerwen;
import org.kerwen.web.Languages;

/** The lists, and what a reader can choose to see of them. */
class ListsTest {
    private static final Pattern YEARS = Pattern.compile("(\\d{4})[^/]*/(\\d{4}).*");

    private static final Reader READER = RunningKerwen.normal().reader();

    static Stream<String> sections() {
        return Stream.of(Section.values()).map(section -> section.path);
    }

    static Stream<String> choosable() {
        return sections().filter(section -> !section.equals("before-you-go"));
    }

    @ParameterizedTest
    @MethodSource("sections")
    void aListHasEveryRecordOfItsSectionOnce(String section) {
        List<String> expected = PublicRecord.ofSection(section).stream()
                .map(record -> "/en" + record.page())
                .toList();
        assertThat(Offer.items("/en/" + section + "/")).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
    }

    /** A form without scripts sends every field, also those in which nothing was chosen. */
    @ParameterizedTest
    @CsvSource({
        "/en/projects/?donor=norway-mfa&theme=&year=&place=&status=, /en/projects/?donor=norway-mfa",
        "/ru/projects/?donor=&theme=&year=, /ru/projects/",
        "/tk/activities/?year=2002&kind=&page=2, /tk/activities/?year=2002&page=2",
        "/en/search/?q=border+control&in=&place=&year=2002, /en/search/?q=border+control&year=2002",
        "/ru/search/?q=%D0%B7%D0%B0%D0%BA%D0%BE%D0%BD&in=&place=&year=, /ru/search/?q=%D0%B7%D0%B0%D0%BA%D0%BE%D0%BD",
    })
    void aChoiceThatWasNotMadeDoesNotStandInTheAddress(String sent, String known) {
        HttpResponse<byte[]> answer = READER.get(sent);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue(known);
        SafeAnswers.assertSafe(sent, answer);
        assertThat(READER.get(known).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%5Cexample.org/projects/?donor=",
                "/%5Cexample.org/search/?q=a&in=",
                "/en%0D%0AX-Planted:%20yes/projects/?donor=",
                "/xx/projects/?donor="
            })
    void noAddressLeadsToAnotherSite(String path) {
        HttpResponse<byte[]> answer = READER.get(path);
        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("choosable")
    void everyOptionLeavesAsManyAsItSays(String section) {
        List<Offer> offers = Offer.on(READER.page("/en/" + section + "/"));
        assertThat(offers).as(section).hasSizeGreaterThan(1);
        List<String> all = Offer.items("/en/" + section + "/");
        for (Offer offer : offers) {
            String path = "/en/" + section + "/?" + offer.written();
            assertThat(Offer.items(path))
                    .as(path)
                    .hasSize(offer.count())
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .isSubsetOf(all);
            assertThat(READER.page(path).select("main [role=status]").text())
                    .as(path)
                    .contains(String.valueOf(offer.count()));
        }
    }

    /** Whoever chose one donor can choose another one at once: the field itself is not narrowed by what is chosen in it. */
    @ParameterizedTest
    @MethodSource("choosable")
    void whatIsChosenCanBeChangedForAnything(String section) {
        List<Offer> whole = Offer.on(READER.page("/en/" + section + "/"));
        int fields = 0;
        for (String field : whole.stream().map(Offer::field).distinct().toList()) {
            List<Offer> before =
                    whole.stream().filter(offer -> offer.field().equals(field)).toList();
            String path = "/en/" + section + "/?" + before.getLast().written();
            assertThat(Offer.on(READER.page(path)).stream()
                            .filter(offer -> offer.field().equals(field)))
                    .as(path)
                    .isEqualTo(before);
            fields++;
        }
        assertThat(fields).isPositive();
    }

    @ParameterizedTest
    @MethodSource("choosable")
    void theOptionsAreTheSameInEveryLanguage(String section) {
        Set<Offer> english = new HashSet<>(Offer.on(READER.page("/en/" + section + "/")));
        for (String language : List.of("ru", "tk", "ar-XB")) {
            assertThat(Offer.on(READER.page("/" + language + "/" + section + "/")))
                    .as("%s in %s", section, language)
                    .containsExactlyInAnyOrderElementsOf(english);
        }
    }

    @ParameterizedTest
    @MethodSource("choosable")
    void twoChoicesLeaveWhatHasBoth(String section) {
        String list = "/en/" + section + "/";
        List<Offer> offers = Offer.on(READER.page(list));
        Map<Offer, Set<String>> single = new HashMap<>();
        offers.forEach(offer -> single.put(offer, new HashSet<>(Offer.items(list + "?" + offer.written()))));
        int pairs = 0;
        for (Offer first : offers) {
            String path = list + "?" + first.written();
            Map<String, Integer> left = new HashMap<>();
            Offer.on(READER.page(path)).forEach(offer -> left.put(offer.written(), offer.count()));
            boolean asked = false;
            for (Offer second : offers) {
                if (!second.field().equals(first.field())) {
                    Set<String> both = new HashSet<>(Objects.requireNonNull(single.get(first)));
                    both.retainAll(Objects.requireNonNull(single.get(second)));
                    Integer said = left.get(second.written());
                    if (said != null) {
                        assertThat(said).as("%s&%s", path, second.written()).isEqualTo(both.size());
                    }
                    if (!asked && !both.isEmpty()) {
                        assertThat(Offer.items(path + "&" + second.written()))
                                .as("%s&%s", path, second.written())
                                .containsExactlyInAnyOrderElementsOf(both);
                        asked = true;
                        pairs++;
                    }
                }
            }
        }
        if (offers.stream().map(Offer::field).distinct().count() > 1) {
            assertThat(pairs).as(section).isPositive();
        }
    }

    @Test
    void aProjectFoundByItsDonorNamesTheDonorOnItsOwnPage() {
        String label = text("en", "field.donors");
        List<Offer> donors = Offer.on(READER.page("/en/projects/")).stream()
                .filter(offer -> offer.field().equals("donor"))
                .toList();
        assertThat(donors).hasSizeGreaterThan(3);
        for (Offer donor : donors) {
            for (String project : Offer.items("/en/projects/?" + donor.written())) {
                assertThat(READER.page(project).select("main dl.facts div").stream()
                                .filter(fact -> fact.select("dt").text().equals(label))
                                .flatMap(fact -> fact.select("dd a").eachAttr("href").stream()))
                        .as("%s of %s", label, project)
                        .contains("/en/organisations/" + donor.value() + "/");
            }
        }
        long paid = PublicRecord.ofSection("projects").stream()
                .mapToLong(
                        project -> project.values("donors").stream().distinct().count())
                .sum();
        assertThat(donors.stream().mapToLong(Offer::count).sum()).isEqualTo(paid);
    }

    @Test
    void aYearWithinARangeFindsTheProjectThatRanOverIt() {
        Map<String, Set<String>> byYear = new LinkedHashMap<>();
        int ranges = 0;
        for (PublicRecord project : PublicRecord.ofSection("projects")) {
            for (String field : List.of("period", "running")) {
                for (String written : project.values(field)) {
                    Matcher years = YEARS.matcher(written);
                    if (years.matches()) {
                        ranges++;
                        for (int year = Integer.parseInt(years.group(1));
                                year <= Integer.parseInt(years.group(2));
                                year++) {
                            byYear.computeIfAbsent(String.valueOf(year), first -> new HashSet<>())
                                    .add("/en" + project.page());
                        }
                    }
                }
            }
        }
        assertThat(ranges).isGreaterThan(4);
        byYear.forEach((year, projects) ->
                assertThat(Offer.items("/en/projects/?year=" + year)).as(year).containsAll(projects));
        assertThat(Offer.items("/en/projects/?year=2010")).contains("/en/projects/ct-ngo-2009-2012/");
        assertThat(Offer.items("/en/projects/?year=2008")).doesNotContain("/en/projects/ct-ngo-2009-2012/");
        assertThat(Offer.items("/en/projects/?year=2013")).doesNotContain("/en/projects/ct-ngo-2009-2012/");
    }

    @Test
    void aRegionFindsWhatWasDoneInItsTowns() {
        assertThat(PublicRecord.of("places/turkmenabat").values("within")).containsExactly("places/lebap");
        List<String> inTheTown = Offer.items("/en/activities/?place=turkmenabat");
        assertThat(inTheTown).isNotEmpty();
        assertThat(Offer.items("/en/activities/?place=lebap")).containsAll(inTheTown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?donor=nobody",
                "?year=1066",
                "?place=nowhere",
                "?donor=norway&donor=nobody&year=1066",
                "?donor=iom-turkmenistan-that-is-not&place=mary",
            })
    void whereNothingHasAllOfItThePageSaysWhatToDo(String query) {
        for (String language : List.of("en", "ru", "tk", "ar-XB")) {
            String path = "/" + language + "/projects/" + query;
            HttpResponse<byte[]> answer = READER.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            SafeAnswers.assertSafe(path, answer);
            Document page = Jsoup.parse(Reader.text(answer));
            assertThat(page.select("main h3")).as(path).isEmpty();
            assertThat(page.select("main > p").eachText()).as(path).contains(text(language, "list.nothing"));
            assertThat(page.select("form.narrow a").attr("href")).isEqualTo("/" + language + "/projects/");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?unknown=canary-7KQ4",
                "?donor=CANARY-7KQ4",
                "?donor=%3Cscript%3Ecanary-7kq4",
                "?year=%00",
                "?page=0",
                "?page=-1",
                "?page=canary-7kq4",
                "?page=1",
                "?in=canary-7kq4",
                "?organisation=iom"
            })
    void whatTheListDoesNotKnowIsAsIfItWereNotThere(String query) {
        HttpResponse<byte[]> answer = READER.get("/en/projects/" + query);
        assertThat(answer.statusCode()).as(query).isEqualTo(200);
        SafeAnswers.assertSafe(query, answer);
        assertThat(Reader.text(answer)).isEqualTo(READER.text("/en/projects/"));
    }

    @ParameterizedTest
    @CsvSource({
        "projects, donor=norway",
        "projects, theme=disaster-preparedness&place=turkmenistan",
        "activities, year=2002",
        "activities, kind=seminar&year=2002",
        "places, kind=city",
        "figures, year=2010",
    })
    void theFormKeepsTheChoiceAndTheLanguagesToo(String section, String query) {
        for (String language : List.of("en", "ru", "tk", "ar-XB")) {
            String list = "/" + language + "/" + section + "/";
            Document page = READER.page(list + "?" + query);
            List<String> chosen = new ArrayList<>();
            for (Element select : page.select("form.narrow select")) {
                String value = select.select("option[selected]").attr("value");
                if (!value.isEmpty()) {
                    chosen.add(select.attr("name") + "=" + value);
                }
            }
            assertThat(chosen).as(list).containsExactlyInAnyOrder(query.split("&", -1));
            assertThat(page.select(".langs nav a").eachAttr("href"))
                    .as(list)
                    .hasSize(3)
                    .allSatisfy(href -> assertThat(href.replaceFirst("^/[^/]+/", ""))
                            .isIn(section + "/?" + query, section + "/?" + turned(query)));
            assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
            assertThat(page.select("link[rel=canonical]")).isEmpty();
            assertThat(page.select("form.narrow a").attr("href")).isEqualTo(list);
        }
    }

    @ParameterizedTest
    @MethodSource("sections")
    void aWholeListIsToBeFoundBySearchEngines(String section) {
        Document page = READER.page("/en/" + section + "/");
        assertThat(page.select("meta[name=robots]")).isEmpty();
        assertThat(page.select("link[rel=canonical]").attr("href"))
                .isEqualTo(READER.address() + "/en/" + section + "/");
    }

    @Test
    void theTimelineHasEachYearWithItsTrueNumber() {
        for (String language : List.of("en", "ru", "tk")) {
            Document page = READER.page("/" + language + "/activities/");
            List<String> years = new ArrayList<>();
            for (Element entry : page.select("ol.years > li")) {
                String year = entry.select("span:not(.bar)").text();
                years.add(year);
                int count = Offer.items("/" + language + "/activities/?year=" + year)
                        .size();
                Element link = entry.selectFirst("a");
                if (link == null) {
                    assertThat(count).as(year).isZero();
                } else {
                    assertThat(count).as(year).isPositive();
                    assertThat(link.attr("href")).isEqualTo("/" + language + "/activities/?year=" + year);
                    assertThat(link.attr("aria-label"))
                            .isEqualTo(text(language, "list.year", Map.of("year", year, "count", count)));
                    assertThat(link.attr("aria-label")).contains(year, String.valueOf(count));
                }
            }
            List<String> withActivities = Offer.on(page).stream()
                    .filter(offer -> offer.field().equals("year"))
                    .map(Offer::value)
                    .toList();
            assertThat(years)
                    .hasSizeGreaterThan(10)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .containsAll(withActivities);
            assertThat(Integer.parseInt(years.getLast()) - Integer.parseInt(years.getFirst()))
                    .as("no year left out")
                    .isEqualTo(years.size() - 1);
        }
        Map<String, Integer> heights = new HashMap<>();
        READER.page("/en/activities/")
                .select("ol.years a")
                .forEach(link -> heights.put(
                        link.attr("href"), Integer.parseInt(link.select("rect").attr("height"))));
        List<Offer> years = Offer.on(READER.page("/en/activities/")).stream()
                .filter(offer -> offer.field().equals("year"))
                .toList();
        int most = years.stream().mapToInt(Offer::count).max().orElseThrow();
        for (Offer year : years) {
            assertThat(heights).containsEntry("/en/activities/?year=" + year.value(), 100 * year.count() / most);
        }
    }

    @Test
    void theMapHasTheRegionsWithLinksAndTheSameInWords() {
        Map<String, Set<String>> done = new HashMap<>();
        for (PublicRecord record : PublicRecord.all()) {
            for (PublicRecord.Naming naming : record.namings()) {
                if (List.of("places", "origin", "destination").contains(naming.field())) {
                    for (String place = naming.named(); !place.isEmpty(); ) {
                        done.computeIfAbsent(place, first -> new HashSet<>()).add(record.id());
                        List<String> around = PublicRecord.of(place).values("within");
                        place = around.isEmpty() ? "" : around.getFirst();
                    }
                }
            }
        }
        for (String language : List.of("en", "ru", "tk", "ar-XB")) {
            Document page = READER.page("/" + language + "/places/");
            Map<String, String> drawn = new LinkedHashMap<>();
            for (Element region : page.select(".map svg a")) {
                drawn.put(region.attr("href"), region.attr("aria-label"));
                assertThat(region.select("polygon").attr("points")).matches("\\d+,\\d+( \\d+,\\d+){2,}");
            }
            assertThat(drawn).hasSize(6);
            Map<String, String> told = new LinkedHashMap<>();
            for (Element line : page.select(".map ~ ul").getFirst().select("li")) {
                told.put(line.select("a").attr("href"), line.text());
            }
            assertThat(told).isEqualTo(drawn);
            drawn.forEach((href, label) -> {
                String name = READER.page(href).select("h1").text();
                String id = href.replaceFirst(".*/([^/]+)/$", "$1");
                int count = done.getOrDefault("places/" + id, Set.of()).size();
                assertThat(label).isEqualTo(name + ": " + text(language, "map.region", Map.of("count", count)));
            });
            assertThat(page.select(".map svg").attr("aria-label")).isNotBlank();
        }
        assertThat(READER.page("/en/places/?kind=city").select(".map")).isEmpty();
    }

    /** The record has no list of more than one page, so a pack with more organisations is made. */
    @Test
    void aLongListIsTurnedWithoutLossAndAPageBeyondTheEndIsTheLast() {
        MissionPack pack = MissionPack.copy();
        int before = pack.text("organisations.yaml").split("\n  - id: ", -1).length - 1;
        for (int i = 100; i < 230; i++) {
            pack.add(
                    "organisations.yaml",
                    "  - id: added-%d\n    name: {en: Added %d, ru: Added %d, tk: Added %d}\n    kind: ministry\n    source: chronicle 17\n"
                            .formatted(i, i, i, i));
        }
        try (RunningKerwen kerwen = RunningKerwen.start(pack.folder(), false)) {
            Reader reader = kerwen.reader();
            for (String query : List.of("", "?kind=ministry")) {
                List<String> all = new ArrayList<>();
                List<Document> pages = new ArrayList<>();
                String next = "/en/organisations/" + query;
                while (!next.isEmpty()) {
                    Document page = reader.page(next);
                    pages.add(page);
                    List<String> items = page.select("main h3 a").eachAttr("href");
                    all.addAll(items);
                    assertThat(items).hasSizeBetween(1, 50);
                    assertThat(page.select(".turn span").text())
                            .contains(String.valueOf(all.size() - items.size() + 1), String.valueOf(all.size()));
                    if (pages.size() > 1) {
                        assertThat(page.select("meta[name=robots]").attr("content"))
                                .isEqualTo("noindex");
                        assertThat(page.select(".langs nav a").eachAttr("href"))
                                .allMatch(href -> href.contains("page="));
                    }
                    next = page.select(".turn a[rel=next]").attr("href");
                    assertThat(pages).hasSizeLessThan(20);
                }
                int expected = query.isEmpty()
                        ? before + 130
                        : Offer.on(reader.page("/en/organisations/")).stream()
                                .filter(offer -> offer.value().equals("ministry"))
                                .mapToInt(Offer::count)
                                .sum();
                assertThat(all).hasSize(expected).doesNotHaveDuplicates();
                assertThat(pages).hasSize((expected + 49) / 50).hasSizeGreaterThan(2);
                String and = query.isEmpty() ? "?" : "&";
                for (String beyond : List.of("99", "10000", "99999")) {
                    assertThat(reader.page("/en/organisations/" + query + and + "page=" + beyond)
                                    .select("main h3 a")
                                    .eachAttr("href"))
                            .as("page %s", beyond)
                            .isEqualTo(pages.getLast().select("main h3 a").eachAttr("href"));
                }
                assertThat(pages.get(1).select(".turn a[rel=prev]").attr("href"))
                        .isEqualTo("/en/organisations/" + query);
            }
        }
    }

    private static String turned(String query) {
        String[] parts = query.split("&", -1);
        return parts.length == 2 ? parts[1] + "&" + parts[0] : query;
    }

    private static String text(String language, String key) {
        return RunningKerwen.normal()
                .bean(Languages.class)
                .texts(new Language(language))
                .orElseThrow()
                .get(key);
    }

    private static String text(String language, String key, Map<String, ?> values) {
        return RunningKerwen.normal()
                .bean(Languages.class)
                .texts(new Language(language))
                .orElseThrow()
                .get(key, values);
    }

    /** What is no word of the list's own is nothing that a program may stumble over. */
    @ParameterizedTest
    @CsvSource({
        "projects, theme=nonsense",
        "projects, status=nonsense",
        "activities, kind=nonsense",
        "organisations, kind=nonsense",
        "places, kind=any",
        "sources, kind=0"
    })
    void aWordThatNoListHasLeavesNothing(String section, String query) {
        String path = "/en/" + section + "/?" + query;
        HttpResponse<byte[]> answer = READER.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        Document page = Jsoup.parse(Reader.text(answer));
        assertThat(page.select("main > p").eachText()).as(path).contains(text("en", "list.nothing"));
    }
}
