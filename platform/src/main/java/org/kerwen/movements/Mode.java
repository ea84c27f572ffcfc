package org.kerwen.movements;

import org.kerwen.kernel.Choice;

/** How a leg is travelled. */
public enum Mode implements Choice {
    FLIGHT,
    CHARTER_FLIGHT,
    TRAIN,
    BUS,
    CAR,
    SHIP
}
