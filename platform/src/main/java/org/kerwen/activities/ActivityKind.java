package org.kerwen.activities;

import org.kerwen.kernel.Choice;

/** What was held or handed over. */
public enum ActivityKind implements Choice {
    SEMINAR,
    SEMINAR_ROUND,
    NATIONAL_SEMINAR,
    CONFERENCE,
    TRAINING_COURSE,
    STUDY_VISIT,
    TRAINING_OF_TRAINERS,
    LECTURE,
    HANDOVER,
    EXPERT_MISSION
}
