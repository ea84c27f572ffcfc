package org.kerwen.people;

import org.kerwen.kernel.Choice;

/**
 * What somebody needs that others do not (domain.md section 1.2). What was done to a person is none of it: whoever was
 * trafficked or tortured is known to their case, not to the register.
 */
public enum Need implements Choice {
    INTERPRETER,
    READING_ALOUD,
    STEP_FREE_WAY,
    MEDICAL_CARE,
    PREGNANT,
    OLDER_PERSON,
    CHILD_ALONE,
    SINGLE_PARENT,
    LARGE_FAMILY
}
