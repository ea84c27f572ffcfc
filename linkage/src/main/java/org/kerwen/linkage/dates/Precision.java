package org.kerwen.linkage.dates;

/** How exactly a date is known. */
public enum Precision {
    DAY,
    MONTH,
    YEAR,
    /** A guess (“about 1978”), or a first of January that stands for a year. */
    ESTIMATED
}
