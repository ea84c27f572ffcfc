package org.kerwen.trace;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.kerwen.backup.AfterLoading;

/**
 * After a restore entries are of another era than all that were restored: another server numbers its transactions anew, and
 * what would stand below a horizon that was sealed long ago would never be sealed.
 */
final class NewEra implements AfterLoading {
    @Override
    public void settle(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("ALTER TABLE trace.entry NO FORCE ROW LEVEL SECURITY");
            int last;
            try (ResultSet eras = statement.executeQuery(
                    "SELECT greatest((SELECT max(era) FROM trace.entry), (SELECT max(era) FROM trace.seal), 0)")) {
                eras.next();
                last = eras.getInt(1);
            }
            statement.execute("ALTER TABLE trace.entry ALTER COLUMN era SET DEFAULT " + (last + 1));
            statement.execute("ALTER TABLE trace.entry FORCE ROW LEVEL SECURITY");
        }
    }
}
