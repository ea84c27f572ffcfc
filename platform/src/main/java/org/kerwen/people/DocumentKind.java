package org.kerwen.people;

import org.kerwen.kernel.Choice;

/** What a paper is that says who somebody is. */
public enum DocumentKind implements Choice {
    PASSPORT,
    IDENTITY_CARD,
    BIRTH_CERTIFICATE,
    TRAVEL_DOCUMENT,
    REFUGEE_DOCUMENT,
    OTHER_DOCUMENT
}
