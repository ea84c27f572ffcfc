package org.kerwen.db;

import org.kerwen.postgres.CannotStart;
import org.kerwen.postgres.Logins;

/** What must have happened before the schema of a database that is in use is changed. */
@FunctionalInterface
public interface BeforeMigrating {
    /**
     * Does it.
     *
     * @param logins of the database
     * @param version that it has
     * @throws CannotStart where it cannot be done: nothing is migrated then
     */
    void prepare(Logins logins, SchemaVersion version);
}
