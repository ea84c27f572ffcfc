package org.kerwen.linkage.batch;

/** Rows that are of one person, as far as the pairs above a score say; a row's cluster is named by the smallest row in it. */
final class UnionFind {

    private final int[] parents;

    UnionFind(int rows) {
        parents = new int[rows];
        for (int row = 0; row < rows; row++) {
            parents[row] = row;
        }
    }

    int root(int row) {
        int at = row;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    /** Joins the sets of two rows; false if they were one already. */
    boolean join(int one, int other) {
        int a = root(one);
        int b = root(other);
        if (a == b) {
            return false;
        }
        parents[Math.max(a, b)] = Math.min(a, b);
        return true;
    }
}
