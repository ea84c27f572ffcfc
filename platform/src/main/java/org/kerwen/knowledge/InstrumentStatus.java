package org.kerwen.knowledge;

import org.kerwen.kernel.Choice;

/** How the source speaks of an instrument. */
public enum InstrumentStatus implements Choice {
    DRAFT,
    PREPARED,
    APPROVED,
    STARTED,
    IN_FORCE
}
