package org.kerwen.movements;

import static org.kerwen.movements.db.Tables.ASKED;
import static org.kerwen.movements.db.Tables.CLEARANCE;
import static org.kerwen.movements.db.Tables.LISTED;
import static org.kerwen.movements.db.Tables.REQUEST;
import static org.kerwen.movements.db.Tables.REQUIREMENT;
import static org.kerwen.movements.db.Tables.TRAVELLER;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.PersonId;
import org.kerwen.people.AboutPeople;

/** The journeys of people, for their copy and their erasure. That so many travelled then stays; who, from where and to where goes. */
final class AboutJourneys implements AboutPeople {
    @Override
    public String word() {
        return "journey";
    }

    @Override
    public List<Map<String, String>> tell(DSLContext database, Collection<PersonId> records) {
        List<UUID> ids = ids(records);
        List<Map<String, String>> rows = new ArrayList<>();
        database.select(
                        REQUEST.FROM_PLACE,
                        REQUEST.TO_PLACE,
                        REQUEST.EARLIEST,
                        REQUEST.LATEST,
                        TRAVELLER.STATE,
                        TRAVELLER.STARTS,
                        TRAVELLER.ENDS)
                .from(REQUEST)
                .leftJoin(TRAVELLER)
                .on(TRAVELLER.REQUEST.eq(REQUEST.ID))
                .where(REQUEST.PERSON.in(ids))
                .orderBy(REQUEST.MADE_AT, TRAVELLER.STARTS)
                .forEach(row -> {
                    Map<String, String> fields = new LinkedHashMap<>();
                    put(fields, "from", row.value1());
                    put(fields, "to", row.value2());
                    put(fields, "earliest", row.value3());
                    put(fields, "latest", row.value4());
                    put(fields, "booking", row.value5());
                    put(fields, "departs", instant(row.value6()));
                    put(fields, "arrives", instant(row.value7()));
                    rows.add(fields);
                });
        database.select(CLEARANCE.AGENCY, CLEARANCE.ASKED_ON, CLEARANCE.ANSWER)
                .from(CLEARANCE)
                .join(ASKED)
                .on(ASKED.CLEARANCE.eq(CLEARANCE.ID))
                .where(ASKED.PERSON.in(ids))
                .orderBy(CLEARANCE.ASKED_ON, CLEARANCE.ID)
                .forEach(row -> {
                    Map<String, String> fields = new LinkedHashMap<>();
                    put(fields, "agency", row.value1());
                    put(fields, "asked", row.value2());
                    put(fields, "answer", row.value3());
                    rows.add(fields);
                });
        return rows;
    }

    private static @Nullable Object instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }

    @Override
    public int erase(DSLContext database, Collection<PersonId> records) {
        List<UUID> ids = ids(records);
        int rows = database.deleteFrom(REQUIREMENT)
                .where(REQUIREMENT.REQUEST.in(
                        DSL.select(REQUEST.ID).from(REQUEST).where(REQUEST.PERSON.in(ids))))
                .execute();
        rows += database.update(REQUEST)
                .setNull(REQUEST.FROM_PLACE)
                .setNull(REQUEST.TO_PLACE)
                .set(REQUEST.NEEDS, new String[0])
                .set(REQUEST.WITHDRAWN_AT, DSL.coalesce(REQUEST.WITHDRAWN_AT, DSL.currentOffsetDateTime()))
                .where(REQUEST.PERSON.in(ids))
                .execute();
        rows += database.update(TRAVELLER)
                .setNull(TRAVELLER.ARRIVED_AT_PLACE)
                .where(TRAVELLER.PERSON.in(ids))
                .and(TRAVELLER.ARRIVED_AT_PLACE.isNotNull())
                .execute();
        rows += database.update(LISTED)
                .setNull(LISTED.CONTENT)
                .where(LISTED.PERSON.in(ids))
                .and(LISTED.CONTENT.isNotNull())
                .execute();
        rows += ClearanceStore.takeBack(
                database,
                CLEARANCE.ID.in(DSL.select(ASKED.CLEARANCE).from(ASKED).where(ASKED.PERSON.in(ids))));
        return rows;
    }

    private static List<UUID> ids(Collection<PersonId> records) {
        return records.stream().map(PersonId::value).toList();
    }
}
