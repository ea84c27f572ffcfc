package org.kerwen.linkage;

/** What is advised about two records. Nothing is ever merged by it. */
public enum Verdict {
    MATCH,
    REVIEW,
    NO_MATCH
}
