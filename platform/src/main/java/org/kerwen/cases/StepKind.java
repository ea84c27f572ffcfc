package org.kerwen.cases;

import org.kerwen.kernel.Worded;

/** What can happen in a case; each has its sentence {@code cases.step.*}. */
public enum StepKind implements Worded {
    OPENED,
    MOVED,
    /** A move waits for a second person. */
    PROPOSED,
    /** The second person said no. */
    DECLINED,
    JOINED,
    LEFT,
    ANSWERED,
    /** A file was brought. */
    ATTACHED,
    /** A file was taken away. */
    DETACHED,
    DONE,
    REFUSED,
    DROPPED,
    OFFERED,
    DATED,
    HANDED_OVER,
    NOTED,
    CONSENTED,
    WITHDRAWN,
    /** A journey was asked for. */
    JOURNEY,
    /** It is kept for longer. */
    KEPT,
    /** What it told of people was removed. */
    EMPTIED,
    /** What a sealed case cost, of which form said so. An open one has its costs in the books. */
    COST;
}
