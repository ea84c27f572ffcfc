package org.kerwen.cases;

import java.util.Locale;

/** What can happen in a case; each has its sentence {@code cases.step.*}. */
public enum StepKind {
    OPENED,
    MOVED,
    /** A move waits for a second person. */
    PROPOSED,
    /** The second person said no. */
    DECLINED,
    JOINED,
    LEFT,
    ANSWERED,
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
    JOURNEY;

    /** The word under which it is stored. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static StepKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
