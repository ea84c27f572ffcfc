package org.kerwen.pack;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A table that ties records to others in an order, for example projects to their donors: written anew with the record,
 * read as a list inside the record's own statement.
 *
 * @param <I> the id of what records are tied to
 */
public final class Ties<I> {
    private final Table<?> table;
    private final TableField<?, String> owner;
    private final @Nullable TableField<?, String> role;
    private final TableField<?, Integer> position;
    private final TableField<?, String> target;
    private final Function<String, I> id;

    private Ties(
            Table<?> table,
            TableField<?, String> owner,
            @Nullable TableField<?, String> role,
            TableField<?, Integer> position,
            TableField<?, String> target,
            Function<String, I> id) {
        this.table = table;
        this.owner = owner;
        this.role = role;
        this.position = position;
        this.target = target;
        this.id = id;
    }

    /** A table whose rows have a role, such as donors and implementers. */
    public static <I> Ties<I> withRoles(
            Table<?> table,
            TableField<?, String> owner,
            TableField<?, String> role,
            TableField<?, Integer> position,
            TableField<?, String> target,
            Function<String, I> id) {
        return new Ties<>(table, owner, role, position, target, id);
    }

    /** A table whose rows all mean the same. */
    public static <I> Ties<I> plain(
            Table<?> table,
            TableField<?, String> owner,
            TableField<?, Integer> position,
            TableField<?, String> target,
            Function<String, I> id) {
        return new Ties<>(table, owner, null, position, target, id);
    }

    /** Replaces the rows of these records in one role by what the field of each lists. */
    public void write(DSLContext database, String inRole, List<Entry> entries, org.kerwen.pack.Field<List<I>> field) {
        write(database, owner, inRole, entries, field);
    }

    /** The same where the table has no roles. */
    public void write(DSLContext database, List<Entry> entries, org.kerwen.pack.Field<List<I>> field) {
        write(database, "", entries, field);
    }

    private <R extends Record> void write(
            DSLContext database,
            TableField<R, String> ownerOfRow,
            String inRole,
            List<Entry> entries,
            org.kerwen.pack.Field<List<I>> field) {
        Table<R> rows = Rows.table(ownerOfRow);
        Rows.replaceParts(
                database,
                ownerOfRow,
                inRole(inRole),
                entries,
                entry -> entry.get(field).stream().map(tied -> {
                    R row = database.newRecord(rows);
                    row.set(target, tied.toString());
                    if (role != null) {
                        row.set(role, inRole);
                    }
                    return row;
                }));
    }

    /** The list as a column of a statement about the records themselves. */
    public Field<List<I>> of(Field<String> recordId, String inRole) {
        return DSL.array(DSL.select(target)
                        .from(table)
                        .where(owner.eq(recordId))
                        .and(inRole(inRole))
                        .orderBy(position))
                .convertFrom(ids -> Arrays.stream(ids).map(id).toList())
                .as(inRole.isEmpty() ? target.getName() : inRole);
    }

    /** The list of a table without roles. */
    public Field<List<I>> of(Field<String> recordId) {
        return of(recordId, "");
    }

    private Condition inRole(String inRole) {
        return role == null ? DSL.noCondition() : role.eq(inRole);
    }
}
