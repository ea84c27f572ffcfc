package org.kerwen.linkage.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kerwen.linkage.BadTable;
import org.kerwen.linkage.Likeness;
import org.kerwen.linkage.Reason;
import org.kerwen.linkage.batch.Clusters;
import org.kerwen.linkage.batch.Linked;
import org.kerwen.linkage.batch.ScoredPairs;
import org.kerwen.linkage.table.Mapping;
import org.kerwen.linkage.table.PersonTable;
import org.kerwen.linkage.table.PersonTableReader;

/** {@code link dedupe}: writes the pairs of a table that are, or may be, of one person. It changes nothing and merges nothing. */
final class Deduplication {

    private static final int EVEN_ODDS = 0;
    private static final int WORTH_A_LOOK = -4_248; // a probability of 0.05

    private Deduplication() {}

    static void run(Path file, Path columns, Optional<Path> model, Path to, PrintStream out)
            throws IOException, BadTable, InterruptedException {
        Mapping mapping = Mapping.read(columns);
        long begin = System.nanoTime();
        PersonTable table = new PersonTableReader(mapping, Optional.empty()).read(file);
        Linked linked = ModelFile.link(table, model);
        Clusters clusters = Clusters.of(linked, EVEN_ODDS);
        ScoredPairs pairs = clusters.pairs(linked, WORTH_A_LOOK);
        double seconds = (System.nanoTime() - begin) / 1e9;
        write(table, linked, clusters, pairs, to);
        int[] byRow = clusters.byRow();
        long people = java.util.stream.IntStream.range(0, byRow.length)
                .filter(row -> byRow[row] == row)
                .count();
        out.printf(
                Locale.ROOT,
                "%,d records, probably of %,d people; %,d pairs to look at in %s. Compared %,d pairs in %.1f s, at most %,d MB.%n",
                table.rows(),
                people,
                pairs.size(),
                to,
                linked.compared(),
                seconds,
                Machine.peakMegabytes());
        out.printf(
                Locale.ROOT,
                "Estimated share of all duplicates that were compared at all: %.3f.%n",
                linked.estimatedRecall());
        long cut = linked.blocking().stream().mapToLong(Linked.Blocking::cut).sum();
        if (cut > 0) {
            out.printf(
                    "%,d groups of records were too large to compare each with each and were cut into pieces:%n", cut);
            linked.blocking().stream()
                    .filter(rule -> rule.cut() > 0)
                    .forEach(rule -> out.println("  " + rule.rule() + ": " + rule.cut()));
        }
    }

    private static void write(PersonTable table, Linked linked, Clusters clusters, ScoredPairs pairs, Path to)
            throws IOException {
        List<String> names = clusters.names();
        int[] byRow = clusters.byRow();
        try (BufferedWriter csv = Files.newBufferedWriter(to)) {
            csv.write("id_a,id_b,probability,bits,verdict,cluster,reasons\n");
            for (int pair = 0; pair < pairs.size(); pair++) {
                int one = pairs.first(pair);
                int other = pairs.second(pair);
                boolean together = byRow[one] == byRow[other];
                Likeness likeness = linked.explain(one, other).through(pairs.score(pair));
                csv.write(String.join(
                        ",",
                        cell(table.id(one)),
                        cell(table.id(other)),
                        String.format(Locale.ROOT, "%.4f", likeness.probability()),
                        String.format(Locale.ROOT, "%.3f", likeness.bits()),
                        likeness.verdict().name().toLowerCase(Locale.ROOT),
                        together ? cell(names.get(one)) : "",
                        cell(likeness.reasons().stream()
                                .map(Deduplication::words)
                                .collect(Collectors.joining("; ")))));
                csv.write('\n');
            }
        }
    }

    private static String words(Reason reason) {
        String what =
                reason.field().map(Enum::name).orElse(reason.kind().name()).toLowerCase(Locale.ROOT);
        String level = reason.field().isPresent() ? " " + reason.level().name().toLowerCase(Locale.ROOT) : "";
        String rarity = reason.oneIn().isPresent() ? " (1 in " + reason.oneIn().getAsLong() + ")" : "";
        return what + level + rarity + String.format(Locale.ROOT, " %+.3f", reason.bits());
    }

    private static String cell(String text) {
        return text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0
                ? text
                : '"' + text.replace("\"", "\"\"") + '"';
    }
}
