package org.kerwen.linkage.compare;

/**
 * The likeness of two words after Jaro and Winkler, on the bits of one long: words of at most 64 signs below 128. One instance
 * serves one thread.
 */
public final class JaroWinkler {

    private static final double PREFIX_WEIGHT = 0.1;
    private static final int LONGEST_PREFIX = 4;

    private final long[] places = new long[128];

    /**
     * From 0 (nothing in common) to 1 (equal).
     *
     * @param a array in which the first word lies, from {@code aOffset} for {@code aLength} signs; likewise {@code b}
     */
    public double likeness(byte[] a, int aOffset, int aLength, byte[] b, int bOffset, int bLength) {
        if (aLength == 0 || bLength == 0) {
            return aLength == bLength ? 1 : 0;
        }
        return likeness(a, aOffset, aLength, b, bOffset, bLength, 1, prefix(a, aOffset, aLength, b, bOffset, bLength));
    }

    private static int prefix(byte[] a, int aOffset, int aLength, byte[] b, int bOffset, int bLength) {
        int longest = Math.min(LONGEST_PREFIX, Math.min(aLength, bLength));
        int prefix = 0;
        while (prefix < longest && a[aOffset + prefix] == b[bOffset + prefix]) {
            prefix++;
        }
        return prefix;
    }

    /**
     * The same, or 0 if it is less than a threshold: that is told sooner. Neither word may be empty.
     *
     * @param prefix how many letters at the beginning of both are the same; of more than four, four
     */
    public double likenessFrom(
            Threshold threshold, byte[] a, int aOffset, int aLength, byte[] b, int bOffset, int bLength, int prefix) {
        int needed = threshold.needed(aLength, bLength, prefix);
        double likeness = likeness(a, aOffset, aLength, b, bOffset, bLength, needed, prefix);
        return likeness < threshold.least ? 0 : likeness;
    }

    /** @param needed with fewer letters in common than this, at least one, the likeness is not wanted and 0 */
    private double likeness(
            byte[] a, int aOffset, int aLength, byte[] b, int bOffset, int bLength, int needed, int prefix) {
        for (int i = 0; i < aLength; i++) {
            places[a[aOffset + i] & 127] |= 1L << i;
        }
        int reach = Math.max(0, Math.max(aLength, bLength) / 2 - 1);
        // Letters of the second word behind the reach of the first are in no case in common.
        int end = Math.min(bLength, aLength + reach);
        int mayLack = end - needed;
        long taken = 0;
        long matched = 0;
        for (int j = 0; j < end && mayLack >= 0; j++) {
            long window = (-1L << Math.max(0, j - reach)) & (-1L >>> (63 - Math.min(aLength - 1, j + reach)));
            long free = places[b[bOffset + j] & 127] & window & ~taken;
            long first = free & -free;
            taken |= first;
            matched |= first == 0 ? 0 : 1L << j;
            mayLack -= first == 0 ? 1 : 0;
        }
        for (int i = 0; i < aLength; i++) {
            places[a[aOffset + i] & 127] = 0;
        }
        if (mayLack < 0) {
            return 0;
        }
        int common = Long.bitCount(taken);
        int moved = 0;
        while (taken != 0) {
            moved += a[aOffset + Long.numberOfTrailingZeros(taken)] == b[bOffset + Long.numberOfTrailingZeros(matched)]
                    ? 0
                    : 1;
            taken &= taken - 1;
            matched &= matched - 1;
        }
        double m = common;
        int exchanged = moved / 2;
        double jaro = (m / aLength + m / bLength + (m - exchanged) / m) / 3;
        return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
    }

    /** How many of the first four letters of two words are the same, each given as eight bits, the first of them lowest. */
    public static int prefix(int beginning, int other) {
        return Integer.numberOfTrailingZeros(beginning ^ other) / Byte.SIZE;
    }

    /** How many letters two words must have in common to be as alike as this. */
    public static final class Threshold {

        private static final int LONGEST = 64;

        private final double least;

        /** By the length of both and how many letters at their beginning are the same. */
        private final byte[] needed = new byte[(LONGEST + 1) * (LONGEST + 1) * (LONGEST_PREFIX + 1)];

        public Threshold(double least) {
            this.least = least;
            for (int a = 1; a <= LONGEST; a++) {
                for (int b = 1; b <= LONGEST; b++) {
                    for (int prefix = 0; prefix <= LONGEST_PREFIX; prefix++) {
                        int common = 1;
                        while (common <= Math.min(a, b) && most(common, a, b, prefix) < least) {
                            common++;
                        }
                        needed[place(a, b, prefix)] = (byte) common;
                    }
                }
            }
        }

        private static int place(int a, int b, int prefix) {
            return (a * (LONGEST + 1) + b) * (LONGEST_PREFIX + 1) + prefix;
        }

        private int needed(int aLength, int bLength, int prefix) {
            return needed[place(aLength, bLength, prefix)];
        }

        /** Whether two words may be as alike as this, told from their sets of letters, lengths and beginnings. */
        boolean mayReach(int aMask, int aLength, int bMask, int bLength, int prefix) {
            return common(aMask, aLength, bMask, bLength) >= needed(aLength, bLength, prefix);
        }
    }

    /** What the likeness of two words cannot exceed, from their sets of letters and their lengths alone. */
    public static double bound(int aMask, int aLength, int bMask, int bLength) {
        return bound(aMask, aLength, bMask, bLength, LONGEST_PREFIX);
    }

    /** The same where it is known how many letters at the beginning of both are the same; of more than four, four. */
    public static double bound(int aMask, int aLength, int bMask, int bLength, int prefix) {
        int common = common(aMask, aLength, bMask, bLength);
        return common <= 0 ? 0 : most(common, aLength, bLength, prefix);
    }

    /** So many letters at most stand in both. */
    private static int common(int aMask, int aLength, int bMask, int bLength) {
        return Math.min(aLength - Integer.bitCount(aMask & ~bMask), bLength - Integer.bitCount(bMask & ~aMask));
    }

    private static double most(int common, int aLength, int bLength, int prefix) {
        double jaro = ((double) common / aLength + (double) common / bLength + 1) / 3;
        return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
    }
}
