package org.kerwen.cases;

import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Money;

/**
 * What all sealed cases of an organisation cost in a month, together: no more of it is outside of them.
 *
 * @param sum less than nothing where more came back
 * @param entry where it stands in the books; null until it is charged
 */
record Pooled(UUID id, YearMonth month, Money sum, @Nullable UUID entry) {
    /** Whether there is something to charge. */
    boolean isDue() {
        return entry == null && sum.amount().signum() > 0;
    }
}
