package org.kerwen.movements;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Worded;

/**
 * Why somebody cannot travel yet, in words that tell neither an illness nor a programme.
 *
 * @param kind what must be so; null where it is something else than a requirement that was told
 * @param owedBy who must do something
 * @param due by when
 * @param lapsesOn the last day on which it is fulfilled, which is not enough; null where it is not fulfilled at all
 */
public record Hold(
        Why why,
        @Nullable RequirementKind kind,
        OwedBy owedBy,
        LocalDate due,
        @Nullable LocalDate lapsesOn) {
    /** What is the matter. */
    public enum Why implements Worded {
        /** Something must be done first. */
        OPEN,
        /** It is fulfilled, but no longer on the days of travel. */
        LAPSES,
        /** It is fulfilled, but not yet on the days of travel. */
        BEGINS_LATER,
        /** The person no longer wants to travel, or no longer agrees. */
        WITHDRAWN,
        /** Somebody of the family wants to travel too and is not in the movement. */
        FAMILY_NOT_TOGETHER,
        /** A child, or somebody whose age nobody knows, and no grown-up of the family travels along. */
        CHILD_ALONE,
        /** The record is only kept and not used, or is no more. */
        NOT_IN_USE;
    }
}
