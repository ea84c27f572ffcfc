package org.kerwen.postgres;

import java.sql.SQLException;

/**
 * Who owns a database and who may enter it.
 *
 * <p>Since PostgreSQL 16 a role with CREATEROLE administers the roles that it makes but is not one of them: it may give
 * itself the right to act as one (SET), and needs that to hand the database over. Afterwards it acts as the new owner,
 * and keeps a right to connect, else it could not come a second time.
 *
 * @param sql a connection to the database, in a transaction
 * @param database its name
 * @param logins those that work with it
 */
record DatabaseRights(Sql sql, String database, Logins logins) {

    /** Makes the owner login owner, lets the logins in and nobody else. */
    void settle() throws SQLException {
        boolean superuser = sql.isTrue("SELECT current_setting('is_superuser')::boolean");
        if (!ownedByLogin()) {
            handOver(superuser);
        }
        if (!superuser && ownedByLogin()) {
            String privileged = sql.quote(sql.text("SELECT current_user"));
            actAsOwner();
            sql.execute("GRANT CONNECT ON DATABASE " + quotedDatabase() + " TO " + privileged);
        }
        sql.execute("REVOKE ALL ON DATABASE " + quotedDatabase() + " FROM PUBLIC");
        sql.execute("GRANT CONNECT ON DATABASE " + quotedDatabase() + " TO "
                + sql.quote(logins.application().user()) + ", "
                + sql.quote(logins.site().user()) + ", "
                + sql.quote(logins.backup().user()));
        if (sql.isTrue("SELECT to_regnamespace('public') IS NOT NULL")) {
            sql.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
        }
        sql.execute("RESET ROLE");
        requireTheseRights();
    }

    private boolean ownedByLogin() throws SQLException {
        return sql.isTrue("""
                SELECT rolname = ?
                  FROM pg_database JOIN pg_roles ON pg_roles.oid = datdba
                 WHERE datname = current_database()
                """, logins.owner().user());
    }

    private void handOver(boolean superuser) throws SQLException {
        String owner = sql.quote(logins.owner().user());
        if (superuser || sql.isTrue("SELECT rolcreatedb FROM pg_roles WHERE rolname = current_user")) {
            if (!superuser) {
                letActAsOwner();
            }
            sql.execute("ALTER DATABASE " + quotedDatabase() + " OWNER TO " + owner);
        } else {
            sql.execute("GRANT ALL ON DATABASE " + quotedDatabase() + " TO " + owner);
        }
    }

    private void letActAsOwner() throws SQLException {
        if (!sql.isTrue(
                "SELECT pg_has_role(current_user, ?, 'SET')", logins.owner().user())) {
            sql.execute("GRANT " + sql.quote(logins.owner().user()) + " TO CURRENT_USER WITH SET TRUE, INHERIT FALSE");
        }
    }

    private void actAsOwner() throws SQLException {
        letActAsOwner();
        sql.execute("SET LOCAL ROLE " + sql.quote(logins.owner().user()));
    }

    /** A GRANT or REVOKE by somebody who may not is only a warning. */
    private void requireTheseRights() throws SQLException {
        boolean loginsMayConnect = sql.isTrue(
                """
                SELECT bool_and(has_database_privilege(login, current_database(), 'CONNECT'))
                   AND has_database_privilege(?, current_database(), 'CREATE')
                  FROM unnest(ARRAY[?, ?, ?]) AS login
                """,
                logins.owner().user(),
                logins.application().user(),
                logins.site().user(),
                logins.backup().user());
        boolean everybodyMaySomething = sql.isTrue("""
                SELECT has_database_privilege('public', current_database(), 'CONNECT, TEMPORARY, CREATE')
                    OR (to_regnamespace('public') IS NOT NULL
                        AND has_schema_privilege('public', 'public', 'USAGE, CREATE'))
                """);
        if (!loginsMayConnect || everybodyMaySomething) {
            throw new CannotStart(
                    "The role %s may not decide who enters the database %s and its schema public."
                            .formatted(sql.text("SELECT current_user"), database),
                    "Prepare the database as a superuser, or as a role with CREATEROLE that owns the database.");
        }
    }

    private String quotedDatabase() throws SQLException {
        return sql.quote(database);
    }
}
