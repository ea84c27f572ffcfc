package org.kerwen.people;

import org.kerwen.kernel.Choice;

/** On what ground somebody is recorded. */
public enum ConsentWay implements Choice {
    /** The person agreed and signed. */
    WRITTEN,
    /** The person agreed in words. */
    SPOKEN,
    /** Whoever is responsible for the person agreed. */
    GUARDIAN,
    /** The person could not be asked, and life or safety was at stake; to be asked as soon as they can be. */
    LIFE_AT_STAKE
}
