package org.kerwen.projects;

import org.kerwen.kernel.Choice;

/** How the source speaks of a programme. */
public enum ProgrammeStatus implements Choice {
    COMPLETED
}
