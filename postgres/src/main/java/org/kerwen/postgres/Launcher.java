package org.kerwen.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Starts the server in a data folder and waits until it accepts connections.
 *
 * @param binaries its programs
 * @param account as whom it runs
 * @param data its data folder, without symbolic links
 * @param log where it writes
 * @param settings in addition to ours
 */
record Launcher(Binaries binaries, Account account, Path data, LogFile log, Map<String, String> settings) {
    /** Recovery after a power cut replays up to a gigabyte from what may be a slow disk. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);
    private static final int ATTEMPTS = 5;

    /** Below the ports that the kernel gives to outgoing connections: a restart must find the port free again. */
    private static final int FIRST_PORT = 20_000;

    private static final int LAST_PORT = 32_000;

    /** Launches on this port, or on a free one for 0. */
    Postmaster launchOn(int port) throws IOException, InterruptedException {
        if (port != 0) {
            return launch(port);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return launch(freePort());
            } catch (PortTaken e) {
                // Somebody was faster between our look and the server's.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Whether the disk is so full that a launch would be in vain. */
    boolean lacksRoom() {
        try {
            return DiskFull.leavesNoRoomIn(data);
        } catch (IOException e) {
            return false; // the launch will meet it too, and say more
        }
    }

    private Postmaster launch(int port) throws IOException, InterruptedException {
        new LeftOver(data).end();
        account.own(data);
        log.keepSmall();
        long logBefore = log.size();
        Process process = Account.inCleanEnvironment(command(port))
                .redirectOutput(log.redirect())
                .start();
        Postmaster postmaster = new Postmaster(process, port);
        boolean ready = false;
        try {
            ready = becomesReady(postmaster);
        } finally {
            if (!ready) {
                postmaster.stop();
            }
        }
        if (!ready) {
            throw refusal(process.exitValue(), port, log.since(logBefore));
        }
        return postmaster;
    }

    /**
     * In a session of its own, because Ctrl-C in a terminal goes to the whole group of processes in front; and without
     * core dumps, which would hold what was in memory. Every step replaces the one before, so that the process that we
     * started is the postmaster.
     */
    private List<String> command(int port) {
        List<String> command = new ArrayList<>();
        if (Account.hasProgram("setsid")) {
            command.add("setsid");
        }
        command.addAll(List.of("sh", "-c", "ulimit -c 0; exec \"$0\" \"$@\""));
        command.addAll(account.prefix());
        command.add(binaries.program("postgres").toString());
        command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        command.addAll(Settings.asArguments(settings));
        return command;
    }

    private boolean becomesReady(Postmaster postmaster) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            boolean ready = PostmasterFile.read(data)
                    .filter(file -> file.process() == postmaster.number() && file.ready())
                    .isPresent();
            if (ready) {
                return true;
            }
            if (postmaster.endsWithin(LOOK_AGAIN)) {
                return false;
            }
        }
        return false;
    }

    private CannotStart refusal(int exit, int port, String messages) throws IOException {
        if (messages.contains("Address already in use")) {
            return new PortTaken(port);
        }
        if (DiskFull.isSaidIn(messages) || DiskFull.leavesNoRoomIn(data)) {
            return new DiskFull(data);
        }
        return new CannotStart(
                "PostgreSQL did not start with the data in %s (it ended with %d).".formatted(data, exit),
                "The last lines of %s say why; if the data is damaged, restore a backup into another folder."
                        .formatted(log.path()));
    }

    private static int freePort() throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException e) {
                if (attempt == 100) {
                    throw e;
                }
            }
        }
    }
}
