package org.kerwen.linkage;

/** How alike two values of a field are. */
public enum Level {
    /** One of them is not known; says nothing either way. */
    MISSING,
    SAME,
    /** A letter or two apart; of a date: day and month exchanged, or one digit wrong. */
    CLOSE,
    /** Read the same, though written in other letters. */
    SAME_SOUND,
    /** One is contained in the other, or its initial. */
    PART,
    SIMILAR,
    /** Of dates: one is not exact to the day, and both may be the same day. */
    OVERLAPPING,
    /** Of dates: at most about a year apart, or two digits wrong. */
    NEAR,
    /** Of dates: at most about ten years apart. */
    WITHIN_TEN_YEARS,
    DIFFERENT,
    /** Given and family name stand in each other's place. */
    EXCHANGED,
    /** Known, but it follows from another field that is the same, and says nothing more. */
    IMPLIED
}
