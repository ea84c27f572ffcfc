package org.kerwen.projects;

import org.kerwen.kernel.Choice;

/** A way in which a project works. */
public enum Component implements Choice {
    PREVENTION,
    PROTECTION,
    CAPACITY_BUILDING
}
