package org.kerwen.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.kerwen.db.Migrations;
import org.kerwen.db.SchemaVersion;
import org.kerwen.kernel.Actor.Machine;
import org.kerwen.keys.RecoveryCode;
import org.kerwen.postgres.Administration;
import org.kerwen.postgres.CannotStart;
import org.kerwen.postgres.Login;
import org.kerwen.postgres.Logins;
import org.kerwen.postgres.Safety;

/**
 * Fills a new database beside the one in use: the schema of the backup's version, its rows, what is pending since, then the
 * register.
 *
 * @param administration where it is made
 * @param migrations those of this program
 * @param steps is told each step when it has been done
 */
record Beside(Administration administration, Migrations migrations, Consumer<String> steps) {

    /**
     * Makes it, with all that the backup has, and what the register says. A database of this name is dropped before. Answers
     * what of the register the data does not know.
     */
    Register.Unknown fill(
            String name, BackupFile file, RecoveryCode code, List<RegisterLine> register, Modules modules) {
        administration.drop(name);
        steps.accept("dropped what an earlier one left");
        Logins logins = administration.make(name);
        steps.accept("made the database");
        migrations.to(logins, new SchemaVersion(file.header().schema()));
        steps.accept("made the schema of the backup");
        load(logins.owner(), file, code);
        steps.accept("loaded all");
        migrations.complete(logins);
        steps.accept("migrated");
        settle(logins.owner(), modules.afterLoading());
        steps.accept("let each module settle its rows");
        Register.Unknown unknown = replay(logins.application(), register, modules.replays());
        steps.accept("replayed the register");
        for (Login login : List.of(logins.application(), logins.site(), logins.backup())) {
            check(login);
        }
        steps.accept("checked that it is safe");
        return unknown;
    }

    private void load(Login owner, BackupFile file, RecoveryCode code) {
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            new Loading(connection, steps).load(file, code);
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("ANALYZE");
        } catch (SQLException e) {
            throw new CannotStart(
                    "The rows of the backup do not fit into the database (state %s).".formatted(e.getSQLState()),
                    "This is a fault of this version: report it. The data in use was not changed.",
                    e);
        }
    }

    private static void settle(Login owner, List<AfterLoading> afterLoading) {
        asOwner(owner, connection -> {
            for (AfterLoading each : afterLoading) {
                each.settle(connection);
            }
        });
    }

    /** Lets each module tell what stands outside the database, which is in use now. */
    static void tell(Login owner, List<AfterLoading> afterLoading) {
        asOwner(owner, connection -> {
            for (AfterLoading each : afterLoading) {
                each.inUse(connection);
            }
        });
    }

    @FunctionalInterface
    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private static void asOwner(Login owner, Work work) {
        try (Connection connection = owner.connect()) {
            connection.setAutoCommit(false);
            work.on(connection);
            connection.commit();
        } catch (SQLException e) {
            throw unreachable(owner, e);
        }
    }

    private static Register.Unknown replay(Login application, List<RegisterLine> register, List<Replay> replays) {
        return inTheNameOfRestoring(application, database -> Register.replay(database, register, replays));
    }

    /** The register of a database that is not served by anybody. */
    static List<RegisterLine> registerOf(Login application) {
        return inTheNameOfRestoring(application, Register::read);
    }

    private static <T> T inTheNameOfRestoring(Login application, Function<DSLContext, T> work) {
        try (Connection connection = application.connect()) {
            return DSL.using(connection, SQLDialect.POSTGRES).transactionResult(transaction -> {
                DSLContext database = transaction.dsl();
                database.execute("SELECT set_config('kerwen.machine', ?, true)", Machine.RESTORING.word());
                return work.apply(database);
            });
        } catch (SQLException e) {
            throw unreachable(application, e);
        }
    }

    private static void check(Login login) {
        try (Connection connection = login.connect()) {
            Safety.check(connection);
        } catch (SQLException e) {
            throw unreachable(login, e);
        }
    }

    private static CannotStart unreachable(Login login, SQLException cause) {
        return new CannotStart(
                "The database does not let the login %s in.".formatted(login.user()),
                "Look at the database's log; docs/operations.md says how the logins are made.",
                cause);
    }
}
