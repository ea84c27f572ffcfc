package org.kerwen.postgres;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Disks for tests; a test is skipped, and says why, where the machine lets us mount none. */
final class Disks {
    private static final @Nullable String IMPOSSIBLE = ForgetfulDisk.impossibleBecause();

    private Disks() {}

    /** A disk that forgets what was not synced, mounted on a folder that exists. */
    static ForgetfulDisk forgetful(Path folder) throws IOException {
        assumeTrue(IMPOSSIBLE == null, () -> "No power can be cut here: " + IMPOSSIBLE);
        return ForgetfulDisk.on(folder);
    }
}
