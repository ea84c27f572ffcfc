package org.kerwen.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes, drops and renames databases beside the one that is in use: for a restore and for the rehearsal of an upgrade. They
 * are used by the logins of the one in use, so that what is granted to these stays true when names change.
 */
public final class Administration {
    /** Every server has it; nobody works in it. */
    private static final String MAINTENANCE = "postgres";

    /** How a database encodes and sorts, in the words of {@code CREATE DATABASE}. */
    private static final String LETTERS = """
            SELECT concat_ws(' ',
                       format('ENCODING %L LC_COLLATE %L LC_CTYPE %L', pg_encoding_to_char(encoding), datcollate, datctype),
                       CASE datlocprovider
                           WHEN 'i' THEN format('LOCALE_PROVIDER icu ICU_LOCALE %L', datlocale)
                           WHEN 'b' THEN format('LOCALE_PROVIDER builtin BUILTIN_LOCALE %L', datlocale)
                           ELSE 'LOCALE_PROVIDER libc' END,
                       'ICU_RULES ' || quote_literal(daticurules))
              FROM pg_database WHERE datname = ?
            """;

    private static final Pattern ADDRESS = Pattern.compile("(jdbc:postgresql:(?://[^/?]*/)?)([^/?]*)(\\?.*)?");

    private final String database;
    private final Connector connector;
    private final UnaryOperator<String> addresses;
    private final Path passwords;
    private final boolean alone;

    Administration(
            String database, Connector connector, UnaryOperator<String> addresses, Path passwords, boolean alone) {
        this.database = database;
        this.connector = connector;
        this.addresses = addresses;
        this.passwords = passwords;
        this.alone = alone;
    }

    /** Connects whoever may make databases to the one of this name. */
    @FunctionalInterface
    interface Connector {
        Connection to(String database) throws SQLException;
    }

    /**
     * Of a database that is not ours.
     *
     * @param privileged its JDBC address with user and password of a role with CREATEROLE and CREATEDB that owns it, or of
     *     a superuser
     * @param jdbcUrl the same without user and password, for the logins
     * @param passwordFile where the passwords of the logins are kept
     */
    public static Administration outside(String privileged, String jdbcUrl, Path passwordFile) {
        Matcher address = ADDRESS.matcher(privileged);
        if (!address.matches() || address.group(2).isEmpty()) {
            throw new CannotStart(
                    "The address of the database does not name a database.",
                    "Write it as jdbc:postgresql://host:5432/kerwen?user=…&password=….");
        }
        return new Administration(
                address.group(2),
                name -> DriverManager.getConnection(named(privileged, name)),
                name -> named(jdbcUrl, name),
                passwordFile,
                false);
    }

    private static String named(String url, String database) {
        Matcher address = ADDRESS.matcher(url);
        if (!address.matches()) {
            throw new IllegalArgumentException("not an address of PostgreSQL");
        }
        return address.group(1) + database + (address.group(3) == null ? "" : address.group(3));
    }

    /** The name of the database that is in use, or will be. */
    public String database() {
        return database;
    }

    /** Whether there is a database of this name. */
    public boolean exists(String name) {
        return in(MAINTENANCE, sql -> sql.isTrue("SELECT EXISTS (SELECT FROM pg_database WHERE datname = ?)", name));
    }

    /** How many others are connected to it. */
    public int connections(String name) {
        return in(MAINTENANCE, sql -> {
            try (PreparedStatement statement = sql.connection()
                    .prepareStatement(
                            "SELECT count(*) FROM pg_stat_activity WHERE datname = ? AND backend_type = 'client backend'")) {
                statement.setString(1, name);
                try (ResultSet result = statement.executeQuery()) {
                    result.next();
                    return result.getInt(1);
                }
            }
        });
    }

    /** The logins with the address of the database in use, which must exist; made where they are missing. */
    public Logins logins() {
        return logins(database);
    }

    /** The same logins with the address of a database beside, which must exist. */
    public Logins logins(String name) {
        try (Connection connection = connector.to(name)) {
            return new LoginPreparation(connection, addresses.apply(name), PasswordFile.at(passwords), alone, database)
                    .prepare();
        } catch (SQLException e) {
            throw LoginPreparation.failed(name, e);
        } catch (IOException e) {
            throw CannotStart.folderFailed(passwords, e);
        }
    }

    /**
     * Makes an empty database and lets the logins in. It encodes, sorts and tells letters apart as the one in use does, or,
     * where there is none yet, as the server does.
     */
    public Logins make(String name) {
        in(MAINTENANCE, sql -> {
            sql.execute("CREATE DATABASE " + sql.quote(name) + " TEMPLATE template0 " + letters(sql));
            return name;
        });
        return logins(name);
    }

    private String letters(Sql sql) throws SQLException {
        try (PreparedStatement statement = sql.connection().prepareStatement(LETTERS)) {
            statement.setString(1, database);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? result.getString(1) : "ENCODING 'UTF8'";
            }
        }
    }

    /** Drops a database; nothing happens where there is none. */
    public void drop(String name) {
        in(MAINTENANCE, sql -> {
            boolean lent = inheritOwnership(sql, name);
            try {
                sql.execute("DROP DATABASE IF EXISTS " + sql.quote(name));
            } finally {
                giveBack(sql, lent);
            }
            return name;
        });
    }

    /**
     * Puts a database in the place of the one in use, in one transaction: afterwards both names are as they were or both
     * have changed.
     *
     * @param beside what comes into use
     * @param before the name under which the one in use is kept; nothing is kept where there is none
     */
    public void swap(String beside, String before) {
        in(MAINTENANCE, sql -> {
            sql.connection().setAutoCommit(false);
            boolean lent = inheritOwnership(sql, beside);
            if (sql.isTrue("SELECT EXISTS (SELECT FROM pg_database WHERE datname = ?)", database)) {
                rename(sql, database, before);
            }
            rename(sql, beside, database);
            giveBack(sql, lent);
            sql.connection().commit();
            return beside;
        });
    }

    private static void rename(Sql sql, String from, String to) throws SQLException {
        sql.execute("ALTER DATABASE " + sql.quote(from) + " RENAME TO " + sql.quote(to));
    }

    /**
     * A role that is no superuser may rename and drop what the owner login owns only while it inherits from that login,
     * which it administers because it made it.
     */
    private boolean inheritOwnership(Sql sql, String name) throws SQLException {
        String owner = database + "_owner";
        boolean needed = sql.isTrue("""
                SELECT EXISTS (SELECT FROM pg_database JOIN pg_roles ON pg_roles.oid = datdba
                                WHERE datname = ? AND rolname = ?
                                  AND NOT pg_has_role(current_user, datdba, 'USAGE'))
                """, name, owner);
        if (needed) {
            sql.execute("GRANT " + sql.quote(owner) + " TO CURRENT_USER WITH INHERIT TRUE");
        }
        return needed;
    }

    private void giveBack(Sql sql, boolean lent) throws SQLException {
        if (lent) {
            sql.execute("REVOKE INHERIT OPTION FOR " + sql.quote(database + "_owner") + " FROM CURRENT_USER");
        }
    }

    private <T> T in(String name, Work<T> work) {
        try (Connection connection = connector.to(name)) {
            return work.on(new Sql(connection));
        } catch (SQLException e) {
            throw new CannotStart(
                    "The databases of the server could not be looked after (%s)."
                            .formatted(String.valueOf(e.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("")),
                    "Check that nobody else uses them, and that the role may connect to the database %s and has CREATEDB."
                            .formatted(MAINTENANCE),
                    e);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(Sql sql) throws SQLException;
    }
}
