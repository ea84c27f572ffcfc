package org.kerwen.pack;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.kerwen.kernel.Withheld;
import org.kerwen.kernel.Words;

/** A table of what is not repeated of a record, and why; the list {@code withheld} of its pack entry. */
public final class WithheldRows {
    private static final org.kerwen.pack.Field<String> FIELD =
            org.kerwen.pack.Field.text("field").required();
    private static final org.kerwen.pack.Field<Words> REASON =
            org.kerwen.pack.Field.words("reason").required();

    /** The field of the pack. */
    public static final org.kerwen.pack.Field<List<Entry>> WITHHELD =
            org.kerwen.pack.Field.many("withheld", Shape.part("withheld", FIELD, REASON));

    private final Table<?> table;
    private final TableField<?, String> owner;
    private final TableField<?, Integer> position;
    private final TableField<?, String> field;
    private final TableField<?, Words> reason;

    public WithheldRows(
            Table<?> table,
            TableField<?, String> owner,
            TableField<?, Integer> position,
            TableField<?, String> field,
            TableField<?, Words> reason) {
        this.table = table;
        this.owner = owner;
        this.position = position;
        this.field = field;
        this.reason = reason;
    }

    /** Replaces the rows of these records. */
    public void write(DSLContext database, List<Entry> entries) {
        write(database, owner, entries);
    }

    private <R extends Record> void write(DSLContext database, TableField<R, String> ownerOfRow, List<Entry> entries) {
        Table<R> rows = Rows.table(ownerOfRow);
        Rows.replaceParts(
                database,
                ownerOfRow,
                entries,
                entry -> entry.get(WITHHELD).stream().map(withheld -> {
                    R row = database.newRecord(rows);
                    row.set(field, withheld.get(FIELD));
                    row.set(reason, withheld.get(REASON));
                    return row;
                }));
    }

    /** The list as a column of a statement about the records themselves. */
    public Field<List<Withheld>> of(Field<String> recordId) {
        return DSL.multiset(DSL.select(field, reason)
                        .from(table)
                        .where(owner.eq(recordId))
                        .orderBy(position))
                .convertFrom(rows -> rows.map(row -> new Withheld(row.value1(), row.value2())))
                .as("withheld");
    }
}
