package org.kerwen.cases;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.Money;
import org.kerwen.kernel.ProgrammeId;

/**
 * An instalment of a grant that somebody asked for.
 *
 * @param award which grant of the programme
 * @param instalment which part of it, counted from 1
 * @param settledBy who paid or declined it, another person than who asked; null until then
 * @param entry where it stands in the books; null where it was not paid
 */
public record Payment(
        UUID id,
        CaseId of,
        String reference,
        ProgrammeId programme,
        int version,
        String award,
        int instalment,
        int adults,
        int children,
        Money amount,
        State state,
        AccountId askedBy,
        LocalDate askedOn,
        @Nullable AccountId settledBy,
        @Nullable LocalDate settledOn,
        @Nullable UUID entry) {
    /** What became of it. */
    public enum State implements Choice {
        REQUESTED,
        PAID,
        DECLINED,
        /** It was paid, and the books took it back. */
        TAKEN_BACK;

        /** Whether nobody may ask for the same again. */
        boolean stands() {
            return this == REQUESTED || this == PAID;
        }
    }
}
