package org.kerwen.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Whether a connection is as harmless and as durable as Kerwen promises. The application asks once for each of its
 * pools before it serves anybody, on whatever database it was given.
 */
public final class Safety {
    private static final String ROLE_REMEDY =
            "Let Kerwen use the login that it prepared for this purpose, or take the right away from the role.";
    private static final String SETTING_REMEDY =
            "Set it to on in postgresql.conf, and look for ALTER SYSTEM, ALTER DATABASE and ALTER ROLE that set it.";

    /** Each is a fault when its condition holds. */
    private static final List<Rule> RULES = List.of(
            role("is a superuser", "EXISTS (SELECT FROM pg_roles WHERE rolsuper AND " + mayBe("oid") + ")"),
            role(
                    "may bypass row security",
                    "EXISTS (SELECT FROM pg_roles WHERE rolbypassrls AND " + mayBe("oid") + ")"),
            role(
                    "may create roles or databases, or replicate the server",
                    "EXISTS (SELECT FROM pg_roles WHERE (rolcreaterole OR rolcreatedb OR rolreplication) AND "
                            + mayBe("oid") + ")"),
            role(
                    "may read or change whatever is on the server",
                    "EXISTS (SELECT FROM pg_roles WHERE rolname IN ('pg_read_all_data', 'pg_write_all_data',"
                            + " 'pg_maintain', 'pg_read_server_files', 'pg_write_server_files',"
                            + " 'pg_execute_server_program') AND " + mayBe("oid") + ")"),
            role(
                    "owns the database",
                    "EXISTS (SELECT FROM pg_database WHERE datname = current_database() AND " + mayBe("datdba") + ")"),
            role("owns a schema", "EXISTS (SELECT FROM pg_namespace WHERE " + mayBe("nspowner") + ")"),
            role(
                    "owns a table",
                    "EXISTS (SELECT FROM pg_class WHERE relpersistence <> 't' AND " + mayBe("relowner") + ")"),
            durability("fsync"),
            durability("full_page_writes"),
            durability("synchronous_commit"));

    private Safety() {}

    /**
     * Checks the role and the settings of an open connection.
     *
     * @param connection as application or site; stays open
     * @throws CannotStart if its role is superuser, may bypass row security, or owns the database, a schema or a table
     *     (by itself or by membership); or if fsync, full_page_writes or synchronous_commit is off
     */
    public static void check(Connection connection) {
        Sql sql = new Sql(connection);
        try {
            for (Rule rule : RULES) {
                if (sql.isTrue("SELECT " + rule.condition())) {
                    String role = sql.text("SELECT session_user");
                    throw new CannotStart(rule.problem().formatted(role), rule.remedy());
                }
            }
        } catch (SQLException e) {
            throw new CannotStart(
                    "The database could not be asked whether it is safe (%s).".formatted(e.getMessage()),
                    "Check that it can be reached and is PostgreSQL 17 or newer.",
                    e);
        }
    }

    private static Rule role(String fault, String condition) {
        return new Rule(condition, "The database role %s " + fault + ": row security would not bind it.", ROLE_REMEDY);
    }

    /** Rights count, too, that the role could take up by SET ROLE. */
    private static String mayBe(String role) {
        return "pg_has_role(session_user, " + role + ", 'MEMBER')";
    }

    private static Rule durability(String setting) {
        return new Rule(
                "current_setting('" + setting + "') = 'off'",
                "The database has " + setting + " off: what it acknowledges can be lost.",
                SETTING_REMEDY);
    }

    /**
     * @param condition holds when something is wrong
     * @param problem the sentence that says so; %s stands for the role
     */
    private record Rule(String condition, String problem, String remedy) {}
}
