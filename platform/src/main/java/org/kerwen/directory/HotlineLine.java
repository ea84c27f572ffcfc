package org.kerwen.directory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.HotlineLineId;
import org.kerwen.kernel.PlaceId;
import org.kerwen.kernel.Sourced;
import org.kerwen.kernel.Words;

/**
 * A telephone line of the hotline.
 *
 * @param id its id
 * @param number in international form, plus and digits
 * @param printed as it was printed, grouped
 * @param place where it rings
 * @param seen when it stood so in print
 * @param confirmed the day of a test call; null until there was one
 * @param note what is known and what is not
 * @param sourced where it is stated
 */
public record HotlineLine(
        HotlineLineId id,
        String number,
        String printed,
        PlaceId place,
        FuzzyDate seen,
        @Nullable LocalDate confirmed,
        @Nullable Words note,
        Sourced sourced) {
    /** Whether a reader may tap it: only after somebody called it and was answered. */
    public boolean canBeTapped() {
        return confirmed != null;
    }
}
