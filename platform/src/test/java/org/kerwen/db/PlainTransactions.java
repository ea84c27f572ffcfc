package org.kerwen.db;

import java.sql.PreparedStatement;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.kerwen.kernel.Actor;
import org.kerwen.postgres.Login;
import org.postgresql.ds.PGSimpleDataSource;

/** Transactions of the application login of a database that no program serves. */
public final class PlainTransactions {
    /** Of probes nothing is written down. */
    public static final Trail UNWRITTEN = new Trail() {
        @Override
        public String statement() {
            return "SELECT";
        }

        @Override
        public void fill(PreparedStatement statement, int before, Actor actor, Act act) {}
    };

    public static Transactions of(Login application) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(application.jdbcUrl());
        source.setUser(application.user());
        source.setPassword(application.password());
        return new Transactions(DSL.using(source, SQLDialect.POSTGRES), UNWRITTEN);
    }

    private PlainTransactions() {}
}
