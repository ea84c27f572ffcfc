package org.kerwen.linkage.live;

import java.util.Arrays;
import java.util.BitSet;
import org.kerwen.linkage.names.NameForm;
import org.kerwen.linkage.table.Hashing;
import org.kerwen.linkage.table.Tokens;

/**
 * Finds values that are written like a given one: one letter wrong, more, less or exchanged (each value stands under itself with any
 * one letter left out), or that sound like it in any script.
 */
final class Neighbourhood {

    /** Names that differ in more than their beginning and one letter are found by the other fields. */
    private static final int LONGEST_BEGINNING = 12;

    /** So many keys across scripts are looked at. */
    static final int SOUNDS = 6;

    private static final long SOUND = 0x50D;

    private final Tokens tokens;
    private final Postings values = new Postings();
    private final BitSet known = new BitSet();

    Neighbourhood(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Takes in a value of the dictionary; nothing happens if it is there. */
    void add(int value, NameForm form) {
        if (known.get(value)) {
            return;
        }
        known.set(value);
        long[] keys = new long[LONGEST_BEGINNING + 1 + SOUNDS];
        int count = keys(tokens, value, form, keys);
        for (int i = 0; i < count; i++) {
            values.add(keys[i], value);
        }
    }

    /**
     * Values like the given one, which may be of another dictionary.
     *
     * @param into where they are written, without order and perhaps repeated
     * @return how many
     */
    int find(Tokens of, int value, NameForm form, int[] into) {
        long[] keys = new long[LONGEST_BEGINNING + 1 + SOUNDS];
        int count = keys(of, value, form, keys);
        int found = 0;
        for (int i = 0; i < count && found < into.length; i++) {
            found = values.copy(keys[i], into, found);
        }
        Arrays.sort(into, 0, found);
        int distinct = 0;
        for (int i = 0; i < found; i++) {
            if (i == 0 || into[i] != into[i - 1]) {
                into[distinct++] = into[i];
            }
        }
        return distinct;
    }

    private static int keys(Tokens of, int value, NameForm form, long[] keys) {
        byte[] letters = of.letters();
        int offset = of.offset(value);
        int length = Math.min(LONGEST_BEGINNING, of.length(value));
        int count = 0;
        keys[count++] = hash(letters, offset, length, -1);
        for (int left = 0; left < length && length > 2; left++) {
            long key = hash(letters, offset, length, left);
            // Leaving out either of two equal neighbours gives the same.
            if (key != keys[count - 1]) {
                keys[count++] = key;
            }
        }
        for (int sound = 0; sound < Math.min(SOUNDS, form.coarseKeys().size()); sound++) {
            keys[count++] =
                    notZero(Hashing.of(SOUND, Hashing.of(form.coarseKeys().get(sound))));
        }
        return count;
    }

    private static long hash(byte[] letters, int offset, int length, int leftOut) {
        long hash = 17;
        for (int i = 0; i < length; i++) {
            hash = i == leftOut ? hash : hash * 0x100000001B3L + letters[offset + i];
        }
        return notZero(Hashing.of(hash, 1));
    }

    private static long notZero(long hash) {
        return hash == 0 ? 1 : hash;
    }
}
