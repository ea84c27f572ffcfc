package org.kerwen.casework;

import org.kerwen.kernel.Choice;

/** What a move means, so that others need not know programmes by name. */
public enum MoveKind implements Choice {
    ADVANCE,
    /** To an earlier stage. */
    BACK,
    /** Somebody else decided against it: an authority, a country. */
    REFUSAL,
    /** The person decided otherwise. */
    WITHDRAWAL,
    PAUSE,
    /** From a pause to where the case stood before. */
    RESUME,
    /** What nobody wanted: did not come, was lost on the way, died. */
    MISHAP,
    CLOSURE,
    REOPENING;

    /** Whether it may lead to where the case has been: only these make a circle that is meant. */
    boolean mayReturn() {
        return this == BACK || this == RESUME || this == REOPENING;
    }
}
