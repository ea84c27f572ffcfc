package org.kerwen.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The program that {@link ChildJvm} runs: starts a server in a folder, says so, and then does as told. Every line that
 * it prints is a word and perhaps a value.
 */
public final class ServerInAnotherJvm {
    private ServerInAnotherJvm() {}

    /**
     * Starts and does as told.
     *
     * @param arguments the server folder; the folder of the binaries or "-" for the server folder; what to do: "hold"
     *     until the end of standard input, "write" rows, "interrupted" to use the database in a shutdown hook, "forget"
     *     to exit without closing but with the shutdown hook of the server; then settings of the server, NAME=VALUE
     */
    public static void main(String... arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Map<String, String> settings = new TreeMap<>();
        for (String setting : List.of(arguments).subList(3, arguments.length)) {
            settings.put(setting.split("=", 2)[0], setting.split("=", 2)[1]);
        }
        ServerOptions options = new ServerOptions(
                0, arguments[1].equals("-") ? null : Path.of(arguments[1]), settings, arguments[2].equals("forget"));
        PostgresServer server;
        try {
            server = PostgresServer.start(folder, options);
        } catch (CannotStart e) {
            say("REFUSED " + e.getMessage());
            return;
        }
        say("PID " + server.pid());
        switch (arguments[2]) {
            case "hold" -> hold(server);
            case "write" -> write(server.prepare("kerwen").owner());
            case "interrupted" ->
                useWhenInterrupted(server, server.prepare("kerwen").owner());
            case "forget" -> say("READY");
            default -> throw new IllegalArgumentException(arguments[2]);
        }
    }

    private static void hold(PostgresServer server) throws IOException {
        say("READY");
        while (System.in.read() >= 0) {
            // until the end
        }
        server.close();
        say("CLOSED");
    }

    private static void write(Login login) throws Exception {
        Servers.execute(
                login,
                "CREATE SCHEMA IF NOT EXISTS durable",
                "CREATE TABLE IF NOT EXISTS durable.rows (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY)");
        try (Connection connection = login.connect()) {
            Sql sql = new Sql(connection);
            say("READY");
            while (true) {
                say("ROW " + sql.text("INSERT INTO durable.rows DEFAULT VALUES RETURNING id"));
            }
        }
    }

    private static void useWhenInterrupted(PostgresServer server, Login login) throws Exception {
        Connection connection = login.connect();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                Thread.sleep(700); // in which a server that got the signal too would be gone
                say("ANSWER " + new Sql(connection).text("SELECT 42"));
            } catch (Exception e) {
                say("FAILED " + e.getMessage());
            }
            server.close();
            say("CLOSED");
        }));
        say("READY");
        Thread.sleep(60_000);
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
