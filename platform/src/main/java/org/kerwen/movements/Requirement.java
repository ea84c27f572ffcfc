package org.kerwen.movements;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What must be so before somebody travels, as it is told by whoever looks after them: words of closed lists only.
 *
 * @param id given by who tells it; told again it is the same
 * @param owedBy who must do it
 * @param due by when; null where by the day of travel
 * @param validFrom first day on which it is fulfilled; null while it is open
 * @param validUntil last day; null where it does not end
 */
public record Requirement(
        UUID id,
        RequirementKind kind,
        OwedBy owedBy,
        @Nullable LocalDate due,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil) {
    public Requirement {
        if (validUntil != null && (validFrom == null || validFrom.isAfter(validUntil))) {
            throw new IllegalArgumentException("the last day comes before the first");
        }
    }

    /** Whether it is fulfilled on all these days. */
    boolean covers(LocalDate first, LocalDate last) {
        return validFrom != null && !validFrom.isAfter(first) && (validUntil == null || !validUntil.isBefore(last));
    }
}
