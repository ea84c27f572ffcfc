package org.kerwen.knowledge;

import org.kerwen.kernel.Choice;

/** What kind of body was set up. */
public enum InstitutionKind implements Choice {
    INFORMATION_CENTRE,
    WORKING_GROUP
}
