package org.kerwen.casework;

import java.util.Locale;

/** What can be wrong with an answer. */
public enum AnswerFlaw {
    REQUIRED,
    TOO_LONG,
    NO_NUMBER,
    NO_DATE,
    NO_CHOICE,
    TOO_MANY,
    CONSTRAINT;

    /** As the page knows it too. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
