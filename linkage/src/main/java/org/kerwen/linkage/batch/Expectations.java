package org.kerwen.linkage.batch;

import org.kerwen.linkage.Field;
import org.kerwen.linkage.compare.Outcome;

/** What is expected of pairs of one person and of relatives before any data is seen; the data moves it. */
final class Expectations {

    /** Parents do not name two children alike: so much of what chance would make of it remains, for cousins and for the dead. */
    private static final double NAMED_ALIKE = 0.3;

    private Expectations() {}

    /** The share of an outcome among pairs of one person, where both values are known. */
    static double ofSame(Field field, int outcome, Chance chance) {
        double rest = switch (field.measure()) {
            case NAME ->
                switch (outcome) {
                    case Outcome.CLOSE -> 0.08;
                    case Outcome.SAME_SOUND -> 0.03;
                    case Outcome.PART -> 0.025;
                    case Outcome.SIMILAR -> 0.03;
                    case Outcome.EXCHANGED -> field == Field.GIVEN ? 0.015 : 0;
                    case Outcome.DIFFERENT -> 0.03;
                    default -> 0;
                };
            case DATE ->
                switch (outcome) {
                    case Outcome.CLOSE -> 0.04;
                    case Outcome.PART, Outcome.EXCHANGED -> 0.015;
                    case Outcome.SIMILAR -> 0.01;
                    case Outcome.OVERLAPPING -> 0.05;
                    case Outcome.NEAR -> 0.02;
                    case Outcome.WITHIN_TEN_YEARS -> 0.01;
                    case Outcome.DIFFERENT -> 0.008;
                    default -> 0;
                };
            case CLASS -> outcome == Outcome.DIFFERENT ? 0.03 : 0;
            case TEXT ->
                switch (outcome) {
                    case Outcome.CLOSE -> 0.08;
                    case Outcome.SAME_SOUND -> 0.03;
                    case Outcome.PART -> 0.05;
                    case Outcome.DIFFERENT -> 0.14;
                    default -> 0;
                };
            case CODE ->
                switch (outcome) {
                    case Outcome.CLOSE -> 0.08;
                    case Outcome.DIFFERENT -> field == Field.PHONE ? 0.3 : 0.14;
                    default -> 0;
                };
        };
        if (outcome > Outcome.SAME_RAREST) {
            return rest;
        }
        double others = 0;
        for (int other = Outcome.SAME_RAREST + 1; other < Outcome.COUNT; other++) {
            others += ofSame(field, other, chance);
        }
        return (1 - others) * chance.share(field, outcome);
    }

    /** The share of an outcome among relatives. */
    static double ofRelatives(Field field, int outcome, Chance chance) {
        double shared = sharedByRelatives(field);
        if (field == Field.BIRTH) {
            return switch (outcome) {
                case Outcome.SAME_COMMON -> 0.01;
                case Outcome.CLOSE -> 0.01;
                case Outcome.PART, Outcome.EXCHANGED -> 0.001;
                case Outcome.OVERLAPPING -> 0.03;
                case Outcome.NEAR, Outcome.SIMILAR -> 0.05;
                case Outcome.WITHIN_TEN_YEARS -> 0.5;
                case Outcome.DIFFERENT -> 0.35;
                default -> 0;
            };
        }
        if (outcome == Outcome.EXCHANGED && field == Field.GIVEN) {
            // The family name is shared; that the given one fits too is chance.
            double alike = 0;
            for (int same = Outcome.SAME_COMMON; same <= Outcome.SAME_SOUND; same++) {
                alike += chance.of(field, same);
            }
            return Math.max(chance.of(field, outcome), ofSame(field, outcome, chance) * alike);
        }
        if (field == Field.GIVEN && outcome <= Outcome.SAME_RAREST) {
            return NAMED_ALIKE * chance.of(field, outcome);
        }
        return shared * ofSame(field, outcome, chance) + (1 - shared) * chance.of(field, outcome);
    }

    /** How often relatives have the same because they are relatives. */
    static double sharedByRelatives(Field field) {
        return switch (field) {
            case FAMILY -> 0.93;
            case PATRONYMIC -> 0.5;
            case PLACE, POSTCODE, STREET -> 0.7;
            case REGION, NATIONALITY -> 0.8;
            case PHONE -> 0.3;
            case OCCUPATION -> 0.1;
            case RELATIVES -> 0.9;
            case GIVEN, BIRTH, SEX, DOCUMENT -> 0;
        };
    }

    /** The share of an outcome among strangers of one community. */
    static double ofNeighbours(Field field, int outcome, Chance chance) {
        double shared = learnedOfNeighbours(field) ? 0.3 : 0;
        return shared * ofSame(field, outcome, chance) + (1 - shared) * chance.of(field, outcome);
    }

    /** In what people of one community are alike: in all that is not their own. */
    static boolean learnedOfNeighbours(Field field) {
        return switch (field) {
            case GIVEN, FAMILY, PATRONYMIC, PLACE, REGION, NATIONALITY, OCCUPATION -> true;
            case BIRTH, SEX, POSTCODE, STREET, PHONE, DOCUMENT, RELATIVES -> false;
        };
    }

    /** The largest share that an outcome may be learned to have among pairs of one person, in data however strange. */
    static double mostOfSame(Field field, int outcome) {
        return switch (field) {
            case SEX -> outcome == Outcome.DIFFERENT ? 0.06 : 1;
            case BIRTH -> outcome == Outcome.DIFFERENT ? 0.01 : outcome == Outcome.WITHIN_TEN_YEARS ? 0.02 : 1;
            case GIVEN -> outcome == Outcome.DIFFERENT ? 0.04 : 1;
            case FAMILY, PATRONYMIC -> outcome == Outcome.DIFFERENT ? 0.2 : 1;
            case PLACE, DOCUMENT -> outcome == Outcome.DIFFERENT ? 0.4 : 1;
            default -> 1;
        };
    }

    /** Likewise among relatives: who shares neither family name nor place is none of those that the model can know. */
    static double mostOfRelatives(Field field, int outcome) {
        return switch (field) {
            case FAMILY -> outcome == Outcome.DIFFERENT ? 0.05 : 1;
            case PLACE -> outcome == Outcome.DIFFERENT ? 0.25 : 1;
            default -> 1;
        };
    }

    /** Whether data may say how often relatives share it. What tells brothers apart must not be learned away. */
    static boolean learnedOfRelatives(Field field) {
        return sharedByRelatives(field) > 0;
    }
}
