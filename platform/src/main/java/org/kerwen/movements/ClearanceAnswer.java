package org.kerwen.movements;

import org.kerwen.kernel.Choice;

/** What an agency answers. */
public enum ClearanceAnswer implements Choice {
    PERMITTED,
    NOT_PERMITTED,
    /** It cannot say yet. */
    MORE_NEEDED
}
