package org.kerwen.site;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.testing.Crawl;
import org.kerwen.testing.Reader;
import org.kerwen.testing.RunningKerwen;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The record as files says what the pages say, all of it and no more, in every language. */
class RecordFilesTest {
    private static final Reader READER = RunningKerwen.normal().reader();
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final List<String> LANGUAGES = List.of("en", "ru", "tk");
    private static final JsonNode FILE = JSON.readTree(READER.text("/record.json"));
    private static final Map<String, JsonNode> RECORDS = records();
    private static final List<Line> LINES = linesOfTheJson();
    private static final List<Line> CSV = linesOfTheCsv();

    /**
     * What the table of facts knows and no file of records has: the mission and plain pages are about the site, not of the
     * record, and the numbers of the hotline are for calling, after somebody has confirmed them, not for copying.
     */
    private static final Set<String> NO_RECORDS = Set.of("mission", "pages", "hotline-lines");

    /** One value, as a line of the CSV file has it. */
    private record Line(
            String record,
            String field,
            int row,
            String kind,
            String value,
            List<String> texts,
            boolean inferred,
            String source) {}

    static List<Fact> facts() {
        return Fact.all().stream()
                .filter(Fact::publish)
                .filter(fact -> !NO_RECORDS.contains(fact.kind()))
                .toList();
    }

    @Test
    void everyPageOfARecordIsInTheJsonAndEveryRecordOfItHasItsPage() {
        Set<String> pages = Jsoup.parse(READER.text("/sitemap.xml"), "", Parser.xmlParser()).select("loc").stream()
                .map(map -> READER.text(map.text().substring(READER.address().length())))
                .flatMap(map -> Jsoup.parse(map, "", Parser.xmlParser()).select("url > loc").stream())
                .map(place -> place.text().substring(READER.address().length()))
                .filter(path -> path.matches("/en/(?!problems/)[a-z-]+/[a-z0-9-]+/"))
                .map(path -> path.substring("/en".length()))
                .collect(toSet());
        Set<String> entries = READER.page("/en/chronicle/").select("ol.chronicle > li").eachAttr("id").stream()
                .map(id -> "/chronicle/#" + id)
                .collect(toSet());
        assertThat(pages).hasSizeGreaterThan(150);
        assertThat(entries).hasSize(18);
        assertThat(RECORDS.values().stream().map(record -> record.path("page").asString()))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(pages.stream(), entries.stream()).toList());
        assertThat(RECORDS)
                .allSatisfy((name, record) -> assertThat(record.path("page").asString())
                        .as(name)
                        .matches(".*[/#]\\Q" + name.substring(name.indexOf('/') + 1) + "\\E/?"));
    }

    @Test
    void theHeadOfTheJsonNamesTheMissionTheLanguagesAndTheLicence() {
        assertThat(FILE.path("mission").asString()).isEqualTo("turkmenistan");
        assertThat(FILE.path("languages").valueStream().map(JsonNode::asString)).containsExactlyElementsOf(LANGUAGES);
        assertThat(FILE.path("name").path("en").asString()).isEqualTo("International Organization for Migration");
        assertThat(FILE.path("licence").path("address").asString())
                .isEqualTo("https://creativecommons.org/licenses/by/4.0/");
        assertInAllLanguages("name", FILE.path("name"));
        assertInAllLanguages("licence", FILE.path("licence").path("text"));
    }

    @Test
    void theTableOfFactsKnowsNothingOutsideTheRecordButWhatIsNamedHere() {
        Set<String> kinds = RECORDS.keySet().stream()
                .map(name -> name.replaceFirst("/.*", ""))
                .collect(toSet());
        assertThat(Fact.all().stream()
                        .map(Fact::kind)
                        .filter(kind -> !kinds.contains(kind))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(NO_RECORDS);
        assertThat(facts())
                .hasSizeGreaterThan(1400)
                .allSatisfy(fact -> assertThat(RECORDS).containsKey(fact.record()));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void everyFactIsInTheJsonUnderItsRecordAndField(Fact fact) {
        List<String> said = LINES.stream()
                .filter(line ->
                        line.record().equals(fact.record()) && line.field().equals(fact.fieldOfTheFiles()))
                .map(line -> line.texts().getFirst())
                .toList();
        assertThat(said).as("%s", fact).anyMatch(fact::isSaidBy);
    }

    @ParameterizedTest
    @MethodSource("facts")
    void everyFactIsInTheCsvUnderItsRecordAndField(Fact fact) {
        assertThat(CSV.stream()
                        .filter(line -> line.record().equals(fact.record())
                                && line.field().equals(fact.fieldOfTheFiles()))
                        .map(line -> line.texts().getFirst()))
                .as("%s", fact)
                .anyMatch(fact::isSaidBy);
    }

    @Test
    void theCsvSaysLineByLineWhatTheJsonSays() {
        assertThat(CSV).hasSizeGreaterThan(1500).containsExactlyElementsOf(LINES);
    }

    @Test
    void theKindOfAFieldInTheDictionaryIsTheKindOfAllItsValues() {
        Map<String, Set<String>> kinds = new TreeMap<>();
        CSV.forEach(line ->
                kinds.computeIfAbsent(line.field(), first -> new TreeSet<>()).add(line.kind()));
        Map<String, Set<String>> named = new TreeMap<>();
        parsed("/record-dictionary.csv")
                .forEach(row -> named.put(
                        row.get("field"), new TreeSet<>(List.of(row.get("kind").split(" ")))));
        assertThat(named).isEqualTo(kinds);
    }

    @Test
    void whatThePackMarksAsConcludedTheFilesMark() {
        assertThat(CSV.stream()
                        .filter(line -> line.record().equals("sources/new-humanitarian-2000")
                                && line.field().equals("date")))
                .singleElement()
                .satisfies(line -> assertThat(line.inferred()).isTrue());
    }

    @Test
    void everyTextIsThereInAllThreeLanguages() {
        RECORDS.forEach((name, record) -> {
            assertInAllLanguages(name, record.path("title"));
        });
        assertThat(CSV.stream().filter(line -> line.field().equals("summary")))
                .as("what stands under the title")
                .hasSizeGreaterThan(15);
        assertThat(CSV)
                .allSatisfy(line ->
                        assertThat(line.texts()).as("%s", line).hasSize(3).noneMatch(String::isBlank));
        assertThat(LINES)
                .allSatisfy(line ->
                        assertThat(line.texts()).as("%s", line).hasSize(3).noneMatch(String::isBlank));
    }

    @Test
    void datesForProgramsAreWrittenAsExactlyAsTheyAreKnownAndReadBack() {
        List<Line> dates =
                CSV.stream().filter(line -> line.kind().equals("date")).toList();
        assertThat(dates)
                .hasSizeGreaterThan(80)
                .allSatisfy(line ->
                        assertThat(FuzzyDate.parse(line.value()).canonical()).isEqualTo(line.value()));
        JsonNode seminars = Objects.requireNonNull(RECORDS.get("activities/seminars-customs-border-guards-2002"));
        assertThat(seminars.path("date").asString()).isEqualTo("then 2002");
        assertThat(seminars.path("starts").asString()).isEqualTo("2002-01-01");
        assertThat(seminars.path("ends").asString()).isEqualTo("2002-12-31");
        assertThat(Objects.requireNonNull(RECORDS.get("return-and-resettlement/return-armenians-2002"))
                        .has("ends"))
                .as("no end is stated")
                .isFalse();
        assertThat(Objects.requireNonNull(RECORDS.get("projects/ct-norway-2008-2009"))
                        .path("date")
                        .asString())
                .isEqualTo("printed: 01 December 2008 — 31 November 2009 (2008-12)");
    }

    @Test
    void everyRecordThatIsNamedIsInTheFilesToo() {
        assertThat(CSV.stream().filter(line -> line.kind().equals("record")))
                .hasSizeGreaterThan(300)
                .allSatisfy(line -> assertThat(RECORDS).as("%s", line).containsKey(line.value()));
        assertThat(CSV).allSatisfy(line -> assertThat(RECORDS).containsKey(line.record()));
    }

    /** News are articles: their pages have no labels that a mark could stand beside. */
    @Test
    void whatThePagesMarkAsConcludedTheFilesMarkToo() {
        Map<String, String> labels = parsed("/record-dictionary.csv").stream()
                .collect(toMap(row -> row.get("field"), row -> row.get("label_en")));
        Map<String, Set<String>> marked = new TreeMap<>();
        CSV.stream()
                .filter(Line::inferred)
                .filter(line -> !line.record().startsWith("news/"))
                .forEach(line -> marked.computeIfAbsent(line.record(), first -> new TreeSet<>())
                        .add(labels.getOrDefault(line.field(), "")));
        Map<String, Set<String>> onPages = new TreeMap<>();
        RECORDS.forEach((name, record) -> {
            Document page = READER.page("/en" + record.path("page").asString().replaceFirst("#.*", ""));
            page.select("main dl.facts dd:has(> small)")
                    .forEach(value -> onPages.computeIfAbsent(name, first -> new TreeSet<>())
                            .add(Objects.requireNonNull(value.previousElementSibling())
                                    .text()));
        });
        assertThat(marked).hasSizeGreaterThan(10).containsExactlyInAnyOrderEntriesOf(onPages);
    }

    @Test
    void theDictionaryNamesExactlyTheFieldsOfTheCsvWithWhatTheyHold() {
        Map<String, Set<String>> records = new TreeMap<>();
        Map<String, Set<String>> words = new TreeMap<>();
        CSV.forEach(line -> {
            records.computeIfAbsent(line.field(), first -> new TreeSet<>()).add(line.record());
            Set<String> own = words.computeIfAbsent(line.field(), first -> new TreeSet<>());
            if (line.kind().equals("choice")) {
                own.add(line.value());
            }
        });
        List<CSVRecord> dictionary = parsed("/record-dictionary.csv");
        assertThat(dictionary.stream().map(row -> row.get("field"))).containsExactlyElementsOf(records.keySet());
        assertThat(dictionary).allSatisfy(row -> {
            String field = row.get("field");
            assertThat(row.get("records"))
                    .as(field)
                    .isEqualTo(String.valueOf(
                            Objects.requireNonNull(records.get(field)).size()));
            assertThat(row.get("words"))
                    .as(field)
                    .isEqualTo(String.join(" ", Objects.requireNonNull(words.get(field))));
            assertThat(Stream.of("label_en", "label_ru", "label_tk").map(row::get))
                    .as(field)
                    .noneMatch(String::isBlank);
        });
        assertThat(dictionary.getFirst().toMap().keySet())
                .containsExactlyInAnyOrder("field", "kind", "records", "words", "label_en", "label_ru", "label_tk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "tk"})
    void thePageOfTheFilesNamesThemTheLicenceAndEveryField(String language) {
        Document page = READER.page("/" + language + "/data/");
        assertThat(page.select("main ul a").eachAttr("href"))
                .containsExactly("/record.json", "/record.csv", "/record-dictionary.csv");
        assertThat(page.select("main").text())
                .contains(FILE.path("licence").path("text").path(language).asString())
                .contains("https://creativecommons.org/licenses/by/4.0/");
        Map<String, String> onPage = new LinkedHashMap<>();
        page.select("main table tbody tr")
                .forEach(row -> assertThat(onPage.put(
                                row.child(0).text(),
                                row.child(1).text() + " / " + row.child(3).text()))
                        .isNull());
        assertThat(onPage)
                .isEqualTo(parsed("/record-dictionary.csv").stream()
                        .collect(toMap(
                                row -> row.get("field"),
                                row -> row.get("label_" + language) + " / " + row.get("records"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/record.json", "/record.csv", "/record-dictionary.csv"})
    void whoHasAFileAlreadyIsToldSo(String path) {
        HttpResponse<byte[]> answer = READER.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Crawl.type(answer).replace(" ", ""))
                .isEqualToIgnoringCase(path.endsWith(".json") ? "application/json" : "text/csv;charset=utf-8");
        SafeAnswers.assertSafe(path, answer);
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).matches("\"[0-9a-f]+\"");
        HttpResponse<byte[]> again = READER.get(path, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).hasValue(tag);
        SafeAnswers.assertSafe(path, again);
        assertThat(READER.get(path, "If-None-Match", "\"0000\"").statusCode()).isEqualTo(200);
        HttpResponse<byte[]> packed = READER.get(path, "Accept-Encoding", "gzip");
        assertThat(Reader.unpacked(packed.body())).isEqualTo(answer.body());
    }

    /** No cell begins a formula: spreadsheets would run it. */
    @Test
    void noCellOfTheFilesIsAFormula() {
        for (String path : List.of("/record.csv", "/record-dictionary.csv")) {
            assertThat(parsed(path))
                    .allSatisfy(row ->
                            assertThat(row.values()).noneMatch(cell -> cell.matches("(?s)[=@\t\r].*|[+-](?!\\d).*")));
        }
    }

    private static Map<String, JsonNode> records() {
        Map<String, JsonNode> records = new LinkedHashMap<>();
        FILE.path("records")
                .forEach(record -> assertThat(records.put(record.path("record").asString(), record))
                        .as("twice: %s", record.path("record"))
                        .isNull());
        return records;
    }

    private static List<Line> linesOfTheJson() {
        List<Line> lines = new ArrayList<>();
        RECORDS.forEach((name, record) -> {
            Collection<String> inferred = record.path("inferred")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
            record.path("facts").forEachEntry((field, values) -> {
                int row = 1;
                for (JsonNode value : values) {
                    if (value.has("kind") && value.path("kind").isString()) {
                        lines.add(line(name, field, row, value, inferred.contains(field), record));
                    } else {
                        int of = row;
                        value.forEachEntry((column, cell) -> cell.forEach(
                                each -> lines.add(line(name, field + "." + column, of, each, false, record))));
                    }
                    row++;
                }
            });
        });
        return lines;
    }

    private static Line line(String name, String field, int row, JsonNode value, boolean inferred, JsonNode record) {
        assertThat(value.path("text").propertyNames()).containsExactlyElementsOf(LANGUAGES);
        return new Line(
                name,
                field,
                row,
                value.path("kind").asString(),
                value.path("value").asString(""),
                LANGUAGES.stream()
                        .map(language -> value.path("text").path(language).asString())
                        .toList(),
                inferred,
                record.path("source").asString());
    }

    private static List<Line> linesOfTheCsv() {
        return parsed("/record.csv").stream()
                .map(row -> {
                    assertThat(row.get("inferred")).isIn("", "yes");
                    return new Line(
                            row.get("record"),
                            row.get("field"),
                            Integer.parseInt(row.get("row")),
                            row.get("kind"),
                            row.get("value"),
                            LANGUAGES.stream()
                                    .map(language -> row.get("text_" + language))
                                    .toList(),
                            row.get("inferred").equals("yes"),
                            row.get("source"));
                })
                .toList();
    }

    private static List<CSVRecord> parsed(String path) {
        try (var parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(READER.text(path)))) {
            List<CSVRecord> rows = parser.getRecords();
            assertThat(rows)
                    .isNotEmpty()
                    .allSatisfy(
                            row -> assertThat(row.isConsistent()).as("%s", row).isTrue());
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertInAllLanguages(String what, JsonNode texts) {
        assertThat(texts.propertyNames()).as(what).containsExactlyInAnyOrderElementsOf(LANGUAGES);
        texts.forEach(text -> assertThat(text.asString()).as(what).isNotBlank());
    }
}
