package org.kerwen.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the logins of the database to which a connection leads. */
final class LoginPreparation {
    private static final Logger LOG = LoggerFactory.getLogger(LoginPreparation.class);

    /** "kerwen" in ASCII: held while logins are made, so that two processes do not do it at once. */
    private static final long ADVISORY_LOCK = 0x6b657277656eL;

    /** PostgreSQL's limit for names in bytes, less the longest ending. */
    private static final int LONGEST_DATABASE_NAME = 63 - "_application".length();

    private static final String WRONG_PASSWORD = "28P01";
    private static final String NO_RIGHT_TO_CONNECT = "42501";

    private final Connection connection;
    private final Sql sql;
    private final String jdbcUrl;
    private final PasswordFile passwords;
    private final boolean alone;
    private final @Nullable String namedAfter;

    /**
     * @param alone whether nobody else uses these logins, so that a password that does not fit can be set again
     * @param namedAfter the database whose logins they are; null for the one to which the connection leads
     */
    LoginPreparation(
            Connection connection, String jdbcUrl, PasswordFile passwords, boolean alone, @Nullable String namedAfter) {
        this.namedAfter = namedAfter;
        this.connection = connection;
        this.sql = new Sql(connection);
        this.jdbcUrl = jdbcUrl;
        this.passwords = passwords;
        this.alone = alone;
    }

    static CannotStart failed(String database, SQLException cause) {
        return new CannotStart(
                "The logins of %s could not be prepared (%s).".formatted(database, cause.getMessage()),
                "Check that the database can be reached, and that the role which prepares is a superuser, or has"
                        + " CREATEROLE and owns the database.",
                cause);
    }

    Logins prepare() throws SQLException, IOException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            Logins logins = prepareInTransaction();
            connection.commit();
            return logins;
        } finally {
            connection.rollback(); // of nothing, after a commit
            connection.setAutoCommit(autoCommit);
        }
    }

    private Logins prepareInTransaction() throws SQLException, IOException {
        sql.execute("SELECT pg_advisory_xact_lock(" + ADVISORY_LOCK + ")");
        String current = sql.text("SELECT current_database()");
        String database = Objects.requireNonNullElse(namedAfter, current);
        if (database.getBytes(UTF_8).length > LONGEST_DATABASE_NAME) {
            throw new CannotStart(
                    "The name of the database %s is too long to name its logins after it.".formatted(database),
                    "Use a database with a name of at most %d bytes.".formatted(LONGEST_DATABASE_NAME));
        }
        Logins logins = new Logins(
                login(database, "owner"),
                login(database, "application"),
                login(database, "site"),
                login(database, "backup"));
        new DatabaseRights(sql, current, logins).settle();
        return logins;
    }

    private Login login(String database, String name) throws SQLException, IOException {
        String role = database + "_" + name;
        if (!sql.isTrue("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = ?)", role)) {
            Login login = new Login(jdbcUrl, role, passwords.findOrMake(name));
            sql.execute("CREATE ROLE " + sql.quote(role)
                    + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS");
            setPassword(login);
            return login;
        }
        requireHarmless(role);
        if (!alone && passwords.find(name).isEmpty()) {
            throw wrongPassword(role);
        }
        Login login = new Login(jdbcUrl, role, passwords.findOrMake(name));
        if (!opens(login)) {
            if (!alone) {
                throw wrongPassword(role);
            }
            LOG.warn("The password in {} did not open the login {}, which gets it now", passwords.path(), role);
            setPassword(login);
        }
        return login;
    }

    private void requireHarmless(String role) throws SQLException {
        String harmless = """
                SELECT rolcanlogin
                   AND NOT (rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication)
                  FROM pg_roles
                 WHERE rolname = ?
                """;
        if (!sql.isTrue(harmless, role)) {
            throw new CannotStart(
                    "The database role %s exists already and has rights that it must not have, or may not log in."
                            .formatted(role),
                    "Set it right: ALTER ROLE %s LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION;"
                            .formatted(sql.quote(role)));
        }
    }

    private CannotStart wrongPassword(String role) {
        return new CannotStart(
                "The database role %s exists already, and %s does not contain its password."
                        .formatted(role, passwords.path()),
                "Copy that file from the machine where the logins were made; if it is lost, drop the role or set a"
                        + " password with ALTER ROLE and write it into the file.");
    }

    private static boolean opens(Login login) throws SQLException {
        try (Connection attempt = login.connect()) {
            return !attempt.isClosed();
        } catch (SQLException e) {
            if (WRONG_PASSWORD.equals(e.getSQLState())) {
                return false;
            }
            if (NO_RIGHT_TO_CONNECT.equals(e.getSQLState())) {
                return true; // asked after the password; the right to connect is granted next
            }
            throw e;
        }
    }

    private void setPassword(Login login) throws SQLException {
        sql.execute("ALTER ROLE " + sql.quote(login.user()) + " PASSWORD '" + ScramVerifier.of(login.password()) + "'");
    }
}
