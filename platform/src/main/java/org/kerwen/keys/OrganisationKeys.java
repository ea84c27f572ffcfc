package org.kerwen.keys;

import org.kerwen.kernel.OrganisationId;

public final class OrganisationKeys {
    public void unlock(OrganisationId organisation, char[] password) {}
}
