package org.kerwen.directory;

import static org.kerwen.directory.db.Tables.HOTLINE_LINE;

import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.kerwen.directory.db.tables.records.HotlineLineRecord;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.HotlineLineId;
import org.kerwen.kernel.PlaceId;
import org.kerwen.kernel.Words;
import org.kerwen.pack.Entry;
import org.kerwen.pack.Field;
import org.kerwen.pack.PackSection;
import org.kerwen.pack.Rows;
import org.kerwen.pack.Shape;

/** Hotline lines: {@code hotline-lines.yaml} and its table. */
final class HotlineLineStore implements PackSection {
    private static final Field<String> NUMBER = Field.telephone("number").required();
    private static final Field<String> PRINTED = Field.text("printed").required();
    private static final Field<PlaceId> PLACE =
            Field.reference("place", "places", PlaceId::new).required();
    private static final Field<FuzzyDate> SEEN = Field.date("seen").required();
    private static final Field<LocalDate> CONFIRMED = Field.day("confirmed");
    private static final Field<Words> NOTE = Field.words("note");

    @Override
    public Shape shape() {
        return Shape.of("hotline-lines", NUMBER, PRINTED, PLACE, SEEN, CONFIRMED, NOTE);
    }

    @Override
    public TableField<?, String> id() {
        return HOTLINE_LINE.ID;
    }

    @Override
    public void write(DSLContext database, List<Entry> entries) {
        Rows.upsert(database, HOTLINE_LINE.ID, entries, HotlineLineStore::row);
    }

    private static HotlineLineRecord row(Entry entry) {
        HotlineLineRecord row = new HotlineLineRecord();
        Rows.common(row, entry);
        row.setNumber(entry.get(NUMBER));
        row.setPrinted(entry.get(PRINTED));
        row.setPlace(entry.get(PLACE).value());
        row.setSeen(entry.get(SEEN));
        row.setConfirmed(entry.find(CONFIRMED));
        row.setNote(entry.find(NOTE));
        return row;
    }

    static List<HotlineLine> all(DSLContext database) {
        return database.selectFrom(HOTLINE_LINE)
                .orderBy(HOTLINE_LINE.POSITION, HOTLINE_LINE.ID)
                .fetch(row -> new HotlineLine(
                        new HotlineLineId(row.getId()),
                        row.getNumber(),
                        row.getPrinted(),
                        new PlaceId(row.getPlace()),
                        row.getSeen(),
                        row.getConfirmed(),
                        row.getNote(),
                        Rows.sourced(row.getSource(), row.getInferred())));
    }
}
