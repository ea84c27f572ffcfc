package org.kerwen.linkage.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.kerwen.linkage.BadTable;
import org.kerwen.linkage.batch.Clusters;
import org.kerwen.linkage.batch.Evaluation;
import org.kerwen.linkage.batch.Linked;
import org.kerwen.linkage.table.Mapping;
import org.kerwen.linkage.table.PersonTable;
import org.kerwen.linkage.table.PersonTableReader;

/** {@code link evaluate}: how good the linkage of a table is whose truth is known. */
final class Evaluating {

    private static final int EVEN_ODDS = 0;
    private static final int EVERY_PAIR = Integer.MIN_VALUE;

    private Evaluating() {}

    static void run(Path file, Path columns, Optional<Path> model, String truth, PrintStream out)
            throws IOException, BadTable, InterruptedException {
        Mapping mapping = Mapping.read(columns);
        long begin = System.nanoTime();
        PersonTable table = new PersonTableReader(mapping, Optional.of(truth)).read(file);
        Linked linked = ModelFile.link(table, model);
        Clusters clusters = Clusters.of(linked, EVEN_ODDS);
        double seconds = (System.nanoTime() - begin) / 1e9;
        double processor = Machine.processorSeconds();
        long peak = Machine.peakMegabytes();
        Evaluation all = new Evaluation(table, clusters.pairs(linked, EVERY_PAIR));
        Evaluation alone = new Evaluation(table, linked.pairs());
        Evaluation.Quality own = all.pairsFrom(EVEN_ODDS);
        Evaluation.Quality best = all.best();
        out.printf(
                Locale.ROOT,
                "{\"rows\": %d, \"pairs_scored\": %d, \"precision\": %.4f, \"recall\": %.4f, \"f1\": %.4f, \"best_f1\": %.4f,"
                        + " \"seconds\": %.2f, \"processor_seconds\": %.2f, \"peak_mb\": %d, \"threshold_bits\": 0, \"best_at_bits\": %.2f,"
                        + " \"f1_of_pairs_alone\": %.4f, \"calibration_error\": %.4f, \"true_pairs\": %d,"
                        + " \"compared_recall\": %.4f, \"compared_recall_estimated\": %.4f}%n",
                table.rows(),
                linked.compared(),
                own.precision(),
                own.recall(),
                own.f1(),
                Math.max(best.f1(), alone.best().f1()),
                seconds,
                processor,
                peak,
                best.threshold() / 1000.0,
                alone.pairsFrom(EVEN_ODDS).f1(),
                alone.calibrationError(),
                all.truePairs(),
                alone.reachable(),
                linked.estimatedRecall());
    }
}
