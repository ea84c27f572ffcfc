package org.kerwen.directory;

import static org.kerwen.directory.db.Tables.PLACE;

import java.util.List;
import java.util.stream.Collectors;
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
    private static final Field<List<Place.Point>> OUTLINE = Field.form("outline", Place.Outline::corners);
    private static final Field<Place.Point> LABEL_AT = Field.form("labelAt", Place.Point::parse);

    @Override
    public Shape shape() {
        return Shape.of("places", NAME, KIND, WITHIN, NAMES, NOTE, OUTLINE, LABEL_AT);
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
        List<Place.Point> outline = entry.find(OUTLINE);
        row.setOutline(
                outline == null
                        ? null
                        : outline.stream().map(Place.Point::toString).collect(Collectors.joining(" ")));
        row.setLabelAt(Rows.text(entry.find(LABEL_AT)));
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
                        row.getOutline() == null
                                ? null
                                : new Place.Outline(
                                        Place.Outline.corners(row.getOutline()), Place.Point.parse(row.getLabelAt())),
                        Rows.sourced(row.getSource(), row.getInferred())));
    }
}
