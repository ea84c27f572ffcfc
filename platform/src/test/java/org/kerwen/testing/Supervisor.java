package org.kerwen.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The login that may everything in an embedded server, as nobody but a test uses it. */
public final class Supervisor {
    private Supervisor() {}

    /** A connection; to be closed. */
    public static Connection of(RunningKerwen kerwen) throws SQLException, IOException {
        return of(kerwen.home().resolve("postgres"), "kerwen");
    }

    /** A connection to a database of the server in this folder; to be closed. */
    public static Connection of(Path server, String database) throws SQLException, IOException {
        String port = Files.readAllLines(server.resolve("data/postmaster.pid")).get(3);
        String password = Files.readString(server.resolve("supervisor.password"))
                .split("=", 2)[1]
                .strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, "supervisor", password);
    }
}
