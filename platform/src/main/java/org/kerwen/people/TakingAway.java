package org.kerwen.people;

import java.util.List;
import org.kerwen.kernel.Choice;

/** Why a photograph counts no more. */
enum TakingAway implements Choice {
    /** The person looks otherwise today. */
    NEWER,
    /** Nobody can be recognised. */
    UNCLEAR,
    /** Nobody is kept in the record of another. */
    SOMEBODY_ELSE,
    /** The person wants it. */
    ASKED,
    /** Two records were taken apart, and it went with the other. */
    OF_THE_OTHER;

    /** What somebody can choose who takes one away. */
    static final List<TakingAway> CHOSEN = List.of(NEWER, UNCLEAR, SOMEBODY_ELSE, ASKED);

    /** Whether the picture is removed for good; else it stays as history. */
    boolean isForGood() {
        return switch (this) {
            case SOMEBODY_ELSE, ASKED -> true;
            case NEWER, UNCLEAR, OF_THE_OTHER -> false;
        };
    }
}
