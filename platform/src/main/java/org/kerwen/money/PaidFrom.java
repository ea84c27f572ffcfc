package org.kerwen.money;

import org.kerwen.kernel.Choice;

/** Where the money came from. */
public enum PaidFrom implements Choice {
    BANK,
    CASH,
    /** Not paid yet: somebody delivered and is owed. */
    OWED
}
