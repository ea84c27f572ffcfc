package org.kerwen.linkage.documents;

/** What a person should look at in a zone besides its check digits. */
public enum ZoneOddity {
    UNKNOWN_ISSUER,
    UNKNOWN_NATIONALITY,
    /** The code UTO of examples. */
    SPECIMEN,
    /** The name fills its field to the end: it may go on. */
    NAME_MAY_BE_CUT,
    NO_NAME,
    DIGIT_IN_NAME,
    /** Letters or impossible numbers where a date should be. */
    IMPOSSIBLE_BIRTH_DATE,
    IMPOSSIBLE_EXPIRY_DATE,
    UNKNOWN_SEX,
    NO_NUMBER
}
