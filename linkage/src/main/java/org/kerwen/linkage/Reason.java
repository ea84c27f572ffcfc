package org.kerwen.linkage;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One part of a score.
 *
 * @param kind which part
 * @param field the field compared; absent unless the kind is {@link Kind#FIELD}
 * @param level how alike its values are; {@link Level#MISSING} where there is no field
 * @param millibits what it adds to the score, in thousandths of a bit
 * @param oneIn one in how many people has the value that both share, where they share one and it can be counted
 */
public record Reason(Kind kind, Optional<Field> field, Level level, long millibits, OptionalLong oneIn) {

    /** What a part of a score stands for. */
    public enum Kind {
        /** How unlikely it is, before looking, that two records are of one person. */
        BEFORE_LOOKING,
        /** What one field says. */
        FIELD,
        /** Brothers and sisters share this as well. */
        COULD_BE_RELATIVE,
        /** People of one community are named alike. */
        COULD_BE_NAMESAKE,
        /** Same birth date, family and patronymic, another given name: twins share this. */
        COULD_BE_TWINS,
        /** Other records, which are of the same person as both, connect them; or keep them apart. */
        OTHER_RECORDS
    }

    /** What it adds to the score, in bits: each bit doubles the odds. */
    public double bits() {
        return millibits / 1000.0;
    }
}
