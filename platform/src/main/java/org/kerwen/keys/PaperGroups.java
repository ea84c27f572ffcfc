package org.kerwen.keys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Bytes as they stand on paper: groups of four letters or digits and a check character. A wrong character, two that changed
 * places and groups in the wrong order are found and named by the number of the group, so that somebody who types from
 * paper, or listens on the telephone, corrects one group and not all.
 *
 * <p>The alphabet has no I, L, O and U; I and L are read as 1, O as 0, small letters as great ones, and Cyrillic letters as
 * the Latin ones that look the same, because a keyboard may be set so.
 */
final class PaperGroups {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String CYRILLIC = "АВЕКМНОРСТХ";
    private static final String LOOKS_LIKE = "ABEKMH0PCTX";
    private static final int BITS = 5;
    private static final int IN_GROUP = 4;
    private static final int WRITTEN_IN_GROUP = IN_GROUP + 1;

    private PaperGroups() {}

    /** What came of reading what somebody typed. */
    sealed interface Read {
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Good(byte[] bytes) implements Read {
            @Override
            public String toString() {
                return "Good[hidden]";
            }
        }

        /** These groups, counted from one, contain a mistake. */
        record WrongGroups(List<Integer> groups) implements Read {}

        /** So many letters and digits were typed, of so many. */
        record WrongLength(int typed, int needed) implements Read {}
    }

    /** How many groups so many bytes need. */
    static int groups(int bytes) {
        return Math.ceilDiv(bytes * 8, IN_GROUP * BITS);
    }

    static List<String> write(byte[] bytes) {
        return IntStream.range(0, groups(bytes.length))
                .mapToObj(group -> {
                    int[] four = IntStream.range(0, IN_GROUP)
                            .map(each -> take(bytes, (group * IN_GROUP + each) * BITS))
                            .toArray();
                    return Arrays.stream(four).mapToObj(PaperGroups::letter).collect(Collectors.joining())
                            + letter(check(group, four));
                })
                .toList();
    }

    /** What was typed, as it is read: spaces, hyphens, line ends and full stops count for nothing. */
    private static String clean(CharSequence typed) {
        return typed.toString().toUpperCase(Locale.ROOT).replaceAll("[\\s\\p{Z}\\p{Pd}.]", "");
    }

    /** The same with one group, counted from one, typed again. */
    static String corrected(CharSequence typed, int group, CharSequence again) {
        String all = clean(typed);
        int from = Math.min((group - 1) * WRITTEN_IN_GROUP, all.length());
        return all.substring(0, from) + clean(again) + all.substring(Math.min(from + WRITTEN_IN_GROUP, all.length()));
    }

    /** Reads what was typed. */
    static Read read(CharSequence typed, int length) {
        int groups = groups(length);
        int[] values = clean(typed).chars().map(PaperGroups::value).toArray();
        if (values.length != groups * WRITTEN_IN_GROUP) {
            return new Read.WrongLength(values.length, groups * WRITTEN_IN_GROUP);
        }
        List<Integer> wrong = new ArrayList<>();
        byte[] bytes = new byte[length];
        int position = 0;
        for (int group = 0; group < groups; group++) {
            int[] four = Arrays.copyOfRange(values, group * WRITTEN_IN_GROUP, group * WRITTEN_IN_GROUP + IN_GROUP);
            if (Arrays.stream(four).anyMatch(value -> value < 0)
                    || values[group * WRITTEN_IN_GROUP + IN_GROUP] != check(group, four)) {
                wrong.add(group + 1);
                continue;
            }
            for (int value : four) {
                position = put(bytes, position, value);
            }
        }
        int padding = groups * IN_GROUP * BITS - length * 8;
        if (wrong.isEmpty() && (values[values.length - 2] & ((1 << padding) - 1)) != 0) {
            wrong.add(groups);
        }
        return wrong.isEmpty() ? new Read.Good(bytes) : new Read.WrongGroups(wrong);
    }

    private static String letter(int value) {
        return String.valueOf(LETTERS.charAt(value));
    }

    private static int value(int typed) {
        int cyrillic = CYRILLIC.indexOf(typed);
        int letter = cyrillic >= 0 ? LOOKS_LIKE.charAt(cyrillic) : typed;
        return switch (letter) {
            case 'O' -> 0;
            case 'I', 'L' -> 1;
            default -> LETTERS.indexOf(letter);
        };
    }

    private static int take(byte[] bytes, int firstBit) {
        int value = 0;
        for (int bit = firstBit; bit < firstBit + BITS; bit++) {
            int in = bit / 8 < bytes.length ? bytes[bit / 8] >> (7 - bit % 8) & 1 : 0;
            value = value << 1 | in;
        }
        return value;
    }

    private static int put(byte[] bytes, int firstBit, int value) {
        for (int each = 0; each < BITS; each++) {
            int bit = firstBit + each;
            if (bit / 8 < bytes.length && (value >> (BITS - 1 - each) & 1) == 1) {
                bytes[bit / 8] |= (byte) (1 << (7 - bit % 8));
            }
        }
        return firstBit + BITS;
    }

    /**
     * A weighted sum in the field of 32 elements, the weights being powers of a generator: it sees each single wrong
     * character and any two that changed places. The number of the group is added, so that groups cannot change places.
     */
    private static int check(int group, int[] four) {
        int sum = 0;
        for (int value : four) {
            sum = twice(sum ^ value);
        }
        return sum ^ (group + 1);
    }

    /** Multiplied by the generator x, modulo x⁵ + x² + 1. */
    private static int twice(int value) {
        int shifted = value << 1;
        return (shifted & 32) == 0 ? shifted : shifted ^ 0b100101;
    }
}
