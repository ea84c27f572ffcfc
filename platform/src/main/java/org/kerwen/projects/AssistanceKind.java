package org.kerwen.projects;

import org.kerwen.kernel.Choice;

/** What kind of help a programme gave. */
public enum AssistanceKind implements Choice {
    COORDINATION,
    INTERNATIONAL_TRANSPORT,
    DOMESTIC_TRANSPORT,
    ONWARD_TRANSPORT,
    TRAVEL_DOCUMENTS,
    MEDICAL,
    REINTEGRATION,
    REGISTRATION,
    SUBSISTENCE,
    ESCORT
}
