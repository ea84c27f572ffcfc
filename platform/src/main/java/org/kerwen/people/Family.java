package org.kerwen.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FamilyId;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.PersonId;

/**
 * People who are assisted and moved together, with all that was ever recorded of who belongs to it.
 *
 * @param id of the family
 * @param registeredAt when it was recorded
 * @param endedAt when the last member left or it joined another; null while it is there
 * @param became the family that it joined; null where it joined none
 * @param members who belongs to it now, the head first, each person once
 * @param past rows that no longer hold, the oldest first
 */
public record Family(
        FamilyId id,
        Instant registeredAt,
        @Nullable Instant endedAt,
        @Nullable FamilyId became,
        List<Member> members,
        List<Member> past) {
    public Family {
        members = List.copyOf(members);
        past = List.copyOf(past);
    }

    /** Who stands for the family; empty once it has ended. */
    public Optional<Member> head() {
        return members.stream()
                .filter(member -> member.relationship() == Relationship.HEAD)
                .findFirst();
    }

    Optional<Member> member(UUID id) {
        return members.stream().filter(member -> member.id().equals(id)).findFirst();
    }

    /**
     * Somebody in the family.
     *
     * @param id of this row; a change makes another
     * @param record the record that was in hand when it was written
     * @param person the record under which that is shown now
     * @param called the name in lists; empty where there is none any more
     * @param sex null where it is not known
     * @param birth null where it is not known
     * @param relationship to the head
     * @param since since when, in life; null where it is not known
     * @param until until when, in life; null while it lasts or where it is not known
     * @param separated whether the person is not with the family now
     * @param whereabouts where a separated person may be; empty where nobody knows
     * @param addedAt when it was written
     * @param removedAt when it ceased to hold; null while it holds
     * @param why why it ceased; null while it holds
     */
    public record Member(
            UUID id,
            PersonId record,
            PersonId person,
            String called,
            @Nullable Sex sex,
            @Nullable FuzzyDate birth,
            Relationship relationship,
            @Nullable FuzzyDate since,
            @Nullable FuzzyDate until,
            boolean separated,
            String whereabouts,
            Instant addedAt,
            @Nullable Instant removedAt,
            @Nullable Leaving why) {}
}
