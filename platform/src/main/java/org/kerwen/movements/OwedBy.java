package org.kerwen.movements;

import org.kerwen.kernel.Choice;

/** Who must do it. */
public enum OwedBy implements Choice {
    TRAVELLER,
    OUR_OFFICE,
    AUTHORITY,
    EMBASSY,
    /** Whoever says that somebody is fit to travel. */
    EXAMINER,
    PARENT_OR_GUARDIAN
}
