package org.kerwen.postgres;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every fault is planted once and must be seen. */
class SafetyTest {
    @TempDir
    private static Path temporary;

    private static PostgresServer server;
    private static Login supervisor;
    private static Logins logins;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start(Servers.madeFolder(temporary.resolve("server")), Servers.OPTIONS);
        logins = server.prepare("kerwen");
        supervisor = server.supervisorOf("kerwen");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void applicationAndSiteAreSafe() throws SQLException {
        check(logins.application());
        check(logins.site());
    }

    @Test
    void aSuperuserIsRefused() throws SQLException {
        assertRefused(supervisor).hasMessageContaining("role supervisor is a superuser");
        assertRefusedWhile("ALTER ROLE kerwen_site SUPERUSER", "ALTER ROLE kerwen_site NOSUPERUSER", "is a superuser");
    }

    @Test
    void aMemberOfSuperusersIsRefused() throws SQLException {
        assertRefusedWhile("GRANT supervisor TO kerwen_site", "REVOKE supervisor FROM kerwen_site", "is a superuser");
    }

    @Test
    void bypassingRowSecurityIsRefused() throws SQLException {
        assertRefusedWhile(
                "ALTER ROLE kerwen_site BYPASSRLS", "ALTER ROLE kerwen_site NOBYPASSRLS", "may bypass row security");
    }

    @Test
    void makingRolesOrDatabasesIsRefused() throws SQLException {
        for (String power : new String[] {"CREATEROLE", "CREATEDB", "REPLICATION"}) {
            assertRefusedWhile(
                    "ALTER ROLE kerwen_site " + power, "ALTER ROLE kerwen_site NO" + power, "may create roles");
        }
    }

    @Test
    void readingEverythingIsRefused() throws SQLException {
        assertRefusedWhile(
                "GRANT pg_read_all_data TO kerwen_site",
                "REVOKE pg_read_all_data FROM kerwen_site",
                "may read or change");
    }

    @Test
    void theOwnerOfTheDatabaseIsRefused() throws SQLException {
        assertRefused(logins.owner()).hasMessageContaining("role kerwen_owner owns the database");
        assertRefusedWhile(
                "GRANT kerwen_owner TO kerwen_site", "REVOKE kerwen_owner FROM kerwen_site", "owns the database");
    }

    @Test
    void theOwnerOfASchemaIsRefused() throws SQLException {
        assertRefusedWhile("CREATE SCHEMA s AUTHORIZATION kerwen_site", "DROP SCHEMA s", "owns a schema");
    }

    @Test
    void theOwnerOfATableIsRefused() throws SQLException {
        Servers.execute(supervisor, "CREATE SCHEMA t", "CREATE TABLE t.rows (i int)");
        assertRefusedWhile("ALTER TABLE t.rows OWNER TO kerwen_site", "DROP TABLE t.rows", "owns a table");
    }

    @Test
    void aSessionThatDoesNotWaitForTheDiskIsRefused() throws SQLException {
        assertRefusedWhile(
                "ALTER ROLE kerwen_site SET synchronous_commit = off",
                "ALTER ROLE kerwen_site RESET synchronous_commit",
                "synchronous_commit off");
        assertRefusedWhile(
                "ALTER DATABASE kerwen SET synchronous_commit = off",
                "ALTER DATABASE kerwen RESET synchronous_commit",
                "synchronous_commit off");
    }

    @Test
    void aServerThatDoesNotForceItsFilesIsRefused() throws Exception {
        Path folder = Servers.madeFolder(temporary.resolve("careless"));
        for (String setting : new String[] {"fsync", "full_page_writes"}) {
            ServerOptions careless = Servers.OPTIONS.withSettings(Map.of(setting, "off"));
            try (PostgresServer other = PostgresServer.start(folder, careless)) {
                assertRefused(other.prepare("kerwen").application())
                        .hasMessageContaining("The database has " + setting + " off");
            }
        }
    }

    private static void assertRefusedWhile(String plant, String remove, String message) throws SQLException {
        Servers.execute(supervisor, plant);
        try {
            assertRefused(logins.site()).hasMessageContaining(message);
        } finally {
            Servers.execute(supervisor, remove);
        }
        check(logins.site());
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(Login login) {
        return assertThatThrownBy(() -> check(login)).isInstanceOf(CannotStart.class);
    }

    private static void check(Login login) throws SQLException {
        try (Connection connection = login.connect()) {
            Safety.check(connection);
        }
    }
}
