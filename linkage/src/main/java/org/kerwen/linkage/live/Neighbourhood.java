package org.kerwen.linkage.live;

import java.nio.charset.StandardCharsets;
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
    private static final int SHORTEST_BEGINNING = 3;
    private static final int MOST_BEGINNINGS = 4_096;

    private final Tokens tokens;
    private final Postings values = new Postings();
    private final BitSet known = new BitSet();

    /** Values by their first three letters, and by the first three consonants of how they sound. */
    private final Postings beginnings = new Postings();

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
        if (tokens.length(value) >= SHORTEST_BEGINNING) {
            beginnings.add(hash(tokens.letters(), tokens.offset(value), SHORTEST_BEGINNING, -1), value);
        }
        String sounds = sounds(form);
        if (sounds.length() >= SHORTEST_BEGINNING) {
            beginnings.add(soundsBegin(sounds), value);
        }
    }

    private static String sounds(NameForm form) {
        return form.coarseKeys().isEmpty() ? "" : form.coarseKeys().get(0).replace("^", "");
    }

    private static long soundsBegin(String sounds) {
        return notZero(Hashing.of(SOUND + 1, Hashing.of(sounds.substring(0, SHORTEST_BEGINNING))));
    }

    /**
     * Values that begin as a form is written, or as it sounds in whatever letters; none if it is of fewer than three letters.
     *
     * @return without order, perhaps repeated
     */
    int[] beginningWith(NameForm form) {
        String latin = form.latin().replace(" ", "");
        if (latin.length() < SHORTEST_BEGINNING || latin.length() > Tokens.LONGEST) {
            return new int[0];
        }
        int[] found = new int[MOST_BEGINNINGS];
        int count = beginningWith(latin, found, 0);
        String otherwise = withTheNextLetter(latin);
        count = otherwise.isEmpty() ? count : beginningWith(otherwise, found, count);
        String sounds = sounds(form);
        if (sounds.length() >= SHORTEST_BEGINNING) {
            int begin = count;
            int end = beginnings.copy(soundsBegin(sounds), found, begin);
            for (int i = begin; i < end; i++) {
                found[count] = found[i];
                count += tokens.sounds(found[i]).startsWith(sounds) ? 1 : 0;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private int beginningWith(String latin, int[] found, int from) {
        byte[] letters = latin.getBytes(StandardCharsets.ISO_8859_1);
        int count = from;
        int end = beginnings.copy(hash(letters, 0, SHORTEST_BEGINNING, -1), found, from);
        for (int i = from; i < end; i++) {
            int value = found[i];
            int offset = tokens.offset(value);
            found[count] = value;
            count += tokens.length(value) >= letters.length
                            && Arrays.equals(
                                    tokens.letters(), offset, offset + letters.length, letters, 0, letters.length)
                    ? 1
                    : 0;
        }
        return count;
    }

    /** What the last letter becomes if an h is typed next: of “Muk” may come “Mukhammed”, which is read as “Muhammed”. */
    private static String withTheNextLetter(String latin) {
        String before = latin.substring(0, latin.length() - 1);
        return switch (latin.charAt(latin.length() - 1)) {
            case 'k' -> before + 'h';
            case 'p' -> before + 'f';
            case 'd' -> before + 'j';
            default -> "";
        };
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
