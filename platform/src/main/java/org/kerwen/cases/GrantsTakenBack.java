package org.kerwen.cases;

import java.util.UUID;
import org.jooq.DSLContext;
import org.kerwen.kernel.Actor;
import org.kerwen.money.Charging;

/** What the books took back of a grant is not paid any more; of pooled costs it is to be charged again. */
final class GrantsTakenBack implements Charging {
    @Override
    public void takenBack(DSLContext database, Actor.Person by, UUID entry) {
        PaymentStore.takeBack(database, entry);
        PooledStore.ofEntry(database, entry)
                .ifPresent(pooled -> PooledStore.add(database, by.organisation(), pooled.month(), pooled.sum()));
    }
}
