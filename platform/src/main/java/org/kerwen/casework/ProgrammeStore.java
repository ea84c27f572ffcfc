package org.kerwen.casework;

import static org.kerwen.casework.db.Tables.PROGRAMME;
import static org.kerwen.casework.db.Tables.PROGRAMME_VERSION;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.kerwen.kernel.ProgrammeId;
import org.kerwen.pack.Entry;
import org.kerwen.pack.PackSection;
import org.kerwen.pack.Shape;

/** Programmes: the pack's folder {@code programmes}, what of it is offered now, and every version that there ever was. */
final class ProgrammeStore implements PackSection {
    @Override
    public Shape shape() {
        return ProgrammeShape.WHOLE;
    }

    @Override
    public TableField<?, String> id() {
        return PROGRAMME.ID;
    }

    @Override
    public void write(DSLContext database, List<Entry> entries) {
        for (Entry entry : entries) {
            String json = ProgrammeJson.written(ProgrammeReading.programme(entry));
            int version = version(database, entry.id(), json);
            database.insertInto(PROGRAMME)
                    .set(PROGRAMME.ID, entry.id())
                    .set(PROGRAMME.VERSION, version)
                    .onConflict(PROGRAMME.ID)
                    .doUpdate()
                    .setAllToExcluded()
                    .execute();
        }
    }

    /** The version that says exactly this; a new one where there is none yet. */
    private static int version(DSLContext database, String id, String json) {
        String digest = ProgrammeJson.digest(json);
        Integer known = database.select(PROGRAMME_VERSION.NUMBER)
                .from(PROGRAMME_VERSION)
                .where(PROGRAMME_VERSION.PROGRAMME.eq(id))
                .and(PROGRAMME_VERSION.DIGEST.eq(digest))
                .fetchOne(PROGRAMME_VERSION.NUMBER);
        if (known != null) {
            return known;
        }
        Integer last = database.select(DSL.max(PROGRAMME_VERSION.NUMBER))
                .from(PROGRAMME_VERSION)
                .where(PROGRAMME_VERSION.PROGRAMME.eq(id))
                .fetchOne(0, Integer.class);
        int next = last == null ? 1 : last + 1;
        database.insertInto(PROGRAMME_VERSION)
                .set(PROGRAMME_VERSION.PROGRAMME, id)
                .set(PROGRAMME_VERSION.NUMBER, next)
                .set(PROGRAMME_VERSION.DIGEST, digest)
                .set(PROGRAMME_VERSION.DEFINITION, JSONB.valueOf(json))
                .execute();
        return next;
    }

    /** Which version of a programme is offered now, and since when it has been there. */
    record Offered(ProgrammeId id, int number, Instant since) {}

    static List<Offered> offered(DSLContext database) {
        return offered(database, DSL.noCondition());
    }

    static Optional<Offered> offered(DSLContext database, ProgrammeId id) {
        return offered(database, PROGRAMME.ID.eq(id.value())).stream().findFirst();
    }

    static Programme version(DSLContext database, ProgrammeId id, int number) {
        return ProgrammeJson.read(database.selectFrom(PROGRAMME_VERSION)
                .where(PROGRAMME_VERSION.PROGRAMME.eq(id.value()))
                .and(PROGRAMME_VERSION.NUMBER.eq(number))
                .fetchSingle()
                .getDefinition()
                .data());
    }

    private static List<Offered> offered(DSLContext database, Condition which) {
        return database.select(PROGRAMME_VERSION.PROGRAMME, PROGRAMME_VERSION.NUMBER, PROGRAMME_VERSION.FIRST_SEEN)
                .from(PROGRAMME)
                .join(PROGRAMME_VERSION)
                .on(PROGRAMME_VERSION.PROGRAMME.eq(PROGRAMME.ID))
                .and(PROGRAMME_VERSION.NUMBER.eq(PROGRAMME.VERSION))
                .where(which)
                .orderBy(PROGRAMME.ID)
                .fetch(row -> new Offered(
                        new ProgrammeId(row.value1()),
                        row.value2(),
                        row.value3().toInstant()));
    }
}
