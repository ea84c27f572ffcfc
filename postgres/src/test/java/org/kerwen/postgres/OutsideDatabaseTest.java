package org.kerwen.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins in a database that others run and that gives us more or less power. */
class OutsideDatabaseTest {
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
    void anOutsideDatabaseIsPreparedByASuperuser() throws Exception {
        Servers.execute(supervisor, "CREATE DATABASE \"Out-side\"");
        Path file = temporary.resolve("outside.passwords");

        Logins logins = prepareOutside(server.supervisorOf("Out-side"), file);

        assertThat(Servers.query(logins.owner(), "SELECT current_user")).containsExactly("Out-side_owner");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(prepareOutside(server.supervisorOf("Out-side"), file)).isEqualTo(logins);
    }

    @Test
    void anOutsideDatabaseIsPreparedByItsOwnerWithCreateroleAndCreatedb() throws Exception {
        Login privileged = hostedDatabase("hosted", "CREATEROLE CREATEDB");
        Path file = temporary.resolve("hosted.passwords");

        Logins logins = prepareOutside(privileged, file);

        assertThat(prepareOutside(privileged, file)).isEqualTo(logins);
        assertThat(Servers.query(supervisor, "SELECT datdba::regrole::text FROM pg_database WHERE datname = 'hosted'"))
                .containsExactly("hosted_owner");
        assertClosedAndUsable(logins);
    }

    @Test
    void anOutsideDatabaseIsPreparedByItsOwnerWithCreateroleOnly() throws Exception {
        Login privileged = hostedDatabase("rented", "CREATEROLE");
        Path file = temporary.resolve("rented.passwords");

        Logins logins = prepareOutside(privileged, file);

        assertThat(prepareOutside(privileged, file)).isEqualTo(logins);
        assertThat(Servers.query(supervisor, "SELECT datdba::regrole::text FROM pg_database WHERE datname = 'rented'"))
                .containsExactly("rented_administrator");
        assertClosedAndUsable(logins);
    }

    /** A restore must not change how names are sorted and letters told apart. */
    @Test
    void aDatabaseBesideEncodesAndSortsAsTheOneInUse() throws Exception {
        List<String> kinds = List.of(
                "ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'",
                "ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C.UTF-8'",
                "ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C'");
        for (int kind = 0; kind < kinds.size(); kind++) {
            String name = "letters_" + kind;
            String administrator = name + "_administrator";
            Servers.execute(
                    supervisor,
                    "CREATE ROLE " + administrator + " LOGIN PASSWORD 'a' CREATEROLE CREATEDB",
                    "GRANT CONNECT ON DATABASE postgres TO " + administrator,
                    "CREATE DATABASE " + name + " OWNER " + administrator + " TEMPLATE template0 " + kinds.get(kind));
            String url = server.supervisorOf(name).jdbcUrl();
            Administration administration = Administration.outside(
                    url + (url.contains("?") ? "&" : "?") + "user=" + administrator + "&password=a",
                    url,
                    temporary.resolve(name + ".passwords"));

            administration.make(name + "_beside");

            assertThat(letters(name + "_beside")).as(kinds.get(kind)).isEqualTo(letters(name));
        }
        assertThat(letters("letters_1")).as("or nothing would be shown").isNotEqualTo(letters("postgres"));
        assertThat(letters("letters_2")).isNotEqualTo(letters("postgres"));
    }

    private static List<String> letters(String name) throws SQLException {
        return Servers.query(
                supervisor,
                "SELECT concat_ws(' ', encoding, datlocprovider, datcollate, datctype, datlocale, daticurules)"
                        + " FROM pg_database WHERE datname = '" + name + "'");
    }

    @Test
    void aRoleThatMayNotPrepareIsToldSoAndNothingIsMade() throws Exception {
        Login powerless = hostedDatabase("powerless", "");
        assertThatThrownBy(() -> prepareOutside(powerless, temporary.resolve("powerless.passwords")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("CREATEROLE");

        hostedDatabase("strange", "");
        Servers.execute(supervisor, "CREATE ROLE passer LOGIN CREATEROLE PASSWORD 'p'");
        Login passer = new Login(server.supervisorOf("strange").jdbcUrl(), "passer", "p");
        assertThatThrownBy(() -> prepareOutside(passer, temporary.resolve("strange.passwords")))
                .isInstanceOf(CannotStart.class);

        assertThat(Servers.query(
                        supervisor,
                        "SELECT rolname FROM pg_roles WHERE rolname IN ('powerless_owner', 'strange_owner')"))
                .isEmpty();
    }

    @Test
    void aRoleThatDoesNotOwnTheDatabaseCannotPrepareItEvenIfItIsClosedAlready() throws Exception {
        hostedDatabase("guarded", "");
        Servers.execute(
                supervisor,
                "REVOKE ALL ON DATABASE guarded FROM PUBLIC",
                "CREATE ROLE guest LOGIN CREATEROLE PASSWORD 'g'",
                "GRANT CONNECT ON DATABASE guarded TO guest");
        Servers.execute(server.supervisorOf("guarded"), "DROP SCHEMA public");
        Login guest = new Login(server.supervisorOf("guarded").jdbcUrl(), "guest", "g");

        assertThatThrownBy(() -> prepareOutside(guest, temporary.resolve("guarded.passwords")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("role guest may not decide who enters the database guarded");
    }

    @Test
    void aSecondMachineWithoutThePasswordFileDoesNotLockTheFirstOneOut() throws Exception {
        Login privileged = hostedDatabase("shared", "CREATEROLE CREATEDB");
        Logins first = prepareOutside(privileged, temporary.resolve("first.passwords"));
        Path second = temporary.resolve("second.passwords");

        assertThatThrownBy(() -> prepareOutside(privileged, second))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("does not contain its password");
        Files.writeString(second, "owner=wrong\n");
        assertThatThrownBy(() -> prepareOutside(privileged, second)).isInstanceOf(CannotStart.class);

        assertThat(Servers.query(first.owner(), "SELECT 1")).containsExactly("1");
    }

    private static void assertClosedAndUsable(Logins logins) throws SQLException {
        Servers.execute(logins.owner(), "CREATE SCHEMA s", "CREATE TABLE s.t (i int)");
        assertThatThrownBy(() -> Servers.execute(logins.site(), "CREATE TABLE public.t (i int)"))
                .hasMessageContaining("permission denied for schema public");
        for (Login login : List.of(logins.application(), logins.site())) {
            try (Connection connection = login.connect()) {
                Safety.check(connection);
            }
        }
        Login stranger = server.prepare("stranger").application();
        Login elsewhere = new Login(logins.site().jdbcUrl(), stranger.user(), stranger.password());
        assertThatThrownBy(elsewhere::connect).hasMessageContaining("permission denied for database");
    }

    /** A database as a hosting company gives it: its owner is no superuser. */
    private static Login hostedDatabase(String name, String powers) throws SQLException {
        String administrator = name + "_administrator";
        Servers.execute(
                supervisor,
                "CREATE ROLE " + administrator + " LOGIN PASSWORD 'a' " + powers,
                "CREATE DATABASE " + name + " OWNER " + administrator);
        return new Login(server.supervisorOf(name).jdbcUrl(), administrator, "a");
    }

    private static Logins prepareOutside(Login privileged, Path file) throws SQLException {
        try (Connection connection = privileged.connect()) {
            return Logins.prepare(connection, privileged.jdbcUrl(), file);
        }
    }
}
