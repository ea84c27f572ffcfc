package org.kerwen.movements;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Worded;

/** How an act on a movement ended. */
sealed interface Outcome {
    /** It stands. */
    record Done(UUID id) implements Outcome {}

    /** It does not, and why. */
    record Refusal(Why why) implements Outcome {}

    /** Why something was refused: each is a sentence that says what to do. Most are rules that the database keeps. */
    enum Why implements Worded {
        NOT_THERE(null),
        /** There is no leg yet on which anybody could travel. */
        NO_LEGS(null),
        ARRIVES_FIRST("leg_order"),
        LEGS_OVERLAP("leg_one_at_a_time"),
        TICKETS_TOO_LATE("leg_ticket_by"),
        NO_SEATS("leg_capacity"),
        /** Somebody travels elsewhere at that time. */
        ELSEWHERE("traveller_in_one_place"),
        /** Somebody of the family would be left behind without a reason. */
        FAMILY_SPLIT("traveller_family"),
        NOT_NEXT("traveller_follows"),
        LEAVES_FIRST("traveller_order"),
        /** Somebody on the list cannot travel yet, or nobody travels. */
        HELD("manifest_ready"),
        /** Somebody cannot travel yet. */
        NOT_READY(null),
        /** Legs or travellers have changed since. */
        OLD_LIST(null),
        /** It was answered, or nothing is asked any more. */
        ANSWERED("clearance_goes_on");

        private final @Nullable String constraint;

        Why(@Nullable String constraint) {
            this.constraint = constraint;
        }

        /** Which of them a constraint of the database means. */
        static Optional<Why> of(@Nullable String constraint) {
            return Stream.of(values())
                    .filter(each -> constraint != null && constraint.equals(each.constraint))
                    .findFirst();
        }

        /** Ends the running transaction: all of it is undone, and this is the answer. */
        Undone undo() {
            return new Undone(this);
        }
    }

    /** What ends a transaction with a refusal. */
    final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1;

        final Why why;

        private Undone(Why why) {
            super(why.word(), null, false, false);
            this.why = why;
        }
    }
}
