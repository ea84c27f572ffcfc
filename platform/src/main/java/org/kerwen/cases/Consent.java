package org.kerwen.cases;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PersonId;

/**
 * What somebody agreed to, for one purpose and one recipient (IOM Emergency Manual, Phase 2, consent; domain 1.3).
 *
 * @param recipient which organisation gets to know; null where none other
 * @param textVersion which version of the text was read
 * @param language in which it was read, ISO 639
 * @param interpreter whether somebody interpreted
 * @param onBehalfBy who decided for the person; null where nobody did
 * @param withdrawnOn null while it holds
 */
public record Consent(
        UUID id,
        PersonId person,
        Purpose purpose,
        @Nullable OrganisationId recipient,
        Way way,
        int textVersion,
        String language,
        boolean interpreter,
        Capacity capacity,
        @Nullable String onBehalfBy,
        LocalDate givenOn,
        @Nullable LocalDate withdrawnOn,
        @Nullable String withdrawnWhy) {
    /** To what. */
    public enum Purpose implements Choice {
        ASSISTANCE,
        MOVEMENT,
        /** Another organisation gets to know. */
        SHARING,
        MEDICAL,
        PUBLICATION
    }

    /** How it was given. */
    public enum Way implements Choice {
        WRITTEN,
        SPOKEN,
        /** By somebody else, by way of exception. */
        PROXY
    }

    /** Who decides. */
    public enum Capacity implements Choice {
        BY_ONESELF,
        WITH_HELP,
        THROUGH_GUARDIAN
    }

    boolean holds() {
        return withdrawnOn == null;
    }

    /** Whether somebody agrees that this organisation gets to know. */
    boolean names(OrganisationId whom) {
        return holds() && whom.equals(recipient);
    }

    Consent withdrawn(LocalDate on, String why) {
        return new Consent(
                id,
                person,
                purpose,
                recipient,
                way,
                textVersion,
                language,
                interpreter,
                capacity,
                onBehalfBy,
                givenOn,
                on,
                why);
    }
}
