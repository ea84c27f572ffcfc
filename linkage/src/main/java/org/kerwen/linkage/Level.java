package org.kerwen.linkage;

/** How alike two values of a field are. */
public enum Level {
    /** One of them is not known; says nothing either way. */
    MISSING,
    SAME,
    /** A letter or two apart; of a date: one digit wrong, or two neighbours exchanged. */
    CLOSE,
    /** Read the same, though written in other letters. */
    SAME_SOUND,
    /** One is contained in the other, or its initial; of dates: day and month are the same, and the year is the one beside. */
    PART,
    /** More than a slip apart; of dates that are exact to the day: about a year apart, or two digits wrong. */
    SIMILAR,
    /** Of dates: one is not exact to the day, and both may be the same day. */
    OVERLAPPING,
    /** Of dates: one is not exact to the day, and they are at most about a year apart. */
    NEAR,
    /** Of dates: at most about ten years apart. */
    WITHIN_TEN_YEARS,
    DIFFERENT,
    /** Given and family name stand in each other's place; of dates: day and month do. */
    EXCHANGED,
    /** Known, but it follows from another field that is the same, and says nothing more. */
    IMPLIED
}
