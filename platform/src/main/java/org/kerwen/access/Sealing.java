package org.kerwen.access;

import org.kerwen.kernel.OrganisationId;

/** Whether an organisation has a key of its own, so that two of its people are needed for what one could misuse. */
@FunctionalInterface
interface Sealing {
    boolean isSealed(OrganisationId organisation);
}
