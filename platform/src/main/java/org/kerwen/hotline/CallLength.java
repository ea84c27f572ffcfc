package org.kerwen.hotline;

import org.kerwen.kernel.Choice;

/** About how long a call took: nearer than that it is not kept. */
enum CallLength implements Choice {
    UNDER_5,
    FROM_5_TO_15,
    FROM_15_TO_30,
    OVER_30
}
