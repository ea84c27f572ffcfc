package org.kerwen.linkage.batch;

import java.util.Arrays;
import java.util.List;

/**
 * The blocks of one rule. A block that is too large is divided by a further part of the key, and by another; one that is too large
 * still is cut into pieces, which is counted and reported.
 */
final class Blocks {

    private static final Atom[] DIVIDING = {
        Atom.BIRTH_YEAR,
        Atom.GIVEN_INITIAL,
        Atom.FAMILY_INITIAL,
        Atom.BIRTHDAY,
        Atom.PLACE,
        Atom.POSTCODE_BEGINNING,
        Atom.SEX,
        Atom.GIVEN,
        Atom.FAMILY,
        Atom.PATRONYMIC
    };

    private final Rule rule;
    private int[] keys;
    private int[] rows = new int[1 << 10];
    private int[] ends = new int[1 << 8];
    private int usedRows;
    private int blocks;
    private int divided;
    private int cut;
    private long pairs;

    Blocks(Rule rule, Atoms atoms, int tableRows, int largest) {
        this.rule = rule;
        this.keys = new int[tableRows];
        long[] keyed = new long[tableRows];
        int used = keyed(atoms.key(rule), keys, keyed);
        if (used < RadixSort.FEW) {
            Arrays.sort(keyed, 0, used);
        } else {
            keyed = RadixSort.byUpperHalf(keyed, new long[used], used);
        }
        List<Atom> present = atoms.present();
        List<Atom> dividing = Arrays.stream(DIVIDING)
                .filter(atom -> present.contains(atom) && java.util.Collections.disjoint(atom.fields(), rule.fields()))
                .toList();
        take(keyed, 0, used, largest, dividing, atoms, false);
        rows = Arrays.copyOf(rows, usedRows);
        ends = Arrays.copyOf(ends, blocks);
    }

    private static int keyed(Atoms.Key of, int[] keys, long[] keyed) {
        int used = 0;
        for (int row = 0; row < keys.length; row++) {
            int key = of.of(row);
            keys[row] = key;
            if (key != 0) {
                keyed[used++] = ((long) key << 32) | row;
            }
        }
        return used;
    }

    private void take(long[] keyed, int from, int to, int largest, List<Atom> dividing, Atoms atoms, boolean part) {
        int begin = from;
        for (int i = from + 1; i <= to; i++) {
            if (i < to && keyed[i] >>> 32 == keyed[begin] >>> 32) {
                continue;
            }
            if (i - begin > largest) {
                divided += part ? 0 : 1;
                divide(keyed, begin, i, largest, dividing, atoms);
            } else if (i - begin > 1) {
                block(keyed, begin, i);
            }
            begin = i;
        }
    }

    private void divide(long[] keyed, int from, int to, int largest, List<Atom> dividing, Atoms atoms) {
        if (dividing.isEmpty()) {
            cut++;
            for (int begin = from; begin < to; begin += largest) {
                int end = Math.min(to, begin + largest);
                for (int i = begin; i < end; i++) {
                    int row = (int) keyed[i];
                    keys[row] = org.kerwen.linkage.table.Hashing.toInt(
                            org.kerwen.linkage.table.Hashing.of(keys[row], begin - from + 1L));
                }
                if (end - begin > 1) {
                    block(keyed, begin, end);
                }
            }
            return;
        }
        for (int i = from; i < to; i++) {
            int row = (int) keyed[i];
            keys[row] = org.kerwen.linkage.table.Hashing.toInt(
                    org.kerwen.linkage.table.Hashing.of(keys[row], atoms.of(dividing.get(0), row)));
            keyed[i] = ((long) keys[row] << 32) | row;
        }
        Arrays.sort(keyed, from, to);
        take(keyed, from, to, largest, dividing.subList(1, dividing.size()), atoms, true);
    }

    private void block(long[] keyed, int from, int to) {
        int size = to - from;
        if (usedRows + size > rows.length) {
            rows = Arrays.copyOf(rows, Math.max(usedRows + size, rows.length + (rows.length >> 1)));
        }
        for (int i = from; i < to; i++) {
            rows[usedRows++] = (int) keyed[i];
        }
        if (blocks == ends.length) {
            ends = Arrays.copyOf(ends, blocks + (blocks >> 1));
        }
        ends[blocks++] = usedRows;
        pairs += (long) size * (size - 1) / 2;
    }

    Rule rule() {
        return rule;
    }

    /** The key of each row after dividing; rows of one block have the same. They are given away, and not kept here. */
    int[] takeKeys() {
        int[] taken = keys;
        keys = new int[0];
        return taken;
    }

    int count() {
        return blocks;
    }

    int start(int block) {
        return block == 0 ? 0 : ends[block - 1];
    }

    int end(int block) {
        return ends[block];
    }

    int row(int at) {
        return rows[at];
    }

    /** Pairs inside its blocks. */
    long pairs() {
        return pairs;
    }

    /** How many blocks were too large and were divided by a further part. */
    int divided() {
        return divided;
    }

    /** How many were too large even so and were cut into pieces. */
    int cut() {
        return cut;
    }
}
