package org.kerwen.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerwen.postgres.Login;
import org.kerwen.postgres.Logins;

/** What each login may do in the migrated database, tried out and asked of the catalogue. */
class LoginRightsTest {
    private static final Logins LOGINS = MigratedDatabase.logins();
    private static final String NOT_PERMITTED = "42501";

    static Stream<String> tables() throws SQLException {
        return MigratedDatabase.query(LOGINS.owner(), """
                        SELECT format('%I.%I', schemaname, tablename)
                          FROM pg_tables
                         WHERE schemaname IN ('directory', 'projects', 'knowledge', 'activities', 'site', 'pack')
                        """).stream();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void theSiteReadsATableAndCannotChangeIt(String table) throws SQLException {
        MigratedDatabase.tryOut(LOGINS.site(), "SELECT FROM " + table);
        String column = MigratedDatabase.query(
                        LOGINS.owner(),
                        "SELECT attname FROM pg_attribute WHERE attrelid = '" + table + "'::regclass AND attnum = 1")
                .getFirst();
        for (String sql : List.of(
                "INSERT INTO " + table + " DEFAULT VALUES",
                "UPDATE " + table + " SET " + column + " = " + column,
                "DELETE FROM " + table,
                "TRUNCATE " + table,
                "ALTER TABLE " + table + " ADD COLUMN more int",
                "DROP TABLE " + table,
                "SELECT FROM " + table + " FOR UPDATE")) {
            assertRefused(LOGINS.site(), sql);
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void theApplicationChangesRowsAndNotTheTable(String table) throws SQLException {
        MigratedDatabase.tryOut(LOGINS.application(), "DELETE FROM " + table);
        for (String sql : List.of(
                "TRUNCATE " + table,
                "ALTER TABLE " + table + " DISABLE TRIGGER ALL",
                "ALTER TABLE " + table + " DROP COLUMN source",
                "DROP TABLE " + table,
                "COMMENT ON TABLE " + table + " IS 'mine'")) {
            assertRefused(LOGINS.application(), sql);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE directory.more (id int)",
                "CREATE TABLE public.more (id int)",
                "CREATE SCHEMA more",
                "CREATE TEMPORARY TABLE more (id int)",
                "CREATE ROLE more",
                "CREATE DATABASE more",
                "CREATE EXTENSION pg_trgm SCHEMA kernel",
                "CREATE FUNCTION kernel.more() RETURNS int LANGUAGE sql RETURN 1",
                "SET session_replication_role = replica",
                "SET ROLE kerwen_owner",
                "SELECT FROM flyway_schema_history",
                "SELECT FROM public.flyway_schema_history",
                "COPY (SELECT 1) TO PROGRAM 'true'",
                "SELECT pg_read_file('/etc/passwd')",
                "SELECT FROM pg_authid",
            })
    void neitherSiteNorApplicationMayDoWhatIsTheOwnersOrTheSupervisors(String sql) {
        for (Login login : List.of(LOGINS.site(), LOGINS.application())) {
            assertThatExceptionOfType(SQLException.class)
                    .as("%s as %s", sql, login.user())
                    .isThrownBy(() -> MigratedDatabase.tryOut(login, sql))
                    .satisfies(refusal -> assertThat(refusal.getSQLState())
                            .as("%s as %s: %s", sql, login.user(), refusal.getMessage())
                            .isIn(NOT_PERMITTED, "42P01", "25001"));
        }
    }

    @Test
    void aTableThatNobodyGrantedIsHiddenFromTheSite() throws SQLException {
        MigratedDatabase.execute(LOGINS.owner(), "CREATE TABLE IF NOT EXISTS directory.not_granted (id int)");
        try {
            assertRefused(LOGINS.site(), "SELECT FROM directory.not_granted");
            assertRefused(LOGINS.application(), "SELECT FROM directory.not_granted");
        } finally {
            MigratedDatabase.execute(LOGINS.owner(), "DROP TABLE directory.not_granted");
        }
    }

    @Test
    void theSiteMayReadWhatIsPublicAndNothingElse() throws SQLException {
        assertThat(MigratedDatabase.query(LOGINS.owner(), """
                        SELECT table_schema || '.' || table_name || ' ' || privilege_type
                          FROM information_schema.role_table_grants
                         WHERE grantee = 'kerwen_site'
                           AND (privilege_type <> 'SELECT'
                                OR coalesce(obj_description(format('%I.%I', table_schema, table_name)::regclass, 'pg_class'), '')
                                   NOT LIKE '% Class: public.')
                        """)).isEmpty();
    }

    /** A GRANT by somebody who may not is a warning only, so the catalogue is asked. */
    @Test
    void whoWasGrantedSomethingCannotHandItOn() throws SQLException {
        assertThat(
                        MigratedDatabase.query(
                                LOGINS.owner(),
                                "SELECT grantee || ' ' || table_name FROM information_schema.role_table_grants"
                                        + " WHERE is_grantable = 'YES' AND grantee IN ('kerwen_site', 'kerwen_application', 'PUBLIC')"))
                .isEmpty();
    }

    @Test
    void noLoginCanSwitchProtectionOff() throws SQLException {
        assertThat(MigratedDatabase.query(LOGINS.owner(), """
                        SELECT rolname FROM pg_roles
                         WHERE rolname LIKE 'kerwen\\_%'
                           AND NOT (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)
                        """))
                .containsExactlyInAnyOrder("kerwen_owner", "kerwen_application", "kerwen_site", "kerwen_backup");
        assertThat(
                        MigratedDatabase.query(
                                LOGINS.owner(),
                                "SELECT roleid::regrole || ' to ' || member::regrole FROM pg_auth_members WHERE member::regrole::text LIKE 'kerwen%'"))
                .isEmpty();
    }

    private static void assertRefused(Login login, String sql) {
        assertThatExceptionOfType(SQLException.class)
                .as("%s as %s", sql, login.user())
                .isThrownBy(() -> MigratedDatabase.tryOut(login, sql))
                .satisfies(refusal -> assertThat(refusal.getSQLState())
                        .as(refusal.getMessage())
                        .isEqualTo(NOT_PERMITTED));
    }
}
