package org.kerwen.movements;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.kerwen.kernel.Choice;

/** How far the place of somebody in a movement is arranged, and what may come next. */
public enum Booking implements Choice {
    /** Carrier and receiving mission have advance notice. */
    NOTIFIED,
    CONFIRMED,
    TICKETED,
    BOARDED,
    /** At their place of residence. */
    ARRIVED,
    CANCELLED,
    NO_SHOW,
    /** Set out and did not come on. */
    MISSING;

    /** What may follow; the database has the same list. */
    public Set<Booking> next() {
        return switch (this) {
            case NOTIFIED -> EnumSet.of(CONFIRMED, CANCELLED);
            case CONFIRMED -> EnumSet.of(TICKETED, CANCELLED, NO_SHOW);
            case TICKETED -> EnumSet.of(BOARDED, CANCELLED, NO_SHOW);
            case BOARDED -> EnumSet.of(ARRIVED, MISSING);
            case MISSING -> EnumSet.of(ARRIVED);
            case ARRIVED, CANCELLED, NO_SHOW -> EnumSet.noneOf(Booking.class);
        };
    }

    /** Whether the person counts as travelling and needs a seat. */
    public boolean travels() {
        return switch (this) {
            case NOTIFIED, CONFIRMED, TICKETED, BOARDED, ARRIVED -> true;
            case CANCELLED, NO_SHOW, MISSING -> false;
        };
    }

    /** What one button on the page leads to, where all goes well. */
    Optional<Booking> onward() {
        return switch (this) {
            case NOTIFIED -> Optional.of(CONFIRMED);
            case CONFIRMED -> Optional.of(TICKETED);
            case TICKETED -> Optional.of(BOARDED);
            case BOARDED, MISSING -> Optional.of(ARRIVED);
            case ARRIVED, CANCELLED, NO_SHOW -> Optional.empty();
        };
    }
}
