package org.kerwen.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.testing.Crawl;
import org.kerwen.testing.Reader;
import org.kerwen.testing.RunningKerwen;
import tools.jackson.databind.JsonNode;

/** The files have what the pages have: all of it, the same in each, and nothing that is withheld. */
class RecordFilesTest {
    private static final Reader READER = RunningKerwen.normal().reader();
    private static final List<String> FILES = List.of("/record.json", "/record.csv", "/record-dictionary.csv");

    /** They stand around the record, not in it. */
    private static final Set<String> NO_RECORDS = Set.of("mission", "hotline-lines", "pages");

    /** Where the table of facts calls a field otherwise. */
    private static final Map<String, String> FIELDS = Map.of(
            "sources/printed", "address",
            "figures/claims.saidByName", "claims.saidBy",
            "figures/claims.reason", "withheld",
            "projects/withheld.reason", "withheld",
            "activities/withheld.reason", "withheld",
            "organisations/formerly.name", "formerly",
            "organisations/formerly.from", "formerly",
            "organisations/formerly.until", "formerly",
            "organisations/formerly.note", "formerly",
            "advice/check", "checks");

    static List<Fact> facts() {
        return Fact.all().stream()
                .filter(fact -> fact.publish() && !NO_RECORDS.contains(fact.kind()))
                .toList();
    }

    static Stream<Fact> withheld() {
        return Fact.all().stream().filter(fact -> !fact.publish());
    }

    @Test
    void everyRecordOfTheSiteMapIsInTheFileAndNoOther() throws Exception {
        Set<String> pages = new TreeSet<>();
        MachineFilesTest.siteMap().keySet().forEach(url -> {
            String path = url.substring(READER.address().length()).replaceFirst("^/[^/]+", "");
            if (path.matches("/[a-z-]+/[a-z0-9-]+/")) {
                pages.add(path);
            }
        });
        READER.page("/en/chronicle/")
                .select("ol.chronicle > li")
                .eachAttr("id")
                .forEach(id -> pages.add("/chronicle/#" + id));
        assertThat(RecordFile.all().stream().map(RecordFile.Entry::page))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(pages)
                .hasSizeGreaterThan(180);
    }

    @Test
    void theFileSaysWhoseItIsAndHowItMayBeUsed() {
        JsonNode file = RecordFile.JSON.readTree(READER.text("/record.json"));
        assertThat(file.get("mission").asString()).isEqualTo("turkmenistan");
        assertThat(RecordFile.texts(file.get("name"))).containsOnlyKeys(RecordFile.LANGUAGES);
        assertThat(file.get("languages").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(RecordFile.LANGUAGES);
        assertThat(RecordFile.texts(file.get("licence").get("text"))).containsOnlyKeys(RecordFile.LANGUAGES);
        String licence = file.get("licence").get("address").asString();
        assertThat(licence).startsWith("https://");
        for (String language : RecordFile.LANGUAGES) {
            assertThat(READER.page("/" + language + "/data/").select("main").text())
                    .contains(licence)
                    .contains(file.get("licence").get("text").get(language).asString());
        }
    }

    @Test
    void everyFactIsInBothFilesByRecordFieldAndText() throws IOException {
        Map<String, List<String>> json = new HashMap<>();
        for (RecordFile.Entry entry : RecordFile.all()) {
            for (RecordFile.Value value : entry.values()) {
                texts(json, entry.record(), value.field()).add(value.text().getOrDefault("en", ""));
            }
        }
        for (JsonNode record :
                RecordFile.JSON.readTree(READER.text("/record.json")).get("records")) {
            if (record.has("summary")) {
                texts(json, record.get("record").asString(), "summary")
                        .add(record.get("summary").get("en").asString());
            }
        }
        Map<String, List<String>> csv = new HashMap<>();
        for (CSVRecord line : csv("/record.csv")) {
            texts(csv, line.get("record"), line.get("field")).add(line.get("text_en"));
        }
        List<String> missing = new ArrayList<>();
        for (Fact fact : facts()) {
            if (!has(json, fact)) {
                missing.add("record.json: " + fact + "; there stands " + texts(json, fact.record(), field(fact)));
            }
            if (!has(csv, fact)) {
                missing.add("record.csv: " + fact + "; there stands " + texts(csv, fact.record(), field(fact)));
            }
        }
        assertThat(missing).as("%d missing", missing.size()).isEmpty();
        assertThat(facts()).hasSizeGreaterThan(1_300);
    }

    private static boolean has(Map<String, List<String>> file, Fact fact) {
        boolean part = fact.field().startsWith("formerly.");
        return texts(file, fact.record(), field(fact)).stream()
                .anyMatch(text -> text.equals(fact.value()) || (part && text.contains(fact.value())));
    }

    private static String field(Fact fact) {
        return FIELDS.getOrDefault(fact.kind() + "/" + fact.field(), fact.field());
    }

    private static List<String> texts(Map<String, List<String>> file, String record, String field) {
        return file.computeIfAbsent(record + " " + field, first -> new ArrayList<>());
    }

    /** Files that the crawl reaches, and those that it does not: feeds of sections, site maps. */
    @ParameterizedTest
    @MethodSource("withheld")
    void whatIsWithheldStandsInNoFile(Fact fact) {
        List<String> files = new ArrayList<>(FILES);
        for (Section section : Section.values()) {
            files.add("/sitemap/" + section.path + ".xml");
            if (section.hasFeed()) {
                for (String language : RecordFile.LANGUAGES) {
                    files.add("/" + language + "/" + section.path + "/feed.rss");
                    files.add("/" + language + "/" + section.path + "/feed.atom");
                }
            }
        }
        for (String file : files) {
            assertThat(TEXT.computeIfAbsent(file, path -> READER.text(path)))
                    .as("%s in %s", fact, file)
                    .isNotEmpty()
                    .doesNotContainIgnoringCase(fact.value());
        }
    }

    private static final Map<String, String> TEXT = new HashMap<>();

    @Test
    void theCsvHasTheSameValuesAsTheJson() throws IOException {
        List<List<String>> fromJson = new ArrayList<>();
        for (RecordFile.Entry entry : RecordFile.all()) {
            for (RecordFile.Value value : entry.values()) {
                List<String> line = new ArrayList<>(List.of(
                        entry.record(), value.field(), String.valueOf(value.row()), value.kind(), value.exact()));
                RecordFile.LANGUAGES.forEach(language -> line.add(value.text().getOrDefault(language, "")));
                line.add(entry.source());
                fromJson.add(line);
            }
        }
        List<List<String>> fromCsv = new ArrayList<>();
        Set<String> inferredInCsv = new TreeSet<>();
        for (CSVRecord line : csv("/record.csv")) {
            List<String> values = new ArrayList<>();
            for (String column :
                    List.of("record", "field", "row", "kind", "value", "text_en", "text_ru", "text_tk", "source")) {
                values.add(line.get(column));
            }
            fromCsv.add(values);
            assertThat(line.get("inferred")).isIn("", "yes");
            if (line.get("inferred").equals("yes")) {
                inferredInCsv.add(line.get("record") + " " + line.get("field"));
            }
        }
        assertThat(fromCsv).containsExactlyInAnyOrderElementsOf(fromJson).hasSizeGreaterThan(1_500);
        Set<String> inferredInJson = new TreeSet<>();
        for (JsonNode record :
                RecordFile.JSON.readTree(READER.text("/record.json")).get("records")) {
            record.get("inferred")
                    .forEach(field -> inferredInJson.add(record.get("record").asString() + " " + field.asString()));
        }
        assertThat(inferredInCsv).isEqualTo(inferredInJson).hasSizeGreaterThan(10);
    }

    @Test
    void theDictionaryNamesExactlyTheFieldsThatThereAreWithTheirRecordsAndWords() throws IOException {
        Map<String, Set<String>> records = new HashMap<>();
        Map<String, Set<String>> words = new HashMap<>();
        for (CSVRecord line : csv("/record.csv")) {
            records.computeIfAbsent(line.get("field"), first -> new TreeSet<>()).add(line.get("record"));
            if (line.get("kind").equals("choice")) {
                words.computeIfAbsent(line.get("field"), first -> new TreeSet<>())
                        .add(line.get("value"));
            }
        }
        Set<String> named = new HashSet<>();
        for (CSVRecord line : csv("/record-dictionary.csv")) {
            String field = line.get("field");
            assertThat(named.add(field)).as("twice: %s", field).isTrue();
            assertThat(line.get("records"))
                    .as(field)
                    .isEqualTo(String.valueOf(
                            Objects.requireNonNull(records.get(field)).size()));
            assertThat(line.get("words")).as(field).isEqualTo(String.join(" ", words.getOrDefault(field, Set.of())));
            for (String language : RecordFile.LANGUAGES) {
                assertThat(line.get("label_" + language)).as(field).isNotBlank();
            }
        }
        assertThat(named).containsExactlyInAnyOrderElementsOf(records.keySet());
        for (String language : RecordFile.LANGUAGES) {
            assertThat(READER.page("/" + language + "/data/")
                            .select("main tbody tr > td:first-child")
                            .eachText())
                    .containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @Test
    void everyTextIsThereInEveryLanguage() throws IOException {
        for (RecordFile.Entry entry : RecordFile.all()) {
            assertThat(entry.title()).as(entry.record()).containsOnlyKeys(RecordFile.LANGUAGES);
            for (RecordFile.Value value : entry.values()) {
                assertThat(value.text()).as("%s %s", entry.record(), value).containsOnlyKeys(RecordFile.LANGUAGES);
                assertThat(value.text().values())
                        .as("%s %s", entry.record(), value)
                        .noneMatch(String::isBlank);
            }
        }
        for (CSVRecord line : csv("/record.csv")) {
            for (String language : RecordFile.LANGUAGES) {
                assertThat(line.get("text_" + language)).as(line.toString()).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/record.json", "/record.csv", "/record-dictionary.csv"})
    void aProgramThatHasTheFileAlreadyIsToldSo(String path) {
        HttpResponse<byte[]> answer = READER.get(path);
        assertThat(Crawl.type(answer)).startsWith(path.endsWith("json") ? "application/json" : "text/csv");
        SafeAnswers.assertSafe(path, answer);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("max-age");
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> again = READER.get(path, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        SafeAnswers.assertSafe(path, again);
        assertThat(READER.get(path, "If-None-Match", "\"0000\"").statusCode()).isEqualTo(200);
        HttpResponse<byte[]> packed = READER.get(path, "Accept-Encoding", "gzip");
        assertThat(packed.body().length).isLessThan(answer.body().length / 2);
        assertThat(Reader.unpacked(packed.body())).isEqualTo(answer.body());
    }

    /** A spreadsheet runs a cell that begins so; whoever opens the file must not run what somebody wrote. */
    @Test
    void noCellBeginsAsAFormula() throws IOException {
        for (CSVRecord line : csv("/record.csv")) {
            for (String cell : line) {
                assertThat(cell).doesNotStartWith("=").doesNotStartWith("@").doesNotContain("\u0000");
            }
        }
    }

    private static List<CSVRecord> csv(String path) throws IOException {
        try (var parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(READER.text(path)))) {
            List<CSVRecord> lines = parser.getRecords();
            assertThat(lines).as(path).isNotEmpty().allMatch(CSVRecord::isConsistent);
            return lines;
        }
    }
}
