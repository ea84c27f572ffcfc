package org.kerwen.db;

import java.sql.Savepoint;
import java.util.Objects;
import org.jooq.Transaction;
import org.jooq.TransactionContext;
import org.jooq.TransactionProvider;

/** A transaction within a running one: what it throws undoes its own work only. */
final class Savepoints implements TransactionProvider {
    private record Held(Savepoint savepoint) implements Transaction {}

    @Override
    public void begin(TransactionContext context) {
        context.transaction(new Held(context.dsl().connectionResult(connection -> connection.setSavepoint())));
    }

    @Override
    public void commit(TransactionContext context) {
        context.dsl().connection(connection -> connection.releaseSavepoint(held(context)));
    }

    @Override
    public void rollback(TransactionContext context) {
        context.dsl().connection(connection -> connection.rollback(held(context)));
    }

    private static Savepoint held(TransactionContext context) {
        return ((Held) Objects.requireNonNull(context.transaction())).savepoint();
    }
}
