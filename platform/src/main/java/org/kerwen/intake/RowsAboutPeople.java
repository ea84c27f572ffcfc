package org.kerwen.intake;

import static org.kerwen.intake.db.Tables.IMPORT;
import static org.kerwen.intake.db.Tables.ROW;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.kerwen.kernel.PersonId;
import org.kerwen.people.AboutPeople;

/** Rows that became a person, or of which somebody said that they are of that person. */
final class RowsAboutPeople implements AboutPeople {
    @Override
    public String word() {
        return "row";
    }

    @Override
    public List<Map<String, String>> tell(DSLContext database, Collection<PersonId> records) {
        return database.select(IMPORT.STARTED_AT, ROW.LINE)
                .from(ROW)
                .join(IMPORT)
                .on(IMPORT.ID.eq(ROW.IMPORT))
                .where(ROW.PERSON.eq(DSL.any(ids(records))))
                .orderBy(IMPORT.STARTED_AT, ROW.LINE)
                .fetch(row -> Map.of(
                        "brought",
                        row.value1().toInstant().toString(),
                        "line",
                        row.value2().toString()));
    }

    /** What stands in such a row goes; that there was one tells nothing. */
    @Override
    public int erase(DSLContext database, Collection<PersonId> records) {
        return database.update(ROW)
                .setNull(ROW.CELLS)
                .where(ROW.PERSON.eq(DSL.any(ids(records))))
                .and(ROW.CELLS.isNotNull())
                .execute();
    }

    private static UUID[] ids(Collection<PersonId> records) {
        return records.stream().map(PersonId::value).toArray(UUID[]::new);
    }
}
