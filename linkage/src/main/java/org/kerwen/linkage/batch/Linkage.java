package org.kerwen.linkage.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.kerwen.linkage.compare.Model;
import org.kerwen.linkage.table.PersonTable;

/** Links the records of one table. */
public final class Linkage {

    static final int LARGEST_BLOCK = 60;
    private static final int PAIRS_PER_ROW = 15;
    private static final long PAIRS_AT_LEAST = 4_000_000;

    private final int workers;

    /** @param workers how many threads work at once, at least one */
    public Linkage(int workers) {
        this.workers = Math.max(1, workers);
    }

    /** Blocks, compares, fits the model to what was met, and answers the pairs with their scores. */
    public Linked link(PersonTable table) throws InterruptedException {
        return link(table, Optional.empty());
    }

    /** The same with a model that was fitted before, to this table or to one like it, so that the same pairs have the same scores. */
    public Linked link(PersonTable table, Model fitted) throws InterruptedException {
        return link(table, Optional.of(fitted));
    }

    private Linked link(PersonTable table, Optional<Model> fitted) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            RowOrder order = new RowOrder(table);
            Rows rows = new Rows(table);
            Future<Optional<Chance>> ofNeighbours = threads.submit(() -> Chance.ofNeighbours(rows, order));
            Chance chance = new Chance(rows, order);
            Fit fit = new Fit(table.fields(), chance, ofNeighbours.get(), Chance.neighbours(table), table.rows());
            Model expected = fitted.orElseGet(fit::model);
            Atoms atoms = new Atoms(table);
            long budget = Math.max(PAIRS_AT_LEAST, (long) PAIRS_PER_ROW * table.rows());
            List<Rule> rules = new RuleChoice(atoms, rows, order, expected, budget).choose();
            List<Blocks> blocks = new ArrayList<>();
            for (Future<Blocks> made : threads.invokeAll(rules.stream()
                    .map(rule -> (Callable<Blocks>) () -> new Blocks(rule, atoms, table.rows(), LARGEST_BLOCK))
                    .toList())) {
                blocks.add(made.get());
            }
            PairSearch search = new PairSearch(rows, blocks, expected);
            search.run(threads);
            Model model = fitted.orElseGet(() -> fit.learn(search.counts()).model());
            return new Linked(rows, search, model, blocks);
        } catch (ExecutionException fault) {
            throw new IllegalStateException("A rule failed", fault.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
