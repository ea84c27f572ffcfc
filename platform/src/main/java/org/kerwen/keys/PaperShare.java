package org.kerwen.keys;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One of the three paper shares of an organisation's ring: fourteen groups like those of a {@link RecoveryCode}. It says
 * which of the three it is and of which printing; what it carries tells nothing without a second one.
 */
public final class PaperShare {
    /** How many groups it has: one more than a recovery code, so that neither is taken for the other. */
    public static final int GROUPS;

    private static final int PRINTING_BYTES = 2;
    private static final int BYTES = 1 + PRINTING_BYTES + HybridKey.BYTES;

    static {
        GROUPS = PaperGroups.groups(BYTES);
    }

    private final int number;
    private final byte[] printing;
    private final byte[] point;

    private PaperShare(int number, byte[] printing, byte[] point) {
        this.number = number;
        this.printing = printing;
        this.point = point;
    }

    /** What came of reading a share that somebody typed. */
    public sealed interface Read {
        /** It is a share; whether of this ring, the attempt tells. */
        record Good(PaperShare share) implements Read {}

        /** These groups, counted from one, contain a mistake. */
        record WrongGroups(List<Integer> groups) implements Read {}

        /** So many letters and digits were typed, of so many. */
        record WrongLength(int typed, int needed) implements Read {}
    }

    /** The three shares of the private half of a pair. */
    static List<PaperShare> of(HybridKey pair, SecureRandom random) {
        byte[][] points = SecretSharing.divide(pair.privateHalf(), random);
        byte[] printing = printing(pair);
        return IntStream.rangeClosed(1, SecretSharing.SHARES)
                .mapToObj(number -> new PaperShare(number, printing, points[number - 1]))
                .toList();
    }

    /** Reads what was typed, tolerant of small letters, spaces, hyphens and letters that look like digits. */
    public static Read read(CharSequence typed) {
        return switch (PaperGroups.read(typed, BYTES)) {
            case PaperGroups.Read.Good(byte[] bytes)
            when bytes[0] < 1 || bytes[0] > SecretSharing.SHARES -> new Read.WrongGroups(List.of(1));
            case PaperGroups.Read.Good(byte[] bytes) ->
                new Read.Good(new PaperShare(
                        bytes[0],
                        Arrays.copyOfRange(bytes, 1, 1 + PRINTING_BYTES),
                        Arrays.copyOfRange(bytes, 1 + PRINTING_BYTES, BYTES)));
            case PaperGroups.Read.WrongGroups(List<Integer> groups) -> new Read.WrongGroups(groups);
            case PaperGroups.Read.WrongLength(int length, int needed) -> new Read.WrongLength(length, needed);
        };
    }

    /** Which of the three it is: 1, 2 or 3. */
    public int number() {
        return number;
    }

    /** Its groups in order, to be written on paper. */
    public List<String> groups() {
        return PaperGroups.write(ByteBuffer.allocate(BYTES)
                .put((byte) number)
                .put(printing)
                .put(point)
                .array());
    }

    /** Whether both were printed together and are not the same one. */
    boolean fits(PaperShare other) {
        return number != other.number && Arrays.equals(printing, other.printing);
    }

    /**
     * The pair, from two shares that fit.
     *
     * @throws Unopened if they give another pair than the one that was divided
     */
    HybridKey join(PaperShare other) throws Unopened {
        HybridKey pair = HybridKey.of(SecretSharing.join(number, point, other.number, other.point));
        if (!Arrays.equals(printing(pair), printing)) {
            throw new Unopened();
        }
        return pair;
    }

    private static byte[] printing(HybridKey pair) {
        return Arrays.copyOf(Fingerprints.digest(pair.publicHalf()), PRINTING_BYTES);
    }

    @Override
    public String toString() {
        return "PaperShare[" + number + "]";
    }
}
