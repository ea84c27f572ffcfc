import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Fills the embedded database of a running Kerwen with rows such as sealed cases will be, for measuring backup and restore:
 * an opaque id, an organisation, a version, a due day and 192 bytes that do not get smaller, under forced row security. The
 * same number makes the same rows. They are in a schema of their own, which the backup finds as it finds every other.
 *
 * <pre>java -cp "platform/target/kerwen/lib/*" bench/ManyRows.java data/postgres 1000000</pre>
 */
public final class ManyRows {
    private static final int PORT_LINE = 3;

    public static void main(String[] arguments) throws Exception {
        Path server = Path.of(arguments[0]);
        long rows = Long.parseLong(arguments[1]);
        String port = Files.readAllLines(server.resolve("data/postmaster.pid")).get(PORT_LINE).strip();
        String password = Files.readAllLines(server.resolve("logins-kerwen")).stream()
                .filter(line -> line.startsWith("owner="))
                .findFirst()
                .orElseThrow()
                .substring("owner=".length());
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/kerwen";
        try (Connection connection = DriverManager.getConnection(url, "kerwen_owner", password);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            fill(statement, rows);
            connection.commit();
            try (ResultSet size = statement.executeQuery("SELECT pg_database_size(current_database()) / 1000000")) {
                size.next();
                System.out.println(size.getLong(1));
            }
        }
    }

    private static void fill(Statement statement, long rows) throws SQLException {
        statement.execute("CREATE SCHEMA measured");
        statement.execute("GRANT USAGE ON SCHEMA measured TO kerwen_backup");
        statement.execute("""
                CREATE TABLE measured.sealed (
                    id           uuid    PRIMARY KEY,
                    organisation text    NOT NULL,
                    version      integer NOT NULL,
                    due          date,
                    content      bytea   NOT NULL
                )
                """);
        statement.execute("COMMENT ON TABLE measured.sealed IS 'Invented, for measuring. Class: sealed.'");
        statement.execute("""
                INSERT INTO measured.sealed
                SELECT md5(n::text)::uuid, 'organisation-' || n %% 7, 1 + n %% 5, DATE '2026-01-01' + (n %% 900)::int,
                       decode((SELECT string_agg(md5(n::text || part), '') FROM generate_series(1, 12) part WHERE n > 0), 'hex')
                  FROM generate_series(1, %d) n
                """.formatted(rows));
        statement.execute("CREATE INDEX sealed_by_due ON measured.sealed (organisation, due)");
        statement.execute("ALTER TABLE measured.sealed ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY");
        statement.execute("CREATE POLICY sealed_backup ON measured.sealed FOR SELECT TO kerwen_backup USING (true)");
        statement.execute("GRANT SELECT ON measured.sealed TO kerwen_backup");
    }

    private ManyRows() {}
}
