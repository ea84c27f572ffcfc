package org.kerwen.access;

import org.kerwen.kernel.Choice;

/** How near a subject is to the person who acts, or how near it must be; later ones include earlier ones. */
public enum Relation implements Choice {
    /** Nothing at all. */
    NONE,
    /** The person's own: the own account, the own sessions. */
    OWN,
    /** Of the same organisation. */
    ORGANISATION,
    /** Anybody's, or of the installation as a whole. */
    ANY;

    /** Whether a right that reaches so far covers a subject that is so near. */
    boolean covers(Relation subject) {
        return this != NONE && compareTo(subject) >= 0;
    }
}
