package org.kerwen.postgres;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/** The signals by which a postmaster ends. Java itself sends only TERM, which waits for every client to leave. */
enum StopSignal {
    /** Ends all connections, writes a checkpoint. */
    FAST("INT"),
    /** Ends at once; the next start recovers from the write-ahead log. */
    IMMEDIATE("QUIT");

    private final String name;

    StopSignal(String name) {
        this.name = name;
    }

    /** Sends the signal; nothing happens when there is no such process any more. */
    void send(long process) throws IOException {
        // The shell has kill built in; the program kill is missing from small systems.
        Account.inCleanEnvironment(List.of("sh", "-c", "kill -s \"$0\" \"$1\"", name, Long.toString(process)))
                .redirectOutput(Redirect.DISCARD)
                .start()
                .onExit()
                .join();
    }
}
