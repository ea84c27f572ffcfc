package org.kerwen.site;

import static org.kerwen.site.db.Tables.CHRONICLE_ENTRY;
import static org.kerwen.site.db.Tables.CHRONICLE_RECORD;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.kerwen.kernel.ChronicleEntryId;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.RecordReference;
import org.kerwen.kernel.Sourced;
import org.kerwen.kernel.Words;
import org.kerwen.pack.Entry;
import org.kerwen.pack.Field;
import org.kerwen.pack.PackSection;
import org.kerwen.pack.Rows;
import org.kerwen.pack.Shape;
import org.kerwen.site.db.tables.records.ChronicleEntryRecord;

/** The chronicle: {@code chronicle.yaml} and its tables. */
final class ChronicleStore implements PackSection {
    private static final Field<Integer> PARAGRAPH = Field.number("paragraph").required();
    private static final Field<FuzzyDate> DATE = Field.date("date").required();
    private static final Field<Words> TEXT = Field.words("text").required();
    private static final Field<List<RecordReference>> RECORDS =
            Field.records("records").required();

    @Override
    public Shape shape() {
        return Shape.of("chronicle", PARAGRAPH, DATE, TEXT, RECORDS);
    }

    @Override
    public void write(DSLContext database, List<Entry> entries) {
        for (Entry entry : entries) {
            Sourced sourced = entry.sourced();
            FuzzyDate date = entry.get(DATE);
            ChronicleEntryRecord row = new ChronicleEntryRecord();
            row.setId(entry.id());
            row.setParagraph(entry.get(PARAGRAPH));
            row.setDate(date);
            row.setStarts(date.earliest());
            row.setText(entry.get(TEXT));
            row.setSource(sourced.source());
            row.setInferred(sourced.inferred().stream().sorted().toArray(String[]::new));
            Rows.upsert(database, CHRONICLE_ENTRY, CHRONICLE_ENTRY.ID, row);
            Rows.tie(
                    database,
                    CHRONICLE_RECORD,
                    Map.of(CHRONICLE_RECORD.ENTRY, entry.id()),
                    CHRONICLE_RECORD.POSITION,
                    CHRONICLE_RECORD.RECORD,
                    entry.get(RECORDS));
        }
    }

    @Override
    public void removeAllBut(DSLContext database, Set<String> ids) {
        database.deleteFrom(CHRONICLE_ENTRY)
                .where(CHRONICLE_ENTRY.ID.notIn(ids))
                .execute();
    }

    static List<ChronicleEntry> all(DSLContext database) {
        var records = DSL.multiset(DSL.select(CHRONICLE_RECORD.RECORD)
                        .from(CHRONICLE_RECORD)
                        .where(CHRONICLE_RECORD.ENTRY.eq(CHRONICLE_ENTRY.ID))
                        .orderBy(CHRONICLE_RECORD.POSITION))
                .convertFrom(rows -> rows.map(row -> RecordReference.parse(row.value1())));
        return database.select(CHRONICLE_ENTRY, records)
                .from(CHRONICLE_ENTRY)
                .orderBy(CHRONICLE_ENTRY.PARAGRAPH)
                .fetch(row -> new ChronicleEntry(
                        new ChronicleEntryId(row.value1().getId()),
                        row.value1().getParagraph(),
                        row.value1().getDate(),
                        row.value1().getText(),
                        row.value2()));
    }
}
