package org.kerwen.cases;

import org.kerwen.kernel.Choice;

/** How something that was owed ended. */
public enum HowEnded implements Choice {
    DONE,
    /** Whoever was asked said no. */
    REFUSED,
    /** Not needed any more. */
    DROPPED
}
