package org.kerwen.knowledge;

import org.kerwen.kernel.Choice;

/** What an instrument is. */
public enum InstrumentKind implements Choice {
    DECREE,
    DRAFT_LAW,
    BODY_OF_LAW,
    STRATEGY,
    PLAN,
    PROGRAMME
}
