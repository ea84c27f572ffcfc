package org.kerwen.linkage.batch;

import java.util.Arrays;

/** Pairs of rows, the smaller number first, with their scores in thousandths of a bit. */
public final class ScoredPairs {

    private int[] first;
    private int[] second;
    private int[] scores;
    private int size;

    ScoredPairs(int expected) {
        int room = Math.max(16, expected);
        first = new int[room];
        second = new int[room];
        scores = new int[room];
    }

    void add(int one, int other, long score) {
        if (size == first.length) {
            int larger = size + (size >> 1);
            first = Arrays.copyOf(first, larger);
            second = Arrays.copyOf(second, larger);
            scores = Arrays.copyOf(scores, larger);
        }
        first[size] = Math.min(one, other);
        second[size] = Math.max(one, other);
        scores[size++] = (int) score;
    }

    public int size() {
        return size;
    }

    public int first(int pair) {
        return first[pair];
    }

    public int second(int pair) {
        return second[pair];
    }

    public int score(int pair) {
        return scores[pair];
    }
}
