package org.kerwen.db;

import java.util.function.Consumer;
import org.jooq.DSLContext;

/**
 * Work that changes data, under the application login: one transaction, all or nothing.
 *
 * <p>When accounts come, the actor goes in here first; nothing else hands out a connection that may write.
 */
public final class Transactions {
    private final DSLContext application;

    Transactions(DSLContext application) {
        this.application = application;
    }

    /** Runs the work in one transaction. What it throws undoes all of it. */
    public void run(Consumer<DSLContext> work) {
        application.transaction(transaction -> work.accept(transaction.dsl()));
    }
}
