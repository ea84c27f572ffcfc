package org.kerwen.trace;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.kerwen.db.Act;
import org.kerwen.db.FreshDatabase;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.keys.InstallationKeys;
import org.kerwen.keys.InventedKeys;
import org.kerwen.testing.Folders;

/** An audit of its own with all that belongs to it, and somebody who owns its database. */
final class Ledger implements AutoCloseable {
    static final OrganisationId ONE = new OrganisationId("invented-one");
    static final OrganisationId OTHER = new OrganisationId("invented-other");

    final InstallationKeys keys = InventedKeys.make();
    final Path file = Folders.fresh("witness").resolve("below").resolve("audit.witness");
    final FreshDatabase database;
    final Transactions transactions;
    final Sealer sealer;
    final Audit audit;

    Ledger(int connections) {
        database = FreshDatabase.make(connections);
        transactions = database.transactions(new Entries());
        sealer = sealer(keys);
        audit = new Audit(transactions, sealer);
    }

    /** One more process that seals. */
    Sealer sealer(InstallationKeys its) {
        return new Sealer(transactions, its, new Witness(file), Clock.systemUTC());
    }

    /** Acts of invented people, each in a transaction of its own. */
    void act(int times) {
        for (int each = 0; each < times; each++) {
            act(person(each % 2 == 0 ? ONE : OTHER), "invented.act", UUID.randomUUID());
        }
    }

    void act(Actor.Person person, String operation, UUID subject) {
        transactions.run(person, Act.on(operation, subject), database -> subject);
    }

    /** Acts and seals, several times, so that there are several seals. */
    void sealed(int seals, int acts) {
        for (int each = 0; each < seals; each++) {
            act(acts);
            sealer.seal();
        }
    }

    static Actor.Person person(OrganisationId organisation) {
        return new Actor.Person(new AccountId(UUID.randomUUID()), organisation, Set.of());
    }

    Verification.Result verify(Path... heads) throws SQLException {
        try (Connection connection = database.logins().backup().connect()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return terminal().verify(connection, List.of(heads));
        }
    }

    AuditAtTerminal terminal() {
        return new AuditAtTerminal(keys, file, Clock.systemUTC());
    }

    long broughtBack() throws SQLException {
        try (Connection owner = database.logins().owner().connect()) {
            return terminal().broughtBack(owner);
        }
    }

    /** What the owner of the database can do: everything, with the walls taken down for the time. */
    int attack(String sql) throws SQLException {
        try (Connection owner = database.logins().owner().connect();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("ALTER TABLE trace.entry DISABLE ROW LEVEL SECURITY");
            statement.execute("ALTER TABLE trace.seal DISABLE ROW LEVEL SECURITY");
            statement.execute(sql);
            int changed = statement.getUpdateCount();
            statement.execute("ALTER TABLE trace.entry ENABLE ROW LEVEL SECURITY");
            statement.execute("ALTER TABLE trace.seal ENABLE ROW LEVEL SECURITY");
            owner.commit();
            return changed;
        }
    }

    /** The first column, seen by the login of the backup. */
    List<String> query(String sql) throws SQLException {
        try (Connection backup = database.logins().backup().connect();
                Statement statement = backup.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
