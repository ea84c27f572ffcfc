package org.kerwen.linkage.live;

import java.util.Arrays;

/** Numbers under keys. Most keys have one number, which then stands in the table itself. Not safe for several threads. */
final class Postings {

    private static final int NOTHING = Integer.MIN_VALUE;
    private static final int[] ONE = {1};

    private long[] keys = new long[1 << 6];
    private int[] values = new int[1 << 6];
    private int[][] lists = new int[16][];
    private int listCount;
    private int used;

    /** A bit for about each key. Most keys that are asked for are not there, and to see that in the table costs a way to memory. */
    private long[] seen = new long[2];

    Postings() {
        Arrays.fill(values, NOTHING);
    }

    /** @param key not zero */
    void add(long key, int number) {
        int slot = slot(key);
        if (keys[slot] == 0) {
            keys[slot] = key;
            see(key);
            used++;
            values[slot] = number;
            if (used * 4L > keys.length * 3L) {
                grow();
            }
            return;
        }
        int value = values[slot];
        if (value == NOTHING) {
            values[slot] = number;
        } else if (value >= 0) {
            if (listCount == lists.length) {
                lists = Arrays.copyOf(lists, listCount * 2);
            }
            lists[listCount++] = new int[] {2, value, number};
            values[slot] = -listCount;
        } else {
            int[] list = list(value);
            if (list[0] + 1 == list.length) {
                list = Arrays.copyOf(list, list.length + (list.length >> 1) + 1);
                lists[-value - 1] = list;
            }
            list[++list[0]] = number;
        }
    }

    void remove(long key, int number) {
        int slot = slot(key);
        int value = values[slot];
        if (keys[slot] == 0 || value == NOTHING) {
            return;
        }
        if (value >= 0) {
            values[slot] = value == number ? NOTHING : value;
            return;
        }
        int[] list = list(value);
        for (int i = 1; i <= list[0]; i++) {
            if (list[i] == number) {
                list[i] = list[list[0]--];
                return;
            }
        }
    }

    private void see(long key) {
        seen[(int) (key >>> 26) & (seen.length - 1)] |= 1L << (key >>> 58);
    }

    /**
     * Where the numbers under many keys stand, until something is added. Each step is done for all keys before the next: their ways to
     * memory, which are nearly all that it costs, then go side by side.
     *
     * @param keys afterwards anything
     * @param found where it is written, from a place on, for each key that has numbers, how many they are (upper half) and where they
     *     stand; it has room for all keys
     * @return how many keys have numbers
     */
    int find(long[] keys, int count, long[] found, int begin) {
        int maybe = 0;
        for (int i = 0; i < count; i++) {
            long key = keys[i];
            keys[maybe] = key;
            maybe += (int) (seen[(int) (key >>> 26) & (seen.length - 1)] >>> (key >>> 58)) & 1;
        }
        for (int i = 0; i < maybe; i++) {
            found[begin + i] = this.keys[home(keys[i])];
        }
        int there = 0;
        for (int i = 0; i < maybe; i++) {
            if (found[begin + i] != 0) {
                int slot = found[begin + i] == keys[i] ? home(keys[i]) : slot(keys[i]);
                keys[there] = slot;
                there += this.keys[slot] == 0 ? 0 : 1;
            }
        }
        for (int i = 0; i < there; i++) {
            found[begin + i] = values[(int) keys[i]];
        }
        int[][] under = new int[there][];
        for (int i = 0; i < there; i++) {
            under[i] = found[begin + i] >= 0 || found[begin + i] == NOTHING ? ONE : list((int) found[begin + i]);
        }
        int having = 0;
        for (int i = 0; i < there; i++) {
            boolean nothing = found[begin + i] == NOTHING || under[i][0] == 0;
            found[begin + having] = ((long) under[i][0] << 32) | keys[i];
            having += nothing ? 0 : 1;
        }
        return having;
    }

    /** Where the numbers under a key stand, until something is added; negative if there are none. */
    int place(long key) {
        if ((seen[(int) (key >>> 26) & (seen.length - 1)] & 1L << (key >>> 58)) == 0) {
            return -1;
        }
        int slot = slot(key);
        return keys[slot] == 0 || values[slot] == NOTHING ? -1 : slot;
    }

    /** Writes the numbers under a key behind each other; answers how far it came. */
    int copy(long key, int[] to, int at) {
        int place = place(key);
        return place < 0 || at == to.length ? at : copyAt(place, to, at);
    }

    /** The same for numbers that stand at a place. */
    int copyAt(int place, int[] to, int at) {
        int value = values[place];
        if (value >= 0) {
            to[at] = value;
            return at + 1;
        }
        int[] list = list(value);
        int length = Math.min(list[0], to.length - at);
        System.arraycopy(list, 1, to, at, length);
        return at + length;
    }

    private int[] list(int value) {
        return lists[-value - 1];
    }

    private int home(long key) {
        return (int) (key ^ (key >>> 32)) & (keys.length - 1);
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = home(key);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new int[keys.length];
        Arrays.fill(values, NOTHING);
        seen = new long[keys.length / 32];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                see(oldKeys[i]);
                values[slot] = oldValues[i];
            }
        }
    }
}
