package org.kerwen.linkage.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kerwen.linkage.table.PersonTable;

/**
 * Which records are of one person, put together from pairs. Pairs join the surest first; two groups that a pair would join are looked
 * at as wholes, and stay apart if their records contradict each other more than they agree. So a chain of brothers does not become one
 * person. The outcome does not depend on the order of rows.
 */
public final class Clusters {

    /** No single comparison says more than this against or for joining two groups, in thousandths of a bit. */
    private static final long MOST = 8_000;

    /** Groups are compared by at most so many pairs. */
    private static final int LOOKED_AT = 200;

    private final PersonTable table;
    private final int[] clusters;

    private Clusters(PersonTable table, int[] clusters) {
        this.table = table;
        this.clusters = clusters;
    }

    /** @param threshold the score in thousandths of a bit from which a pair may join */
    public static Clusters of(Linked linked, int threshold) {
        PersonTable table = linked.table();
        RowComparison comparison = new RowComparison(table);
        UnionFind sets = new UnionFind(table.rows());
        int[][] members = new int[table.rows()][];
        for (int pair : surestFirst(linked, threshold)) {
            int one = sets.root(linked.first(pair));
            int other = sets.root(linked.second(pair));
            if (one == other) {
                continue;
            }
            int[] a = members[one] == null ? new int[] {one} : members[one];
            int[] b = members[other] == null ? new int[] {other} : members[other];
            if (a.length * b.length == 1 || agree(linked, comparison, a, b)) {
                sets.join(one, other);
                int[] both = Arrays.copyOf(a, a.length + b.length);
                System.arraycopy(b, 0, both, a.length, b.length);
                members[one] = null;
                members[other] = null;
                members[Math.min(one, other)] = both;
            }
        }
        int[] clusters = new int[table.rows()];
        for (int row = 0; row < clusters.length; row++) {
            clusters[row] = sets.root(row);
        }
        return new Clusters(table, clusters);
    }

    private static boolean agree(Linked linked, RowComparison comparison, int[] a, int[] b) {
        long sum = 0;
        int looked = 0;
        for (int one : a) {
            for (int other : b) {
                if (looked++ < LOOKED_AT) {
                    long score = linked.model().score(comparison.pattern(one, other));
                    sum += Math.max(-MOST, Math.min(MOST, score));
                }
            }
        }
        return sum >= 0;
    }

    private static int[] surestFirst(Linked linked, int threshold) {
        long[] keyed = new long[linked.pairs()];
        int used = 0;
        for (int pair = 0; pair < linked.pairs(); pair++) {
            if (linked.score(pair) >= threshold) {
                keyed[used++] = ((long) -linked.score(pair) << 32) | pair;
            }
        }
        Integer[] order = new Integer[used];
        Arrays.sort(keyed, 0, used);
        for (int i = 0; i < used; i++) {
            int pair = (int) keyed[i];
            order[i] = pair;
        }
        // Pairs of one score stand in the order of what their rows hold.
        int begin = 0;
        for (int i = 1; i <= used; i++) {
            if (i == used || keyed[i] >>> 32 != keyed[begin] >>> 32) {
                PersonTable table = linked.table();
                Arrays.sort(order, begin, i, java.util.Comparator.comparingLong(pair -> {
                    long x = RowOrder.hash(table, linked.first(pair));
                    long y = RowOrder.hash(table, linked.second(pair));
                    return org.kerwen.linkage.table.Hashing.of(Math.min(x, y), Math.max(x, y));
                }));
                begin = i;
            }
        }
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    /** The cluster of each row: the smallest number of a row in it. */
    public int[] byRow() {
        return clusters.clone();
    }

    /** The name of a row's cluster: the smallest id of its records, the same however the table is ordered. */
    public List<String> names() {
        String[] smallest = new String[clusters.length];
        for (int row = 0; row < clusters.length; row++) {
            String id = table.id(row);
            String known = smallest[clusters[row]];
            if (known == null || id.compareTo(known) < 0) {
                smallest[clusters[row]] = id;
            }
        }
        List<String> names = new ArrayList<>(clusters.length);
        for (int cluster : clusters) {
            names.add(smallest[cluster]);
        }
        return names;
    }
}
