package org.kerwen.people;

import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.PersonId;

/**
 * Somebody who is to belong to a family.
 *
 * @param who a person who is recorded, or one to be recorded with the family
 * @param place how they stand in it
 */
record Newcomer(Who who, Place place) {
    /** Recorded already or not yet. */
    sealed interface Who {}

    record Known(PersonId person) implements Who {}

    record Unknown(Registration registration) implements Who {}

    /**
     * How somebody stands in a family.
     *
     * @param since since when; null where it is not known
     * @param whereabouts of somebody who is separated; empty where nobody knows
     */
    record Place(Relationship relationship, @Nullable FuzzyDate since, boolean separated, String whereabouts) {
        static Place of(Relationship relationship) {
            return new Place(relationship, null, false, "");
        }

        Place withRelationship(Relationship another) {
            return new Place(another, since, separated, whereabouts);
        }
    }
}
