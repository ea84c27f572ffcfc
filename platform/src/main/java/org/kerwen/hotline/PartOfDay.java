package org.kerwen.hotline;

import org.kerwen.kernel.Choice;

/** A part of a day in which something is safe to do; a nearer time would tell when somebody calls again. */
enum PartOfDay implements Choice {
    MORNING,
    AFTERNOON,
    EVENING
}
