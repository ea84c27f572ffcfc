package org.kerwen.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Measured;
import org.kerwen.postgres.CannotStart;
import org.kerwen.postgres.Login;
import org.kerwen.postgres.Logins;
import org.kerwen.postgres.PostgresServer;
import org.kerwen.postgres.Safety;

/** The open database: our own server where no outside one is named, two pools, and the order in which all of it closes. */
final class Database implements AutoCloseable {
    private static final int OLDEST_VERSION = 17;

    private final @Nullable PostgresServer server;
    private final HikariDataSource application;
    private final HikariDataSource site;
    private final SchemaVersion schema;

    private Database(@Nullable PostgresServer server, Logins logins, SchemaVersion schema, int connections) {
        this.server = server;
        this.schema = schema;
        this.application = pool("application", logins.application(), connections, false);
        this.site = pool("site", logins.site(), connections, true);
    }

    /**
     * Opens, migrates and checks.
     *
     * @throws CannotStart with what is wrong and what to do; then nothing is left running
     */
    static Database open(Path home, DatabaseSettings settings, List<BeforeMigrating> before) {
        if (!settings.url().isBlank()) {
            return ready(null, outside(settings.url(), home), settings.connections(), before);
        }
        PostgresServer server = PostgresServer.start(Reach.serverFolder(home));
        try {
            return ready(server, server.prepare(Reach.NAME), settings.connections(), before);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    DSLContext application() {
        return jooq(application);
    }

    /** How much of each pool is in use, and how many wait for a connection. */
    List<Measured.Measure> measures() {
        List<Measured.Measure> measures = new ArrayList<>();
        for (HikariDataSource pool : List.of(application, site)) {
            HikariPoolMXBean state = pool.getHikariPoolMXBean();
            if (state != null) {
                Map<String, String> label = Map.of("pool", pool.getPoolName());
                measures.add(new Measured.Measure("kerwen_pool_in_use", label, state.getActiveConnections()));
                measures.add(new Measured.Measure("kerwen_pool_waiting", label, state.getThreadsAwaitingConnection()));
                measures.add(new Measured.Measure("kerwen_pool_most", label, pool.getMaximumPoolSize()));
            }
        }
        return measures;
    }

    DataSource untold() {
        return application;
    }

    DSLContext site() {
        return jooq(site);
    }

    SchemaVersion schema() {
        return schema;
    }

    @Override
    public void close() {
        site.close();
        application.close();
        if (server != null) {
            server.close();
        }
    }

    private static Database ready(
            @Nullable PostgresServer server, Logins logins, int connections, List<BeforeMigrating> before) {
        if (Migrations.OURS.arePending(logins)) {
            Migrations.OURS.current(logins).ifPresent(version -> before.forEach(each -> each.prepare(logins, version)));
        }
        SchemaVersion schema = Migrations.run(logins);
        check(logins.application());
        check(logins.site());
        check(logins.backup());
        return new Database(server, logins, schema, connections);
    }

    private static void check(Login login) {
        try (Connection connection = DriverManager.getConnection(login.jdbcUrl(), login.user(), login.password())) {
            Safety.check(connection);
        } catch (SQLException e) {
            throw new CannotStart(
                    "The database does not let the login %s in.".formatted(login.user()),
                    "Look at the database's log; docs/operations.md says how the logins are made.");
        }
    }

    private static Logins outside(String url, Path home) {
        try (Connection privileged = DriverManager.getConnection(url)) {
            int version = privileged.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_VERSION) {
                throw new CannotStart(
                        "The database is PostgreSQL %d; Kerwen needs version %d or newer."
                                .formatted(version, OLDEST_VERSION),
                        "Upgrade it, or leave KERWEN_DATABASE_URL out and let Kerwen bring its own.");
            }
            Files.createDirectories(home);
            return Logins.prepare(privileged, Reach.withoutCredentials(url), Reach.outsidePasswords(home));
        } catch (IOException e) {
            throw new CannotStart(
                    "The data folder %s cannot be made.".formatted(home),
                    "Choose another with KERWEN_HOME, or change its owner.");
        } catch (SQLException e) {
            throw new CannotStart(
                    "The database at KERWEN_DATABASE_URL cannot be reached or does not let us in.",
                    "Check the address, user and password; the handbook says what the login must be allowed to do.");
        }
    }

    private static HikariDataSource pool(String name, Login login, int connections, boolean readOnly) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(login.jdbcUrl());
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setReadOnly(readOnly);
        // Pages can be made from what was read before: a reader is not kept waiting for a database that is down.
        // Those who work here wait longer, because nothing but the database can answer, and yet not for ever.
        config.setConnectionTimeout(readOnly ? 3_000 : 5_000);
        config.setValidationTimeout(2_000);
        return new HikariDataSource(config);
    }

    private static DSLContext jooq(HikariDataSource pool) {
        // Ids are given by the program: there is nothing to ask back after a row was written.
        Settings settings = new Settings().withExecuteLogging(false).withReturnIdentityOnUpdatableRecord(false);
        return DSL.using(pool, SQLDialect.POSTGRES, settings);
    }
}
