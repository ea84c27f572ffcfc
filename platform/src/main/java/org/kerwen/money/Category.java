package org.kerwen.money;

import org.kerwen.kernel.Choice;

/** What kind of cost a budget line is for. */
public enum Category implements Choice {
    ASSISTANCE,
    MOVEMENT,
    ACTIVITY,
    STAFF,
    OFFICE,
    EQUIPMENT,
    SUB_GRANT,
    OVERHEAD
}
