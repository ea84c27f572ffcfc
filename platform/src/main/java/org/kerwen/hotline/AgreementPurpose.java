package org.kerwen.hotline;

import org.kerwen.kernel.Choice;

/** What a caller agrees to. */
enum AgreementPurpose implements Choice {
    /** The organisation itself helps. */
    ASSISTANCE,
    /** Others may be asked to help, each with a consent of its own. */
    REFERRAL
}
