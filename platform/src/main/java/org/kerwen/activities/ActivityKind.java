package org.kerwen.activities;

import org.kerwen.kernel.Choice;

/** What was held. */
public enum ActivityKind implements Choice {
    SEMINAR,
    SEMINAR_ROUND,
    NATIONAL_SEMINAR,
    CONFERENCE,
    TRAINING_COURSE,
    STUDY_VISIT
}
