package org.kerwen.hotline;

import org.kerwen.kernel.Choice;

/** The sex of a caller, where it was said. */
enum CallerSex implements Choice {
    FEMALE,
    MALE,
    OTHER
}
