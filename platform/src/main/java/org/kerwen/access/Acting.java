package org.kerwen.access;

import java.util.Optional;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Actor.Machine;
import org.springframework.stereotype.Component;

/** Who acts in work that was put off: the person of an account, with the roles that are held now and not those of then. */
@Component
public final class Acting {
    private final Transactions transactions;
    private final Permissions permissions;

    Acting(Transactions transactions, Permissions permissions) {
        this.transactions = transactions;
        this.permissions = permissions;
    }

    /** Empty where the person no longer works here, or may no longer do this. */
    public Optional<Actor.Person> now(AccountId account, String operation) {
        return transactions
                .run(
                        Machine.SIGN_IN,
                        database -> AccountStore.byId(database, account)
                                .filter(row -> row.getEndedAt() == null)
                                .map(row -> AccountStore.person(database, row)))
                .filter(person -> permissions.may(person, operation));
    }
}
