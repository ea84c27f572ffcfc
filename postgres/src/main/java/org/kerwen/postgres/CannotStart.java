package org.kerwen.postgres;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The database cannot be used as it is. The message is for the person who starts Kerwen: what is wrong, then what to
 * do. It never contains a password or a value from the database.
 */
public class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String remedy;

    /** With both sentences, each with its full stop. */
    public CannotStart(String problem, String remedy) {
        this(problem, remedy, null);
    }

    /** With both sentences and what was thrown. */
    public CannotStart(String problem, String remedy, @Nullable Throwable cause) {
        super(problem + " " + remedy, cause);
        this.problem = problem;
        this.remedy = remedy;
    }

    /** What is wrong, one sentence. */
    public String problem() {
        return problem;
    }

    /** What to do, one sentence or two. */
    public String remedy() {
        return remedy;
    }

    static CannotStart folderFailed(Path folder, IOException cause) {
        if (DiskFull.isSaidIn(String.valueOf(cause.getMessage()))) {
            return new DiskFull(folder);
        }
        return new CannotStart(
                "The folder %s could not be used (%s: %s)."
                        .formatted(folder, cause.getClass().getSimpleName(), cause.getMessage()),
                "Check that it and the folders above it exist, can be written and are not on a read-only disk.",
                cause);
    }
}
