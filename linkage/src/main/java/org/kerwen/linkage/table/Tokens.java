package org.kerwen.linkage.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerwen.linkage.Field;
import org.kerwen.linkage.names.NameForm;

/**
 * The distinct values of a table, numbered from 1, with what is needed to compare them as columns; 0 stands for a missing value.
 * Only the values' Latin reading is kept. Not safe for use by several threads while something is added.
 */
public final class Tokens {

    /** Values are compared up to this length. */
    public static final int LONGEST = 64;

    /** How many of a value's keys across scripts are kept. */
    static final int KEYS = 2;

    private static final int[] NONE = {};

    /** Stands for all people in the place of one community. */
    public static final long EVERYBODY = 0;

    // What is tallied.
    private static final int STEM = 0;
    private static final int SOUND = 1;
    private static final int ALL = 2;

    private final TextDictionary texts;
    private final TextDictionary stems;
    private byte[] letters;

    // What is compared of a value, next to each other: the way to memory costs more than the work.
    private static final int FACTS = 4;
    private static final int STEM_HASH = 0;
    private static final int MASK_AND_BEGINNING = 1;
    private static final int OFFSET_AND_LENGTH = 2;
    private static final int SOUNDS = 3;

    /** A bit beside the length. */
    private static final int SEVERAL_WORDS = 1 << 8;

    private long[] facts;
    private int[] stem;
    private int[] fine;
    private long[] @Nullable [] words;
    private final Map<Field, int[]> counts = new EnumMap<>(Field.class);
    private final Tally tally = new Tally();
    private int used;

    /** Makes an empty dictionary. */
    public Tokens() {
        this(1 << 8);
    }

    /** @param room for so many values at first */
    public Tokens(int room) {
        texts = new TextDictionary(room);
        stems = new TextDictionary(room);
        letters = new byte[room * 16];
        facts = new long[room * FACTS];
        stem = new int[room];
        fine = new int[room];
        words = new long[room][];
        texts.add("");
        stems.add("");
    }

    /** How many values there are, the missing one included. */
    public int size() {
        return texts.size();
    }

    /** The number of a value; what cannot be read is missing. */
    public int add(NameForm form) {
        if (form.isEmpty()) {
            return 0;
        }
        String coarseKey = form.coarseKeys().isEmpty() ? "" : form.coarseKeys().get(0);
        int id = texts.add(key(form));
        if (id >= stem.length) {
            grow();
        }
        if (length(id) != 0) {
            return id;
        }
        String text = form.stem().isEmpty() ? form.latin() : form.stem();
        byte[] ascii = text.replace(" ", "").getBytes(StandardCharsets.ISO_8859_1);
        if (ascii.length == 0) {
            ascii = new byte[] {'?'};
        }
        int length = Math.min(LONGEST, ascii.length);
        if (used + length > letters.length) {
            letters = Arrays.copyOf(letters, Math.max(used + length, letters.length * 2));
        }
        System.arraycopy(ascii, 0, letters, used, length);
        int coarse = coarseKey.isEmpty() ? 0 : Hashing.toInt(Hashing.of(coarseKey));
        int coarseToo = form.coarseKeys().size() < 2
                ? 0
                : Hashing.toInt(Hashing.of(form.coarseKeys().get(1)));
        int at = id * FACTS;
        facts[at + STEM_HASH] = Hashing.of(text);
        facts[at + MASK_AND_BEGINNING] = both(mask(ascii, length), beginning(ascii, length));
        words[id] = text.indexOf(' ') < 0 ? null : words(text);
        facts[at + OFFSET_AND_LENGTH] = both(used, words[id] == null ? length : length | SEVERAL_WORDS);
        facts[at + SOUNDS] = both(coarse, coarseToo);
        used += length;
        stem[id] = stems.add(text);
        fine[id] = form.fineKey().isEmpty() ? 0 : Hashing.toInt(Hashing.of(form.fineKey()));
        return id;
    }

    /** The number of a value that is there, or −1. */
    public int find(NameForm form) {
        if (form.isEmpty()) {
            return 0;
        }
        return texts.find(key(form));
    }

    /** Readings that differ in anything that is compared are different values. */
    private static String key(NameForm form) {
        String coarseKey = form.coarseKeys().isEmpty() ? "" : form.coarseKeys().get(0);
        return form.stem().equals(form.latin())
                ? form.latin() + '\0' + coarseKey
                : form.latin() + '\0' + coarseKey + '\0' + form.stem();
    }

    /**
     * Counts one person more (or one less) who has the value in this field.
     *
     * @param community which people the person is of, by the {@link #stemHash} of what tells it; 0 if that is not known
     */
    public void count(Field field, int id, long community, int by) {
        if (id == 0) {
            return;
        }
        tally(field, id, EVERYBODY, by);
        if (community != EVERYBODY) {
            tally(field, id, community, by);
        }
        int[] column = counts.getOrDefault(field, NONE);
        int at = stem[id];
        if (at >= column.length) {
            column = Arrays.copyOf(column, Math.max(Math.max(stems.size(), at + 1), column.length * 2));
            counts.put(field, column);
        }
        column[at] += by;
    }

    /** How many have in this field a value of the same stem. */
    public int frequency(Field field, int id) {
        int[] column = counts.getOrDefault(field, NONE);
        return stem[id] < column.length ? column[stem[id]] : 0;
    }

    private void tally(Field field, int id, long community, int by) {
        tally.add(key(field, ALL, 0, community), by);
        tally.add(key(field, STEM, stemHash(id), community), by);
        if (coarse(id) != 0) {
            tally.add(key(field, SOUND, coarse(id), community), by);
        }
    }

    /** How many of a community, or of {@link #EVERYBODY}, have in this field a value of this stem. */
    public int having(Field field, long stemHash, long community) {
        return tally.of(key(field, STEM, stemHash, community));
    }

    /** How many of a community, or of all, have in this field a value whose first key across scripts is this. */
    public int sounding(Field field, int coarse, long community) {
        return coarse == 0 ? 0 : tally.of(key(field, SOUND, coarse, community));
    }

    /** Of how many of a community, or of all, the field is known. */
    public int people(Field field, long community) {
        return tally.of(key(field, ALL, 0, community));
    }

    private static long key(Field field, int what, long value, long community) {
        return Hashing.of(Hashing.of(field.ordinal() * 4L + what, community), value) | 1;
    }

    public byte[] letters() {
        return letters;
    }

    public int offset(int id) {
        return (int) (facts[id * FACTS + OFFSET_AND_LENGTH] >>> 32);
    }

    public int length(int id) {
        return (int) facts[id * FACTS + OFFSET_AND_LENGTH] & (SEVERAL_WORDS - 1);
    }

    /** The set of letters of a value, one bit each. */
    public int mask(int id) {
        return (int) (facts[id * FACTS + MASK_AND_BEGINNING] >>> 32);
    }

    /** The first four letters of a value, eight bits each, the first of them lowest. */
    public int beginning(int id) {
        return (int) facts[id * FACTS + MASK_AND_BEGINNING];
    }

    /** The number of a value's stem. */
    public int stem(int id) {
        return stem[id];
    }

    public long stemHash(int id) {
        return facts[id * FACTS + STEM_HASH];
    }

    /** The community that a value tells. */
    public long community(int id) {
        return id == 0 ? EVERYBODY : stemHash(id);
    }

    /** Hash of the key across scripts; 0 if there is none. */
    public int coarse(int id) {
        return (int) (facts[id * FACTS + SOUNDS] >>> 32);
    }

    /** Hash of the second key across scripts; 0 if there is none. */
    public int coarseToo(int id) {
        return (int) facts[id * FACTS + SOUNDS];
    }

    public int fine(int id) {
        return fine[id];
    }

    /** Hashes of the words of a value, sorted; null if it is of one word. */
    public long @Nullable [] words(int id) {
        return (facts[id * FACTS + OFFSET_AND_LENGTH] & SEVERAL_WORDS) == 0 ? null : words[id];
    }

    /** The Latin reading of a value. */
    public String latin(int id) {
        String text = texts.text(id);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    /** How a value sounds in any script: the consonants of its first key. */
    public String sounds(int id) {
        String text = texts.text(id);
        int begin = text.indexOf('\0') + 1;
        int end = text.indexOf('\0', begin);
        return text.substring(begin, end < 0 ? text.length() : end).replace("^", "");
    }

    private static long both(int upper, int lower) {
        return ((long) upper << 32) | (lower & 0xFFFFFFFFL);
    }

    private static int mask(byte[] ascii, int length) {
        int mask = 0;
        for (int i = 0; i < length; i++) {
            mask |= 1 << (ascii[i] & 31);
        }
        return mask;
    }

    private static int beginning(byte[] ascii, int length) {
        int beginning = 0;
        for (int i = 0; i < Math.min(4, length); i++) {
            beginning |= (ascii[i] & 0xFF) << (8 * i);
        }
        return beginning;
    }

    private static long[] words(String text) {
        return List.of(text.split(" ")).stream()
                .mapToLong(Hashing::of)
                .sorted()
                .distinct()
                .toArray();
    }

    private void grow() {
        int larger = stem.length * 2;
        facts = Arrays.copyOf(facts, larger * FACTS);
        stem = Arrays.copyOf(stem, larger);
        fine = Arrays.copyOf(fine, larger);
        words = Arrays.copyOf(words, larger);
    }
}
