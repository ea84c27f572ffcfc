package org.kerwen.linkage.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.kerwen.linkage.compare.Model;
import org.kerwen.linkage.table.PersonTable;

/** Links the records of one table. */
public final class Linkage {

    private static final int LARGEST_BLOCK = 1_000;
    private static final int PAIRS_PER_ROW = 15;
    private static final long PAIRS_AT_LEAST = 4_000_000;

    private final int workers;

    /** @param workers how many threads work at once, at least one */
    public Linkage(int workers) {
        this.workers = Math.max(1, workers);
    }

    /** Blocks, compares, fits the model to what was met, and answers the pairs with their scores. */
    public Linked link(PersonTable table) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            Chance chance = new Chance(table);
            Fit fit = new Fit(table.fields(), chance, table.rows());
            Model expected = fit.model();
            Atoms atoms = new Atoms(table);
            long budget = Math.max(PAIRS_AT_LEAST, (long) PAIRS_PER_ROW * table.rows());
            List<Rule> rules =
                    new RuleChoice(atoms, new RowComparison(table), expected, budget).choose();
            List<Blocks> blocks = new ArrayList<>();
            for (Rule rule : rules) {
                blocks.add(new Blocks(rule, atoms, table.rows(), LARGEST_BLOCK));
            }
            PairSearch search = new PairSearch(table, blocks, expected);
            search.run(threads);
            fit.learn(search.counts());
            if (System.getProperty("linkage.say") != null) {
                blocks.forEach(b -> System.err.println(b.rule() + " " + b.pairs() + " divided " + b.divided() + " cut " + b.cut()));
                System.err.println(fit);
            }
            return new Linked(table, search, fit.model(), blocks);
        } finally {
            threads.shutdownNow();
        }
    }
}
