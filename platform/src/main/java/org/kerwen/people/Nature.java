package org.kerwen.people;

import org.kerwen.kernel.Choice;

/** In which way somebody is a parent. */
enum Nature implements Choice {
    BIOLOGICAL,
    ADOPTIVE,
    STEP,
    FOSTER
}
