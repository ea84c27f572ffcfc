package org.kerwen.linkage.table;

/** How often each key came. Not safe for use by several threads while something is added. */
final class Tally {

    /** Each key with its count behind it, because the way to memory costs more than the work. */
    private long[] slots = new long[2 << 6];

    private int used;

    /** @param key not zero */
    void add(long key, int by) {
        int slot = slot(key);
        if (slots[slot] == 0) {
            slots[slot] = key;
            used++;
        }
        slots[slot + 1] += by;
        if (used * 4 > slots.length) {
            grow();
        }
    }

    int of(long key) {
        return (int) slots[slot(key) + 1];
    }

    private int slot(long key) {
        int mask = slots.length - 2;
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 31) & mask;
        while (slots[slot] != 0 && slots[slot] != key) {
            slot = (slot + 2) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0) {
                int slot = slot(old[i]);
                slots[slot] = old[i];
                slots[slot + 1] = old[i + 1];
            }
        }
    }
}
