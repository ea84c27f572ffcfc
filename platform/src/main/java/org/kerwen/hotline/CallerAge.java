package org.kerwen.hotline;

import org.kerwen.kernel.Choice;

/** The age of a caller, where it was said. */
enum CallerAge implements Choice {
    UNDER_18,
    FROM_18_TO_24,
    FROM_25_TO_34,
    FROM_35_TO_59,
    FROM_60
}
