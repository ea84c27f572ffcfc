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

    private static final int BYTES_OF_BATCH = 1 << 17;

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
            List<Integer> wanted = new ArrayList<>();
            List<RawColumn> columns = columns(csv.header(), wanted);
            RawColumn truth = truth(csv.header(), wanted);
            List<RawColumn> all = new ArrayList<>(columns);
            if (truth != null) {
                all.add(truth);
            }
            int[] places = wanted.stream().mapToInt(Integer::intValue).toArray();
            int[] idPlaces = idPlaces(csv.header());
            Ids ids = idPlaces.length == 0 ? null : new Ids();
            int rows = 0;
            try (Intake intake = new Intake(all)) {
                RowBatch batch = new RowBatch(places.length, 0, BYTES_OF_BATCH);
                while (csv.next()) {
                    refuseOtherWidth(csv);
                    for (int place : places) {
                        csv.check(place);
                        batch.add(csv.bytes(), csv.start(place), csv.end(place));
                    }
                    if (ids != null) {
                        csv.check(idPlaces[0]);
                        ids.add(csv.bytes(), csv.start(idPlaces[0]), csv.end(idPlaces[0]));
                    }
                    rows++;
                    if (batch.isFull()) {
                        intake.take(batch);
                        batch = new RowBatch(places.length, rows, batch.length() + batch.length() / 8);
                    }
                }
                intake.take(batch);
                intake.finish();
            }
            return new RawTable(rows, columns, ids, truth, mapping.dateFormat()).read();
        }
    }

    private static void refuseOtherWidth(CsvReader csv) throws BadTable {
        int width = csv.header().size();
        if (csv.cells() != width) {
            throw new BadTable(
                    "Line " + csv.line() + " has " + csv.cells() + " cells, but the first line names " + width
                            + " columns. The line may be cut off, or a text with a delimiter lacks its quotation marks.");
        }
    }

    /** @param wanted takes the places of the cells that the columns are made of */
    private List<RawColumn> columns(List<String> header, List<Integer> wanted) throws BadTable {
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
        places.forEach((kind, of) -> {
            int first = wanted.size();
            wanted.addAll(of);
            columns.add(
                    new RawColumn(kind, IntStream.range(first, wanted.size()).toArray()));
        });
        return columns;
    }

    private int[] idPlaces(List<String> header) {
        return IntStream.range(0, header.size())
                .filter(place -> mapping.columns().get(header.get(place)) == ColumnKind.ID)
                .limit(1)
                .toArray();
    }

    private @Nullable RawColumn truth(List<String> header, List<Integer> wanted) throws BadTable {
        if (truthColumn.isEmpty()) {
            return null;
        }
        int place = header.indexOf(truthColumn.get());
        if (place < 0) {
            throw new BadTable("There is no column '" + truthColumn.get() + "'. The table has: "
                    + String.join(", ", header) + ".");
        }
        wanted.add(place);
        return new RawColumn(ColumnKind.ID, new int[] {wanted.size() - 1});
    }
}
