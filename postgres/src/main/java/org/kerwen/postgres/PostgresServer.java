package org.kerwen.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own on 127.0.0.1, with its data in a folder. It survives the sudden end of any process:
 * if PostgreSQL dies, it is started again on the same port (at most 5 times in 10 minutes); if this process dies, the
 * next start stops what was left over and recovers.
 *
 * <p>Close it after everything that uses it. It is safe for use by several threads.
 */
public final class PostgresServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final int RESTARTS = 5;
    private static final Duration RESTARTS_WITHIN = Duration.ofMinutes(10);

    private final ServerFolder folder;
    private final Watch watch;
    private final Login supervisor;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final @Nullable Thread shutdownHook;

    private PostgresServer(ServerFolder folder, Watch watch, Login supervisor, boolean stopAtShutdown) {
        this.folder = folder;
        this.watch = watch;
        this.supervisor = supervisor;
        this.shutdownHook = stopAtShutdown ? new Thread(this::close, "kerwen-postgres-shutdown") : null;
    }

    /** Starts a server with {@link ServerOptions#defaults}. */
    public static PostgresServer start(Path folder) {
        return start(folder, ServerOptions.defaults());
    }

    /**
     * Starts the server whose data is in the folder, and returns when it accepts connections. The first start makes the
     * folder, unpacks PostgreSQL and makes a data folder: seconds; a later one takes a fraction of a second, or as long
     * as the recovery of what was killed takes.
     *
     * @throws CannotStart if it cannot be started; nothing runs then
     */
    public static PostgresServer start(Path folder, ServerOptions options) {
        Binaries.requireSupported();
        try {
            ServerFolder taken = ServerFolder.take(folder);
            boolean started = false;
            try {
                PostgresServer server = start(taken, options);
                started = true;
                return server;
            } finally {
                if (!started) {
                    taken.close();
                }
            }
        } catch (IOException e) {
            throw CannotStart.folderFailed(folder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("The start of PostgreSQL was interrupted.", "Start again.", e);
        }
    }

    private static PostgresServer start(ServerFolder folder, ServerOptions options)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        DataFolder.requireReadable(folder.data());
        Account account = Account.choose();
        folder.openFor(account);
        Binaries binaries = Binaries.unpackedIn(Objects.requireNonNullElse(options.binaries(), folder.path()));
        requireRunnable(binaries, account);
        folder.makeLogs();
        folder.deleteUnfinished();
        String password = DataFolder.make(folder, binaries, account);
        LogFile log = new LogFile(folder.logs().resolve("postgres.log"));
        Launcher launcher = new Launcher(binaries, account, folder.data(), log, options.settings());
        Postmaster postmaster = launcher.launchOn(options.port());
        RestartBudget budget = new RestartBudget(RESTARTS, RESTARTS_WITHIN, System::nanoTime);
        Watch watch = new Watch(launcher, budget, postmaster);
        Login supervisor = new Login(urlOf(postmaster.port(), "postgres"), DataFolder.SUPERVISOR, password);
        PostgresServer server = new PostgresServer(folder, watch, supervisor, options.stopAtShutdown());
        server.begin();
        LOG.info(
                "PostgreSQL {} runs as process {} on port {}, started in {} ms",
                Binaries.VERSION,
                postmaster.number(),
                postmaster.port(),
                (System.nanoTime() - start) / 1_000_000);
        return server;
    }

    private void begin() {
        watch.begin();
        if (shutdownHook == null) {
            return;
        }
        try {
            Runtime.getRuntime().addShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            close();
            throw new CannotStart("This program is ending and starts no server any more.", "Start it again.", e);
        }
    }

    /** The TCP port on 127.0.0.1; the same until the server is closed. */
    public int port() {
        return watch.postmaster().port();
    }

    /** The number of PostgreSQL's first process; another one after it died and was started again. */
    public long pid() {
        return watch.postmaster().number();
    }

    /** Whether it accepts connections; false while it is started again, after that failed, and after closing. */
    public boolean isRunning() {
        return watch.postmaster().isAlive();
    }

    /**
     * The logins of a database, which are made with the database if they are missing. It may be called at every start:
     * what is there is kept, and a password in the server folder that does not open its login is set again.
     *
     * @param database name of the database: a letter, then letters, digits and underscores, all small, at most 50
     * @throws CannotStart if a login has rights that it must not have
     */
    public synchronized Logins prepare(String database) {
        if (!database.matches("[a-z][a-z0-9_]{0,49}")) {
            throw new IllegalArgumentException("Not a name for a database: " + database);
        }
        Login administration = supervisorOf(database);
        try {
            try (Connection connection = supervisor.connect()) {
                createDatabase(new Sql(connection), database);
            }
            try (Connection connection = administration.connect()) {
                PasswordFile passwords = PasswordFile.at(folder.loginPasswords(database));
                return new LoginPreparation(connection, administration.jdbcUrl(), passwords, true, null).prepare();
            }
        } catch (SQLException e) {
            throw LoginPreparation.failed(database, e);
        } catch (IOException e) {
            throw CannotStart.folderFailed(folder.path(), e);
        }
    }

    /** Makes and renames databases beside the one of this name. */
    public Administration administration(String database) {
        return administration(folder.path(), database, supervisor, this::port);
    }

    /**
     * The same of the server that another process runs in this folder; empty where none does.
     *
     * @throws CannotStart where one is about to start or to end
     */
    public static Optional<Administration> runningIn(Path folder, String database) {
        try {
            Path path = folder.toAbsolutePath().normalize();
            Path data = path.resolve("data");
            Optional<PostmasterFile> postmaster = PostmasterFile.read(data);
            if (postmaster.isEmpty()
                    || !new ServerProcess(postmaster.get().process()).worksIn(data.toRealPath())
                    || !ServerFolder.isTaken(path)) {
                return Optional.empty();
            }
            if (!postmaster.get().ready()) {
                throw new CannotStart(
                        "The database in %s is starting or ending at this moment.".formatted(folder),
                        "Try again in a few seconds.");
            }
            String password = PasswordFile.at(path.resolve(ServerFolder.SUPERVISOR_PASSWORD))
                    .find(DataFolder.SUPERVISOR)
                    .orElseThrow(() -> new CannotStart(
                            "The password file in %s is missing or damaged.".formatted(folder),
                            "Bring it back from where the folder was copied or backed up."));
            int port = postmaster.get().port();
            Login supervisor = new Login(urlOf(port, "postgres"), DataFolder.SUPERVISOR, password);
            return Optional.of(administration(path, database, supervisor, () -> port));
        } catch (IOException e) {
            throw CannotStart.folderFailed(folder, e);
        }
    }

    private static Administration administration(Path folder, String database, Login supervisor, IntSupplier port) {
        return new Administration(
                database,
                name -> new Login(urlOf(port.getAsInt(), name), supervisor.user(), supervisor.password()).connect(),
                name -> urlOf(port.getAsInt(), name),
                folder.resolve(ServerFolder.LOGIN_PASSWORDS + database),
                true);
    }

    /** Stops the server and gives the folder back; closing it again does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try (folder) {
            watch.end();
        } catch (IOException e) {
            LOG.error("PostgreSQL could not be stopped; the next start will do it", e);
        }
        removeShutdownHook();
    }

    /** The superuser in one database, for this package and its tests. */
    Login supervisorOf(String database) {
        return new Login(urlOf(port(), database), supervisor.user(), supervisor.password());
    }

    private static void createDatabase(Sql sql, String database) throws SQLException {
        if (!sql.isTrue("SELECT EXISTS (SELECT FROM pg_database WHERE datname = ?)", database)) {
            sql.execute("CREATE DATABASE " + sql.quote(database));
        }
        // Those that initdb makes are nobody's business either.
        sql.execute("REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC");
    }

    private void removeShutdownHook() {
        if (shutdownHook == null || Thread.currentThread() == shutdownHook) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            LOG.debug("The JVM is shutting down: the hook runs and finds the server closed");
        }
    }

    private static void requireRunnable(Binaries binaries, Account account) {
        String program = binaries.program("postgres").toString();
        if (account.runs(program, "--version")) {
            return;
        }
        if (account.kind() == Account.Kind.LOWERED) {
            throw account.cannotReach(binaries.program("postgres"));
        }
        throw new CannotStart(
                "The PostgreSQL program %s does not run on this machine.".formatted(program),
                "It needs a Linux with the GNU C library and a disk that is not mounted noexec; elsewhere set up"
                        + " PostgreSQL beside and give Kerwen its address.");
    }

    private static String urlOf(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
