package org.kerwen.projects;

import org.kerwen.kernel.Choice;

/** What a project is about. */
public enum Theme implements Choice {
    COUNTER_TRAFFICKING,
    DISASTER_PREPAREDNESS
}
