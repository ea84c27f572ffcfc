package org.kerwen.linkage.dates;

/** How exactly a date is known. */
public enum Precision {
    DAY,
    MONTH,
    YEAR,
    /** A guess such as “about 1978”; the interval is wider than what was written. */
    ESTIMATED
}
