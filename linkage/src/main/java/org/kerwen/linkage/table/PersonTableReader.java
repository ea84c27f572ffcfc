package org.kerwen.linkage.table;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kerwen.linkage.BadTable;
import org.kerwen.linkage.ColumnKind;

/** Reads a CSV file of persons. Each distinct text is looked at once; rows are numbers from the beginning. */
public final class PersonTableReader {

    private final Mapping mapping;
    private final Optional<String> truthColumn;

    /** @param truthColumn the column that says which rows are of one person, where it is known */
    public PersonTableReader(Mapping mapping, Optional<String> truthColumn) {
        this.mapping = mapping;
        this.truthColumn = truthColumn;
    }

    public PersonTable read(Path file) throws IOException, BadTable {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        }
    }

    /** Reads the whole table; refuses it with the line where it is broken. */
    public PersonTable read(InputStream in) throws IOException, BadTable {
        try (CsvReader csv = new CsvReader(new BufferedInputStream(in, 1 << 16))) {
            List<RawColumn> columns = columns(csv.header());
            RawColumn truth = truth(csv.header());
            int width = csv.header().size();
            int[] idPlaces = idPlaces(csv.header());
            Ids ids = idPlaces.length == 0 ? null : new Ids();
            int rows = 0;
            while (csv.next()) {
                if (csv.cells() != width) {
                    throw new BadTable(
                            "Line " + csv.line() + " has " + csv.cells() + " cells, but the first line names " + width
                                    + " columns. The line may be cut off, or a text with a delimiter lacks its quotation marks.");
                }
                for (RawColumn column : columns) {
                    column.take(csv, rows);
                }
                if (ids != null) {
                    csv.check(idPlaces[0]);
                    ids.add(csv.bytes(), csv.start(idPlaces[0]), csv.end(idPlaces[0]));
                }
                if (truth != null) {
                    truth.take(csv, rows);
                }
                rows++;
            }
            return new RawTable(rows, columns, ids, truth, mapping.dateFormat()).read();
        }
    }

    private List<RawColumn> columns(List<String> header) throws BadTable {
        Map<ColumnKind, List<Integer>> places = new EnumMap<>(ColumnKind.class);
        for (Map.Entry<String, ColumnKind> column : mapping.columns().entrySet()) {
            if (header.indexOf(column.getKey()) < 0) {
                throw new BadTable("The mapping names the column '" + column.getKey()
                        + "', which the table does not have. It has: " + String.join(", ", header) + ".");
            }
        }
        for (int place = 0; place < header.size(); place++) {
            ColumnKind kind = mapping.columns().get(header.get(place));
            if (kind != null && kind != ColumnKind.IGNORE && kind != ColumnKind.ID) {
                places.computeIfAbsent(kind, any -> new ArrayList<>()).add(place);
            }
        }
        List<RawColumn> columns = new ArrayList<>();
        places.forEach((kind, of) -> columns.add(
                new RawColumn(kind, of.stream().mapToInt(Integer::intValue).toArray())));
        return columns;
    }

    private int[] idPlaces(List<String> header) {
        return IntStream.range(0, header.size())
                .filter(place -> mapping.columns().get(header.get(place)) == ColumnKind.ID)
                .limit(1)
                .toArray();
    }

    private @Nullable RawColumn truth(List<String> header) throws BadTable {
        if (truthColumn.isEmpty()) {
            return null;
        }
        int place = header.indexOf(truthColumn.get());
        if (place < 0) {
            throw new BadTable("There is no column '" + truthColumn.get() + "'. The table has: "
                    + String.join(", ", header) + ".");
        }
        return new RawColumn(ColumnKind.ID, new int[] {place});
    }
}
