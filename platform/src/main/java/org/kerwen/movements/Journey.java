package org.kerwen.movements;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FamilyId;
import org.kerwen.kernel.PersonId;

/**
 * That somebody wants to travel, as it is told by whoever looks after them.
 *
 * @param askedBy what the asking module calls it; says nothing here, and asked again it is the same request
 * @param family with whom they travel; null where alone
 * @param from where they set out
 * @param to where they want to arrive, down to the place of residence
 * @param earliest the first day on which they can travel
 * @param latest the last
 */
public record Journey(
        UUID askedBy,
        PersonId person,
        @Nullable FamilyId family,
        String from,
        String to,
        LocalDate earliest,
        LocalDate latest,
        Set<SpecialNeed> needs) {
    private static final int LONGEST = 300;

    public Journey {
        needs = Set.copyOf(needs);
        if (earliest.isAfter(latest)) {
            throw new IllegalArgumentException("the last day comes before the first");
        }
        if (from.isBlank() || to.isBlank() || from.length() > LONGEST || to.length() > LONGEST) {
            throw new IllegalArgumentException("a journey begins and ends somewhere");
        }
    }
}
