package org.kerwen.linkage.compare;

import java.util.Arrays;

/** The outcomes of one record against values of others that were met already: many of those who are compared are named alike. */
final class KnownOutcomes {

    private static final int ROOM = 1 << 9;
    private static final int NOTHING = -1;

    private final long[] keys = new long[ROOM];
    private final byte[] outcomes = new byte[ROOM];
    private int slot;

    KnownOutcomes() {
        Arrays.fill(keys, NOTHING);
    }

    /** The outcome for a field and a value; negative if it is not known, and then {@link #remember} may be called next. */
    int of(int field, int value, boolean ofOneCommunity) {
        long key = (long) value << 8 | field << 1 | (ofOneCommunity ? 1 : 0);
        slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 55);
        if (keys[slot] == key) {
            return outcomes[slot];
        }
        keys[slot] = key;
        return NOTHING;
    }

    int remember(int outcome) {
        outcomes[slot] = (byte) outcome;
        return outcome;
    }
}
