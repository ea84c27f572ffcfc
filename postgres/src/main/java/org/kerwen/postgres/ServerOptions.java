package org.kerwen.postgres;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an embedded server is started.
 *
 * @param port TCP port on 127.0.0.1, or 0 for a free one (another at every start)
 * @param binaries folder in which the PostgreSQL programs are unpacked, to share them between servers; null for the
 *     server folder itself
 * @param settings further PostgreSQL settings, which win over our own: meant for tests
 * @param stopAtShutdown whether a shutdown hook of the JVM stops the server as a last resort; false where the
 *     application orders its own shutdown, because hooks run in no order and pools must be closed before
 */
public record ServerOptions(int port, @Nullable Path binaries, Map<String, String> settings, boolean stopAtShutdown) {

    public ServerOptions {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("A port is between 0 and 65535, this is not: " + port);
        }
        settings = Map.copyOf(settings);
    }

    /** A free port, programs in the server folder, no further settings, no shutdown hook. */
    public static ServerOptions defaults() {
        return new ServerOptions(0, null, Map.of(), false);
    }

    /** The same with this port. */
    public ServerOptions withPort(int port) {
        return new ServerOptions(port, binaries, settings, stopAtShutdown);
    }

    /** The same with the programs in this folder. */
    public ServerOptions withBinaries(Path binaries) {
        return new ServerOptions(port, binaries, settings, stopAtShutdown);
    }

    /** The same with these settings instead of those it had. */
    public ServerOptions withSettings(Map<String, String> settings) {
        return new ServerOptions(port, binaries, settings, stopAtShutdown);
    }

    /** The same with or without the shutdown hook. */
    public ServerOptions withStopAtShutdown(boolean stopAtShutdown) {
        return new ServerOptions(port, binaries, settings, stopAtShutdown);
    }
}
