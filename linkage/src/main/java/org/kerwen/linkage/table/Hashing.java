package org.kerwen.linkage.table;

/** Hashes that depend on content only, the same in every run. */
public final class Hashing {

    private Hashing() {}

    /** Of a text. */
    public static long of(String text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return spread(hash);
    }

    /** Of two hashes, in this order. */
    public static long of(long first, long second) {
        return spread(first * 0x9E3779B97F4A7C15L + second);
    }

    /** Never zero, which stands for what is missing. */
    public static int toInt(long hash) {
        int folded = (int) (hash ^ (hash >>> 32));
        return folded == 0 ? 1 : folded;
    }

    static long spread(long hash) {
        long mixed = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
