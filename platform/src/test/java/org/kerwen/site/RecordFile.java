package org.kerwen.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kerwen.testing.Reader;
import org.kerwen.testing.RunningKerwen;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The record as {@code /record.json} has it, read once: what other pages are compared with. */
final class RecordFile {
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final List<String> LANGUAGES = List.of("en", "ru", "tk");

    private static final List<Entry> ALL = read(RunningKerwen.normal().reader());

    /**
     * A value in a record.
     *
     * @param field its field; of a table the field and the column
     * @param row its number in the field, or its row in the table, from 1
     */
    record Value(String field, int row, String kind, String exact, Map<String, String> text) {}

    /** A record. */
    record Entry(String record, String page, Map<String, String> title, String source, List<Value> values) {
        String kind() {
            return record.substring(0, record.indexOf('/'));
        }

        String id() {
            return record.substring(record.indexOf('/') + 1);
        }

        List<Value> values(String field) {
            return values.stream().filter(value -> value.field.equals(field)).toList();
        }

        /** The ids of the records of a kind that it names in these fields. */
        List<String> named(String kind, List<String> fields) {
            return values.stream()
                    .filter(value -> fields.contains(value.field)
                            && value.kind.equals("record")
                            && value.exact.startsWith(kind + "/"))
                    .map(value -> value.exact.substring(kind.length() + 1))
                    .distinct()
                    .toList();
        }
    }

    static List<Entry> all() {
        return ALL;
    }

    static List<Entry> ofKind(String kind) {
        return ALL.stream().filter(entry -> entry.kind().equals(kind)).toList();
    }

    static Entry of(String record) {
        return ALL.stream()
                .filter(entry -> entry.record.equals(record))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no record " + record));
    }

    private static List<Entry> read(Reader reader) {
        List<Entry> entries = new ArrayList<>();
        for (JsonNode record : JSON.readTree(reader.text("/record.json")).get("records")) {
            List<Value> values = new ArrayList<>();
            for (Map.Entry<String, JsonNode> fact : record.get("facts").properties()) {
                int row = 1;
                for (JsonNode value : fact.getValue()) {
                    if (value.has("text") && value.get("text").isObject()) {
                        values.add(value(fact.getKey(), row, value));
                    } else {
                        for (Map.Entry<String, JsonNode> cell : value.properties()) {
                            for (JsonNode each : cell.getValue()) {
                                values.add(value(fact.getKey() + "." + cell.getKey(), row, each));
                            }
                        }
                    }
                    row++;
                }
            }
            entries.add(new Entry(
                    record.get("record").asString(),
                    record.get("page").asString(),
                    texts(record.get("title")),
                    record.get("source").asString(),
                    List.copyOf(values)));
        }
        return List.copyOf(entries);
    }

    private static Value value(String field, int row, JsonNode value) {
        return new Value(
                field,
                row,
                value.get("kind").asString(),
                value.has("value") ? value.get("value").asString() : "",
                texts(value.get("text")));
    }

    static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties()
                .forEach(text -> texts.put(text.getKey(), text.getValue().asString()));
        return texts;
    }

    private RecordFile() {}
}
