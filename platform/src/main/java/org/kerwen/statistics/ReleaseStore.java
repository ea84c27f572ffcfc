package org.kerwen.statistics;

import static org.kerwen.statistics.db.Tables.RELEASE;
import static org.kerwen.statistics.db.Tables.RELEASE_CELL;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jooq.DSLContext;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.statistics.db.tables.records.ReleaseCellRecord;
import org.kerwen.statistics.db.tables.records.ReleaseRecord;

/** The tables of statistics: what was released, of every organisation. */
final class ReleaseStore {
    private static final String HOTLINE_TOPICS = "hotline-topics";

    private ReleaseStore() {}

    /** Keeps a release; false where the quarter has one. */
    static boolean make(
            DSLContext database,
            Actor.Person by,
            UUID id,
            Quarter quarter,
            int minimum,
            Map<CountTable.Cell, OptionalLong> cells) {
        int made = database.insertInto(RELEASE)
                .set(RELEASE.ID, id)
                .set(RELEASE.ORGANISATION, by.organisation().value())
                .set(RELEASE.SUBJECT, HOTLINE_TOPICS)
                .set(RELEASE.QUARTER, quarter.first().atDay(1))
                .set(RELEASE.MINIMUM, minimum)
                .set(RELEASE.MADE_BY, by.account().value())
                .onConflictDoNothing()
                .execute();
        if (made == 0) {
            return false;
        }
        int position = 0;
        for (var each : cells.entrySet()) {
            ReleaseCellRecord cell = database.newRecord(RELEASE_CELL);
            cell.setRelease(id);
            cell.setOrganisation(by.organisation().value());
            cell.setRow(each.getKey().row());
            cell.setCol(each.getKey().column());
            cell.setPosition(position++);
            cell.setCount(each.getValue().isPresent() ? each.getValue().getAsLong() : null);
            database.executeInsert(cell);
        }
        return true;
    }

    /** The newest quarter first, without their counts. */
    static List<Release> all(DSLContext database, int most) {
        return database.selectFrom(RELEASE)
                .orderBy(RELEASE.QUARTER.desc(), RELEASE.ID)
                .limit(most)
                .fetch(row -> release(row, Map.of()));
    }

    static Optional<Release> find(DSLContext database, UUID id) {
        return database.selectFrom(RELEASE)
                .where(RELEASE.ID.eq(id))
                .fetchOptional()
                .map(row -> {
                    Map<CountTable.Cell, OptionalLong> cells = new LinkedHashMap<>();
                    database.selectFrom(RELEASE_CELL)
                            .where(RELEASE_CELL.RELEASE.eq(row.getId()))
                            .orderBy(RELEASE_CELL.POSITION)
                            .forEach(cell -> cells.put(
                                    new CountTable.Cell(cell.getRow(), cell.getCol()),
                                    cell.getCount() == null ? OptionalLong.empty() : OptionalLong.of(cell.getCount())));
                    return release(row, cells);
                });
    }

    private static Release release(ReleaseRecord row, Map<CountTable.Cell, OptionalLong> cells) {
        return new Release(
                row.getId(),
                new OrganisationId(row.getOrganisation()),
                Quarter.of(row.getQuarter()),
                row.getMinimum(),
                row.getMadeAt().toInstant(),
                cells);
    }
}
