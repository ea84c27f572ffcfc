package org.kerwen.statistics;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.Words;

/**
 * A table of counts that may be told.
 *
 * @param subject what was counted
 * @param organisation who counted
 * @param minimum no smaller count is told
 * @param words how words of the rows were called then, where that is not a text of ours
 * @param cells each count with its place, the sums under an empty word; empty where it is withheld
 */
record Release(
        UUID id,
        Subject subject,
        OrganisationId organisation,
        Quarter quarter,
        int minimum,
        Instant made,
        Map<String, Words> words,
        Map<CountTable.Cell, OptionalLong> cells) {
    /** What the rule lets pass of a table, in its order. */
    static Map<CountTable.Cell, OptionalLong> cells(CountTable table, DisclosureRule rule) {
        boolean[][] withheld = rule.withheld(table);
        Map<CountTable.Cell, OptionalLong> cells = new LinkedHashMap<>();
        for (int[] place : table.places()) {
            cells.put(
                    new CountTable.Cell(
                            CountTable.word(table.rows(), place[0]), CountTable.word(table.columns(), place[1])),
                    withheld[place[0]][place[1]]
                            ? OptionalLong.empty()
                            : OptionalLong.of(table.count(place[0], place[1])));
        }
        return cells;
    }

    List<String> rows() {
        return cells.keySet().stream().map(CountTable.Cell::row).distinct().toList();
    }

    List<String> columns() {
        return cells.keySet().stream().map(CountTable.Cell::column).distinct().toList();
    }

    OptionalLong count(String row, String column) {
        return cells.getOrDefault(new CountTable.Cell(row, column), OptionalLong.empty());
    }
}
