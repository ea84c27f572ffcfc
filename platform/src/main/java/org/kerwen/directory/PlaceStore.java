package org.kerwen.directory;

import static org.kerwen.directory.db.Tables.PLACE;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.kerwen.directory.db.tables.records.PlaceRecord;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.PlaceId;
import org.kerwen.kernel.Words;
import org.kerwen.pack.Entry;
import org.kerwen.pack.Field;
import org.kerwen.pack.PackSection;
import org.kerwen.pack.Rows;
import org.kerwen.pack.Shape;

/** Places: {@code places.yaml} and its table. */
final class PlaceStore implements PackSection {
    private static final Field<Words> NAME = Field.words("name").required();
    private static final Field<PlaceKind> KIND =
            Field.choice("kind", PlaceKind.class).required();
    private static final Field<PlaceId> WITHIN =
            Field.reference("within", "places", PlaceId::new).withoutCircles();
    private static final Field<List<String>> NAMES = Field.texts("names");
    private static final Field<Words> NOTE = Field.words("note");

    @Override
    public Shape shape() {
        return Shape.of("places", NAME, KIND, WITHIN, NAMES, NOTE);
    }

    @Override
    public TableField<?, String> id() {
        return PLACE.ID;
    }

    @Override
    public void write(DSLContext database, List<Entry> entries) {
        Rows.upsert(database, PLACE.ID, entries, PlaceStore::row);
    }

    private static PlaceRecord row(Entry entry) {
        PlaceRecord row = new PlaceRecord();
        Rows.common(row, entry);
        row.setName(entry.get(NAME));
        row.setKind(entry.get(KIND).word());
        row.setWithin(Rows.text(entry.find(WITHIN)));
        row.setNames(entry.get(NAMES).toArray(String[]::new));
        row.setNote(entry.find(NOTE));
        return row;
    }

    static List<Place> all(DSLContext database) {
        return database.selectFrom(PLACE)
                .orderBy(PLACE.POSITION, PLACE.ID)
                .fetch(row -> new Place(
                        new PlaceId(row.getId()),
                        row.getName(),
                        Choice.of(PlaceKind.class, row.getKind()),
                        Rows.id(row.getWithin(), PlaceId::new),
                        List.of(row.getNames()),
                        row.getNote(),
                        Rows.sourced(row.getSource(), row.getInferred())));
    }
}
