package org.kerwen.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.RecordReference;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The reading of one file: knows where it is, and gathers problems and pointers on its way. */
final class Reading {
    private final String file;
    private final List<Language> languages;
    private final List<PackProblem> problems;
    private List<Entry.Pointer> pointers = new ArrayList<>();
    private @Nullable String record;
    private @Nullable String field;

    Reading(String file, List<Language> languages, List<PackProblem> problems) {
        this.file = file;
        this.languages = languages;
        this.problems = problems;
    }

    List<Language> languages() {
        return languages;
    }

    String languagesAsText() {
        return languages.stream().map(Language::tag).collect(Collectors.joining(", "));
    }

    /** Notes what is wrong at this node; answers null so that a reader can return it. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // it answers null, which is of every type
    <T> @Nullable T wrong(Node node, String message) {
        problems.add(new PackProblem(file, line(node), record, field, message));
        return null;
    }

    void points(Node node, RecordReference to) {
        pointers.add(new Entry.Pointer(to, line(node), String.valueOf(field)));
    }

    /** A top-level record, or null with problems noted. */
    @Nullable
    Entry topLevel(Node node, Shape shape, int position) {
        if (!(node instanceof MappingNode mapping)) {
            return wrong(node, "expected a record with fields such as 'id: …'");
        }
        record = null;
        field = "id";
        String id = idOf(mapping);
        if (id == null) {
            return wrong(node, "expected an id of small Latin letters, digits and hyphens, at most 80");
        }
        record = id;
        field = null;
        pointers = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        Map<String, Object> values = values(mapping, shape, true, lines);
        record = null;
        field = null;
        return values == null ? null : new Entry(file, id, line(node), position, values, lines, pointers);
    }

    /** A record within a record. */
    @Nullable
    Entry entry(Node node, Shape shape) {
        if (!(node instanceof MappingNode mapping)) {
            return wrong(node, "expected fields such as 'what: …'");
        }
        String outer = field;
        Map<String, Integer> lines = new HashMap<>();
        Map<String, Object> values = values(mapping, shape, false, lines);
        field = outer;
        return values == null ? null : new Entry(file, "", line(node), 0, values, lines, List.of());
    }

    private @Nullable Map<String, Object> values(
            MappingNode mapping, Shape shape, boolean hasId, Map<String, Integer> lines) {
        int before = problems.size();
        Map<String, Object> values = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
            field = name;
            lines.put(name, line(tuple.getKeyNode()));
            if (!seen.add(name)) {
                wrong(tuple.getKeyNode(), "the field stands twice");
            } else if (!(hasId && name.equals("id"))) {
                read(tuple, name, shape, values);
            }
        }
        for (Field<?> expected : shape.fields()) {
            if (expected.required && !seen.contains(expected.name)) {
                field = expected.name;
                wrong(mapping, "the field is missing");
            }
        }
        checkInferred(mapping, shape, values);
        return problems.size() > before ? null : values;
    }

    private void read(NodeTuple tuple, String name, Shape shape, Map<String, Object> values) {
        Field<?> declared = shape.field(name).orElse(null);
        if (declared == null) {
            wrong(
                    tuple.getKeyNode(),
                    "no such field here; maybe one of "
                            + String.join(", ", Spelling.nearest(name, shape.fieldNames())));
            return;
        }
        Object value = declared.reader.read(tuple.getValueNode(), this);
        if (value != null) {
            values.put(name, value);
        }
    }

    private void checkInferred(MappingNode mapping, Shape shape, Map<String, Object> values) {
        if (values.get(Shape.INFERRED.name) instanceof List<?> names) {
            for (Object name : names) {
                if (shape.field(name.toString()).isEmpty()) {
                    field = Shape.INFERRED.name;
                    wrong(mapping, "'%s' is no field of this record".formatted(name));
                }
            }
        }
    }

    private static @Nullable String idOf(MappingNode mapping) {
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key
                    && key.getValue().equals("id")
                    && tuple.getValueNode() instanceof ScalarNode value
                    && value.getValue().matches("[a-z0-9]+(-[a-z0-9]+)*")
                    && value.getValue().length() <= 80) {
                return value.getValue();
            }
        }
        return null;
    }

    static int line(Node node) {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }
}
