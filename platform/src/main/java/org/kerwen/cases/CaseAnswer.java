package org.kerwen.cases;

import java.util.List;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.Worded;

/** What came of an act on a case. */
public sealed interface CaseAnswer {
    /** It is written. */
    record Done(CaseId id) implements CaseAnswer {}

    /** It waits for a second person. */
    record Waits(CaseId id) implements CaseAnswer {}

    /**
     * Nothing was changed.
     *
     * @param missing what is not there, where that is why
     */
    record Refused(Why why, List<Missing> missing) implements CaseAnswer {
        public Refused {
            missing = List.copyOf(missing);
        }

        static Refused of(Why why) {
            return new Refused(why, List.of());
        }
    }

    /** Why something was refused; each has its text {@code cases.refused.*}. */
    enum Why implements Worded {
        NOT_THERE,
        /** Sealed, and nobody of the organisation has signed in since the start. */
        LOCKED,
        NOBODY,
        /** A record that is only kept. */
        RESTRICTED,
        NO_SUCH_MOVE,
        NOT_YOUR_ROLE,
        MISSING,
        TOO_LATE,
        SECOND_PERSON,
        NOTHING_PROPOSED,
        ENDED_ALREADY,
        ALREADY,
        CLOSED,
        /** It has not ended. */
        GOES_ON,
        /** Its time is not over. */
        KEPT_STILL,
        /** What it told was removed, and nothing comes to it any more. */
        EMPTIED,
        STILL_OWED,
        NO_REASON,
        NO_CONSENT,
        /** Not all of them agreed that this agency gets to know. */
        NOT_NAMED,
        NO_VALIDITY,
        DAYS_APART,
        CHANGED_MEANWHILE,
        /** Answers to a form, all together. */
        TOO_LONG,
        /** A file that an answer names was taken away, or is of somebody else. */
        FILE_GONE,
        /** An answer names somebody who was never in the case. */
        NOT_IN_CASE,
        TOO_MANY_FILES,
        TEAM_OF_NOBODY,
        LAST_PERSON,
        /** The books name no sealed case beside a sum. */
        SEALED,
        NOT_DUE,
        /** The same part of the same grant, to one of them in another case. */
        PAID_ALREADY,
        /** Of the same person, wait for a second one. */
        TOO_MANY;
    }
}
