package org.kerwen.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a postmaster writes about itself into {@code postmaster.pid}. It deletes the file at an orderly end.
 *
 * @param process its number; 0 when the file is damaged
 * @param port on which it listens; 0 when it is not written yet
 * @param ready whether it accepts connections
 */
record PostmasterFile(long process, int port, boolean ready) {
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    static Path in(Path data) {
        return data.resolve("postmaster.pid");
    }

    static Optional<PostmasterFile> read(Path data) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(in(data));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        String process = lines.isEmpty() ? "" : lines.getFirst().strip();
        boolean ready =
                lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
        String port = lines.size() > PORT_LINE ? lines.get(PORT_LINE).strip() : "";
        return Optional.of(new PostmasterFile(
                process.matches("\\d{1,18}") ? Long.parseLong(process) : 0,
                port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0,
                ready));
    }
}
