package org.kerwen.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.kerwen.postgres.Login;
import org.kerwen.postgres.Logins;

/** One more migrated database on the server of the tests, for those who spoil theirs. Its connections are to be closed. */
public final class FreshDatabase implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Logins logins;
    private final HikariDataSource pool;

    private FreshDatabase(Logins logins, HikariDataSource pool) {
        this.logins = logins;
        this.pool = pool;
    }

    /**
     * Makes it.
     *
     * @param connections most connections of the application login at once
     */
    public static FreshDatabase make(int connections) {
        Logins logins = MigratedDatabase.copy("fresh_" + NUMBER.incrementAndGet());
        Login login = logins.application();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(login.jdbcUrl());
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        return new FreshDatabase(logins, new HikariDataSource(config));
    }

    public Logins logins() {
        return logins;
    }

    /** The way to it, as the program has it. */
    public Transactions transactions(Trail trail) {
        return new Transactions(DSL.using(pool, SQLDialect.POSTGRES), trail);
    }

    @Override
    public void close() {
        pool.close();
    }
}
