package org.kerwen.movements;

import org.kerwen.kernel.Choice;

/** What must be so before somebody travels: neutral words, none of which tells why. */
public enum RequirementKind implements Choice {
    TRAVEL_PAPER,
    PERMISSION_TO_LEAVE,
    FIT_TO_TRAVEL,
    /** The person agrees to travel. */
    AGREEMENT,
    GUARDIANSHIP,
    OTHER_REQUIREMENT
}
