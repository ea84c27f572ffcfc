package org.kerwen.movements;

import org.kerwen.kernel.Choice;

/** What a passenger list can say of somebody. */
enum ListField implements Choice {
    FAMILY_NAME,
    GIVEN_NAMES,
    FATHERS_NAME,
    BORN,
    SEX,
    NATIONALITY,
    TRAVELS_BY,
    PAPER_NUMBER,
    PAPER_UNTIL,
    /** The same number for those who travel together. */
    FAMILY_GROUP,
    NEEDS_ON_THE_WAY,
    SETS_OUT_FROM,
    GOES_TO
}
