package org.kerwen.people;

import org.kerwen.kernel.Choice;

/** What kind of name it is (domain.md section 6.5). */
public enum NameUsage implements Choice {
    /** The one of today, as papers have it. */
    LEGAL,
    /** The one before it was changed. */
    BIRTH,
    /** Another by which the person is known. */
    ALIAS,
    /** The letters of a machine readable zone. */
    ZONE,
    /** In the letters of the own language. */
    LOCAL
}
