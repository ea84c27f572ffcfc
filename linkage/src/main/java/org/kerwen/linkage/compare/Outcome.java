package org.kerwen.linkage.compare;

import org.kerwen.linkage.Field;
import org.kerwen.linkage.Level;

/**
 * The outcome of comparing a field, as a number of four bits. Equal values are told apart by how frequent they are: an outcome per
 * three bits of rarity, because a rare name that is shared says more.
 */
public final class Outcome {

    public static final int MISSING = 0;
    /** The same, and at least one in eight has it. */
    public static final int SAME_COMMON = 1;
    /** The same, and fewer than one in 32,768 have it. */
    public static final int SAME_RAREST = 6;

    public static final int CLOSE = 7;
    public static final int SAME_SOUND = 8;
    public static final int PART = 9;
    public static final int SIMILAR = 10;
    public static final int DIFFERENT = 11;
    public static final int EXCHANGED = 12;
    public static final int OVERLAPPING = 13;
    public static final int NEAR = 14;
    public static final int WITHIN_TEN_YEARS = 15;
    public static final int COUNT = 16;

    private Outcome() {}

    /** The outcome for values that are the same. */
    public static int same(int having, int people) {
        int rarity = 31 - Integer.numberOfLeadingZeros(Math.max(1, people / Math.max(1, having)));
        return SAME_COMMON + Math.min(SAME_RAREST - SAME_COMMON, rarity / 3);
    }

    /** By no smaller share of people a value is had that makes this outcome. */
    static double leastShare(int outcome) {
        return isSame(outcome) && outcome < SAME_RAREST
                ? Math.pow(2, -3 * (outcome - SAME_COMMON + 1))
                : Double.MIN_VALUE;
    }

    static boolean isSame(int outcome) {
        return outcome >= SAME_COMMON && outcome <= SAME_RAREST;
    }

    /** Whether it matters how rare the values are that made the outcome. */
    static boolean isRarityTold(Field field, int outcome) {
        return (RARITY_TOLD[field.ordinal()] >>> outcome & 1) != 0;
    }

    /** A bit for each outcome, by field. */
    private static final int[] RARITY_TOLD = new int[Field.values().length];

    static {
        for (Field field : Field.values()) {
            for (int outcome = 0; outcome < COUNT; outcome++) {
                RARITY_TOLD[field.ordinal()] |= rarityMatters(field, outcome) ? 1 << outcome : 0;
            }
        }
    }

    private static boolean rarityMatters(Field field, int outcome) {
        return field != Field.NATIONALITY
                && switch (field.measure()) {
                    case DATE, CLASS -> false;
                    case NAME -> isSame(outcome) || (outcome >= CLOSE && outcome <= PART);
                    case TEXT, CODE -> isSame(outcome) || outcome == CLOSE || outcome == SAME_SOUND;
                };
    }

    /** As people are told it. */
    public static Level level(int outcome) {
        return switch (outcome) {
            case MISSING -> Level.MISSING;
            case CLOSE -> Level.CLOSE;
            case SAME_SOUND -> Level.SAME_SOUND;
            case PART -> Level.PART;
            case SIMILAR -> Level.SIMILAR;
            case DIFFERENT -> Level.DIFFERENT;
            case EXCHANGED -> Level.EXCHANGED;
            case OVERLAPPING -> Level.OVERLAPPING;
            case NEAR -> Level.NEAR;
            case WITHIN_TEN_YEARS -> Level.WITHIN_TEN_YEARS;
            default -> Level.SAME;
        };
    }
}
