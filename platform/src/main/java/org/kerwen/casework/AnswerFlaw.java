package org.kerwen.casework;

import org.kerwen.kernel.Worded;

/** What can be wrong with an answer. */
public enum AnswerFlaw implements Worded {
    REQUIRED,
    TOO_LONG,
    NO_NUMBER,
    NO_DATE,
    NO_CHOICE,
    TOO_MANY,
    CONSTRAINT;
}
