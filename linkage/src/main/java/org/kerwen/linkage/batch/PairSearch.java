package org.kerwen.linkage.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.kerwen.linkage.compare.Model;

/** Compares all pairs inside the blocks of all rules, each pair once, and remembers those that may be of one person. */
final class PairSearch {

    /** Below this, in thousandths of a bit under the model that is expected, a pair is counted and forgotten. */
    private static final long REMEMBERED_FROM = -12_000;

    /** Likewise before it is looked up how rare the values are. */
    private static final long LOOKED_AT_FROM = -24_000;

    private static final long PAIRS_OF_TASK = 200_000;
    private static final int ROWS_OF_PART = 8_192;
    private static final int RULES_FOUND_BY = 16;

    private final Rows table;
    private final int[] keys;
    private final List<Blocks> rules;
    private final Model expected;
    private final PatternCounts counts = new PatternCounts();
    private final PairList pairs = new PairList();
    private long compared;

    PairSearch(Rows table, List<Blocks> rules, Model expected) {
        this.table = table;
        this.rules = rules;
        this.expected = expected;
        this.keys = keysByRow(table.table().rows(), rules);
    }

    /** The keys of all rules for each row, next to each other. */
    private static int[] keysByRow(int rows, List<Blocks> rules) {
        int[] keys = new int[rows * rules.size()];
        int[][] byRule = rules.stream().map(Blocks::takeKeys).toArray(int[][]::new);
        int parts = Math.max(1, rows / ROWS_OF_PART);
        IntStream.range(0, parts).parallel().forEach(part -> {
            int end = (int) ((part + 1L) * rows / parts);
            int at = (int) ((long) part * rows / parts);
            for (int row = at; row < end; row++) {
                for (int rule = 0; rule < byRule.length; rule++) {
                    keys[row * byRule.length + rule] = byRule[rule][row];
                }
            }
        });
        return keys;
    }

    PatternCounts counts() {
        return counts;
    }

    PairList pairs() {
        return pairs;
    }

    long compared() {
        return compared;
    }

    void run(ExecutorService workers) throws InterruptedException {
        List<Future<Part>> parts = new ArrayList<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            Blocks blocks = rules.get(rule);
            int from = 0;
            long planned = 0;
            for (int block = 0; block < blocks.count(); block++) {
                long size = (long) blocks.end(block) - blocks.start(block);
                planned += size * (size - 1) / 2;
                if (planned >= PAIRS_OF_TASK || block + 1 == blocks.count()) {
                    parts.add(workers.submit(new Task(rule, from, block + 1)));
                    from = block + 1;
                    planned = 0;
                }
            }
        }
        for (Future<Part> part : parts) {
            try {
                merge(part.get());
            } catch (ExecutionException fault) {
                throw new IllegalStateException("A comparison failed", fault.getCause());
            }
        }
    }

    private record Part(PatternCounts counts, PairList pairs, long compared) {}

    private void merge(Part part) {
        int[] index = new int[part.counts().size()];
        for (int i = 0; i < index.length; i++) {
            index[i] = counts.add(
                    part.counts().pattern(i),
                    part.counts().free(i),
                    part.counts().count(i));
        }
        PairList found = part.pairs();
        for (int pair = 0; pair < found.size(); pair++) {
            pairs.add(found.first(pair), found.second(pair), index[found.pattern(pair)]);
        }
        compared += part.compared();
    }

    private final class Task implements Callable<Part> {

        private final int rule;
        private final int from;
        private final int to;
        private final RowComparison comparison = new RowComparison(table);
        private final PatternCounts mine = new PatternCounts();
        private final PairList found = new PairList();
        private final int[] free =
                rules.stream().mapToInt(blocks -> blocks.rule().freeFields()).toArray();
        private final double[] shares = new double[org.kerwen.linkage.Field.values().length];
        private long done;

        Task(int rule, int from, int to) {
            this.rule = rule;
            this.from = from;
            this.to = to;
        }

        @Override
        public Part call() {
            Blocks blocks = rules.get(rule);
            int width = Rows.WIDTH;
            int keyCount = rules.size();
            int[] rows = new int[0];
            int[] rowKeys = new int[0];
            for (int block = from; block < to; block++) {
                int start = blocks.start(block);
                int size = blocks.end(block) - start;
                if (rows.length < size * width) {
                    rows = new int[size * width];
                    rowKeys = new int[size * keyCount];
                }
                for (int i = 0; i < size; i++) {
                    int row = blocks.row(start + i);
                    table.copy(row, rows, i * width);
                    System.arraycopy(keys, row * keyCount, rowKeys, i * keyCount, keyCount);
                }
                for (int i = 0; i < size; i++) {
                    for (int j = i + 1; j < size; j++) {
                        pair(rows, rowKeys, i, j, width, keyCount, blocks, start);
                    }
                }
            }
            return new Part(mine, found, done);
        }

        private void pair(int[] rows, int[] rowKeys, int i, int j, int width, int keyCount, Blocks blocks, int start) {
            int a = i * keyCount;
            int b = j * keyCount;
            for (int earlier = 0; earlier < rule; earlier++) {
                if (rowKeys[a + earlier] == rowKeys[b + earlier] && rowKeys[a + earlier] != 0) {
                    return;
                }
            }
            int freeFields = free[rule];
            int foundBy = 1;
            for (int later = rule + 1; later < keyCount; later++) {
                if (rowKeys[a + later] == rowKeys[b + later] && rowKeys[a + later] != 0) {
                    freeFields |= free[later];
                    foundBy++;
                }
            }
            long pattern = comparison.pattern(rows, i * width, j * width);
            int index = mine.add(pattern, freeFields | Math.min(3, foundBy) << RULES_FOUND_BY, 1);
            done++;
            if (mine.kept(index) == 0) {
                mine.keep(
                        index,
                        expected.score(pattern) >= LOOKED_AT_FROM && expected.mostOf(pattern) >= REMEMBERED_FROM);
            }
            if (mine.kept(index) == 1) {
                comparison.shares(pattern, rows, i * width, j * width, shares);
                if (expected.score(pattern, shares) < REMEMBERED_FROM) {
                    return;
                }
                int one = blocks.row(start + i);
                int other = blocks.row(start + j);
                found.add(Math.min(one, other), Math.max(one, other), index);
            }
        }
    }

    /** By how many rules pairs of a pattern were found: 1, 2, or 3 for more. */
    static int foundBy(PatternCounts counts, int index) {
        return counts.free(index) >>> RULES_FOUND_BY;
    }
}
