package org.kerwen.hotline;

import org.kerwen.kernel.Choice;

/** Who calls, as they stand to the matter (domain.md section 4). */
enum CallerRole implements Choice {
    /** Who thinks of going, or is on the way. */
    TRAVELLER,
    /** Who may have been harmed. */
    AFFECTED,
    FAMILY,
    FRIEND,
    COLLEAGUE,
    ORGANISATION,
    AUTHORITY,
    EMPLOYER,
    PRESS,
    OTHER,
    NOT_SAID
}
