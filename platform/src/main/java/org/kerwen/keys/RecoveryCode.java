package org.kerwen.keys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The private half of the recovery pair, as it stands on paper: thirteen groups of four letters or digits and a check
 * character. A wrong character, two that changed places and groups in the wrong order are found and named by the number of
 * the group, so that somebody who types from paper, or listens on the telephone, corrects one group and not all.
 *
 * <p>The alphabet has no I, L, O and U; I and L are read as 1, O as 0, small letters as great ones.
 */
public final class RecoveryCode {
    /** How many groups it has. */
    public static final int GROUPS = 13;

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS = 5;
    private static final int IN_GROUP = 4;
    private static final int WRITTEN_IN_GROUP = IN_GROUP + 1;
    private static final int WRITTEN = GROUPS * WRITTEN_IN_GROUP;
    private static final int PADDING = GROUPS * IN_GROUP * BITS - HybridKey.BYTES * 8;

    private final HybridKey key;

    private RecoveryCode(HybridKey key) {
        this.key = key;
    }

    /** What came of reading a code that somebody typed. */
    public sealed interface Read {
        /** It is a code; whether it is the right one, its fingerprint tells. */
        record Good(RecoveryCode code) implements Read {}

        /** These groups, counted from one, contain a mistake. */
        record WrongGroups(List<Integer> groups) implements Read {}

        /** So many letters and digits were typed, of so many. */
        record WrongLength(int typed, int needed) implements Read {}
    }

    /** One that is kept nowhere: for a copy that is opened again at once. */
    public static RecoveryCode make() {
        return new RecoveryCode(HybridKey.make());
    }

    /** What was typed, as it is read: spaces, hyphens, line ends and full stops count for nothing. */
    private static String clean(CharSequence typed) {
        return typed.toString()
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Pd}.]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    /** The same with one group, counted from one, typed again. */
    public static String corrected(CharSequence typed, int group, CharSequence again) {
        String all = clean(typed);
        int from = Math.min((group - 1) * WRITTEN_IN_GROUP, all.length());
        return all.substring(0, from) + clean(again) + all.substring(Math.min(from + WRITTEN_IN_GROUP, all.length()));
    }

    /** Reads what was typed. */
    public static Read read(CharSequence typed) {
        int[] values = clean(typed).chars().map(LETTERS::indexOf).toArray();
        if (values.length != WRITTEN) {
            return new Read.WrongLength(values.length, WRITTEN);
        }
        List<Integer> wrong = new ArrayList<>();
        byte[] bytes = new byte[HybridKey.BYTES];
        int position = 0;
        for (int group = 0; group < GROUPS; group++) {
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
        if (wrong.isEmpty() && (values[WRITTEN - 2] & ((1 << PADDING) - 1)) != 0) {
            wrong.add(GROUPS);
        }
        return wrong.isEmpty() ? new Read.Good(new RecoveryCode(HybridKey.of(bytes))) : new Read.WrongGroups(wrong);
    }

    /** Its groups in order, to be written on paper. They are as secret as what they open. */
    public List<String> groups() {
        byte[] bytes = key.privateHalf();
        return IntStream.range(0, GROUPS)
                .mapToObj(group -> {
                    int[] four = IntStream.range(0, IN_GROUP)
                            .map(each -> take(bytes, (group * IN_GROUP + each) * BITS))
                            .toArray();
                    return Arrays.stream(four).mapToObj(RecoveryCode::letter).collect(Collectors.joining())
                            + letter(check(group, four));
                })
                .toList();
    }

    /** The half that may be known: what is sealed to it opens with this code only. */
    public byte[] publicHalf() {
        return key.publicHalf();
    }

    /** A short name of the code that does not tell it: to see whether it is the one that is needed. */
    public String fingerprint() {
        return Fingerprints.of(publicHalf());
    }

    /**
     * Opens what was sealed to its public half.
     *
     * @throws Unopened if it was changed, or is of another context or another code
     */
    public byte[] open(byte[] sealed, String context) throws Unopened {
        return key.open(sealed, context);
    }

    @Override
    public String toString() {
        return "RecoveryCode[" + fingerprint() + "]";
    }

    private static String letter(int value) {
        return String.valueOf(LETTERS.charAt(value));
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
