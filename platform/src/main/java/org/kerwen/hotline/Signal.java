package org.kerwen.hotline;

import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Choice;

/** How serious a call sounds, after the types of other hotlines (domain.md section 4). Each has a protocol: a few steps in words. */
enum Signal implements Choice {
    INFORMATION(null, "calm"),
    /** Wants a service or an organisation. */
    REFERRAL(null, "calm"),
    /** Signs of a risk, without force or deceit that anybody told of. */
    HIGH_RISK(3, "warn"),
    /** Knows of somebody's situation, without danger at this moment. */
    TIP(3, "warn"),
    /** Somebody is missing. */
    MISSING(1, "warn"),
    /** Somebody is in danger now, or needs help within a day. */
    CRISIS(1, "stop"),
    COMPLAINT(7, "calm"),
    TRAINING(7, "calm"),
    UNRELATED(null, "calm"),
    SILENT(null, "calm");

    /** Within how many days somebody must have looked at it; null where nobody has to. */
    private final @Nullable Integer days;

    private final String colour;

    Signal(@Nullable Integer days, String colour) {
        this.days = days;
        this.colour = colour;
    }

    int days() {
        return days == null ? 0 : days;
    }

    boolean hasClock() {
        return days != null;
    }

    String colour() {
        return colour;
    }
}
