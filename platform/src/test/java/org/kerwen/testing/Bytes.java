package org.kerwen.testing;

import java.util.Arrays;

/** Looks for bytes in bytes. */
public final class Bytes {
    public static boolean contains(byte[] all, byte[] part) {
        for (int at = 0; at + part.length <= all.length; at++) {
            if (all[at] == part[0] && Arrays.equals(all, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    private Bytes() {}
}
