package org.kerwen.projects;

import org.kerwen.kernel.Choice;

/** What a historic programme did. */
public enum ProgrammeKind implements Choice {
    VOLUNTARY_RETURN,
    REFUGEE_DEPARTURE
}
