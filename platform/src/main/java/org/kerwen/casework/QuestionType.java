package org.kerwen.casework;

import org.kerwen.kernel.Choice;

/** What a question takes. Whatever an XLSForm asks is one of these or will be another one. */
public enum QuestionType implements Choice {
    TEXT,
    INTEGER,
    DECIMAL,
    CHOICE_ONE,
    CHOICE_MANY,
    /** As exact as it is known. */
    DATE,
    PLACE,
    PERSON,
    FILE,
    /** Words to be read; takes nothing. */
    NOTE,
    /** Found by its calculation; takes nothing. */
    CALCULATE,
    GROUP,
    /** A group that is filled in as often as there are rows; its own answer is their number. */
    REPEAT;

    boolean holdsQuestions() {
        return this == GROUP || this == REPEAT;
    }

    boolean isChoice() {
        return this == CHOICE_ONE || this == CHOICE_MANY;
    }

    /** Whether somebody can fill it in. */
    boolean takesAnAnswer() {
        return !holdsQuestions() && this != NOTE && this != CALCULATE;
    }
}
