package org.kerwen.intake;

import static org.kerwen.intake.db.Tables.IMPORT;
import static org.kerwen.intake.db.Tables.ROW;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.JsonValues;
import org.kerwen.intake.db.tables.records.ImportRecord;
import org.kerwen.intake.db.tables.records.RowRecord;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.PersonId;
import org.kerwen.people.ConsentWay;

/** The tables of imports. Row security lets each transaction see its own organisation's rows only. */
final class IntakeStore {
    /** Rows that become people, now or once somebody has decided so. */
    private static final Condition TO_RECORD =
            ROW.OUTCOME.isNull().and(ROW.STATE.eq("good").or(ROW.DECISION.eq("record")));

    private static final Condition UNDECIDED = ROW.STATE.eq("alike").and(ROW.DECISION.isNull());

    private IntakeStore() {}

    static void insert(DSLContext database, Actor.Person by, Import made) {
        database.insertInto(IMPORT)
                .set(IMPORT.ID, made.id())
                .set(IMPORT.ORGANISATION, by.organisation().value())
                .set(IMPORT.STARTED_BY, by.account().value())
                .set(IMPORT.STATE, made.state().word())
                .set(IMPORT.FILE, made.file())
                .set(IMPORT.ROWS, made.rows())
                .set(IMPORT.HEADINGS, made.headings().toArray(String[]::new))
                .set(IMPORT.COLUMNS, words(made.columns()))
                .set(IMPORT.DAY_FIRST, made.dayFirst())
                .execute();
    }

    private static String[] words(List<Optional<Column>> columns) {
        return columns.stream()
                .map(column -> column.map(Column::word).orElse(""))
                .toArray(String[]::new);
    }

    static Optional<Import> find(DSLContext database, UUID id) {
        return database.selectFrom(IMPORT).where(IMPORT.ID.eq(id)).fetchOptional(IntakeStore::read);
    }

    /** The same, and nobody else changes it until the end of the transaction. */
    static Optional<Import> lock(DSLContext database, UUID id) {
        return database.selectFrom(IMPORT).where(IMPORT.ID.eq(id)).forUpdate().fetchOptional(IntakeStore::read);
    }

    /** The same, and nobody changes its state until the end of the transaction; several may hold it so. */
    static Optional<Import> share(DSLContext database, UUID id) {
        return database.selectFrom(IMPORT).where(IMPORT.ID.eq(id)).forShare().fetchOptional(IntakeStore::read);
    }

    static List<Import> latest(DSLContext database, int most) {
        return database.selectFrom(IMPORT)
                .orderBy(IMPORT.STARTED_AT.desc(), IMPORT.ID.desc())
                .limit(most)
                .fetch(IntakeStore::read);
    }

    private static Import read(ImportRecord row) {
        return new Import(
                row.getId(),
                Import.State.of(row.getState()),
                row.getFile(),
                row.getRows(),
                List.of(row.getHeadings()),
                Arrays.stream(row.getColumns()).map(Column::of).toList(),
                row.getDayFirst(),
                row.getConsent() == null ? null : Choice.of(ConsentWay.class, row.getConsent()),
                row.getJob(),
                row.getStartedAt().toInstant());
    }

    static void columns(DSLContext database, UUID id, List<Optional<Column>> columns, boolean dayFirst) {
        database.update(IMPORT)
                .set(IMPORT.COLUMNS, words(columns))
                .set(IMPORT.DAY_FIRST, dayFirst)
                .where(IMPORT.ID.eq(id))
                .execute();
    }

    static void consent(DSLContext database, UUID id, ConsentWay consent) {
        database.update(IMPORT)
                .set(IMPORT.CONSENT, consent.word())
                .where(IMPORT.ID.eq(id))
                .execute();
    }

    static void state(DSLContext database, UUID id, Import.State state, @Nullable UUID job) {
        database.update(IMPORT)
                .set(IMPORT.STATE, state.word())
                .set(IMPORT.JOB, DSL.coalesce(DSL.val(job), IMPORT.JOB))
                .where(IMPORT.ID.eq(id))
                .execute();
    }

    /** All its rows were read: the file is not needed any more. */
    static void checked(DSLContext database, UUID id) {
        database.update(IMPORT)
                .set(IMPORT.STATE, Import.State.CHECKED.word())
                .setNull(IMPORT.FILE)
                .where(IMPORT.ID.eq(id))
                .execute();
    }

    static void remove(DSLContext database, UUID id) {
        database.deleteFrom(IMPORT).where(IMPORT.ID.eq(id)).execute();
    }

    static int lastLine(DSLContext database, UUID id) {
        return database.select(DSL.coalesce(DSL.max(ROW.LINE), DSL.inline(0)))
                .from(ROW)
                .where(ROW.IMPORT.eq(id))
                .fetchSingle()
                .value1();
    }

    /** Many rows at once, as one value: under row security a table is not filled by COPY. */
    static void add(DSLContext database, Actor.Person by, UUID id, List<Row> rows) {
        if (!rows.isEmpty()) {
            database.execute("""
                    INSERT INTO intake.row (import, organisation, line, state, cells, wrong, like_person, like_line, likeness)
                    SELECT ?, ?, line, state, cells, ARRAY(SELECT jsonb_array_elements_text(wrong)), "likePerson", "likeLine", likeness
                      FROM jsonb_to_recordset(?::jsonb) AS of_each (line integer, state text, cells jsonb, wrong jsonb,
                           "likePerson" uuid, "likeLine" integer, likeness bigint)
                    """, id, by.organisation().value(), JsonValues.written(rows));
        }
    }

    static Import.Counts counts(DSLContext database, UUID id) {
        var row = database.select(
                        DSL.count(),
                        count(ROW.STATE.eq("bad")),
                        count(ROW.STATE.eq("alike")),
                        count(UNDECIDED),
                        count(TO_RECORD),
                        count(ROW.OUTCOME.eq("recorded")),
                        count(ROW.OUTCOME.eq("taken-away")),
                        count(ROW.OUTCOME.eq("kept")))
                .from(ROW)
                .where(ROW.IMPORT.eq(id))
                .fetchSingle();
        return new Import.Counts(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6(),
                row.value7(),
                row.value8());
    }

    private static org.jooq.Field<Integer> count(Condition which) {
        return DSL.count().filterWhere(which);
    }

    /** Rows in this state behind a line, in the order of the file. */
    static List<Row> rows(DSLContext database, UUID id, String state, int after, int most) {
        return rows(database, id, ROW.STATE.eq(state).and(ROW.LINE.gt(after)), most);
    }

    /** Rows whose people stayed when the import was taken back. */
    static List<Row> kept(DSLContext database, UUID id, int most) {
        return rows(database, id, ROW.OUTCOME.eq("kept"), most);
    }

    /** Rows behind a line that become people and have not yet, without those that another takes just now. */
    static List<Row> toRecord(DSLContext database, UUID id, int after, int most) {
        return database.selectFrom(ROW)
                .where(ROW.IMPORT.eq(id))
                .and(ROW.LINE.gt(after))
                .and(TO_RECORD)
                .orderBy(ROW.LINE)
                .limit(most)
                .forUpdate()
                .skipLocked()
                .fetch(IntakeStore::read);
    }

    /** Rows that became people. */
    static List<Row> recorded(DSLContext database, UUID id, int most) {
        return rows(database, id, ROW.OUTCOME.eq("recorded"), most);
    }

    private static List<Row> rows(DSLContext database, UUID id, Condition which, int most) {
        return database.selectFrom(ROW)
                .where(ROW.IMPORT.eq(id))
                .and(which)
                .orderBy(ROW.LINE)
                .limit(most)
                .fetch(IntakeStore::read);
    }

    private static Row read(RowRecord row) {
        JSONB cells = row.getCells();
        return new Row(
                row.getLine(),
                row.getState(),
                cells == null ? List.of() : List.of(JsonValues.read(cells.data(), String[].class)),
                List.of(row.getWrong()),
                row.getLikePerson(),
                row.getLikeLine(),
                row.getLikeness(),
                row.getDecision(),
                row.getPerson());
    }

    /** Says what is to be done with some alike rows that are not recorded yet; what stood in one that is the same is not needed. */
    static void decide(DSLContext database, UUID id, Map<Integer, String> decisions) {
        decisions.forEach((line, decision) -> database.update(ROW)
                .set(ROW.DECISION, decision)
                .set(ROW.PERSON, decision.equals("same") ? ROW.LIKE_PERSON : DSL.inline((UUID) null))
                .where(ROW.IMPORT.eq(id))
                .and(ROW.LINE.eq(line))
                .and(ROW.STATE.eq("alike"))
                .and(ROW.OUTCOME.isNull())
                .execute());
    }

    /** The same for all of which nobody has decided. */
    static int decideAll(DSLContext database, UUID id, String decision) {
        return database.update(ROW)
                .set(ROW.DECISION, decision)
                .set(ROW.PERSON, decision.equals("same") ? ROW.LIKE_PERSON : DSL.inline((UUID) null))
                .where(ROW.IMPORT.eq(id))
                .and(UNDECIDED)
                .execute();
    }

    /** Which person each row became; what stood in it is in the register now, and nowhere else. */
    static void recorded(DSLContext database, UUID id, List<Row> rows, List<PersonId> people) {
        Integer[] lines = rows.stream().map(Row::line).toArray(Integer[]::new);
        UUID[] persons = people.stream().map(PersonId::value).toArray(UUID[]::new);
        database.execute("""
                UPDATE intake.row SET person = now.person, outcome = 'recorded', cells = NULL
                  FROM unnest(?::integer[], ?::uuid[]) AS now (line, person)
                 WHERE row.import = ? AND row.line = now.line
                """, lines, persons, id);
    }

    /** Rows that are of the same person as an earlier one became what that became. */
    static int sameAsEarlier(DSLContext database, UUID id) {
        return database.execute("""
                UPDATE intake.row SET person = earlier.person
                  FROM intake.row AS earlier
                 WHERE row.import = ? AND earlier.import = row.import AND earlier.line = row.like_line
                   AND row.decision = 'same' AND row.person IS NULL AND earlier.person IS NOT NULL
                """, id);
    }

    /** Lets the rows of an import lead to these people no more. */
    static void letGo(DSLContext database, UUID id, List<PersonId> people) {
        database.update(ROW)
                .set(
                        ROW.OUTCOME,
                        DSL.when(ROW.OUTCOME.eq("recorded"), "taken-away").otherwise(ROW.OUTCOME))
                .setNull(ROW.PERSON)
                .where(ROW.IMPORT.eq(id))
                .and(ROW.PERSON.eq(DSL.any(people.stream().map(PersonId::value).toArray(UUID[]::new))))
                .execute();
    }

    /** Says of these rows that the people stayed whom they became. */
    static void keep(DSLContext database, UUID id, List<Row> rows) {
        rows.forEach(row -> database.update(ROW)
                .set(ROW.OUTCOME, "kept")
                .set(ROW.PERSON, row.person())
                .where(ROW.IMPORT.eq(id))
                .and(ROW.LINE.eq(row.line()))
                .execute());
    }
}
