package org.kerwen.statistics;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * What somebody can work out who sees a table with holes and adds up. Exact: a count may be more by what can flow round through other
 * holes, row by row and column by column, and the largest flow is found by widening it until nothing more passes. Whole numbers and
 * rings through two kinds of lines have no halves, so nothing that a reader could work out is missed.
 */
final class Guesses {
    /** More than any count: a hole may be as large as one likes. */
    private static final long UNBOUNDED = Long.MAX_VALUE / 4;

    private final CountTable table;
    private final boolean[][] withheld;
    private final int rows;
    private final int lines;

    Guesses(CountTable table, boolean[][] withheld) {
        this.table = table;
        this.withheld = withheld;
        this.rows = table.height();
        this.lines = table.height() + table.width();
    }

    /** By how much what can be guessed of a hole goes from the least to the most; not looked at beyond what is enough. */
    long width(int row, int column, long enough) {
        long more = flow(row, column, true, enough);
        return more >= enough ? more : more + flow(row, column, false, enough - more);
    }

    /**
     * How far a hole can go up or down, at most so far. A change of a hole is put right by others in its row, those by others in
     * their columns and so on; in a sum the same change has the other sign.
     */
    private long flow(int row, int column, boolean up, long enough) {
        long[][] room = room();
        boolean forward = up != table.isSum(row, column);
        int from = forward ? rows + column : row;
        int to = forward ? row : rows + column;
        long own = room[to][from];
        room[row][rows + column] = 0;
        room[rows + column][row] = 0;
        long most = Math.min(own, enough);
        long flown = 0;
        while (flown < most) {
            long step = widen(room, from, to, most - flown);
            if (step == 0) {
                break;
            }
            flown += step;
        }
        return flown;
    }

    /** From a row to a column: by how much a hole may grow; back: by how much it may shrink and still not be nothing. */
    private long[][] room() {
        long[][] room = new long[lines][lines];
        for (int[] place : table.places()) {
            int row = place[0];
            int column = place[1];
            if (withheld[row][column]) {
                long less = table.count(row, column) - 1;
                room[row][rows + column] = table.isSum(row, column) ? less : UNBOUNDED;
                room[rows + column][row] = table.isSum(row, column) ? UNBOUNDED : less;
            }
        }
        return room;
    }

    private long widen(long[][] room, int from, int to, long most) {
        int[] before = new int[lines];
        Arrays.fill(before, -1);
        before[from] = from;
        Deque<Integer> next = new ArrayDeque<>();
        next.add(from);
        while (!next.isEmpty() && before[to] < 0) {
            int at = next.remove();
            for (int other = 0; other < lines; other++) {
                if (before[other] < 0 && room[at][other] > 0) {
                    before[other] = at;
                    next.add(other);
                }
            }
        }
        if (before[to] < 0) {
            return 0;
        }
        long step = most;
        for (int at = to; at != from; at = before[at]) {
            step = Math.min(step, room[before[at]][at]);
        }
        for (int at = to; at != from; at = before[at]) {
            room[before[at]][at] -= step;
            room[at][before[at]] += step;
        }
        return step;
    }
}
