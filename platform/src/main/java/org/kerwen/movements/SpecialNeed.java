package org.kerwen.movements;

import org.kerwen.kernel.Choice;

/** What somebody needs on the way, as carriers ask it: nothing of why. */
public enum SpecialNeed implements Choice {
    WHEELCHAIR,
    NO_STEPS,
    LYING_DOWN,
    MORE_ROOM,
    INFANT,
    OWN_FOOD,
    INTERPRETER,
    MET_ON_ARRIVAL,
    ACCOMPANIED
}
