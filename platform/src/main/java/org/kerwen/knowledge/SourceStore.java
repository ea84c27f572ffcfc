package org.kerwen.knowledge;

import static org.kerwen.knowledge.db.Tables.SOURCE;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.SourceId;
import org.kerwen.kernel.Words;
import org.kerwen.knowledge.db.tables.records.SourceRecord;
import org.kerwen.pack.Entry;
import org.kerwen.pack.Field;
import org.kerwen.pack.PackSection;
import org.kerwen.pack.Rows;
import org.kerwen.pack.Shape;

/** Sources: {@code sources.yaml} and its table. */
final class SourceStore implements PackSection {
    private static final Field<Words> TITLE = Field.words("title").required();
    private static final Field<String> PUBLISHER = Field.text("publisher");
    private static final Field<SourceKind> KIND =
            Field.choice("kind", SourceKind.class).required();
    private static final Field<String> PRINTED = Field.text("printed");
    private static final Field<FuzzyDate> DATE = Field.date("date");
    private static final Field<Words> NOTE = Field.words("note");

    @Override
    public Shape shape() {
        return Shape.of("sources", TITLE, PUBLISHER, KIND, PRINTED, DATE, NOTE);
    }

    @Override
    public TableField<?, String> id() {
        return SOURCE.ID;
    }

    @Override
    public void write(DSLContext database, List<Entry> entries) {
        Rows.upsert(database, SOURCE.ID, entries, SourceStore::row);
    }

    private static SourceRecord row(Entry entry) {
        SourceRecord row = new SourceRecord();
        Rows.common(row, entry);
        row.setTitle(entry.get(TITLE));
        row.setPublisher(entry.find(PUBLISHER));
        row.setKind(entry.get(KIND).word());
        row.setPrinted(entry.find(PRINTED));
        row.setDate(entry.find(DATE));
        row.setNote(entry.find(NOTE));
        return row;
    }

    static List<Source> all(DSLContext database) {
        return database.selectFrom(SOURCE)
                .orderBy(SOURCE.POSITION, SOURCE.ID)
                .fetch(row -> new Source(
                        new SourceId(row.getId()),
                        row.getTitle(),
                        row.getPublisher(),
                        Choice.of(SourceKind.class, row.getKind()),
                        row.getPrinted(),
                        row.getDate(),
                        row.getNote(),
                        Rows.sourced(row.getSource(), row.getInferred())));
    }
}
