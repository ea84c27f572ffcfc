package org.kerwen.site;

import static org.kerwen.site.db.Tables.CHRONICLE_ENTRY;
import static org.kerwen.site.db.Tables.CHRONICLE_RECORD;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.TableField;
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
import org.kerwen.pack.Ties;
import org.kerwen.site.db.tables.records.ChronicleEntryRecord;

/** The chronicle: {@code chronicle.yaml} and its tables. */
final class ChronicleStore implements PackSection {
    private static final Field<Integer> PARAGRAPH = Field.number("paragraph").required();
    private static final Field<FuzzyDate> DATE = Field.date("date").required();
    private static final Field<Words> TEXT = Field.words("text").required();
    private static final Field<List<RecordReference>> RECORDS =
            Field.records("records").required();

    private static final Ties<RecordReference> RECORD_LIST = Ties.plain(
            CHRONICLE_RECORD,
            CHRONICLE_RECORD.ENTRY,
            CHRONICLE_RECORD.POSITION,
            CHRONICLE_RECORD.RECORD,
            RecordReference::parse);

    @Override
    public Shape shape() {
        return Shape.of("chronicle", PARAGRAPH, DATE, TEXT, RECORDS);
    }

    @Override
    public TableField<?, String> id() {
        return CHRONICLE_ENTRY.ID;
    }

    @Override
    public void write(DSLContext database, List<Entry> entries) {
        Rows.upsert(database, CHRONICLE_ENTRY.ID, entries, ChronicleStore::row);
        RECORD_LIST.write(database, entries, RECORDS);
    }

    private static ChronicleEntryRecord row(Entry entry) {
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
        return row;
    }

    static List<ChronicleEntry> all(DSLContext database) {
        return database.select(CHRONICLE_ENTRY, RECORD_LIST.of(CHRONICLE_ENTRY.ID))
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
