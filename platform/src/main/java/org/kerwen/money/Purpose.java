package org.kerwen.money;

import org.kerwen.kernel.Choice;

/** What something was paid for. */
public enum Purpose implements Choice {
    CASEWORK,
    MOVEMENT,
    ACTIVITY,
    STAFF,
    OFFICE,
    OVERHEAD
}
