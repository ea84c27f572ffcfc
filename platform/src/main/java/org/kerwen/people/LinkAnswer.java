package org.kerwen.people;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What came of an act on a link. */
sealed interface LinkAnswer {
    /** It is done. */
    record Done(UUID link) implements LinkAnswer {}

    /** An invitation was made; both halves of it are shown once and kept nowhere. */
    record Invited(UUID link, String reference, String code, Instant expires) implements LinkAnswer {
        @Override
        public String toString() {
            return "Invited[" + link + "]";
        }
    }

    /** There is no such person or link. */
    record NotThere() implements LinkAnswer {}

    /** The record is only kept and not used. */
    record Restricted() implements LinkAnswer {}

    /** It does not stand. */
    record Over() implements LinkAnswer {}

    /** No invitation answers to this: wrong, used, over, or somebody else's. Which of these nobody is told. */
    record NoSuchInvitation() implements LinkAnswer {}

    /** There were too many guesses. */
    record Wait(Duration time) implements LinkAnswer {}
}
