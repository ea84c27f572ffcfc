package org.kerwen.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * What of a table of counts may be told to somebody outside. Whoever is one of few can be found, so a count from 1 to below the
 * minimum is withheld; and because sums are told too, as many others are withheld as it takes so that nobody works it out.
 *
 * <p>A withheld count is safe where what is told leaves it open by more than the minimum if it is small, and open at all if it is not,
 * even for a reader who knows this rule: nothing that is withheld is 0. Where more must be withheld, it is what tells the least.
 */
record DisclosureRule(int minimum) {
    /** That of everything that leaves an organisation. */
    static final DisclosureRule OF_ALL = new DisclosureRule(5);

    DisclosureRule {
        if (minimum < 3) {
            throw new IllegalArgumentException("of two, each knows the other");
        }
    }

    /** Which counts are withheld. */
    boolean[][] withheld(CountTable table) {
        boolean[][] withheld = new boolean[table.height()][table.width()];
        for (int[] place : table.places()) {
            withheld[place[0]][place[1]] = isSmall(table.count(place[0], place[1]));
        }
        Optional<int[]> open = firstThatIsKnown(table, withheld);
        while (open.isPresent()) {
            withholdOneMore(table, withheld, open.get());
            open = firstThatIsKnown(table, withheld);
        }
        return withheld;
    }

    private boolean isSmall(long count) {
        return count > 0 && count < minimum;
    }

    private Optional<int[]> firstThatIsKnown(CountTable table, boolean[][] withheld) {
        return table.places().stream()
                .filter(place -> withheld[place[0]][place[1]])
                .filter(place -> new Guesses(table, withheld).width(place[0], place[1], minimum)
                        < (isSmall(table.count(place[0], place[1])) ? minimum : 1))
                .findFirst();
    }

    private static void withholdOneMore(CountTable table, boolean[][] withheld, int[] known) {
        int[] next = table.places().stream()
                .filter(place -> !withheld[place[0]][place[1]])
                .filter(place -> table.count(place[0], place[1]) > 0)
                .min(Comparator.comparingInt((int[] place) -> order(table, withheld, known, place))
                        .thenComparingLong(place -> table.count(place[0], place[1]))
                        .thenComparing(Arrays::toString))
                .orElseThrow(() -> new IllegalStateException("all is withheld, and something is known"));
        withheld[next[0]][next[1]] = true;
    }

    /**
     * First what closes a ring with what is known, then what stands in its row or column; sums after counts, and that of all last,
     * because they say the most.
     */
    private static int order(CountTable table, boolean[][] withheld, int[] known, int[] place) {
        boolean lastRow = place[0] == table.height() - 1;
        boolean lastColumn = place[1] == table.width() - 1;
        int kind = lastRow && lastColumn ? 8 : lastRow || lastColumn ? 4 : 0;
        if (withheld[place[0]][known[1]] && withheld[known[0]][place[1]]) {
            return kind;
        }
        return kind + (place[0] == known[0] || place[1] == known[1] ? 1 : 2);
    }
}
