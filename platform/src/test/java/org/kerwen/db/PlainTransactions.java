package org.kerwen.db;

import java.sql.PreparedStatement;
import org.jooq.ExecuteListener;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
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
        return new Transactions(DSL.using(source(application), SQLDialect.POSTGRES), UNWRITTEN);
    }

    /** The same, told of each question to the database. */
    public static Transactions counted(Login application, Runnable asked) {
        return new Transactions(
                DSL.using(new DefaultConfiguration()
                        .set(source(application))
                        .set(SQLDialect.POSTGRES)
                        .set(ExecuteListener.onExecuteStart(context -> asked.run()))),
                UNWRITTEN);
    }

    private static PGSimpleDataSource source(Login application) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(application.jdbcUrl());
        source.setUser(application.user());
        source.setPassword(application.password());
        return source;
    }

    private PlainTransactions() {}
}
