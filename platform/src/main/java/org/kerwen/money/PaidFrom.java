package org.kerwen.money;

import org.kerwen.kernel.Choice;

/** An account of the office. */
public enum PaidFrom implements Choice, Source {
    BANK,
    CASH,
    /** Not paid yet: somebody delivered and is owed. */
    OWED
}
