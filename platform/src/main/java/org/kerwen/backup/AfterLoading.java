package org.kerwen.backup;

import java.sql.Connection;
import java.sql.SQLException;

/** What a module does to its own rows once a backup was loaded and brought to this version, before anybody works with it. */
@FunctionalInterface
public interface AfterLoading {
    /**
     * Does it.
     *
     * @param owner a connection as owner of the schema, which sees the rows that its policies show to nobody else: none of
     *     the protected ones
     */
    void settle(Connection owner) throws SQLException;
}
