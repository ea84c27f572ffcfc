package org.kerwen.cases;

import org.kerwen.kernel.Choice;

/** Why what an ended case tells of people is removed. */
enum Emptying implements Choice {
    /** It was kept as long as its programme says. */
    KEPT_LONG_ENOUGH,
    /** Those of whom it tells asked for it. */
    ASKED
}
