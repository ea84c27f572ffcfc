package org.kerwen.site;

import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.RecordReference;
import org.kerwen.kernel.Words;
import org.kerwen.site.pages.DataPage;
import org.kerwen.site.pages.Frame;
import org.kerwen.site.pages.RecordPage.Table;
import org.kerwen.site.pages.RecordPage.Value;
import org.kerwen.web.Languages;
import org.kerwen.web.PublicAnswers;
import org.kerwen.web.PublicAnswers.View;
import org.kerwen.web.Texts;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** The public record for programs: as JSON, as CSV, with its data dictionary, and the page that explains them. */
@RestController
final class RecordFiles {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final PublishedRecord record;
    private final Frames frames;
    private final PublicAnswers answers;

    RecordFiles(PublishedRecord record, Frames frames, PublicAnswers answers) {
        this.record = record;
        this.frames = frames;
        this.answers = answers;
    }

    @GetMapping("/record.json")
    ResponseEntity<Resource> json(HttpServletRequest request) {
        return answers.largeFile(request, MediaType.APPLICATION_JSON, output -> json(published(), output));
    }

    @GetMapping("/record.csv")
    ResponseEntity<Resource> csv(HttpServletRequest request) {
        return answers.largeFile(request, CSV, output -> csv(published(), output));
    }

    @GetMapping("/record-dictionary.csv")
    ResponseEntity<Resource> dictionary(HttpServletRequest request) {
        return answers.largeFile(request, CSV, output -> dictionary(published(), output));
    }

    @GetMapping("/{language}/data/")
    ResponseEntity<byte[]> page(@PathVariable String language, HttpServletRequest request) {
        return answers.page(request, () -> {
            Published published = published();
            Texts texts = frames.texts(published, language);
            return new View("data.jte", page(published, texts));
        });
    }

    private DataPage page(Published published, Texts texts) {
        List<List<List<Value>>> rows = new ArrayList<>();
        fields(published)
                .forEach((name, field) -> rows.add(List.of(
                        List.of(new Value(name, null, "en")),
                        List.of(plain(texts.get("field." + name))),
                        field.kinds().stream()
                                .map(kind -> plain(texts.get("data.kind." + kind)))
                                .toList(),
                        List.of(plain(String.valueOf(field.records().size()))))));
        return new DataPage(
                frames.frame(
                        published,
                        texts,
                        Frame.Head.of(texts.get("data.title"), "/data/").described(texts.get("data.lede"))),
                texts.of(published.mission().licence()),
                published.mission().licenceAddress().toString(),
                new Table(
                        texts.get("data.dictionary"),
                        List.of(
                                texts.get("data.column.field"),
                                texts.get("data.column.label"),
                                texts.get("data.column.kind"),
                                texts.get("data.column.records")),
                        rows));
    }

    private static Value plain(String text) {
        return new Value(text, null, null);
    }

    private Published published() {
        return record.find().orElseThrow(NoMission::new);
    }

    /** The texts of the mission's own languages. */
    private List<Texts> languages(Published published) {
        return frames.offered(published.mission()).stream()
                .filter(language -> !language.equals(Languages.PSEUDO))
                .flatMap(language -> frames.textsOf(language).stream())
                .toList();
    }

    /** A field of the dictionary: how its values are written, in which records it stands, and the words of its closed list. */
    private record Described(Set<String> kinds, Set<RecordReference> records, Set<String> words) {}

    private static Map<String, Described> fields(Published published) {
        Map<String, Described> fields = new TreeMap<>();
        for (Face face : published.faces().values()) {
            for (Face.Entry entry : entries(face)) {
                Described field = fields.computeIfAbsent(
                        entry.field(), first -> new Described(new TreeSet<>(), new LinkedHashSet<>(), new TreeSet<>()));
                field.kinds().add(kind(entry.value()));
                field.records().add(face.record());
                if (entry.value() instanceof Known.Chosen chosen) {
                    field.words().add(chosen.choice().word());
                }
            }
        }
        return fields;
    }

    /** The facts, and with them the sentence under the title where it is no fact of its own. */
    private static List<Face.Fact> facts(Face face) {
        List<Face.Fact> facts = new ArrayList<>();
        if (face.lede() != null && face.values("lede").isEmpty()) {
            facts.add(new Face.Fact("summary", List.of(new Known.Told(face.lede())), false));
        }
        facts.addAll(face.facts());
        return facts;
    }

    private static List<Face.Entry> entries(Face face) {
        return new Face(
                        face.record(),
                        face.title(),
                        face.date(),
                        face.lede(),
                        face.gist(),
                        facts(face),
                        face.tables(),
                        face.source())
                .entries();
    }

    private static String kind(Known known) {
        return switch (known) {
            case Known.Told told -> "text";
            case Known.Printed printed -> "printed";
            case Known.Dated dated -> "date";
            case Known.Counted counted -> "number";
            case Known.Chosen chosen -> "choice";
            case Known.Named named -> "record";
            case Known.Former former -> "name";
            case Known.Stated stated -> "source";
        };
    }

    /** What programs compare and sort by; empty where a value is its text only. */
    private static String exact(Known known) {
        return switch (known) {
            case Known.Told told -> "";
            case Known.Printed printed -> printed.text();
            case Known.Dated dated -> dated.date().canonical();
            case Known.Counted counted -> String.valueOf(counted.number());
            case Known.Chosen chosen -> chosen.choice().word();
            case Known.Named named -> named.record().toString();
            case Known.Former former -> former.name().name();
            case Known.Stated stated -> stated.source();
        };
    }

    private void csv(Published published, OutputStream output) throws IOException {
        List<Texts> languages = languages(published);
        List<String> header = new ArrayList<>(List.of("record", "field", "row", "kind", "value"));
        languages.forEach(texts -> header.add("text_" + texts.language()));
        header.addAll(List.of("inferred", "source"));
        csv(output, header, printer -> {
            for (Face face : published.faces().values()) {
                for (Face.Fact fact : facts(face)) {
                    int row = 1;
                    for (Known known : fact.values()) {
                        print(printer, face, fact.field(), row++, known, fact.inferred(), published, languages);
                    }
                }
                for (Face.Table table : face.tables()) {
                    int row = 1;
                    for (List<List<Known>> cells : table.rows()) {
                        for (int i = 0; i < cells.size(); i++) {
                            String field = table.field() + "." + table.columns().get(i);
                            for (Known known : cells.get(i)) {
                                print(printer, face, field, row, known, false, published, languages);
                            }
                        }
                        row++;
                    }
                }
            }
        });
    }

    private static void print(
            CSVPrinter printer,
            Face face,
            String field,
            int row,
            Known known,
            boolean inferred,
            Published published,
            List<Texts> languages)
            throws IOException {
        List<Object> line = new ArrayList<>(List.of(face.record(), field, row, kind(known), exact(known)));
        for (Texts texts : languages) {
            Value value = new Wording(published, texts).value(known);
            if (value == null) {
                return;
            }
            line.add(value.text());
        }
        line.add(inferred ? "yes" : "");
        line.add(face.source());
        printer.printRecord(line);
    }

    private void dictionary(Published published, OutputStream output) throws IOException {
        List<Texts> languages = languages(published);
        List<String> header = new ArrayList<>(List.of("field", "kind", "records", "words"));
        languages.forEach(texts -> header.add("label_" + texts.language()));
        csv(output, header, printer -> {
            for (Map.Entry<String, Described> field : fields(published).entrySet()) {
                List<Object> line = new ArrayList<>(List.of(
                        field.getKey(),
                        String.join(" ", field.getValue().kinds()),
                        field.getValue().records().size(),
                        String.join(" ", field.getValue().words())));
                languages.forEach(texts -> line.add(texts.get("field." + field.getKey())));
                printer.printRecord(line);
            }
        });
    }

    /** Prints the lines of a CSV file. */
    private interface Lines {
        void print(CSVPrinter printer) throws IOException;
    }

    private static void csv(OutputStream output, List<String> header, Lines lines) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
        CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180);
        printer.printRecord(header);
        lines.print(printer);
        printer.flush();
    }

    private void json(Published published, OutputStream output) {
        List<Texts> languages = languages(published);
        try (JsonGenerator json = JSON.createGenerator(output)) {
            json.writeStartObject();
            json.writeStringProperty("mission", published.mission().id());
            json.writePOJOProperty("name", texts(published.mission().name()));
            json.writePOJOProperty(
                    "languages",
                    languages.stream().map(each -> each.language().tag()).toList());
            // In one order, whatever the JVM: the same record gives the same bytes.
            json.writeObjectPropertyStart("licence");
            json.writePOJOProperty("text", texts(published.mission().licence()));
            json.writeStringProperty(
                    "address", published.mission().licenceAddress().toString());
            json.writeEndObject();
            json.writeArrayPropertyStart("records");
            for (Face face : published.faces().values()) {
                json.writePOJO(record(face, published, languages));
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static Map<String, Object> record(Face face, Published published, List<Texts> languages) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("record", face.record().toString());
        record.put("page", published.path(face.record()));
        record.put("title", texts(face.title()));
        put(record, "date", face.date() == null ? null : face.date().canonical());
        put(
                record,
                "starts",
                face.date() == null ? null : face.date().earliest().toString());
        put(record, "ends", face.date() == null ? null : ends(face.date()));
        Map<String, Object> facts = new LinkedHashMap<>();
        List<String> inferred = new ArrayList<>();
        for (Face.Fact fact : facts(face)) {
            facts.put(fact.field(), values(fact.values(), published, languages));
            if (fact.inferred()) {
                inferred.add(fact.field());
            }
        }
        for (Face.Table table : face.tables()) {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (List<List<Known>> cells : table.rows()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 0; i < cells.size(); i++) {
                    row.put(table.columns().get(i), values(cells.get(i), published, languages));
                }
                rows.add(row);
            }
            facts.put(table.field(), rows);
        }
        record.put("facts", facts);
        record.put("inferred", inferred);
        record.put("source", face.source());
        return record;
    }

    private static @Nullable String ends(FuzzyDate date) {
        return date.latest().map(Object::toString).orElse(null);
    }

    private static List<Map<String, Object>> values(List<Known> known, Published published, List<Texts> languages) {
        List<Map<String, Object>> values = new ArrayList<>();
        for (Known each : known) {
            Map<String, String> inLanguages = new LinkedHashMap<>();
            for (Texts texts : languages) {
                Value value = new Wording(published, texts).value(each);
                if (value != null) {
                    inLanguages.put(texts.language().tag(), value.text());
                }
            }
            if (!inLanguages.isEmpty()) {
                Map<String, Object> value = new LinkedHashMap<>();
                value.put("kind", kind(each));
                if (!exact(each).isEmpty()) {
                    value.put("value", exact(each));
                }
                value.put("text", inLanguages);
                values.add(value);
            }
        }
        return values;
    }

    private static Map<String, String> texts(Words words) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<Language, String> text : words.byLanguage().entrySet()) {
            texts.put(text.getKey().tag(), text.getValue());
        }
        return texts;
    }

    private static void put(Map<String, Object> record, String name, @Nullable Object value) {
        if (value != null) {
            record.put(name, value);
        }
    }
}
