package org.kerwen.backup;

import java.util.List;

/**
 * What the modules bring to a restore.
 *
 * @param replays for each kind of line in the register
 * @param afterLoading what they do to their rows before anybody works with them
 */
record Modules(List<Replay> replays, List<AfterLoading> afterLoading) {
    static final Modules NONE = new Modules(List.of(), List.of());

    Modules {
        replays = List.copyOf(replays);
        afterLoading = List.copyOf(afterLoading);
    }
}
