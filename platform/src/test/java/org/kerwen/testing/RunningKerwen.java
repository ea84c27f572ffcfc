package org.kerwen.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.app.Main;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The real application in this JVM, on a free port, with PostgreSQL and a home of its own. Those that many tests need are
 * started once; they close with the JVM, by the shutdown hook that Spring registers.
 */
public final class RunningKerwen implements AutoCloseable {
    private static @Nullable RunningKerwen normal;
    private static @Nullable RunningKerwen small;
    private static @Nullable RunningKerwen demo;

    private final ConfigurableApplicationContext context;
    private final int port;

    private RunningKerwen(ConfigurableApplicationContext context, int port) {
        this.context = context;
        this.port = port;
    }

    /** As {@code ./kerwen start} runs it, with the right-to-left pseudo-language beside. */
    public static synchronized RunningKerwen normal() {
        if (normal == null) {
            normal = start(MissionPack.REAL, false);
        }
        return normal;
    }

    /** With the small pack, for tests whose organisations are their own and which change nothing that is of all. */
    public static synchronized RunningKerwen small() {
        if (small == null) {
            small = start(MissionPack.SMALL, false);
        }
        return small;
    }

    /** As {@code ./kerwen demo} runs it. */
    public static synchronized RunningKerwen demo() {
        if (demo == null) {
            demo = startIn(Folders.fresh("home"), MissionPack.REAL, true);
        }
        return demo;
    }

    /** One more, with a pack of its own, nobody invented and perhaps more settings; to be closed by the test. */
    public static RunningKerwen start(Path mission, boolean demo, String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        // Invented people and their journeys take their time, and these tests write what they look at.
        all.add("kerwen.demo.invented=false");
        return startIn(Folders.fresh("home"), mission, demo, all.toArray(String[]::new));
    }

    /** The same in this data folder. */
    public static RunningKerwen startIn(Path home, Path mission, boolean demo, String... settings) {
        int port = freePort();
        List<String> arguments = new ArrayList<>(List.of(
                "--kerwen.home=" + home,
                "--kerwen.port=" + port,
                "--kerwen.mission=" + mission,
                "--kerwen.demo=" + demo,
                "--kerwen.web.pseudo-language=true",
                "--kerwen.web.address=http://127.0.0.1:" + port));
        for (String setting : settings) {
            arguments.add("--" + setting);
        }
        return new RunningKerwen(SpringApplication.run(Main.class, arguments.toArray(String[]::new)), port);
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /** The data folder. */
    public Path home() {
        return Path.of(context.getEnvironment().getRequiredProperty("kerwen.home"));
    }

    public int port() {
        return port;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public Reader reader() {
        return new Reader(address());
    }

    @Override
    public void close() {
        context.close();
    }

    /** A port that was free a moment ago. */
    public static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
