package org.kerwen.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerwen.postgres.Administration;
import org.kerwen.postgres.CannotStart;
import org.kerwen.postgres.PostgresServer;

/**
 * The database of an installation as a command at the terminal reaches it: beside the running program, or without it, when
 * the embedded server is started for as long as this is open.
 */
public final class Reach implements AutoCloseable {
    static final String NAME = "kerwen";

    private final Administration administration;
    private final @Nullable PostgresServer server;
    private final boolean running;

    private Reach(Administration administration, @Nullable PostgresServer server, boolean running) {
        this.administration = administration;
        this.server = server;
        this.running = running;
    }

    /**
     * Reaches it.
     *
     * @throws CannotStart with what is wrong and what to do
     */
    public static Reach of(Path home, DatabaseSettings settings) {
        if (!settings.url().isBlank()) {
            Administration outside = Administration.outside(
                    settings.url(), withoutCredentials(settings.url()), outsidePasswords(made(home)));
            return new Reach(outside, null, outside.connections(outside.database()) > 0);
        }
        Optional<Administration> running = PostgresServer.runningIn(serverFolder(home), NAME);
        if (running.isPresent()) {
            return new Reach(running.get(), null, true);
        }
        PostgresServer server = PostgresServer.start(serverFolder(home));
        return new Reach(server.administration(NAME), server, false);
    }

    /** Makes, drops and renames databases there. */
    public Administration administration() {
        return administration;
    }

    /** Whether Kerwen, or anybody else, is at work in it. */
    public boolean isInUse() {
        return running;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }

    static Path serverFolder(Path home) {
        return home.resolve("postgres");
    }

    static Path outsidePasswords(Path home) {
        return home.resolve("database-logins");
    }

    /** Everything after the question mark that names who connects is dropped; the logins bring their own. */
    static String withoutCredentials(String url) {
        return url.replaceAll("(?<=[?&])(user|password)=[^&]*&?", "").replaceAll("[?&]$", "");
    }

    private static Path made(Path home) {
        try {
            return Files.createDirectories(home);
        } catch (IOException e) {
            throw new CannotStart(
                    "The data folder %s cannot be made.".formatted(home),
                    "Choose another with KERWEN_HOME, or change its owner.",
                    e);
        }
    }
}
