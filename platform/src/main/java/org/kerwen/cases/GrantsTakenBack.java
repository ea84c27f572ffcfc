package org.kerwen.cases;

import java.util.UUID;
import org.jooq.DSLContext;
import org.kerwen.money.Charging;

/** What the books took back of a grant is not paid any more. */
final class GrantsTakenBack implements Charging {
    @Override
    public void takenBack(DSLContext database, UUID entry) {
        PaymentStore.takeBack(database, entry);
    }
}
