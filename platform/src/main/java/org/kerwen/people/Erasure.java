package org.kerwen.people;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.PersonId;

/**
 * The proof that somebody was erased. It says of nobody who it was.
 *
 * @param id number of the receipt
 * @param person the id that stays, for what leads to it
 * @param removed how many rows of which kind, by the words of the kinds
 */
record Erasure(UUID id, PersonId person, Reason reason, AccountId by, Instant at, Map<String, Integer> removed) {
    /** Why somebody is erased. */
    enum Reason implements Choice {
        ASKED,
        NOT_NEEDED,
        BY_MISTAKE
    }

    Erasure {
        removed = Map.copyOf(removed);
    }
}
