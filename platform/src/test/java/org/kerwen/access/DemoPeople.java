package org.kerwen.access;

import java.time.Instant;
import java.util.UUID;
import org.kerwen.access.db.tables.records.AccountRecord;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Actor.Machine;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.Role;
import org.kerwen.testing.RunningKerwen;

/** The people of a demonstration as the program knows them, without signing in. */
final class DemoPeople {
    private DemoPeople() {}

    static AccountRecord account(RunningKerwen kerwen, Role role) {
        return kerwen.bean(Transactions.class)
                .run(Machine.SIGN_IN, database -> AccountStore.byAddress(database, role.word() + "@example.org"))
                .orElseThrow();
    }

    static Actor.Person person(RunningKerwen kerwen, Role role) {
        AccountRecord account = account(kerwen, role);
        return kerwen.bean(Transactions.class).run(Machine.SIGN_IN, database -> AccountStore.person(database, account));
    }

    /** As if they had just typed password and code. */
    static Signed signed(RunningKerwen kerwen, Role role) {
        return new Signed(person(kerwen, role), UUID.randomUUID(), role.word(), new Language("en"), Instant.now());
    }
}
