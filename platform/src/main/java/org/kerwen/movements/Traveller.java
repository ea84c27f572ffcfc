package org.kerwen.movements;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FamilyId;
import org.kerwen.kernel.PersonId;

/**
 * Somebody who has a place in a movement.
 *
 * @param joins the first leg
 * @param leaves the last
 * @param first the day on which they depart, by the clocks there
 * @param last the day on which they arrive, by the clocks there
 * @param why why they do not travel; null while they do
 * @param arrivedAt the place of residence that they reached; null until then
 * @param from where they set out; empty once they were erased
 * @param to where they want to arrive
 * @param withdrawn whether they no longer want it or no longer agree
 * @param leftBehind how many of the family are not in the movement without a reason
 */
record Traveller(
        UUID id,
        UUID request,
        PersonId person,
        @Nullable FamilyId family,
        UUID joins,
        UUID leaves,
        Booking booking,
        LocalDate first,
        LocalDate last,
        @Nullable String why,
        @Nullable String arrivedAt,
        String from,
        String to,
        Set<SpecialNeed> needs,
        boolean withdrawn,
        int leftBehind,
        List<Requirement> requirements) {}
