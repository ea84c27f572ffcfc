package org.kerwen.knowledge;

import org.kerwen.kernel.Choice;

/** What a source is. */
public enum SourceKind implements Choice {
    MISSION_PAGE,
    REPORT,
    AGENCY_PAGE,
    PRESS,
    LAW
}
