package org.kerwen.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A process of the operating system and the question whether it is PostgreSQL at work in our data folder. Numbers of
 * processes are used again, and a copied data folder names the postmaster of the original.
 */
record ServerProcess(long process) {
    private static final Path PROCESSES = Path.of("/proc");
    private static final String PROGRAM = "postgres";

    /** All processes of a server in this data folder, as far as they may be looked at. */
    static List<ServerProcess> allIn(Path data) {
        return ProcessHandle.allProcesses()
                .map(handle -> new ServerProcess(handle.pid()))
                .filter(candidate -> candidate.programAndFolderAre(data))
                .toList();
    }

    /** Whether this is the postmaster, or one of its children, of a server in this data folder. */
    boolean worksIn(Path data) {
        return programAndFolderAre(data) || commandNames(data);
    }

    /** The kernel's word: which program file runs, and where. PostgreSQL works in its data folder. */
    private boolean programAndFolderAre(Path data) {
        try {
            Path program = Files.readSymbolicLink(about("exe")).getFileName();
            // The programs may have been deleted since, when a newer version was unpacked.
            return program != null
                    && program.toString().replace(" (deleted)", "").equals(PROGRAM)
                    && Files.isSameFile(about("cwd"), data);
        } catch (IOException e) {
            return false; // gone meanwhile, or not ours to look at
        }
    }

    /** The process's own word, for root without the right to look into other users' processes (containers). */
    private boolean commandNames(Path data) {
        if (Files.isReadable(about("exe"))) {
            return false;
        }
        try {
            List<String> command =
                    List.of(Files.readString(about("cmdline"), UTF_8).split("\0", -1));
            int folder = command.indexOf("-D") + 1;
            return Path.of(command.getFirst()).endsWith(PROGRAM)
                    && folder > 0
                    && folder < command.size()
                    && Path.of(command.get(folder)).equals(data);
        } catch (IOException e) {
            return false;
        }
    }

    private Path about(String what) {
        return PROCESSES.resolve(Long.toString(process)).resolve(what);
    }
}
