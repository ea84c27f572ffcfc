package org.kerwen.casework;

import org.kerwen.kernel.Choice;

/** Who may know of a case at all. */
public enum Sensitivity implements Choice {
    /** Those of the organisation who work with people. */
    OPEN,
    /** Those who work on it. */
    RESTRICTED,
    /** Those who work on it, and the database itself knows no more than that there is something. */
    SEALED
}
