package org.kerwen.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Nobody who sees what is told works out what is not. Two readers try it who know nothing of how the rule works it out itself: one
 * tries every table that could be behind the holes, one solves the equations of the sums.
 */
class DisclosureRuleTest {
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void nothingIsWithheldWhereNothingIsSmall() {
        CountTable table = table(new long[][] {{5, 0, 12}, {0, 7, 9}});
        assertThat(holes(table, DisclosureRule.OF_ALL.withheld(table))).isEmpty();
    }

    @Test
    void aSmallCountTakesOthersWithItAndAFewAreEnough() {
        CountTable table = table(new long[][] {{2, 40, 60}, {50, 30, 20}, {70, 80, 90}});
        assertThat(holes(table, DisclosureRule.OF_ALL.withheld(table))).hasSize(4);
    }

    @Test
    void aTableOfOneSmallCountTellsNothing() {
        CountTable table = table(new long[][] {{3}});
        assertThat(holes(table, DisclosureRule.OF_ALL.withheld(table))).hasSize(4);
    }

    @Test
    void whoeverTriesEveryTableFindsNoneOfTheSmallCounts() {
        DisclosureRule rule = new DisclosureRule(3);
        for (int run = 0; run < 300; run++) {
            CountTable table = random(1 + random.nextInt(3), 1 + random.nextInt(2), 7, 0.3);
            boolean[][] withheld = rule.withheld(table);
            whatIsSmallIsWithheld(table, withheld, rule);
            List<int[]> holes = holes(table, withheld);
            if (holes.isEmpty()) {
                continue;
            }
            Map<Integer, NavigableSet<Long>> possible = new HashMap<>();
            long[][] guess = new long[table.height()][table.width()];
            tryAll(table, withheld, guess, 0, rule.minimum() + 1, possible);
            for (int[] hole : holes) {
                NavigableSet<Long> values = Objects.requireNonNull(possible.get(key(table, hole)));
                long small = table.count(hole[0], hole[1]) < rule.minimum() ? rule.minimum() : 1;
                assertThat(values.last() - values.first())
                        .as("seed %d, run %d, hole %d/%d of %s", seed, run, hole[0], hole[1], written(table))
                        .isGreaterThanOrEqualTo(small);
            }
        }
    }

    @Test
    void whoeverSolvesTheEquationsOfTheSumsFindsNoHole() {
        for (int run = 0; run < 400; run++) {
            CountTable table =
                    random(2 + random.nextInt(9), 1 + random.nextInt(5), 4 + random.nextInt(60), random.nextDouble());
            boolean[][] withheld = DisclosureRule.OF_ALL.withheld(table);
            whatIsSmallIsWithheld(table, withheld, DisclosureRule.OF_ALL);
            assertThat(solved(table, withheld))
                    .as("seed %d, run %d: %s", seed, run, written(table))
                    .isEmpty();
        }
    }

    /** The readers of this test find a hole where only small counts are withheld: else they would prove nothing. */
    @Test
    void aTableOfWhichOnlyTheSmallCountIsWithheldIsSolved() {
        CountTable table = table(new long[][] {{2, 40}, {50, 30}});
        boolean[][] withheld = new boolean[3][3];
        withheld[0][0] = true;
        assertThat(solved(table, withheld)).hasSize(1);
    }

    private static void whatIsSmallIsWithheld(CountTable table, boolean[][] withheld, DisclosureRule rule) {
        table.places()
                .forEach(place -> assertThat(withheld[place[0]][place[1]]
                                || table.count(place[0], place[1]) == 0
                                || table.count(place[0], place[1]) >= rule.minimum())
                        .isTrue());
    }

    private CountTable random(int rows, int columns, int most, double zeros) {
        long[][] counts = new long[rows][columns];
        for (long[] row : counts) {
            for (int column = 0; column < columns; column++) {
                row[column] = random.nextDouble() < zeros ? 0 : random.nextInt(most);
            }
        }
        return table(counts);
    }

    private static CountTable table(long[][] counts) {
        Map<CountTable.Cell, Long> counted = new HashMap<>();
        for (int row = 0; row < counts.length; row++) {
            for (int column = 0; column < counts[row].length; column++) {
                counted.put(new CountTable.Cell("r" + row, "c" + column), counts[row][column]);
            }
        }
        return CountTable.of(
                IntStream.range(0, counts.length).mapToObj(row -> "r" + row).toList(),
                IntStream.range(0, counts[0].length)
                        .mapToObj(column -> "c" + column)
                        .toList(),
                counted);
    }

    private static List<int[]> holes(CountTable table, boolean[][] withheld) {
        return table.places().stream()
                .filter(place -> withheld[place[0]][place[1]])
                .toList();
    }

    private static int key(CountTable table, int[] place) {
        return place[0] * table.width() + place[1];
    }

    private static String written(CountTable table) {
        return table.toString();
    }

    /** Every table of inner counts that has what is told, hole by hole; a hole is at least 1, as everybody may know. */
    private static void tryAll(
            CountTable table,
            boolean[][] withheld,
            long[][] guess,
            int at,
            int further,
            Map<Integer, NavigableSet<Long>> possible) {
        int columns = table.width() - 1;
        int rows = table.height() - 1;
        if (at > 0 && at % columns == 0 && !fits(table, withheld, guess, at / columns - 1)) {
            return;
        }
        if (at == rows * columns) {
            for (int column = 0; column < columns; column++) {
                if (!sumFits(table, withheld, sumOfColumn(guess, column, rows), rows, column)) {
                    return;
                }
            }
            long all = 0;
            for (int column = 0; column < columns; column++) {
                all += sumOfColumn(guess, column, rows);
            }
            if (!sumFits(table, withheld, all, rows, columns)) {
                return;
            }
            for (int[] hole : holes(table, withheld)) {
                long value = hole[0] < rows && hole[1] < columns
                        ? guess[hole[0]][hole[1]]
                        : hole[0] < rows
                                ? sumOfRow(guess, hole[0], columns)
                                : hole[1] < columns ? sumOfColumn(guess, hole[1], rows) : all;
                possible.computeIfAbsent(key(table, hole), any -> new TreeSet<>())
                        .add(value);
            }
            return;
        }
        int row = at / columns;
        int column = at % columns;
        long truth = table.count(row, column);
        for (long value = withheld[row][column] ? 1 : truth;
                value <= (withheld[row][column] ? truth + further : truth);
                value++) {
            guess[row][column] = value;
            tryAll(table, withheld, guess, at + 1, further, possible);
        }
    }

    private static boolean fits(CountTable table, boolean[][] withheld, long[][] guess, int row) {
        int columns = table.width() - 1;
        return sumFits(table, withheld, sumOfRow(guess, row, columns), row, columns);
    }

    private static boolean sumFits(CountTable table, boolean[][] withheld, long sum, int row, int column) {
        return withheld[row][column] ? sum >= 1 : sum == table.count(row, column);
    }

    private static long sumOfRow(long[][] guess, int row, int columns) {
        long sum = 0;
        for (int column = 0; column < columns; column++) {
            sum += guess[row][column];
        }
        return sum;
    }

    private static long sumOfColumn(long[][] guess, int column, int rows) {
        long sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += guess[row][column];
        }
        return sum;
    }

    private static final long PRIME = 1_000_003;

    /** The holes that the equations leave no choice for: solved over a prime field, where no digit is lost. */
    private static List<Integer> solved(CountTable table, boolean[][] withheld) {
        List<int[]> holes = holes(table, withheld);
        Map<Integer, Integer> unknowns = new HashMap<>();
        holes.forEach(hole -> unknowns.put(key(table, hole), unknowns.size()));
        List<long[]> equations = new ArrayList<>();
        for (int row = 0; row < table.height(); row++) {
            long[] equation = new long[unknowns.size()];
            for (int column = 0; column < table.width(); column++) {
                term(table, unknowns, equation, row, column, column == table.width() - 1);
            }
            equations.add(equation);
        }
        for (int column = 0; column < table.width(); column++) {
            long[] equation = new long[unknowns.size()];
            for (int row = 0; row < table.height(); row++) {
                term(table, unknowns, equation, row, column, row == table.height() - 1);
            }
            equations.add(equation);
        }
        reduce(equations, unknowns.size());
        List<Integer> solved = new ArrayList<>();
        for (long[] equation : equations) {
            long terms = Arrays.stream(equation).filter(each -> each != 0).count();
            if (terms == 1) {
                solved.add(equations.indexOf(equation));
            }
        }
        return solved;
    }

    private static void term(
            CountTable table, Map<Integer, Integer> unknowns, long[] equation, int row, int column, boolean sum) {
        Integer unknown = unknowns.get(key(table, new int[] {row, column}));
        if (unknown != null) {
            equation[unknown] = sum ? PRIME - 1 : 1;
        }
    }

    private static void reduce(List<long[]> equations, int unknowns) {
        int done = 0;
        for (int unknown = 0; unknown < unknowns; unknown++) {
            int pivot = done;
            while (pivot < equations.size() && equations.get(pivot)[unknown] == 0) {
                pivot++;
            }
            if (pivot == equations.size()) {
                continue;
            }
            long[] line = equations.get(pivot);
            equations.set(pivot, equations.get(done));
            equations.set(done, line);
            long inverse = BigInteger.valueOf(line[unknown])
                    .modInverse(BigInteger.valueOf(PRIME))
                    .longValue();
            for (int at = 0; at < unknowns; at++) {
                line[at] = line[at] * inverse % PRIME;
            }
            for (int other = 0; other < equations.size(); other++) {
                long factor = equations.get(other)[unknown];
                if (other != done && factor != 0) {
                    for (int at = 0; at < unknowns; at++) {
                        equations.get(other)[at] = Math.floorMod(equations.get(other)[at] - factor * line[at], PRIME);
                    }
                }
            }
            done++;
        }
    }
}
