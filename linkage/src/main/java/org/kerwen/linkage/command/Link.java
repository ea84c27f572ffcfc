package org.kerwen.linkage.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.kerwen.linkage.BadTable;
import org.kerwen.linkage.batch.Evaluation;
import org.kerwen.linkage.batch.Linkage;
import org.kerwen.linkage.batch.Linked;
import org.kerwen.linkage.table.Mapping;
import org.kerwen.linkage.table.PersonTable;
import org.kerwen.linkage.table.PersonTableReader;

/** The commands of the library: {@code dedupe}, {@code evaluate}. */
public final class Link {

    private Link() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            Path file = Path.of(arguments[1]);
            Mapping mapping = Mapping.read(Path.of(arguments[3]));
            long begin = System.nanoTime();
            PersonTable table = new PersonTableReader(mapping, Optional.of(arguments[5])).read(file);
            long read = System.nanoTime();
            Linked linked = new Linkage(2).link(table);
            long end = System.nanoTime();
            Evaluation evaluation = new Evaluation(linked);
            Evaluation.Quality own = evaluation.pairsFrom(0);
            Evaluation.Quality best = evaluation.best();
            for (int threshold : new int[] {-4000, -2000, 0, 2000, 4000}) {
                System.out.println(threshold + " pairs " + evaluation.pairsFrom(threshold) + "\n     clusters " + evaluation.clusters(threshold, org.kerwen.linkage.batch.Clusters.of(linked, threshold).byRow()));
            }
            System.out.printf(
                    Locale.ROOT,
                    "{\"rows\": %d, \"pairs_scored\": %d, \"precision\": %.4f, \"recall\": %.4f, \"f1\": %.4f, \"best_f1\": %.4f, \"best_at\": %d,"
                            + " \"reachable\": %.4f, \"ece\": %.4f, \"read\": %.2f, \"seconds\": %.2f, true %d, remembered %d}%n",
                    table.rows(), linked.compared(), own.precision(), own.recall(), own.f1(), best.f1(), best.threshold(),
                    evaluation.reachable(), evaluation.calibrationError(), (read - begin) / 1e9, (end - begin) / 1e9, evaluation.truePairs(), linked.pairs());
            if (System.getProperty("linkage.errors") != null) {
                for (int pair : evaluation.errors(0).subList(0, Math.min(30, evaluation.errors(0).size()))) {
                    System.out.println(table.id(linked.first(pair)) + " " + table.id(linked.second(pair)) + " " + evaluation.isTrue(pair) + " " + linked.score(pair));
                    linked.explain(linked.first(pair), linked.second(pair)).reasons().forEach(r -> System.out.print("  " + r.field().map(Object::toString).orElse(r.kind().toString()) + " " + r.level() + " " + r.bits()));
                    System.out.println();
                }
            }
        } catch (BadTable refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }
}
