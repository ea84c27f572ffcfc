package org.kerwen.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Role;
import org.kerwen.postgres.PostgresServer;
import org.kerwen.postgres.ServerOptions;
import org.kerwen.testing.Folders;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.RunningKerwen;

/** Two programs with one outside database: whoever signs in at one is signed in at the other, and out of both at once. */
class TwoProcessesTest {
    private static final String PASSWORD = "five quiet words of mine";

    @Test
    void oneSignInServesBothAndEndsInBoth() throws IOException, SQLException {
        Path folder = Folders.fresh("two");
        try (PostgresServer server = PostgresServer.start(
                folder.resolve("server"),
                ServerOptions.defaults()
                        .withBinaries(Path.of("target", "postgres-binaries").toAbsolutePath())
                        .withStopAtShutdown(true))) {
            String url = outside(server, folder.resolve("server"));
            String keys = "kerwen.keys=" + folder.resolve("keys");
            Path home = Files.createDirectories(folder.resolve("one"));
            Path other = Files.createDirectories(folder.resolve("other"));
            try (RunningKerwen one =
                    RunningKerwen.startIn(home, MissionPack.SMALL, false, "kerwen.database.url=" + url, keys)) {
                Files.copy(home.resolve("database-logins"), other.resolve("database-logins"));
                try (RunningKerwen two =
                        RunningKerwen.startIn(other, MissionPack.SMALL, false, "kerwen.database.url=" + url, keys)) {
                    String cookie = joins(one);
                    assertThat(work(one, cookie).statusCode()).isEqualTo(200);
                    assertThat(work(two, cookie).statusCode()).isEqualTo(200);

                    Signed signed = two.bean(Sessions.class).find(cookie).orElseThrow();
                    assertThat(signed.actor().has(Role.ADMINISTRATOR)).isTrue();
                    two.bean(SignIn.class).end(signed);
                    assertThat(work(one, cookie).statusCode()).isEqualTo(303);
                    assertThat(work(two, cookie).statusCode()).isEqualTo(303);
                    assertThat(one.bean(Accounts.class)
                                    .find(
                                            signed,
                                            new AccountId(
                                                    signed.actor().account().value())))
                            .isPresent();
                }
            }
        }
    }

    private static HttpResponse<byte[]> work(RunningKerwen kerwen, String cookie) {
        return kerwen.reader().get("/app/", "Cookie", "kerwen=" + cookie);
    }

    private static String joins(RunningKerwen kerwen) {
        String link =
                kerwen.bean(FirstAdministrator.class).invite().orElseThrow().link();
        String secret = link.substring(link.lastIndexOf('/') + 1);
        Joining joining = kerwen.bean(Joining.class);
        Joining.Seed seed = joining.seed(secret, "Invented", "Kerwen");
        Done<Joining.Joined> done = joining.join(
                secret,
                new Joining.Form(
                        "invented@example.org", "Invented", PASSWORD, seed.sealed(), SignedReader.code(seed.typed())),
                "here");
        assertThat(done).isInstanceOf(Done.Yes.class);
        return ((Done.Yes<Joining.Joined>) done).result().cookie();
    }

    /** The address of a database as an administrator would hand it over, with a login that may make others. */
    private static String outside(PostgresServer server, Path folder) throws IOException, SQLException {
        String password = Files.readAllLines(folder.resolve("supervisor.password")).stream()
                .filter(line -> line.startsWith("supervisor="))
                .map(line -> line.substring("supervisor=".length()))
                .findFirst()
                .orElseThrow();
        String address = "jdbc:postgresql://127.0.0.1:" + server.port() + "/%s?user=supervisor&password=" + password;
        try (Connection connection = DriverManager.getConnection(address.formatted("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE two TEMPLATE template0 ENCODING 'UTF8'");
        }
        return address.formatted("two");
    }
}
