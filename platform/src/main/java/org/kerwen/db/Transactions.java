package org.kerwen.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.ConnectionCallable;
import org.jooq.ConnectionRunnable;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Actor;

/**
 * The only way to a connection of the application login: one transaction, all or nothing, in the name of an actor.
 *
 * <p>PostgreSQL is told the actor for this transaction only, and its row security shows and takes what is this actor's;
 * a connection that was told nothing sees no protected row. What a person does, reading too, is recorded in the same
 * transaction, so that nothing is answered that is not written down. Hash, render or wait outside.
 */
public final class Transactions {
    private static final ScopedValue<List<Runnable>> AFTER_COMMIT = ScopedValue.newInstance();

    private static final String TELL =
            "SELECT set_config('kerwen.account', ?, true), set_config('kerwen.organisation', ?, true),"
                    + " set_config('kerwen.machine', ?, true)";

    /** How many places the statement has. */
    private static final int TOLD = 3;

    private final DSLContext application;
    private final Trail trail;
    private final String tellAndRecord;

    Transactions(DSLContext application, Trail trail) {
        this.application = DSL.using(application.configuration().derive(new Savepoints()));
        this.trail = trail;
        this.tellAndRecord = TELL + "; " + trail.statement();
    }

    /** A person's work. What it throws undoes all of it, the record of the act too. */
    public <T extends @Nullable Object> T run(Actor.Person actor, Act act, Function<DSLContext, T> work) {
        return told(connection -> begin(connection, actor, null, act), work);
    }

    /**
     * A person's work that needs the right of a part of the program, such as making the first account of another
     * organisation. It is recorded as the person's.
     */
    public <T extends @Nullable Object> T run(
            Actor.Person actor, Actor.Machine through, Act act, Function<DSLContext, T> work) {
        return told(connection -> begin(connection, actor, through, act), work);
    }

    /**
     * A person's work of which not even the moment may stand anywhere: nothing is recorded now. Whoever uses it records the
     * same later, together with what it belongs to, as the hotline does at the end of a shift. A test names who may.
     */
    public <T extends @Nullable Object> T runCovered(Actor.Person actor, Function<DSLContext, T> work) {
        return told(connection -> begin(connection, actor, null), work);
    }

    /**
     * A question of a single statement, asked before anybody is known: a function of the database answers it in its own name.
     * Nobody is told here, so that no protected row is seen but what such a function shows.
     */
    public <T extends @Nullable Object> T ask(ConnectionCallable<T> question) {
        return application.connectionResult(question);
    }

    /** Work of the program itself, which records what matters through {@link Trail}. */
    public <T extends @Nullable Object> T run(Actor.Machine machine, Function<DSLContext, T> work) {
        return told(connection -> begin(connection, null, machine), work);
    }

    /** The same without a result. */
    public void perform(Actor.Machine machine, Consumer<DSLContext> work) {
        this.<@Nullable Object>told(connection -> begin(connection, null, machine), database -> {
            work.accept(database);
            return null;
        });
    }

    private <T extends @Nullable Object> T told(ConnectionRunnable begin, Function<DSLContext, T> work) {
        List<Runnable> after = new ArrayList<>();
        T result = ScopedValue.where(AFTER_COMMIT, after)
                .call(() -> application.connectionResult(connection -> whole(connection, begin, work)));
        after.forEach(Runnable::run);
        return result;
    }

    /**
     * By hand: the library's own transaction asks the database for its isolation each time, a way there and back for nothing.
     * The pool gives a connection back as it found it.
     */
    private <T extends @Nullable Object> T whole(
            Connection connection, ConnectionRunnable begin, Function<DSLContext, T> work) throws Throwable {
        connection.setAutoCommit(false);
        try {
            begin.run(connection);
            T result = work.apply(DSL.using(application.configuration().derive(connection)));
            connection.commit();
            return result;
        } catch (Throwable e) {
            try {
                connection.rollback();
            } catch (SQLException broken) {
                // The connection is gone, and with it the transaction.
                e.addSuppressed(broken);
            }
            throw e;
        }
    }

    /** By hand and on one way: who acts and what for stand before all work, and a way to the database costs as much as that. */
    private void begin(Connection connection, Actor.Person person, Actor.@Nullable Machine through, Act act)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(tellAndRecord)) {
            tell(statement, person, through);
            trail.fill(statement, TOLD, person, act);
            statement.execute();
        }
    }

    private static void begin(Connection connection, Actor.@Nullable Person person, Actor.@Nullable Machine machine)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TELL)) {
            tell(statement, person, machine);
            statement.execute();
        }
    }

    private static void tell(
            PreparedStatement statement, Actor.@Nullable Person person, Actor.@Nullable Machine machine)
            throws SQLException {
        statement.setString(1, person == null ? "" : person.account().toString());
        statement.setString(2, person == null ? "" : person.organisation().value());
        statement.setString(3, machine == null ? "" : machine.word());
    }

    /**
     * Does something once the running transaction has been committed, on the same thread and before its caller goes on; not
     * at all where it is undone. What it throws reaches the caller although the transaction stands.
     */
    public static void afterCommit(Runnable work) {
        AFTER_COMMIT.get().add(work);
    }
}
