package org.kerwen.access;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kerwen.access.db.tables.records.AccountRecord;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor.Machine;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.keys.AccountKeys;
import org.springframework.stereotype.Component;

/** What the keys know of accounts: the halves that may be known, and the names that people read. */
@Component
final class KeyHolders {
    private final Transactions transactions;

    KeyHolders(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The public half of a colleague's pair, or of one's own; empty where nobody of the organisation works under this id. */
    Optional<byte[]> publicHalf(Signed by, AccountId whose) {
        return transactions.run(
                by.actor(),
                Act.on("key.read", whose.value()),
                database -> AccountStore.byId(database, whose)
                        .filter(row -> row.getEndedAt() == null)
                        .filter(row -> row.getOrganisation()
                                .equals(by.actor().organisation().value()))
                        .map(AccountRecord::getKeyPair)
                        .map(AccountKeys::publicHalf));
    }

    /** Somebody of another organisation. */
    record Outsider(String name, OrganisationId organisation) {}

    /**
     * Whoever works in another organisation under this id. It cannot be guessed: who knows it was told it by that person, or
     * has a row that names it.
     */
    Optional<Outsider> outsider(Signed by, AccountId whose) {
        return transactions.run(
                by.actor(),
                Machine.SIGN_IN,
                Act.on("key.read", whose.value()),
                database -> AccountStore.byId(database, whose)
                        .filter(row -> row.getEndedAt() == null)
                        .map(row -> new Outsider(row.getName(), new OrganisationId(row.getOrganisation())))
                        .filter(outsider ->
                                !outsider.organisation().equals(by.actor().organisation())));
    }

    /** The names of these accounts; only those of the own organisation are in reach. */
    Map<UUID, String> names(Signed by, Collection<AccountId> accounts) {
        return transactions.run(by.actor(), Act.of("key.read"), database -> {
            Map<UUID, String> names = new LinkedHashMap<>();
            accounts.forEach(account ->
                    AccountStore.byId(database, account).ifPresent(row -> names.put(account.value(), row.getName())));
            return names;
        });
    }
}
