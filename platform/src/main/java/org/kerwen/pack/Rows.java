package org.kerwen.pack;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.TableRecord;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Sourced;

/** What every section does in the same way between an entry of the pack and its rows. */
public final class Rows {
    /** Sets the columns that every record of the pack has: id, position, source, inferred. */
    public static void common(TableRecord<?> row, Entry entry) {
        Sourced sourced = entry.sourced();
        row.set(DSL.field(DSL.name("id"), String.class), entry.id());
        row.set(DSL.field(DSL.name("position"), Integer.class), entry.position());
        row.set(DSL.field(DSL.name("source"), String.class), sourced.source());
        row.set(
                DSL.field(DSL.name("inferred"), String[].class),
                sourced.inferred().stream().sorted().toArray(String[]::new));
    }

    /** Writes a row, new or in place of the one with the same id. */
    public static <R extends TableRecord<R>> void upsert(
            DSLContext database, Table<R> table, TableField<R, String> id, R row) {
        database.insertInto(table)
                .set(row)
                .onConflict(id)
                .doUpdate()
                .setAllToExcluded()
                .execute();
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
