package org.kerwen.people;

import java.util.List;
import org.kerwen.kernel.Choice;

/** Why somebody no longer stands in a family as they stood. */
public enum Leaving implements Choice {
    MOVED,
    DIED,
    /** They never belonged to it: what follows from it is taken back too. */
    ERROR,
    /** They went into a new family. */
    SPLIT,
    /** Their family became part of another. */
    JOINED,
    /** They are still there, and stand otherwise. */
    CHANGED;

    /** What somebody can choose who takes a member out. */
    static final List<Leaving> CHOSEN = List.of(MOVED, DIED, ERROR);
}
