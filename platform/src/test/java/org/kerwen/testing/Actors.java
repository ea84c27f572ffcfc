package org.kerwen.testing;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.RoleGrant;

/** Invented people who act; the database asks for no account behind them. */
public final class Actors {
    /** Somebody of an organisation, another one each time. */
    public static Actor.Person of(String organisation, Role... roles) {
        Set<RoleGrant> grants =
                Set.copyOf(Arrays.stream(roles).map(RoleGrant::of).toList());
        return new Actor.Person(new AccountId(UUID.randomUUID()), new OrganisationId(organisation), grants);
    }

    private Actors() {}
}
