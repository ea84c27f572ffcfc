package org.kerwen.jobs;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.OrganisationId;

/** How far a job is; whoever started it sees it. Each call that says so ends the work where it has been cancelled. */
public interface Progress {
    /** How many steps stood when this attempt began: those an earlier one reached. */
    long reached();

    /** Who started it; null where the program did. */
    @Nullable
    AccountId startedBy();

    /** The organisation of whoever started it. */
    @Nullable
    OrganisationId organisation();

    /** Says how many steps there are. */
    void of(long steps);

    /**
     * Says that so many steps stand, in the transaction of the step itself (of the machine {@code jobs}): then a step and its
     * count stand together, and none is done twice.
     *
     * @param what what it is at now, a word of small letters and hyphens
     */
    void reached(DSLContext database, long steps, String what);

    /** The same in a transaction of its own, where a step that is done twice does no harm. */
    void reached(long steps, String what);
}
