package org.kerwen.linkage.batch;

import java.util.Arrays;

/** How often each pattern came, kept apart by the fields that the rules which found it do not look at. */
final class PatternCounts {

    private long[] patterns = new long[1 << 10];
    private int[] free = new int[1 << 10];
    private long[] counts = new long[1 << 10];
    private byte[] kept = new byte[1 << 10];
    private int[] slots = new int[1 << 11];
    private int size;

    int size() {
        return size;
    }

    long pattern(int index) {
        return patterns[index];
    }

    int free(int index) {
        return free[index];
    }

    long count(int index) {
        return counts[index];
    }

    /** Whether pairs of this pattern are remembered: 0 while nobody said, 1 yes, 2 no. */
    byte kept(int index) {
        return kept[index];
    }

    void keep(int index, boolean yes) {
        kept[index] = (byte) (yes ? 1 : 2);
    }

    /** Counts the pattern and answers its index. */
    int add(long pattern, int freeFields, long times) {
        int mask = slots.length - 1;
        int slot = hash(pattern, freeFields) & mask;
        while (slots[slot] != 0) {
            int index = slots[slot] - 1;
            if (patterns[index] == pattern && free[index] == freeFields) {
                counts[index] += times;
                return index;
            }
            slot = (slot + 1) & mask;
        }
        if (size == patterns.length) {
            patterns = Arrays.copyOf(patterns, size * 2);
            free = Arrays.copyOf(free, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
            kept = Arrays.copyOf(kept, size * 2);
        }
        patterns[size] = pattern;
        free[size] = freeFields;
        counts[size] = times;
        slots[slot] = ++size;
        if (size * 2 > slots.length) {
            grow();
        }
        return size - 1;
    }

    private static int hash(long pattern, int freeFields) {
        long mixed = (pattern ^ ((long) freeFields << 40)) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }

    private void grow() {
        int[] larger = new int[slots.length * 2];
        int mask = larger.length - 1;
        for (int index = 0; index < size; index++) {
            int slot = hash(patterns[index], free[index]) & mask;
            while (larger[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            larger[slot] = index + 1;
        }
        slots = larger;
    }
}
