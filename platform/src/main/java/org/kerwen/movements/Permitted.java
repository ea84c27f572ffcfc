package org.kerwen.movements;

import org.kerwen.kernel.Choice;

/** What an agency is asked to permit. */
public enum Permitted implements Choice {
    LEAVE_THE_COUNTRY,
    ENTER_THE_COUNTRY,
    PASS_THROUGH
}
