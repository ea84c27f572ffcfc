package org.kerwen.people;

import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.FamilyId;
import org.kerwen.kernel.PersonId;

/**
 * What another module says against a merge or a change of a family: one payment, one place at a time. Asked in the transaction
 * that would make the change, after the people were locked; whoever implements it locks what else must not change meanwhile.
 * Every bean of this type is asked.
 */
public interface ConflictCheck {
    /**
     * Why two must not become one.
     *
     * @param kept all records of the one
     * @param folded all records of the other
     * @return key of a text that says why, in words for who tried; empty where nothing speaks against it
     */
    default Optional<String> againstMerge(
            DSLContext database, Actor.Person by, Set<PersonId> kept, Set<PersonId> folded) {
        return Optional.empty();
    }

    /**
     * Why these must not come into a family or leave it.
     *
     * @param family which they belong to or would belong to
     * @param people all records of those who come or go
     * @return key of a text, as above
     */
    default Optional<String> againstFamilyChange(
            DSLContext database, Actor.Person by, FamilyId family, Set<PersonId> people) {
        return Optional.empty();
    }
}
