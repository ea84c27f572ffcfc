package org.kerwen.linkage.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers under keys. Most keys have one number, which then stands in the table itself. Not safe for several threads. */
final class Postings {

    private static final int NOTHING = Integer.MIN_VALUE;

    private long[] keys = new long[1 << 6];
    private int[] values = new int[1 << 6];
    private final List<int[]> lists = new ArrayList<>();
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
            lists.add(new int[] {2, value, number});
            values[slot] = -lists.size();
        } else {
            int[] list = list(value);
            if (list[0] + 1 == list.length) {
                list = Arrays.copyOf(list, list.length + (list.length >> 1) + 1);
                lists.set(-value - 1, list);
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

    /** Where the numbers under a key stand, until something is added; negative if there are none. */
    int place(long key) {
        if ((seen[(int) (key >>> 26) & (seen.length - 1)] & 1L << (key >>> 58)) == 0) {
            return -1;
        }
        int slot = slot(key);
        return keys[slot] == 0 || values[slot] == NOTHING ? -1 : slot;
    }

    int countAt(int place) {
        int value = values[place];
        return value >= 0 ? 1 : list(value)[0];
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
        return lists.get(-value - 1);
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key ^ (key >>> 32)) & mask;
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
