package org.kerwen.casework;

import org.kerwen.kernel.Choice;

/** Whom something is asked of or meant for. */
public enum ForWhom implements Choice {
    CASE,
    EACH_TRAVELLER,
    EACH_ADULT,
    EACH_CHILD
}
