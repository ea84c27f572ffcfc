package org.kerwen.linkage.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kerwen.linkage.BadTable;
import org.kerwen.linkage.ColumnKind;

/**
 * Says what each column of a table holds.
 *
 * @param columns the kind of each column by its name; columns that are not named are left out
 * @param dateFormat the order in which dates are written, where it was declared
 */
public record Mapping(Map<String, ColumnKind> columns, Optional<String> dateFormat) {

    private static final String DATE_FORMAT = "date_format";

    public Mapping {
        columns = Map.copyOf(columns);
    }

    /** Reads a flat YAML file: a line {@code column: kind} for each column, and perhaps {@code date_format: …}. */
    public static Mapping read(Path file) throws IOException, BadTable {
        return parse(Files.readAllLines(file), file.getFileName().toString());
    }

    static Mapping parse(List<String> lines, String name) throws BadTable {
        Map<String, ColumnKind> columns = new LinkedHashMap<>();
        Optional<String> format = Optional.empty();
        for (int i = 0; i < lines.size(); i++) {
            String line = withoutComment(lines.get(i).replace("\uFEFF", "")).strip();
            if (line.isEmpty() || line.equals("---") || line.equals("...")) {
                continue;
            }
            String place = name + ", line " + (i + 1) + ": ";
            int colon = endOfKey(line);
            if (colon < 0) {
                throw new BadTable(place + "this is not 'column: kind'. The mapping is a flat list of such lines.");
            }
            String column = bare(line.substring(0, colon));
            String value = bare(line.substring(colon + 1));
            if (column.equals(DATE_FORMAT)) {
                format = Optional.of(value);
                continue;
            }
            ColumnKind kind = ColumnKind.of(value)
                    .orElseThrow(() -> new BadTable(place + "'" + value + "' is no kind of column. Use one of: "
                            + Arrays.stream(ColumnKind.values())
                                    .map(ColumnKind::word)
                                    .collect(Collectors.joining(", "))
                            + "."));
            if (columns.put(column, kind) != null) {
                throw new BadTable(place + "the column '" + column + "' is named twice.");
            }
        }
        if (columns.isEmpty()) {
            throw new BadTable(name + ": no column is named. Write a line 'column: kind' for each.");
        }
        return new Mapping(columns, format);
    }

    private static String withoutComment(String line) {
        if (line.startsWith("#")) {
            return "";
        }
        int comment = line.indexOf(" #", Math.max(line.lastIndexOf('"'), line.lastIndexOf('\'')) + 1);
        return comment < 0 ? line : line.substring(0, comment);
    }

    private static int endOfKey(String line) {
        char quote = line.charAt(0);
        if (quote == '"' || quote == '\'') {
            int close = line.indexOf(quote, 1);
            return close < 0 ? -1 : line.indexOf(':', close);
        }
        int colon = line.indexOf(": ");
        return colon < 0 && line.endsWith(":") ? line.length() - 1 : colon;
    }

    private static String bare(String text) {
        String stripped = text.strip();
        if (stripped.length() >= 2
                && (stripped.charAt(0) == '"' || stripped.charAt(0) == '\'')
                && stripped.charAt(stripped.length() - 1) == stripped.charAt(0)) {
            return stripped.substring(1, stripped.length() - 1).strip();
        }
        return stripped;
    }
}
