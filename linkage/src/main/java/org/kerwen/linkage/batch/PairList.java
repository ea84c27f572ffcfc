package org.kerwen.linkage.batch;

import java.util.Arrays;

/** Pairs of rows with the index of their pattern. */
final class PairList {

    private int[] numbers = new int[3 << 8];
    private int used;

    int size() {
        return used / 3;
    }

    int first(int pair) {
        return numbers[pair * 3];
    }

    int second(int pair) {
        return numbers[pair * 3 + 1];
    }

    int pattern(int pair) {
        return numbers[pair * 3 + 2];
    }

    void add(int first, int second, int pattern) {
        if (used == numbers.length) {
            numbers = Arrays.copyOf(numbers, used + (used / 6 + 1) * 3);
        }
        numbers[used] = first;
        numbers[used + 1] = second;
        numbers[used + 2] = pattern;
        used += 3;
    }
}
