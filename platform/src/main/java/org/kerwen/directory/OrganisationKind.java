package org.kerwen.directory;

import org.kerwen.kernel.Choice;

/** What an organisation is. */
public enum OrganisationKind implements Choice {
    INTERNATIONAL_ORGANISATION,
    MISSION,
    UNIT,
    GOVERNMENT,
    MINISTRY,
    AGENCY,
    EMBASSY,
    PARLIAMENT,
    STATE_INSTITUTE,
    GROUP_OF_AGENCIES,
    WORKING_GROUP,
    NGO,
    DONOR_AGENCY
}
