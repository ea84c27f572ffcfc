import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.HashSet;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.kerwen.linkage.names.NameForm;
import org.kerwen.linkage.names.NamePart;
import org.kerwen.linkage.names.Names;

/**
 * Measures how many names are found in another script: the share of pairs (Latin, other script) that have a key in common, and
 * the share of random pairs that do. The tables of the library were made by looking at nine tenths of these lists; a tenth, told
 * by the checksum of the line, was never looked at, and only it is reported unless the second argument is {@code train}.
 *
 * <pre>java -cp linkage/target/classes:ICU4J bench/CrossScriptKeys.java ["misses"|"train"]</pre>
 *
 * The folder of the lists is {@code $KERWEN_REFERENCE/linkage}, by default {@code ../shared/reference/linkage}.
 */
public final class CrossScriptKeys {

    private static final int RANDOM_PAIRS = 3_000_000;
    private static final long SEED = 20261125;

    private record Pair(String latin, String other) {}

    public static void main(String[] arguments) throws IOException {
        boolean train = arguments.length > 0;
        boolean misses = List.of(arguments).contains("misses");
        String reference = System.getenv().getOrDefault("KERWEN_REFERENCE", "../shared/reference");
        System.out.println("| list | pairs | recall | random pairs with a common key | keys per Latin word | keys per other word | µs per word |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (String list : List.of("russian", "arabic", "hebrew")) {
            List<Pair> pairs = pairs(Path.of(reference, "linkage", "wd_" + list + "_train.tsv.gz"), train);
            measure(list, pairs, misses);
        }
    }

    /** Time of the processor for one word, in microseconds, once the compiler of the JVM has seen the code. */
    private static double micros(List<Pair> pairs) {
        double least = Double.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            int keys = 0;
            for (Pair pair : pairs) {
                keys += Names.read(pair.latin, NamePart.FULL).coarseKeys().size();
                keys += Names.read(pair.other, NamePart.FULL).coarseKeys().size();
            }
            if (keys > 0) {
                long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began;
                least = Math.min(least, spent / 1e3 / (2 * pairs.size()));
            }
        }
        return least;
    }

    private static void measure(String list, List<Pair> pairs, boolean misses) {
        List<Set<String>> latin = new ArrayList<>();
        List<Set<String>> other = new ArrayList<>();
        double micros = micros(pairs);
        long latinKeys = 0;
        long otherKeys = 0;
        for (Pair pair : pairs) {
            latin.add(keys(pair.latin));
            other.add(keys(pair.other));
        }
        int met = 0;
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            latinKeys += latin.get(i).size();
            otherKeys += other.get(i).size();
            if (Collections.disjoint(latin.get(i), other.get(i))) {
                missed.add(pairs.get(i).latin + " " + pairs.get(i).other + " " + latin.get(i).stream().findFirst().orElse("") + " "
                        + other.get(i).stream().findFirst().orElse(""));
            } else {
                met++;
            }
        }
        Random random = new Random(SEED);
        int chance = 0;
        int tried = 0;
        while (tried < RANDOM_PAIRS) {
            int one = random.nextInt(pairs.size());
            int two = random.nextInt(pairs.size());
            if (one != two) {
                tried++;
                if (!Collections.disjoint(latin.get(one), other.get(two))) {
                    chance++;
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.4f | %.3f %% | %.1f | %.1f | %.1f |%n",
                list,
                pairs.size(),
                met / (double) pairs.size(),
                100.0 * chance / tried,
                latinKeys / (double) pairs.size(),
                otherKeys / (double) pairs.size(),
                micros);
        if (misses) {
            Collections.shuffle(missed, new Random(SEED));
            missed.stream().limit(150).forEach(line -> System.out.print(line + " | "));
            System.out.println();
        }
    }

    private static Set<String> keys(String word) {
        NameForm form = Names.read(word, NamePart.FULL);
        return new HashSet<>(form.coarseKeys());
    }

    private static List<Pair> pairs(Path file, boolean train) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split("\t");
                String other = fields[1].replace(" ", "");
                CRC32 checksum = new CRC32();
                checksum.update((fields[0] + "\t" + other).getBytes(StandardCharsets.UTF_8));
                boolean heldOut = checksum.getValue() % 10 == 0;
                if (heldOut != train && (!train || checksum.getValue() % 10 < 4)) {
                    pairs.add(new Pair(fields[0], other));
                }
            }
        }
        return pairs;
    }
}
