package org.kerwen.people;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PersonId;

/**
 * That another organisation assists a person too, as one side sees it.
 *
 * @param tie what both sides share
 * @param record the record on which the consent stands
 * @param partner the other organisation
 * @param agreement to what the person agreed on this side
 * @param made when it was written down on this side
 * @param expires until when the invitation can be taken
 * @param taken when it was; null while it was not
 * @param ended how it ended; null while it stands or waits
 * @param given what was told to the other side, the newest first
 * @param received what the other side told, the newest first
 */
record Link(
        UUID id,
        UUID tie,
        PersonId record,
        OrganisationId partner,
        Agreement agreement,
        Instant made,
        Instant expires,
        @Nullable Instant taken,
        @Nullable Ended ended,
        List<Disclosure> given,
        List<Disclosure> received) {
    Link {
        given = List.copyOf(given);
        received = List.copyOf(received);
    }

    /** How far it is. */
    enum State implements Choice {
        /** Invited, and not taken yet. */
        INVITED,
        LINKED,
        ENDED
    }

    State state() {
        if (ended != null) {
            return State.ENDED;
        }
        return taken == null ? State.INVITED : State.LINKED;
    }

    /** How it ended, and when. */
    record Ended(How how, Instant at) {}

    /** How a link ends. */
    enum How implements Choice {
        WITHDRAWN_HERE,
        WITHDRAWN_THERE,
        /** A restore of an older backup found that it had been. */
        WITHDRAWN,
        /** The other organisation erased its record. */
        ERASED_THERE,
        /** The consent of one side holds no more. */
        TIME_OVER,
        /** Nobody took the invitation in time. */
        NOT_TAKEN
    }

    /**
     * What was told.
     *
     * @param shared what of the person
     * @param at as of when
     * @param content the copy; null once it was removed
     */
    record Disclosure(
            UUID id,
            List<Shared> shared,
            Instant at,
            @Nullable SharedContent content) {}
}
