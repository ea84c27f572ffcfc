package org.kerwen.db;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.impl.DefaultConnectionProvider;
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

    private final DSLContext application;
    private final Trail trail;

    Transactions(DSLContext application, Trail trail) {
        this.application = application;
        this.trail = trail;
    }

    /** A person's work. What it throws undoes all of it, the record of the act too. */
    public <T extends @Nullable Object> T run(Actor.Person actor, Act act, Function<DSLContext, T> work) {
        return told(actor, null, database -> {
            T result = work.apply(database);
            trail.record(database, actor, act);
            return result;
        });
    }

    /**
     * A person's work that needs the right of a part of the program, such as making the first account of another
     * organisation. It is recorded as the person's.
     */
    public <T extends @Nullable Object> T run(
            Actor.Person actor, Actor.Machine through, Act act, Function<DSLContext, T> work) {
        return told(actor, through, database -> {
            T result = work.apply(database);
            trail.record(database, actor, act);
            return result;
        });
    }

    /** Work of the program itself, which records what matters through {@link Trail}. */
    public <T extends @Nullable Object> T run(Actor.Machine machine, Function<DSLContext, T> work) {
        return told(null, machine, work);
    }

    /** The same without a result. */
    public void perform(Actor.Machine machine, Consumer<DSLContext> work) {
        this.<@Nullable Object>told(null, machine, database -> {
            work.accept(database);
            return null;
        });
    }

    private <T extends @Nullable Object> T told(
            Actor.@Nullable Person person, Actor.@Nullable Machine machine, Function<DSLContext, T> work) {
        List<Runnable> after = new ArrayList<>();
        T result = ScopedValue.where(AFTER_COMMIT, after)
                .call(() -> onOneConnection(connected -> connected.transactionResult(transaction -> {
                    DSLContext database = transaction.dsl();
                    // One statement, because each way to the database and back costs as much as the work itself.
                    database.execute(
                            "SELECT set_config('kerwen.account', ?, true), set_config('kerwen.organisation', ?, true),"
                                    + " set_config('kerwen.machine', ?, true)",
                            person == null ? "" : person.account().toString(),
                            person == null ? "" : person.organisation().value(),
                            machine == null ? "" : machine.word());
                    return work.apply(database);
                })));
        after.forEach(Runnable::run);
        return result;
    }

    /**
     * Takes the connection before the transaction begins. Left to begin without one, jOOQ asks for it again to undo what never
     * began, and again for that: while the database is down, somebody would wait three times as long.
     */
    private <T extends @Nullable Object> T onOneConnection(Function<DSLContext, T> work) {
        ConnectionProvider pool = application.configuration().connectionProvider();
        Connection connection = Objects.requireNonNull(pool.acquire());
        try {
            return work.apply(application
                    .configuration()
                    .derive(new DefaultConnectionProvider(connection))
                    .dsl());
        } finally {
            pool.release(connection);
        }
    }

    /**
     * Does something once the running transaction has been committed, on the same thread and before its caller goes on; not
     * at all where it is undone. What it throws reaches the caller although the transaction stands.
     */
    public static void afterCommit(Runnable work) {
        AFTER_COMMIT.get().add(work);
    }
}
