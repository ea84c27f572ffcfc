package org.kerwen.linkage.batch;

/** Sorts numbers by their upper half; those that have the same upper half stay in the order in which they came. */
final class RadixSort {

    private static final int BITS = 11;
    private static final int BUCKETS = 1 << BITS;

    /** Below this, sorting by comparison is faster. */
    static final int FEW = 1 << 12;

    private RadixSort() {}

    /**
     * Sorts the first numbers of an array; the upper halves count as signed.
     *
     * @param spare as long as the array
     * @return whichever of the two holds the outcome
     */
    static long[] byUpperHalf(long[] numbers, long[] spare, int size) {
        int[] low = new int[BUCKETS];
        int[] middle = new int[BUCKETS];
        int[] high = new int[BUCKETS];
        for (int i = 0; i < size; i++) {
            int key = key(numbers[i]);
            low[key & (BUCKETS - 1)]++;
            middle[key >>> BITS & (BUCKETS - 1)]++;
            high[key >>> (2 * BITS)]++;
        }
        scatter(numbers, spare, size, starts(low), 0);
        scatter(spare, numbers, size, starts(middle), BITS);
        scatter(numbers, spare, size, starts(high), 2 * BITS);
        return spare;
    }

    private static int key(long number) {
        return (int) (number >>> 32) ^ Integer.MIN_VALUE;
    }

    private static int[] starts(int[] counts) {
        int start = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            int count = counts[bucket];
            counts[bucket] = start;
            start += count;
        }
        return counts;
    }

    private static void scatter(long[] from, long[] to, int size, int[] next, int shift) {
        for (int i = 0; i < size; i++) {
            long number = from[i];
            to[next[key(number) >>> shift & (BUCKETS - 1)]++] = number;
        }
    }
}
