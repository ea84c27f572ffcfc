package org.kerwen.cases;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Worded;

/**
 * What keeps a case from moving on.
 *
 * @param what the requirement or the form
 * @param person for whom; null where for the case
 * @param how what is wrong with it
 * @param on the day on which it would have to hold; null where none is meant
 */
public record Missing(
        String what,
        @Nullable PersonId person,
        How how,
        @Nullable LocalDate on) {
    /** What is wrong with it; each has its text {@code cases.missing.*}. */
    public enum How implements Worded {
        NOT_THERE,
        REFUSED,
        RUNS_OUT,
        WITHDRAWN,
        FORM;
    }
}
