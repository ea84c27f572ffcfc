package org.kerwen.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginsTest {
    @TempDir
    private static Path temporary;

    private static PostgresServer server;
    private static Login supervisor;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start(Servers.madeFolder(temporary.resolve("server")), Servers.OPTIONS);
        supervisor = server.supervisorOf("postgres");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aLoginDoesNotShowItsPassword() {
        Login login = new Login("jdbc:postgresql://127.0.0.1/kerwen", "kerwen_site", "secret");

        assertThat(login.toString()).contains("kerwen_site").doesNotContain("secret");
        assertThat(new Logins(login, login, login, login).toString()).doesNotContain("secret");
    }

    @Test
    void fourLoginsWithoutPowersAreMadeAndTheOwnerOwns() throws SQLException {
        Logins logins = server.prepare("mission");

        assertThat(List.of(
                        logins.owner().user(),
                        logins.application().user(),
                        logins.site().user(),
                        logins.backup().user()))
                .containsExactly("mission_owner", "mission_application", "mission_site", "mission_backup");
        assertThat(Servers.query(
                        supervisor,
                        "SELECT rolname FROM pg_roles WHERE rolname LIKE 'mission\\_%' AND rolcanlogin AND NOT (rolsuper"
                                + " OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication)"))
                .hasSize(4);
        assertThat(Servers.query(supervisor, "SELECT datdba::regrole::text FROM pg_database WHERE datname = 'mission'"))
                .containsExactly("mission_owner");
        for (Login login : List.of(logins.owner(), logins.application(), logins.site(), logins.backup())) {
            assertThat(Servers.query(login, "SELECT current_user")).containsExactly(login.user());
            assertThat(login.password()).hasSize(43);
        }
        assertThat(logins.owner().password()).isNotEqualTo(logins.site().password());
    }

    @Test
    void preparingAgainChangesNothing() {
        assertThat(server.prepare("again")).isEqualTo(server.prepare("again"));
    }

    @Test
    void aPasswordThatDoesNotFitIsSetAgainInOurOwnServer() throws Exception {
        Logins before = server.prepare("mended");
        Servers.execute(supervisor, "ALTER ROLE mended_site PASSWORD 'something else'");

        assertThat(server.prepare("mended")).isEqualTo(before);
        assertThat(Servers.query(before.site(), "SELECT 1")).containsExactly("1");

        Files.delete(temporary.resolve("server/logins-mended"));
        Logins after = server.prepare("mended");
        assertThat(after.site().password()).isNotEqualTo(before.site().password());
        assertThat(Servers.query(after.site(), "SELECT 1")).containsExactly("1");
    }

    @Test
    void aLoginOfOneDatabaseCannotEnterAnother() {
        Login stranger = server.prepare("first").application();
        server.prepare("second");

        for (String database : List.of("second", "postgres", "template1")) {
            Login elsewhere = new Login(
                    stranger.jdbcUrl().replace("/first", "/" + database), stranger.user(), stranger.password());
            assertThatThrownBy(elsewhere::connect).hasMessageContaining("permission denied for database");
        }
    }

    @Test
    void theSchemaPublicIsOfNoUseToApplicationAndSite() {
        Logins logins = server.prepare("closed");

        for (Login login : List.of(logins.application(), logins.site())) {
            assertThatThrownBy(() -> Servers.execute(login, "CREATE TABLE public.t (i int)"))
                    .hasMessageContaining("permission denied for schema public");
            assertThatThrownBy(() -> Servers.execute(login, "CREATE TEMPORARY TABLE t (i int)"))
                    .hasMessageContaining("permission denied to create temporary tables");
            assertThatThrownBy(() -> Servers.execute(login, "CREATE SCHEMA s"))
                    .hasMessageContaining("permission denied for database");
        }
    }

    @Test
    void theOwnerCanMakeSchemasAndTrustedExtensions() throws SQLException {
        Servers.execute(
                server.prepare("migrated").owner(),
                "CREATE SCHEMA people",
                "CREATE TABLE people.persons (id uuid PRIMARY KEY)",
                "GRANT USAGE ON SCHEMA people TO migrated_application",
                "CREATE EXTENSION pg_trgm SCHEMA people",
                "CREATE EXTENSION btree_gist SCHEMA people",
                "ALTER TABLE people.persons ENABLE ROW LEVEL SECURITY");
    }

    @Test
    void aLoginThatCanDoTooMuchIsRefused() throws SQLException {
        server.prepare("mighty");
        for (String power : List.of("SUPERUSER", "BYPASSRLS", "CREATEDB", "CREATEROLE", "REPLICATION")) {
            Servers.execute(supervisor, "ALTER ROLE mighty_application " + power);

            assertThatThrownBy(() -> server.prepare("mighty"))
                    .as(power)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("mighty_application exists already and has rights that it must not have");

            Servers.execute(supervisor, "ALTER ROLE mighty_application NO" + power);
        }
        server.prepare("mighty");
    }

    @Test
    void aNameThatIsNoPlainNameIsRefused() {
        for (String name : List.of("", "Kerwen", "a b", "a\"; DROP DATABASE kerwen", "1st", "a".repeat(51))) {
            assertThatThrownBy(() -> server.prepare(name)).isInstanceOf(IllegalArgumentException.class);
        }
        server.prepare("a".repeat(50));
    }
}
