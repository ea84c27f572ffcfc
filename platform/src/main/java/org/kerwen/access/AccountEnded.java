package org.kerwen.access;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.kerwen.access.db.tables.records.AccountRecord;
import org.kerwen.backup.Replay;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.OrganisationId;

/** Whoever left stays away, although a backup from before was restored. */
final class AccountEnded implements Replay {
    static final String KIND = "account-ended";

    private final Clock clock;

    AccountEnded(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean again(DSLContext database, UUID subject) {
        AccountId account = new AccountId(subject);
        Optional<AccountRecord> known = AccountStore.byId(database, account);
        known.ifPresent(row -> {
            Accounts.endAccount(database, account, clock.instant());
            Credentials.leave(database, new OrganisationId(row.getOrganisation()), account);
        });
        return known.isPresent();
    }
}
