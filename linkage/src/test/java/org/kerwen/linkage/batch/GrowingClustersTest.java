package org.kerwen.linkage.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.kerwen.linkage.ColumnKind;
import org.kerwen.linkage.InventedRegister;

class GrowingClustersTest {

    private static final ColumnKind[] KINDS = {
        ColumnKind.GIVEN_NAME,
        ColumnKind.FAMILY_NAME,
        ColumnKind.PATRONYMIC,
        ColumnKind.BIRTH_DATE,
        ColumnKind.SEX,
        ColumnKind.PLACE
    };

    @Test
    void whoIsOfOnePersonDoesNotDependOnTheOrderInWhichRecordsCome() throws Exception {
        long seed = System.nanoTime();
        Linked linked = linked(2_000, 31);
        List<String> lines = lines(1_500, 32);
        Map<String, Set<String>> once = added(linked, lines).clusters();

        Collections.shuffle(lines, new Random(seed));

        assertThat(added(linked, lines).clusters()).as("seed %d", seed).isEqualTo(once);
        assertThat(once.values()).anyMatch(records -> records.size() > 1);
        once.forEach((name, records) -> assertThat(name).isEqualTo(new TreeSet<>(records).first()));
    }

    @Test
    void whateverComesAndGoesWhatIsThereIsClusteredAsIfNothingElseHadEverBeen() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Linked linked = linked(2_000, 33);
        List<String> lines = lines(400, 34);
        GrowingClusters growing = GrowingClusters.nobodyYet(linked, Optional.empty());
        Map<String, String> model = new TreeMap<>();
        for (int step = 0; step < 1_200; step++) {
            String line = lines.get(random.nextInt(lines.size()));
            String id = id(line);
            if (random.nextInt(3) > 0) {
                assertThat(growing.add(id, values(line))).isEqualTo(model.put(id, line) == null);
            } else {
                assertThat(growing.remove(id)).isEqualTo(model.remove(id) != null);
            }
            if (step % 100 == 99) {
                assertThat(growing.clusters())
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(added(linked, model.values()).clusters());
            }
        }
        assertThat(growing.ids()).containsExactlyElementsOf(model.keySet());
    }

    @Test
    void newRecordsJoinThoseOfATableWhichStayAsTheyWereLinkedAndLeaveNothingWhenTheyGo() throws Exception {
        Linked linked = linked(2_000, 35);
        GrowingClusters growing = GrowingClusters.from(linked, Optional.empty());
        Map<String, Set<String>> before = growing.clusters();
        assertThat(before).isEqualTo(clusters(linked));

        List<String> again = lines(2_000, 35);
        for (String line : again) {
            assertThat(growing.add("again " + id(line), values(line))).isTrue();
        }

        long found = again.stream()
                .filter(line -> growing.recordsWith(id(line)).contains("again " + id(line)))
                .count();
        assertThat(found).isGreaterThan(1_900);
        again.forEach(line -> growing.remove("again " + id(line)));
        assertThat(growing.clusters()).isEqualTo(before);
        assertThat(growing.recordsWith("again " + id(again.get(0)))).isEmpty();
    }

    private static Map<String, Set<String>> clusters(Linked linked) {
        List<String> names = Clusters.of(linked, 0).names();
        Map<String, Set<String>> clusters = new HashMap<>();
        for (int row = 0; row < names.size(); row++) {
            clusters.computeIfAbsent(names.get(row), any -> new TreeSet<>())
                    .add(linked.table().id(row));
        }
        return clusters;
    }

    private static GrowingClusters added(Linked linked, Iterable<String> lines) {
        GrowingClusters growing = GrowingClusters.nobodyYet(linked, Optional.empty());
        lines.forEach(line -> growing.add(id(line), values(line)));
        return growing;
    }

    private static Linked linked(int rows, long seed) throws Exception {
        return new Linkage(2).link(LinkageTest.read(csv(rows, seed), "person"));
    }

    private static String csv(int rows, long seed) {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        new InventedRegister(seed, false).write(rows, new PrintStream(csv, false, StandardCharsets.UTF_8));
        return csv.toString(StandardCharsets.UTF_8);
    }

    private static List<String> lines(int rows, long seed) {
        List<String> lines = new ArrayList<>(List.of(csv(rows, seed).split("\n")));
        lines.remove(0);
        return lines;
    }

    private static String id(String line) {
        return line.substring(0, line.indexOf(','));
    }

    private static Map<ColumnKind, String> values(String line) {
        String[] cells = line.split(",", -1);
        Map<ColumnKind, String> values = new EnumMap<>(ColumnKind.class);
        for (int kind = 0; kind < KINDS.length; kind++) {
            values.put(KINDS[kind], cells[kind + 1]);
        }
        return values;
    }
}
