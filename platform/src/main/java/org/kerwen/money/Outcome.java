package org.kerwen.money;

import java.util.UUID;
import org.kerwen.kernel.Worded;

/** How an act on the books ended. */
public sealed interface Outcome {
    /** It stands. */
    record Done(UUID id) implements Outcome {}

    /** It does not, and why. */
    record Refusal(Why why) implements Outcome {}

    /** A refusal with its reason. */
    static Outcome refused(Why why) {
        return new Refusal(why);
    }

    /** Why something was refused: each is a sentence that says what to do. */
    enum Why implements Worded {
        /** There is no such thing, or it is another organisation's. */
        NOT_THERE,
        /** The budget does not pay for that day. */
        OUTSIDE_PERIOD,
        /** The day has not come. */
        NOT_YET,
        /** Nobody has said what the currency was worth on that day. */
        NO_RATE,
        /** The line has not so much left. */
        NOT_ENOUGH_LEFT,
        /** It was reversed already, or is a reversal itself. */
        NOT_REVERSIBLE,
        /** The promise is of another line, or nothing is kept for it any more. */
        NOT_PROMISED,
        /** The advance has not so much left, or is of another budget. */
        ADVANCE_TOO_SMALL,
        /** Something was settled of the advance already: that is taken back first. */
        ADVANCE_USED,
        /** There is one already. */
        THERE_ALREADY,
        /** It comes to less than the smallest coin. */
        TOO_LITTLE;
    }
}
