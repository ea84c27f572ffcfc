package org.kerwen.db;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.kerwen.kernel.Actor;

/** Where acts are written down. Declared here, because no transaction of a person goes without it; kept by the audit. */
public interface Trail {
    /** The statement that writes an act; it travels together with the one that tells the database who acts. */
    String statement();

    /**
     * Fills the statement in.
     *
     * @param before how many of its places are taken by what stands before it
     */
    void fill(PreparedStatement statement, int before, Actor actor, Act act) throws SQLException;

    /** Writes a further act into the running transaction: it stands when the transaction does, and falls with it. */
    default void record(DSLContext database, Actor actor, Act act) {
        database.connection(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(statement())) {
                fill(statement, 0, actor, act);
                statement.execute();
            }
        });
    }
}
