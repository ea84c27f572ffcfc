package org.kerwen.linkage.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kerwen.linkage.table.Hashing;
import org.kerwen.linkage.table.PersonTable;

/**
 * Which records are of one person, put together from pairs. Pairs join the surest first; two groups that a pair would join are looked
 * at as wholes, and stay apart if their records contradict each other more than they agree. So a chain of brothers does not become one
 * person. The outcome does not depend on the order of rows.
 */
public final class Clusters {

    /** No single comparison says more than this against or for joining two groups, in thousandths of a bit. */
    private static final long MOST = 8_000;

    /** Records that were written badly contradict each other more often than different people agree. */
    private static final long MOST_AGAINST = 4_000;

    private static final int[] NOBODY = {};

    /** Groups are compared by at most so many pairs. */
    private static final int LOOKED_AT = 200;

    /** The score of a pair that would join two groups which contradict each other: doubtful, and for a person to look at. */
    private static final int APART = -500;

    private final PersonTable table;
    private final int[] clusters;

    /** For each cluster the score of the least sure pair by which it was joined. */
    private final int[] weakest;

    private Clusters(PersonTable table, int[] clusters, int[] weakest) {
        this.table = table;
        this.clusters = clusters;
        this.weakest = weakest;
    }

    /**
     * Puts together what belongs together.
     *
     * @param threshold the score in thousandths of a bit from which a pair may join
     */
    public static Clusters of(Linked linked, int threshold) {
        PersonTable table = linked.table();
        RowComparison comparison = new RowComparison(linked.rows());
        UnionFind sets = new UnionFind(table.rows());
        int[][] members = new int[table.rows()][];
        Arrays.fill(members, NOBODY);
        int[] weakest = new int[table.rows()];
        ScoredPairs pairs = linked.pairs();
        for (int pair : surestFirst(linked, threshold)) {
            int one = sets.root(pairs.first(pair));
            int other = sets.root(pairs.second(pair));
            if (one == other) {
                continue;
            }
            int[] a = members[one].length == 0 ? new int[] {one} : members[one];
            int[] b = members[other].length == 0 ? new int[] {other} : members[other];
            if (a.length * b.length == 1 || agree(linked, comparison, a, b)) {
                sets.join(one, other);
                int[] both = Arrays.copyOf(a, a.length + b.length);
                System.arraycopy(b, 0, both, a.length, b.length);
                weakest[Math.min(one, other)] = pairs.score(pair); // the surest came first
                members[one] = NOBODY;
                members[other] = NOBODY;
                members[Math.min(one, other)] = both;
            }
        }
        int[] clusters = new int[table.rows()];
        for (int row = 0; row < clusters.length; row++) {
            clusters[row] = sets.root(row);
        }
        return new Clusters(table, clusters, weakest);
    }

    private static boolean agree(Linked linked, RowComparison comparison, int[] a, int[] b) {
        return agree(a.length, b.length, (i, j) -> comparison.score(linked.model(), a[i], b[j]));
    }

    /** Scores of two groups, each with each. */
    interface Scores {
        long of(int one, int other);
    }

    /** Whether two groups of these sizes agree more than they contradict each other. */
    static boolean agree(int ones, int others, Scores scores) {
        long sum = 0;
        int looked = 0;
        for (int one = 0; one < ones; one++) {
            for (int other = 0; other < others; other++) {
                if (looked++ < LOOKED_AT) {
                    long score = scores.of(one, other);
                    sum += Math.max(-MOST_AGAINST, Math.min(MOST, score));
                }
            }
        }
        return sum >= 0;
    }

    private static int[] surestFirst(Linked linked, int threshold) {
        ScoredPairs pairs = linked.pairs();
        long[] keyed = new long[pairs.size()];
        int used = 0;
        for (int pair = 0; pair < pairs.size(); pair++) {
            if (pairs.score(pair) >= threshold) {
                keyed[used++] = ((long) -pairs.score(pair) << 32) | pair;
            }
        }
        Arrays.sort(keyed, 0, used);
        RowContents contents = new RowContents(linked.table());
        int[] order = new int[used];
        long[] content = new long[used];
        for (int i = 0; i < used; i++) {
            int pair = (int) keyed[i];
            long x = contents.hash(pairs.first(pair));
            long y = contents.hash(pairs.second(pair));
            content[i] = (Hashing.of(Math.min(x, y), Math.max(x, y)) & ~0xFFFFFFFFL) | pair;
        }
        // Pairs of one score stand in the order of what their rows hold.
        int begin = 0;
        for (int i = 1; i <= used; i++) {
            if (i == used || keyed[i] >>> 32 != keyed[begin] >>> 32) {
                Arrays.sort(content, begin, i);
                begin = i;
            }
        }
        for (int i = 0; i < used; i++) {
            order[i] = (int) content[i];
        }
        return order;
    }

    /**
     * The pairs that are worth telling, with what the records around them add: records of one cluster are at least as likely of one
     * person as the least sure pair by which the cluster was joined, and records of two clusters that contradict each other are not.
     *
     * @param from the score in thousandths of a bit from which pairs across clusters are told
     */
    public ScoredPairs pairs(Linked linked, int from) {
        ScoredPairs direct = linked.pairs();
        ScoredPairs told = new ScoredPairs(direct.size());
        for (int pair = 0; pair < direct.size(); pair++) {
            boolean apart = clusters[direct.first(pair)] != clusters[direct.second(pair)];
            if (apart && direct.score(pair) >= from) {
                told.add(direct.first(pair), direct.second(pair), Math.min(direct.score(pair), APART));
            }
        }
        RowComparison comparison = new RowComparison(linked.rows());
        int[] next = new int[clusters.length];
        int[] last = new int[clusters.length];
        Arrays.fill(next, -1);
        for (int row = 0; row < clusters.length; row++) {
            last[row] = row;
            int cluster = clusters[row];
            if (cluster != row) {
                next[last[cluster]] = row;
                last[cluster] = row;
            }
        }
        for (int row = 0; row < clusters.length; row++) {
            for (int one = row; clusters[row] == row && one >= 0; one = next[one]) {
                for (int other = next[one]; other >= 0; other = next[other]) {
                    long score = comparison.score(linked.model(), one, other);
                    told.add(one, other, Math.max(score, weakest[row]));
                }
            }
        }
        return told;
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
