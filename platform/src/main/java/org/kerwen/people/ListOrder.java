package org.kerwen.people;

import org.kerwen.kernel.Choice;

/** In which order a list of people stands. */
public enum ListOrder implements Choice {
    NEWEST,
    NAME,
    BIRTH
}
