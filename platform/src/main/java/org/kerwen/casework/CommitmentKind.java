package org.kerwen.casework;

import org.kerwen.kernel.Choice;

/** What somebody owes to somebody in a case: one spine for all, one closure rule. */
public enum CommitmentKind implements Choice {
    SERVICE,
    REFERRAL,
    MEDICAL_CHECK,
    DOCUMENT,
    CLEARANCE,
    CONSENT,
    GRANT,
    TASK
}
