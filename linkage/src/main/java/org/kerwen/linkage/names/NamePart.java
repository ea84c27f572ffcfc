package org.kerwen.linkage.names;

/** Which part of a name a text is. */
public enum NamePart {
    /** All of the name in one text, in an order that is not known. */
    FULL,
    GIVEN,
    FAMILY,
    PATRONYMIC
}
