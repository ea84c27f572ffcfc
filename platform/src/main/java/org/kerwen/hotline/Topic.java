package org.kerwen.hotline;

import org.kerwen.kernel.Choice;

/** What a call is about, in the order of its keys. A page of advice whose id is the same word answers it. */
enum Topic implements Choice {
    WORK,
    STUDY,
    MARRIAGE,
    TRAVEL,
    PAPERS,
    CONTRACT,
    /** Somebody is missing. */
    MISSING,
    /** Somebody is held or forced. */
    HELD,
    OTHER
}
