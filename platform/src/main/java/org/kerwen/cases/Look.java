package org.kerwen.cases;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.OrganisationId;

/**
 * An urgent look at a case by somebody who does not work on it.
 *
 * @param file the case where it is not sealed; null where no such case has this number, be it a sealed one's or nobody's
 * @param reference the number that was asked for
 * @param reason why, in the words of whoever asked
 * @param answer what a second person said before; null where nobody has yet, or needs to
 * @param opening for how long the case is read; null where it is not
 * @param review what somebody found afterwards; null where nobody has looked, or needs to
 */
record Look(
        UUID id,
        OrganisationId organisation,
        @Nullable CaseId file,
        String reference,
        String reason,
        AccountId askedBy,
        Instant askedAt,
        @Nullable Answer answer,
        @Nullable Opening opening,
        @Nullable Review review) {
    /** What the second person said. */
    record Answer(boolean agreed, AccountId by, Instant at) {}

    /**
     * For how long a case is read.
     *
     * @param until by the clock on the wall; the one in memory may end it before
     * @param endedAt null where nobody has ended it nor noticed that it is over
     */
    record Opening(Instant until, @Nullable Instant endedAt) {}

    /** What somebody found who looked at it afterwards. */
    record Review(Finding finding, String words, AccountId by, Instant at) {}

    /** Whether there was a reason for it. */
    enum Finding implements Choice {
        IN_ORDER,
        NOT_IN_ORDER
    }

    /** How far it is. */
    enum State implements Choice {
        /** For a second person. */
        AWAITED,
        NOT_AGREED,
        /** Nobody has answered in time. */
        LAPSED,
        READ_NOW,
        OVER
    }
}
