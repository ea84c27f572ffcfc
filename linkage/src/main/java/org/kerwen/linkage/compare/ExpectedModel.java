package org.kerwen.linkage.compare;

import org.kerwen.linkage.Field;

/** The model for a register that is too small or too new to fit one to: what is known of registers in general. */
public final class ExpectedModel {

    private static final int FIELDS = Field.values().length;

    /** How likely it is that who is asked for is there at all. */
    private static final double THERE = 0.2;

    private static final double RELATIVES_OF_ONE = 4;

    private ExpectedModel() {}

    /**
     * The model before anything was counted.
     *
     * @param people how many there are in the register
     */
    public static Model of(long people) {
        double[][] same = new double[FIELDS][Outcome.COUNT];
        double[][] relative = new double[FIELDS][Outcome.COUNT];
        double[][] neighbour = new double[FIELDS][Outcome.COUNT];
        double[][] usual = new double[FIELDS][Outcome.COUNT];
        for (Field field : Field.values()) {
            for (int outcome = 1; outcome < Outcome.COUNT; outcome++) {
                double weight = weight(field, outcome);
                same[field.ordinal()][outcome] = weight;
                usual[field.ordinal()][outcome] = usual(field, outcome);
                relative[field.ordinal()][outcome] = ofRelatives(field, outcome, weight);
            }
        }
        double log = Math.log((double) Math.max(1, people)) / Math.log(2);
        return new Model(
                same,
                relative,
                neighbour,
                usual,
                Math.log(THERE) / Math.log(2) - log,
                Math.log(RELATIVES_OF_ONE) / Math.log(2) - log,
                -60);
    }

    private static double weight(Field field, int outcome) {
        // In the middle of its three bits of rarity, less a quarter of a bit for those who wrote it otherwise.
        double rarity = 3 * (outcome - Outcome.SAME_COMMON) + 1.25;
        return switch (field.measure()) {
            case NAME ->
                switch (outcome) {
                    case Outcome.CLOSE -> 5.5;
                    case Outcome.SAME_SOUND -> 4;
                    case Outcome.PART -> 4;
                    case Outcome.SIMILAR -> 1.5;
                    case Outcome.DIFFERENT -> field == Field.GIVEN ? -4.3 : -3.5;
                    case Outcome.EXCHANGED -> 10;
                    default -> rarity;
                };
            case DATE ->
                switch (outcome) {
                    case Outcome.CLOSE -> 5;
                    case Outcome.PART, Outcome.EXCHANGED -> 8;
                    case Outcome.OVERLAPPING -> 4;
                    case Outcome.NEAR -> 1;
                    case Outcome.SIMILAR -> -1;
                    case Outcome.WITHIN_TEN_YEARS -> -3.5;
                    case Outcome.DIFFERENT -> -5;
                    default -> 14;
                };
            case CLASS -> outcome == Outcome.DIFFERENT ? -4 : 0.9;
            case TEXT ->
                switch (outcome) {
                    case Outcome.CLOSE, Outcome.SAME_SOUND, Outcome.PART -> 2.5;
                    case Outcome.DIFFERENT -> -1.5;
                    default -> rarity - 0.5;
                };
            case CODE ->
                switch (outcome) {
                    case Outcome.CLOSE -> 5;
                    case Outcome.DIFFERENT -> field == Field.PHONE ? -0.7 : -2;
                    default -> rarity - 0.5;
                };
        };
    }

    /** The share that belongs to the weight. */
    private static double usual(Field field, int outcome) {
        if (!Outcome.isRarityTold(field, outcome)) {
            return outcome == Outcome.EXCHANGED && field == Field.GIVEN ? Math.pow(2, -14) : 0;
        }
        return switch (outcome) {
            case Outcome.CLOSE, Outcome.PART, Outcome.SIMILAR -> Math.pow(2, -11);
            case Outcome.SAME_SOUND -> Math.pow(2, -8);
            default -> Math.pow(2, -3 * (outcome - Outcome.SAME_COMMON) - 1.5);
        };
    }

    private static double ofRelatives(Field field, int outcome, double weight) {
        return switch (field) {
            case GIVEN, SEX, DOCUMENT -> outcome == Outcome.EXCHANGED ? weight - 4 : 0;
            case BIRTH ->
                switch (outcome) {
                    case Outcome.DIFFERENT -> -1;
                    case Outcome.WITHIN_TEN_YEARS -> 1;
                    case Outcome.NEAR, Outcome.SIMILAR -> 1;
                    case Outcome.OVERLAPPING -> 3;
                    case Outcome.CLOSE, Outcome.PART, Outcome.EXCHANGED -> 3;
                    default -> 7;
                };
            case PATRONYMIC, OCCUPATION, PHONE -> weight - 1;
            default -> weight - 0.3;
        };
    }
}
