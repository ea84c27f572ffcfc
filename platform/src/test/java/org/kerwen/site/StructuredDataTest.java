package org.kerwen.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.kerwen.testing.Crawl;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.Reader;
import org.kerwen.testing.RunningKerwen;
import tools.jackson.databind.JsonNode;

/** What pages tell to search engines: of projects and events, as exact as it is known, of no person. */
class StructuredDataTest {
    private static final String DATA = "script[type=application/ld+json]";
    private static final Crawl CRAWL = Crawl.ofNormal();

    private static Map<String, JsonNode> data(Crawl crawl) {
        Map<String, JsonNode> data = new LinkedHashMap<>();
        crawl.pages()
                .forEach((path, page) -> page.select(DATA).forEach(script -> {
                    assertThat(data.put(path, RecordFile.JSON.readTree(script.data())))
                            .as("second on %s", path)
                            .isNull();
                }));
        return data;
    }

    @Test
    void exactlyThePagesOfProjectsAndActivitiesHaveIt() {
        Set<String> expected = new TreeSet<>();
        for (RecordFile.Entry entry : RecordFile.all()) {
            if (entry.kind().equals("projects") || entry.kind().equals("activities")) {
                Crawl.LANGUAGES.forEach(language -> expected.add("/" + language + entry.page()));
            }
        }
        assertThat(data(CRAWL).keySet())
                .containsExactlyInAnyOrderElementsOf(expected)
                .hasSizeGreaterThan(100);
    }

    @Test
    void itNamesItsPageItsKindAndItsLanguage() {
        data(CRAWL).forEach((path, data) -> {
            Document page = RunningKerwen.normal().reader().page(path);
            assertThat(data.get("@context").asString()).as(path).isEqualTo("https://schema.org");
            assertThat(data.get("@type").asString())
                    .as(path)
                    .isIn(path.contains("/projects/") ? Set.of("Project") : Set.of("Event", "EducationEvent"));
            assertThat(data.get("url").asString())
                    .as(path)
                    .isEqualTo(page.select("link[rel=canonical]").attr("href"));
            assertThat(data.get("name").asString())
                    .as(path)
                    .isEqualTo(page.select("h1").text());
            assertThat(data.get("inLanguage").asString()).as(path).isEqualTo(path.split("/", -1)[1]);
            for (JsonNode named : named(data)) {
                assertThat(named.get("@type").asString()).as(path).isIn("Organization", "Place");
                String url = named.get("url").asString();
                assertThat(url).startsWith(RunningKerwen.normal().address() + "/");
                assertThat(RunningKerwen.normal()
                                .reader()
                                .page(url.substring(
                                        RunningKerwen.normal().address().length()))
                                .select("h1")
                                .text())
                        .isEqualTo(named.get("name").asString());
            }
        });
    }

    private static List<JsonNode> named(JsonNode data) {
        List<JsonNode> named = new ArrayList<>();
        for (String field : List.of("funder", "organizer", "location")) {
            if (data.has(field)) {
                data.get(field).forEach(named::add);
            }
        }
        return named;
    }

    @Test
    void aDateIsAsExactAsItIsKnownAndIsOneOfTheRecord() {
        int dates = 0;
        for (Map.Entry<String, JsonNode> each : data(CRAWL).entrySet()) {
            RecordFile.Entry entry = RecordFile.all().stream()
                    .filter(record -> each.getKey().endsWith(record.page()))
                    .findFirst()
                    .orElseThrow();
            List<String> known = entry.values().stream()
                    .filter(value -> value.kind().equals("date"))
                    .map(RecordFile.Value::exact)
                    .toList();
            for (String field : List.of("foundingDate", "dissolutionDate", "startDate", "endDate")) {
                if (each.getValue().has(field)) {
                    String date = each.getValue().get(field).asString();
                    assertThat(date).as(each.getKey()).matches("\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?");
                    assertThat(known)
                            .as("%s %s", each.getKey(), date)
                            .anyMatch(exact -> List.of(
                                            exact.replaceFirst("^then ", "").split("/", -1))
                                    .contains(date));
                    dates++;
                }
            }
        }
        assertThat(dates).isGreaterThan(100);
    }

    @Test
    void aDateThatNoCalendarHasIsInNone() {
        List<RecordFile.Entry> printed = RecordFile.all().stream()
                .filter(entry ->
                        entry.values().stream().anyMatch(value -> value.exact().startsWith("printed: ")))
                .toList();
        assertThat(printed).isNotEmpty();
        data(CRAWL)
                .forEach((path, data) -> assertThat(data.toString())
                        .as(path)
                        .doesNotContain("31 November", "2009-11-31", "31 ноября", "31-nji noýabr", "printed:"));
    }

    @Test
    void noPersonIsNamedInAny() {
        Set<String> persons = new TreeSet<>();
        for (RecordFile.Entry entry : RecordFile.all()) {
            entry.values("expert").forEach(value -> persons.add(value.exact()));
            // The one who signed a decree stands before the office.
            entry.values("issuer")
                    .forEach(value -> value.text().values().forEach(text -> persons.add(text.split(",", 2)[0])));
        }
        assertThat(persons).anyMatch(name -> name.startsWith("Oakley")).anyMatch(name -> name.startsWith("Saparmurat"));
        data(CRAWL).forEach((path, data) -> {
            assertThat(data.toString())
                    .as(path)
                    .doesNotContain("\"Person\"", "Сапармурат", "Saparmyrat", "Saparmurat", "Oakley", "Duff");
            persons.forEach(name -> assertThat(data.toString()).as(path).doesNotContain(name));
        });
    }

    @Test
    void nobodysTelephoneIsInAnyBeforeTheOwnerConfirmed() {
        for (Crawl crawl : List.of(CRAWL, Crawl.walk(RunningKerwen.demo().reader()))) {
            assertThat(data(crawl))
                    .isNotEmpty()
                    .allSatisfy((path, data) -> assertThat(data.toString())
                            .as(path)
                            .doesNotContain("telephone", "contactPoint", "ContactPoint", "+993"));
        }
    }

    @Test
    void onceTheOwnerConfirmedTheFirstPageTellsTheOrganisationWithTheConfirmedLinesOnly() {
        MissionPack pack = MissionPack.copy();
        List<String> numbers = pack.text("hotline-lines.yaml")
                .lines()
                .filter(line -> line.strip().startsWith("number:"))
                .map(line -> line.replaceAll("[^+\\d]", ""))
                .toList();
        assertThat(numbers).hasSizeGreaterThanOrEqualTo(2);
        pack.replace("hotline-lines.yaml", "    seen: ", "    confirmed: \"2011-06-01\"\n    seen: ");
        try (RunningKerwen confirmed =
                RunningKerwen.start(pack.folder(), false, "kerwen.web.confirmed-by=The Invented Owner")) {
            Reader reader = confirmed.reader();
            for (String language : RecordFile.LANGUAGES) {
                Document home = reader.page("/" + language + "/");
                JsonNode data = RecordFile.JSON.readTree(home.select(DATA).html());
                assertThat(data.get("@type").asString()).isEqualTo("Organization");
                assertThat(data.get("name").asString())
                        .isEqualTo(home.select(".mark bdi").text());
                assertThat(data.get("url").asString()).isEqualTo(reader.address() + "/" + language + "/");
                assertThat(data.get("contactPoint")).hasSize(1);
                JsonNode line = data.get("contactPoint").get(0);
                assertThat(line.get("@type").asString()).isEqualTo("ContactPoint");
                assertThat(line.get("telephone").asString()).isEqualTo(numbers.getFirst());
                assertThat(data.toString()).doesNotContain(numbers.get(1));
                assertThat(reader.page("/" + language + "/projects/ct-ngo-2009-2012/")
                                .select(DATA)
                                .html())
                        .doesNotContain("telephone", numbers.getFirst());
                assertThat(home.select(".notices").text()).contains("The Invented Owner");
            }
        }
        try (RunningKerwen without =
                RunningKerwen.start(MissionPack.SMALL, false, "kerwen.web.confirmed-by=The Invented Owner")) {
            JsonNode data = RecordFile.JSON.readTree(
                    without.reader().page("/en/").select(DATA).html());
            assertThat(data.get("@type").asString()).isEqualTo("Organization");
            assertThat(data.has("contactPoint")).isFalse();
        }
    }

    @Test
    void everyPageHasWhatOtherSitesShowOfIt() {
        CRAWL.pages().forEach((path, page) -> {
            String language = path.split("/", -1)[1];
            assertThat(property(page, "og:title")).as(path).isEqualTo(page.title());
            assertThat(property(page, "og:type")).as(path).isEqualTo("website");
            assertThat(property(page, "og:url"))
                    .as(path)
                    .isEqualTo(RunningKerwen.normal().address() + path.replaceFirst("\\?.*", ""));
            assertThat(property(page, "og:site_name")).as(path).isNotBlank();
            assertThat(property(page, "og:locale")).as(path).startsWith(language);
            assertThat(page.select("meta[property=og:image]")).as(path).isEmpty();
        });
    }

    @Test
    void everyPageDescribesItselfInAFewSentences() {
        List<String> faults = new ArrayList<>();
        int longest = 0;
        for (Map.Entry<String, Document> each : CRAWL.pages().entrySet()) {
            List<String> description =
                    each.getValue().select("meta[name=description]").eachAttr("content");
            if (description.size() != 1 || description.getFirst().isBlank()) {
                faults.add("none: " + each.getKey());
            } else {
                longest = Math.max(longest, description.getFirst().length());
                if (description.getFirst().length() > 400) {
                    faults.add(description.getFirst().length() + ": " + each.getKey());
                }
                assertThat(property(each.getValue(), "og:description"))
                        .as(each.getKey())
                        .isEqualTo(description.getFirst());
            }
        }
        System.out.println("StructuredDataTest: the longest description has " + longest + " characters");
        assertThat(faults).as("%d pages", faults.size()).isEmpty();
    }

    private static String property(Document page, String name) {
        return page.select("head meta[property=" + name + "]").attr("content");
    }
}
