package org.kerwen.intake;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.jobs.Progress;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.OrganisationId;

/** Progress at which nobody looks. */
final class Unseen implements Progress {
    @Override
    public long reached() {
        return 0;
    }

    @Override
    public @Nullable AccountId startedBy() {
        return null;
    }

    @Override
    public @Nullable OrganisationId organisation() {
        return null;
    }

    @Override
    public void of(long steps) {}

    @Override
    public void reached(DSLContext database, long steps, String what) {}

    @Override
    public void reached(long steps, String what) {}
}
