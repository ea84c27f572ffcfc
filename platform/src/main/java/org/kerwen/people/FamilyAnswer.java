package org.kerwen.people;

import java.util.UUID;

/** What came of an act on families or on kin. */
sealed interface FamilyAnswer {
    /**
     * It is done.
     *
     * @param id of the family; of an act on kin the person
     */
    record Done(UUID id) implements FamilyAnswer {}

    /** Something of it is not there, or not of the own organisation. */
    record NotThere() implements FamilyAnswer {}

    /**
     * It would contradict what is recorded, and nothing of it was done.
     *
     * @param text key of the sentence that says why and what to do
     */
    record Refused(String text) implements FamilyAnswer {}
}
