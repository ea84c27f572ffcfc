package org.kerwen.backup;

import java.sql.Connection;
import java.sql.SQLException;

/** What a module does once a backup was loaded and brought to this version, before anybody works with it. */
@FunctionalInterface
public interface AfterLoading {
    /**
     * Does to its own rows what must be done, beside the database in use.
     *
     * @param owner a connection as owner of the schema, which sees the rows that its policies show to nobody else: none of
     *     the protected ones
     */
    void settle(Connection owner) throws SQLException;

    /**
     * Tells whoever stands outside the database, now that what was restored is in use. Not before: a restore that is killed
     * until then has changed nothing, and what had been told of it would be false. Killed between the two, nothing was told
     * of a restore that took place; therefore it must be possible to tell it again by hand.
     *
     * @param owner a connection as owner of the schema that is in use, in a transaction
     */
    default void inUse(Connection owner) throws SQLException {}
}
