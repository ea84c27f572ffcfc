package org.kerwen.linkage.batch;

import java.util.Arrays;

/** What blocking rules cost, reckoned from a sample of rows. */
final class RuleCosts {

    private static final int SAMPLE = 12_000;

    /** Of very many rows a larger sample, or most blocks would have nobody twice in it and seem to cost nothing. */
    private static final int ONE_IN = 80;

    /** A block that is too large is divided; this share of the largest that may be is what its pieces have on the average. */
    private static final double LEFT_OF_LARGE = 0.25;

    private final Atoms atoms;
    private final RowOrder order;
    private final int rows;

    RuleCosts(Atoms atoms, RowOrder order, int rows) {
        this.atoms = atoms;
        this.order = order;
        this.rows = rows;
    }

    /** How many pairs the rule makes in the whole table, reckoned from a sample. */
    double pairs(Rule rule, boolean divided) {
        int sample = Math.min(rows, Math.max(SAMPLE, rows / ONE_IN));
        int[] keys = new int[sample];
        int used = keys(atoms.key(rule), keys);
        Arrays.sort(keys, 0, used);
        return pairs(keys, used, (double) rows / sample, divided);
    }

    private int keys(Atoms.Key of, int[] keys) {
        int used = 0;
        for (int i = 0; i < keys.length; i++) {
            int key = of.of(order.row(i));
            if (key != 0) {
                keys[used++] = key;
            }
        }
        return used;
    }

    private static double pairs(int[] keys, int used, double scale, boolean divided) {
        double pairs = 0;
        int begin = 0;
        for (int i = 1; i <= used; i++) {
            if (i == used || keys[i] != keys[begin]) {
                double all = (double) (i - begin) * (i - begin - 1) / 2 * scale * scale;
                pairs += !divided ? all : Math.min(all, (i - begin) * scale * LEFT_OF_LARGE * Linkage.LARGEST_BLOCK);
                begin = i;
            }
        }
        return pairs;
    }
}
