package org.kerwen.site;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.RecordReference;
import org.kerwen.kernel.Words;

/**
 * A record as the public sees it, in no language yet. Pages, lists, search, feeds and exports are all made from it: what one
 * of them shows the others show too, and what is withheld is in none of them.
 *
 * @param record which record
 * @param title its title
 * @param date when
 * @param lede a sentence or two under its title
 * @param gist a sentence for lists; the lede where there is one
 * @param facts what is known, field by field
 * @param tables what is known and has several columns
 * @param source where it is stated; empty where the record is written here
 */
record Face(
        RecordReference record,
        Words title,
        @Nullable FuzzyDate date,
        @Nullable Words lede,
        @Nullable Words gist,
        List<Fact> facts,
        List<Table> tables,
        String source) {
    /** What is known in one field, and whether nobody states it and it was concluded. */
    record Fact(String field, List<Known> values, boolean inferred) {}

    /** Rows of cells; a cell may hold several values or none. */
    record Table(String field, List<String> columns, List<List<List<Known>>> rows) {
        /** All values of a column. */
        Stream<Known> column(String name) {
            int index = columns.indexOf(name);
            return rows.stream().flatMap(row -> row.get(index).stream());
        }
    }

    /** A value and the field that it stands in; of a table the field and the column, as in {@code claims.value}. */
    record Entry(String field, Known value) {}

    /** What is known in a field; empty where nothing is. */
    List<Known> values(String field) {
        return facts.stream()
                .filter(fact -> fact.field().equals(field))
                .findFirst()
                .map(Fact::values)
                .orElse(List.of());
    }

    /** All values, of fields and tables, in their order. */
    List<Entry> entries() {
        return Stream.concat(
                        facts.stream()
                                .flatMap(fact -> fact.values().stream().map(value -> new Entry(fact.field(), value))),
                        tables.stream()
                                .flatMap(table -> table.columns().stream()
                                        .flatMap(column -> table.column(column)
                                                .map(value -> new Entry(table.field() + "." + column, value)))))
                .toList();
    }
}
