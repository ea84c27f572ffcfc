package org.kerwen.db;

import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.kerwen.postgres.Login;
import org.postgresql.ds.PGSimpleDataSource;

/** Transactions of the application login of a database that no program serves. */
public final class PlainTransactions {
    public static Transactions of(Login application) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(application.jdbcUrl());
        source.setUser(application.user());
        source.setPassword(application.password());
        return new Transactions(DSL.using(source, SQLDialect.POSTGRES), (database, actor, act) -> {});
    }

    private PlainTransactions() {}
}
