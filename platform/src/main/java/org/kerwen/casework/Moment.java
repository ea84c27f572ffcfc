package org.kerwen.casework;

import org.kerwen.kernel.Choice;

/** A moment of a case that a validity is checked against or a task is due by. */
public enum Moment implements Choice {
    OPENING,
    /** When a stage is entered. */
    STAGE,
    /** The first day of the journey, from the place of residence. */
    TRAVEL,
    /** The day on which the border is crossed. */
    DEPARTURE,
    ARRIVAL,
    CLOSURE,
    TODAY
}
