package org.kerwen.knowledge;

import org.kerwen.kernel.Choice;

/** What was assessed. */
public enum AssessmentKind implements Choice {
    BORDER_CONTROL,
    DRAFT_LAWS
}
