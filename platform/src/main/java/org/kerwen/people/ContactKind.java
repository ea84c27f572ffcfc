package org.kerwen.people;

import org.kerwen.kernel.Choice;

/** How somebody is reached. */
public enum ContactKind implements Choice {
    TELEPHONE,
    MESSENGER,
    E_MAIL,
    ADDRESS,
    /** Somebody who passes it on. */
    THROUGH_SOMEBODY
}
