package org.kerwen.pack;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertOnDuplicateStep;
import org.jooq.JSONB;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.TableRecord;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Sourced;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** What every section does in the same way between an entry of the pack and its rows. */
public final class Rows {
    /** The texts of so many rows are held in memory once more. */
    private static final int MOST_AT_ONCE = 500;

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Field<Integer> POSITION = DSL.field(DSL.name("position"), Integer.class);

    /** Sets the columns that every record of the pack has: id, position, source, inferred. */
    public static void common(TableRecord<?> row, Entry entry) {
        Sourced sourced = entry.sourced();
        row.set(DSL.field(DSL.name("id"), String.class), entry.id());
        row.set(POSITION, entry.position());
        row.set(DSL.field(DSL.name("source"), String.class), sourced.source());
        row.set(
                DSL.field(DSL.name("inferred"), String[].class),
                sourced.inferred().stream().sorted().toArray(String[]::new));
    }

    /** Writes a row for each entry, new or in place of the one with the same id. */
    public static <R extends Record> void upsert(
            DSLContext database, TableField<R, String> id, List<Entry> entries, Function<Entry, R> row) {
        insert(
                database,
                table(id),
                entries.stream().map(row).toList(),
                insert -> insert.onConflict(id).doUpdate().setAllToExcluded());
    }

    /**
     * Writes the rows that are part of the entries' records, in place of those that were.
     *
     * @param owner the column that names the record
     * @param parts the rows of one entry, in their order; owner and position are set here
     */
    public static <R extends Record> void replaceParts(
            DSLContext database,
            TableField<R, String> owner,
            List<Entry> entries,
            Function<Entry, Stream<? extends R>> parts) {
        replaceParts(database, owner, DSL.noCondition(), entries, parts);
    }

    /** The same where only some of the owner's rows are meant. */
    static <R extends Record> void replaceParts(
            DSLContext database,
            TableField<R, String> owner,
            Condition which,
            List<Entry> entries,
            Function<Entry, Stream<? extends R>> parts) {
        String[] owners = entries.stream().map(Entry::id).toArray(String[]::new);
        database.deleteFrom(table(owner))
                .where(owner.eq(DSL.any(owners)))
                .and(which)
                .execute();
        List<R> rows = new ArrayList<>();
        for (Entry entry : entries) {
            int position = 0;
            for (R row : parts.apply(entry).toList()) {
                row.set(owner, entry.id());
                row.set(POSITION, position++);
                rows.add(row);
            }
        }
        insert(database, table(owner), rows, insert -> insert);
    }

    /** Removes the rows whose id is none of these. */
    static <R extends Record> void removeAllBut(DSLContext database, TableField<R, String> id, Set<String> ids) {
        // One array, not one value for each id: a statement takes 65,535 values at most.
        database.deleteFrom(table(id))
                .where(id.ne(DSL.all(ids.toArray(String[]::new))))
                .execute();
    }

    /** The table of a column. */
    static <R extends Record> Table<R> table(TableField<R, ?> column) {
        return Objects.requireNonNull(column.getTable());
    }

    /**
     * Sends the rows as one JSON value. One statement then writes hundreds of them, and what a domain checks is prepared once
     * for all and not for each: of loading ten thousand records that was the larger part.
     */
    private static <R extends Record> void insert(
            DSLContext database,
            Table<R> table,
            List<R> rows,
            Function<InsertOnDuplicateStep<R>, ? extends Query> statement) {
        Name sent = DSL.name("sent");
        List<Field<Object>> columns = table.fieldStream()
                .map(column -> DSL.field(sent.append(column.getName())))
                .toList();
        for (int from = 0; from < rows.size(); from += MOST_AT_ONCE) {
            List<R> some = rows.subList(from, Math.min(from + MOST_AT_ONCE, rows.size()));
            Table<?> populated = DSL.table(
                            "json_populate_recordset(null::{0}, {1})",
                            table, DSL.val(org.jooq.JSON.valueOf(json(some))))
                    .as(sent);
            database.execute(statement.apply(database.insertInto(table)
                    .columns(table.fields())
                    .select(DSL.select(columns).from(populated))));
        }
    }

    private static String json(List<? extends Record> rows) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (Record row : rows) {
                json.writeStartObject();
                for (Field<?> column : row.fields()) {
                    write(json, column.getName(), stored(row, column));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, String column, @Nullable Object stored) {
        if (stored == null) {
            return;
        }
        json.writeName(column);
        switch (stored) {
            case JSONB data -> json.writeRawValue(data.data());
            case Integer number -> json.writeNumber(number);
            case Boolean flag -> json.writeBoolean(flag);
            case String[] texts -> json.writeArray(texts, 0, texts.length);
            // Dates and texts: the database reads them as it would in a statement.
            default -> json.writeString(stored.toString());
        }
    }

    /** A value as its column holds it. */
    private static <T> @Nullable Object stored(Record row, Field<T> column) {
        return column.getConverter().to(row.get(column));
    }

    /** An id's text, where there is an id. */
    public static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }

    /** A choice's word, where there is a choice. */
    public static @Nullable String word(@Nullable Choice choice) {
        return choice == null ? null : choice.word();
    }

    /** The words of choices, as a column of texts holds them. */
    public static String[] words(List<? extends Choice> choices) {
        return choices.stream().map(Choice::word).toArray(String[]::new);
    }

    /** Values as a column of texts holds them. */
    public static String[] texts(List<?> values) {
        return values.stream().map(Object::toString).toArray(String[]::new);
    }

    /** The id of a text, where there is a text. */
    public static <I> @Nullable I id(@Nullable String stored, Function<String, I> make) {
        return stored == null ? null : make.apply(stored);
    }

    /** Source and inferred fields as they are stored. */
    public static Sourced sourced(String source, String[] inferred) {
        return new Sourced(source, Set.of(inferred));
    }

    private Rows() {}
}
