package org.kerwen.statistics;

import static org.kerwen.statistics.db.Tables.RELEASE;
import static org.kerwen.statistics.db.Tables.RELEASE_CELL;
import static org.kerwen.statistics.db.Tables.RELEASE_WORD;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jooq.DSLContext;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.ProgrammeId;
import org.kerwen.kernel.Words;
import org.kerwen.statistics.db.tables.records.ReleaseCellRecord;
import org.kerwen.statistics.db.tables.records.ReleaseRecord;

/** The tables of statistics: what was released, of every organisation. */
final class ReleaseStore {
    private ReleaseStore() {}

    /** Keeps a release; false where the quarter has one. */
    static boolean make(
            DSLContext database,
            Actor.Person by,
            UUID id,
            Quarter quarter,
            Facts facts,
            Instant at,
            int minimum,
            Map<CountTable.Cell, OptionalLong> cells) {
        int made = database.insertInto(RELEASE)
                .set(RELEASE.ID, id)
                .set(RELEASE.ORGANISATION, by.organisation().value())
                .set(RELEASE.SUBJECT, facts.subject().word())
                .set(RELEASE.CALLED, facts.organisation())
                .set(RELEASE.QUARTER, quarter.first().atDay(1))
                .set(RELEASE.MINIMUM, minimum)
                .set(RELEASE.MADE_BY, by.account().value())
                .set(RELEASE.MADE_AT, at.atOffset(ZoneOffset.UTC))
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
        facts.labels()
                .forEach((word, label) -> database.insertInto(RELEASE_WORD)
                        .set(RELEASE_WORD.RELEASE, id)
                        .set(RELEASE_WORD.ORGANISATION, by.organisation().value())
                        .set(RELEASE_WORD.WORD, word)
                        .set(RELEASE_WORD.LABEL, label)
                        .execute());
        return true;
    }

    /** The newest quarter first, without their counts. */
    static List<Release> all(DSLContext database, int most) {
        return database.selectFrom(RELEASE)
                .orderBy(RELEASE.QUARTER.desc(), RELEASE.ID)
                .limit(most)
                .fetch(row -> release(row, Map.of(), Map.of()));
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
                    return release(row, labels(database, row.getId()), cells);
                });
    }

    private static Map<String, Words> labels(DSLContext database, UUID release) {
        Map<String, Words> labels = new LinkedHashMap<>();
        database.selectFrom(RELEASE_WORD)
                .where(RELEASE_WORD.RELEASE.eq(release))
                .orderBy(RELEASE_WORD.WORD)
                .forEach(word -> labels.put(word.getWord(), word.getLabel()));
        return labels;
    }

    /** What the public may read of programmes; under the site login, which sees no other release. */
    static List<PublishedCounts.Told> told(DSLContext site) {
        Map<UUID, Map<CountTable.Cell, OptionalLong>> cells = new LinkedHashMap<>();
        site.selectFrom(RELEASE_CELL)
                .forEach(cell -> cells.computeIfAbsent(cell.getRelease(), any -> new HashMap<>())
                        .put(
                                new CountTable.Cell(cell.getRow(), cell.getCol()),
                                cell.getCount() == null ? OptionalLong.empty() : OptionalLong.of(cell.getCount())));
        return site.select(
                        RELEASE.ID,
                        RELEASE.CALLED,
                        RELEASE.QUARTER,
                        RELEASE.MINIMUM,
                        RELEASE.MADE_AT,
                        RELEASE_WORD.WORD,
                        RELEASE_WORD.LABEL)
                .from(RELEASE)
                .join(RELEASE_WORD)
                .on(RELEASE_WORD.RELEASE.eq(RELEASE.ID))
                .orderBy(RELEASE_WORD.WORD, RELEASE.QUARTER.desc(), RELEASE.ORGANISATION)
                .fetch(row -> {
                    Quarter quarter = Quarter.of(row.get(RELEASE.QUARTER));
                    String word = row.get(RELEASE_WORD.WORD);
                    Map<CountTable.Cell, OptionalLong> its = cells.getOrDefault(row.get(RELEASE.ID), Map.of());
                    return new PublishedCounts.Told(
                            row.get(RELEASE.ID),
                            new ProgrammeId(word),
                            row.get(RELEASE_WORD.LABEL),
                            row.get(RELEASE.CALLED),
                            quarter.first().atDay(1),
                            quarter.last().atEndOfMonth(),
                            row.get(RELEASE.MADE_AT).toInstant(),
                            row.get(RELEASE.MINIMUM),
                            count(its, word, ""),
                            count(its, word, Facts.ADULT),
                            count(its, word, Facts.CHILD),
                            count(its, word, Facts.UNKNOWN));
                });
    }

    private static OptionalLong count(Map<CountTable.Cell, OptionalLong> cells, String row, String column) {
        return cells.getOrDefault(new CountTable.Cell(row, column), OptionalLong.empty());
    }

    private static Release release(
            ReleaseRecord row, Map<String, Words> labels, Map<CountTable.Cell, OptionalLong> cells) {
        return new Release(
                row.getId(),
                Choice.of(Subject.class, row.getSubject()),
                new OrganisationId(row.getOrganisation()),
                Quarter.of(row.getQuarter()),
                row.getMinimum(),
                row.getMadeAt().toInstant(),
                labels,
                cells);
    }
}
