package org.kerwen.people;

import org.kerwen.kernel.Choice;

/** As documents have it; where it is not known there is none. */
public enum Sex implements Choice {
    FEMALE,
    MALE,
    OTHER
}
