package org.kerwen.access;

import java.util.Map;
import java.util.Optional;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor.Machine;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.Words;

/**
 * The way in while nobody has an account: a link, printed to the terminal and nowhere else, that works for half an hour and
 * once. Each start prints another, until somebody took one up.
 */
final class FirstAdministrator {
    /** Renamed by the administrator; the words stand for every mission. */
    private static final OrganisationId MISSION = new OrganisationId("mission");

    private static final Words NAME = new Words(
            Map.of(new Language("en"), "The mission", new Language("ru"), "Миссия", new Language("tk"), "Missiýa"));

    private final Transactions transactions;
    private final Invitations invitations;

    FirstAdministrator(Transactions transactions, Invitations invitations) {
        this.transactions = transactions;
        this.invitations = invitations;
    }

    /** A new link; empty where somebody has an account already. */
    Optional<Invitations.Made> invite() {
        return transactions.run(Machine.SETUP, database -> {
            if (!AccountStore.isEmpty(database)) {
                return Optional.empty();
            }
            OrganisationId organisation = Organisations.running(database, MISSION, NAME);
            return Optional.of(invitations.first(database, organisation, new Language("en")));
        });
    }

    /** Says it at the terminal. */
    void print() {
        invite().ifPresent(made -> {
            System.out.println(
                    "Nobody has an account yet. The first administrator makes one here, within half an hour:");
            System.out.println("  " + made.link());
        });
    }
}
