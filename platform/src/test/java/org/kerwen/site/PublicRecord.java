package org.kerwen.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kerwen.testing.RunningKerwen;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What record.json says, for tests that compare pages with it. */
record PublicRecord(String id, String page, JsonNode json) {
    private static final List<PublicRecord> ALL = read();

    /** That a record names another one in a field; of a table the field and the column. */
    record Naming(PublicRecord by, String field, String named) {}

    static List<PublicRecord> all() {
        return ALL;
    }

    static PublicRecord of(String id) {
        return ALL.stream().filter(each -> each.id.equals(id)).findFirst().orElseThrow();
    }

    static List<PublicRecord> ofSection(String path) {
        return ALL.stream()
                .filter(each -> each.page.startsWith("/" + path + "/") && !each.page.contains("#"))
                .toList();
    }

    String kind() {
        return id.substring(0, id.indexOf('/'));
    }

    String title(String language) {
        return json.path("title").path(language).asString();
    }

    /** The exact values of a field; empty where there are none. */
    List<String> values(String field) {
        List<String> values = new ArrayList<>();
        json.path("facts")
                .path(field)
                .values()
                .forEach(value -> values.add(value.path("value").asString()));
        return values;
    }

    List<Naming> namings() {
        List<Naming> namings = new ArrayList<>();
        for (Map.Entry<String, JsonNode> fact : json.path("facts").properties()) {
            for (JsonNode value : fact.getValue().values()) {
                if (value.has("kind") && value.path("kind").isString()) {
                    add(namings, fact.getKey(), value);
                } else {
                    for (Map.Entry<String, JsonNode> cell : value.properties()) {
                        cell.getValue()
                                .values()
                                .forEach(each -> add(namings, fact.getKey() + "." + cell.getKey(), each));
                    }
                }
            }
        }
        return namings;
    }

    private void add(List<Naming> namings, String field, JsonNode value) {
        if (value.path("kind").asString().equals("record")) {
            namings.add(new Naming(this, field, value.path("value").asString()));
        }
    }

    private static List<PublicRecord> read() {
        JsonNode json = JsonMapper.builder()
                .build()
                .readTree(RunningKerwen.normal().reader().text("/record.json"));
        List<PublicRecord> all = new ArrayList<>();
        for (JsonNode record : json.path("records").values()) {
            all.add(new PublicRecord(
                    record.path("record").asString(), record.path("page").asString(), record));
        }
        return List.copyOf(all);
    }
}
