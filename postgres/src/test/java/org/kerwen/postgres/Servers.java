package org.kerwen.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What tests of servers have in common. */
final class Servers {
    /** Unpacked once for all tests; a relative path begins at the module. */
    static final Path BINARIES = Path.of("target", "postgres-binaries").toAbsolutePath();

    static final ServerOptions OPTIONS = ServerOptions.defaults().withBinaries(BINARIES);

    private static @Nullable Path made;

    private Servers() {}

    /** A new server folder with data, copied from one that is made once: initdb takes longer than most tests. */
    static synchronized Path madeFolder(Path name) throws IOException, InterruptedException {
        if (made == null) {
            made = BINARIES.resolveSibling("postgres-made");
            DurableFiles.deleteTree(made);
            PostgresServer.start(made, OPTIONS).close();
        }
        copy(made, name);
        return name;
    }

    static void copy(Path from, Path to) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("cp", "-a", from.toString(), to.toString())
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("Not copied: " + from);
        }
    }

    static boolean weAreRoot() {
        try {
            return Account.userOfThisProcess() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    static void execute(Login login, String... statements) throws SQLException {
        try (Connection connection = login.connect()) {
            execute(connection, statements);
        }
    }

    static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement execution = connection.createStatement()) {
            for (String statement : statements) {
                execution.execute(statement);
            }
        }
    }

    /** The first column of a query. */
    static List<String> query(Login login, String query) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (result.next()) {
                values.add(result.getString(1));
            }
            return values;
        }
    }

    /** Waits until something holds; an exception means not yet. */
    static boolean soon(Callable<Boolean> condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            try {
                if (condition.call()) {
                    return true;
                }
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                // not yet
            }
            Thread.sleep(20);
        }
        return false;
    }

    /** Sends a signal to a process, or to a group of processes when the number is negative. */
    static void signal(String name, long process) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("sh", "-c", "kill -s \"$0\" -- \"$1\"", name, Long.toString(process))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("No process got the signal: " + process);
        }
    }

    /** Kills a server's first process and its children, and waits for their end, as when the power is cut. */
    static void killAll(PostgresServer server) {
        List<ProcessHandle> all = new ArrayList<>();
        ProcessHandle.of(server.pid()).ifPresent(postmaster -> {
            all.add(postmaster);
            postmaster.descendants().forEach(all::add);
        });
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().orTimeout(20, TimeUnit.SECONDS).join());
    }

    static void kill(long process) throws IOException, InterruptedException {
        signal("KILL", process);
    }
}
