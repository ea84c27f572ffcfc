package org.kerwen.db;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kerwen.postgres.Administration;
import org.kerwen.postgres.Login;
import org.kerwen.postgres.Logins;
import org.kerwen.postgres.PostgresServer;
import org.kerwen.postgres.ServerOptions;
import org.kerwen.testing.Folders;
import org.kerwen.testing.Supervisor;

/** A real server whose database {@code kerwen} has been migrated and is empty; others can be made beside it. */
public final class MigratedDatabase {
    private static final Path FOLDER = Folders.fresh("database");
    private static final String UNTOUCHED = "untouched";

    private static @Nullable PostgresServer server;
    private static @Nullable Logins logins;

    public static synchronized Logins logins() {
        if (logins == null) {
            logins = server().prepare("kerwen");
            Migrations.run(logins);
        }
        return logins;
    }

    /** The folder in which the server keeps everything. */
    public static Path folder() {
        server();
        return FOLDER;
    }

    /** The logins of one more, a copy of one that was migrated and that nobody has touched since: to migrate takes ten times as long. */
    static synchronized Logins copy(String name) {
        Administration beside = server().administration(UNTOUCHED);
        if (!beside.exists(UNTOUCHED)) {
            Migrations.run(server().prepare(UNTOUCHED));
        }
        try (Connection connection = Supervisor.of(FOLDER, "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + UNTOUCHED);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("no copy could be made", e);
        }
        return beside.logins(name);
    }

    /** The logins of a database without any schema of ours. */
    static Logins unmigrated(String name) {
        return server().prepare(name);
    }

    private static synchronized PostgresServer server() {
        if (server == null) {
            Path binaries = Path.of("target", "postgres-binaries").toAbsolutePath();
            server = PostgresServer.start(
                    FOLDER, ServerOptions.defaults().withBinaries(binaries).withStopAtShutdown(true));
        }
        return server;
    }

    /** The first column of a query. */
    public static List<String> query(Login login, String query) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (result.next()) {
                values.add(result.getString(1));
            }
            return values;
        }
    }

    /** The first column of a query, on each connection of a pool that can be had at once. */
    static List<String> queryAll(HikariDataSource pool, String query) throws SQLException {
        List<Connection> connections = new ArrayList<>();
        Set<String> values = new TreeSet<>();
        try {
            for (int each = 0; each < pool.getMaximumPoolSize(); each++) {
                connections.add(pool.getConnection());
            }
            for (Connection connection : connections) {
                try (Statement statement = connection.createStatement();
                        ResultSet result = statement.executeQuery(query)) {
                    while (result.next()) {
                        values.add(result.getString(1));
                    }
                }
            }
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
        return List.copyOf(values);
    }

    public static void execute(Login login, String sql) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Executes it and takes it back, deferred constraints checked. */
    public static void tryOut(Login login, String sql) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute(sql);
                statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
            } finally {
                connection.rollback();
            }
        }
    }

    private MigratedDatabase() {}
}
