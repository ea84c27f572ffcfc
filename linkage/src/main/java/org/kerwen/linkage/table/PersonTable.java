package org.kerwen.linkage.table;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kerwen.linkage.Field;

/** Persons as columns of numbers: values by their number in the dictionary, birth dates by theirs, sex as 1 and 2. 0 is missing. */
public final class PersonTable {

    private final int rows;
    private final Tokens tokens;
    private final Dates dates;
    private final Map<Field, int[]> columns;
    private final @Nullable Ids ids;
    private final int @Nullable [] truth;
    private final Set<Field> fields;

    PersonTable(
            int rows,
            Tokens tokens,
            Dates dates,
            Map<Field, int[]> columns,
            @Nullable Ids ids,
            int @Nullable [] truth) {
        this.rows = rows;
        this.tokens = tokens;
        this.dates = dates;
        this.columns = new EnumMap<>(columns);
        this.ids = ids;
        this.truth = truth;
        this.fields = Collections.unmodifiableSet(
                columns.isEmpty() ? EnumSet.noneOf(Field.class) : EnumSet.copyOf(columns.keySet()));
    }

    public int rows() {
        return rows;
    }

    public Tokens tokens() {
        return tokens;
    }

    public Dates dates() {
        return dates;
    }

    /** The fields that the table has a column for. */
    public Set<Field> fields() {
        return fields;
    }

    /** The column of a field; not to be changed. */
    public int @Nullable [] column(Field field) {
        return columns.get(field);
    }

    /** The id of a row as the table has it; else its number, counted from 1. */
    public String id(int row) {
        return ids == null ? Integer.toString(row + 1) : ids.text(row);
    }

    /** The number of the person whom each row is known to be of, if the table told; −1 where it did not. */
    public int @Nullable [] truth() {
        return truth;
    }
}
