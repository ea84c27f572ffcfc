package org.kerwen.movements;

import org.kerwen.kernel.Choice;

/** What is arranged besides the legs. */
enum ProvisionKind implements Choice {
    ESCORT,
    MEAL,
    STAY
}
