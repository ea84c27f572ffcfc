package org.kerwen.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.kerwen.keys.RecoveryCode;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Loads the rows of a backup into an empty schema of its version, as the owner, in one transaction. Row security would stop
 * the owner too, and triggers would act a second time: both are lifted for the transaction and put back in it.
 */
final class Loading implements BackupFile.Receiver {
    private static final String FORCED = "SELECT oid::regclass::text FROM pg_class WHERE relforcerowsecurity";

    private static final String TRIGGERS = """
            SELECT format('ALTER TABLE %s %s TRIGGER %I', tgrelid::regclass, CHANGE, tgname)
              FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace
             WHERE NOT tgisinternal AND tgenabled <> 'D' AND tgparentid = 0 AND nspname !~ '^pg_'
            """;

    private static final String ENABLE =
            "CASE tgenabled WHEN 'A' THEN 'ENABLE ALWAYS' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE' END";

    private final Connection connection;
    private final Consumer<String> steps;
    private final List<Contents> contents = new ArrayList<>();

    /** @param connection as owner, in a transaction */
    Loading(Connection connection, Consumer<String> steps) {
        this.connection = connection;
        this.steps = steps;
    }

    /** Loads it; the caller commits. */
    void load(BackupFile file, RecoveryCode code) throws SQLException {
        List<String> forced = texts(FORCED);
        List<String> enable = texts(TRIGGERS.replace("CHANGE", ENABLE));
        for (String table : forced) {
            execute("ALTER TABLE " + table + " NO FORCE ROW LEVEL SECURITY");
        }
        for (String disable : texts(TRIGGERS.replace("CHANGE", "'DISABLE'"))) {
            execute(disable);
        }
        execute("SET CONSTRAINTS ALL DEFERRED");
        file.read(code, this);
        execute("SET CONSTRAINTS ALL IMMEDIATE");
        requireRows();
        for (Contents.Counter counter : contents.getFirst().counters()) {
            goOnFrom(counter);
        }
        for (String statement : enable) {
            execute(statement);
        }
        for (String table : forced) {
            execute("ALTER TABLE " + table + " FORCE ROW LEVEL SECURITY");
        }
    }

    @Override
    public void contents(Contents found) throws IOException {
        contents.add(found);
        try {
            // A migration may have put rows there.
            for (Contents.Table table : found.tables()) {
                execute("TRUNCATE " + table.name() + " CASCADE");
            }
        } catch (SQLException e) {
            throw new IOException("the schema has no such tables", e);
        }
    }

    @Override
    public void table(Contents.Table table, InputStream rows) throws IOException {
        try {
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            copies.copyIn("COPY " + table.withColumns() + " FROM STDIN", rows);
        } catch (SQLException e) {
            throw new IOException("the schema does not take the rows", e);
        }
        steps.accept("loaded " + table.name());
    }

    private void requireRows() throws SQLException {
        for (Contents.Table table : contents.getFirst().tables()) {
            if (Long.parseLong(texts("SELECT count(*) FROM " + table.name()).getFirst()) != table.rows()) {
                throw new IllegalStateException("the table %s has another number of rows".formatted(table.name()));
            }
        }
    }

    /** Numbers go on after the last that was given out, and after the greatest that is there. */
    private void goOnFrom(Contents.Counter counter) throws SQLException {
        String column;
        try (Statement statement = connection.createStatement()) {
            column = statement.enquoteIdentifier(counter.column(), true);
        }
        String setting = """
                SELECT setval(pg_get_serial_sequence(?, ?), greatest(?, coalesce(max(%s), 0), 1),
                              greatest(?, coalesce(max(%s), 0)) > 0)
                  FROM %s
                """.formatted(column, column, counter.table());
        try (PreparedStatement statement = connection.prepareStatement(setting)) {
            statement.setString(1, counter.table());
            statement.setString(2, counter.column());
            statement.setLong(3, counter.last());
            statement.setLong(4, counter.last());
            statement.execute();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> texts(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
