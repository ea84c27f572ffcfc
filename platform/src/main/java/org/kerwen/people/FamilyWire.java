package org.kerwen.people;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.PersonId;

/** What goes over the wire of {@link FamilyApi}, and all of it. */
final class FamilyWire {
    private FamilyWire() {}

    @Schema(name = "FamilyMember", description = "Somebody in a family.")
    record Member(
            @Schema(description = "This row; a change makes another.")
            UUID member,

            @Schema(description = "The person, as shown now.")
            UUID person,

            @Schema(description = "What the person is to the head, such as spouse or daughter.")
            String relationship,

            @Schema(description = "Since when, in life; absent where it is not known.") @Nullable
            String since,

            @Schema(description = "Until when, in life; absent while it lasts or where it is not known.") @Nullable
            String until,

            @Schema(description = "Whether the person is not with the family now.")
            boolean separated,

            @Schema(description = "Where a separated person may be; empty where nobody knows.")
            String whereabouts,

            @Schema(description = "Why the row no longer holds; absent while it does.") @Nullable
            String left) {}

    @Schema(name = "Family", description = "A family, with everybody who ever belonged to it.")
    record Family(
            @Schema(description = "The family.") UUID family,

            @Schema(description = "The family that it joined; absent where it joined none.") @Nullable
            UUID became,

            @Schema(description = "Whether it is there no more.")
            boolean ended,

            @Schema(description = "Who belongs to it now, the head first.")
            List<Member> members,

            @Schema(description = "Rows that no longer hold.")
            List<Member> past) {}

    @Schema(description = "Families, the newest first.")
    record Families(@Schema(description = "All of them.") List<Family> families) {}

    @Schema(description = "Somebody who is to belong to a family: recorded already, or to be recorded with it.")
    record Newcomer(
            @Schema(description = "A person who is recorded; absent where one is to be recorded.") @Nullable
            UUID person,

            @Schema(description = "Somebody to be recorded; absent where the person is given.")
            PersonWire.@Nullable Register register,

            @Schema(description = "What the person is to the head; head for the head.") @Nullable
            String relationship,

            @Schema(description = "Since when: any common way of writing a date.") @Nullable
            String since,

            @Schema(description = "Whether the person is not with the family now.") @Nullable
            Boolean separated,

            @Schema(description = "Where a separated person may be; at most 300 characters.") @Nullable
            String whereabouts) {}

    @Schema(description = "A family to be recorded.")
    record Register(
            @Schema(description = "Its members; exactly one is the head.") @Nullable
            List<Newcomer> members,

            @Schema(description = "Whether the head's children are those of the spouse too.") @Nullable
            Boolean childrenOfBoth) {}

    @Schema(description = "How a member stands in the family; what is left out is not known.")
    record Change(
            @Schema(description = "What the person is to the head.") @Nullable
            String relationship,

            @Schema(description = "Since when.") @Nullable String since,

            @Schema(description = "Whether the person is not with the family now.") @Nullable
            Boolean separated,

            @Schema(description = "Where a separated person may be.") @Nullable
            String whereabouts) {}

    @Schema(description = "Somebody leaves a family.")
    record Leave(
            @Schema(description = "moved, died, or error where they never belonged to it.") @Nullable
            String why,

            @Schema(description = "Until when they belonged to it.") @Nullable
            String until) {}

    @Schema(description = "What a member is to a head.")
    record Stands(
            @Schema(description = "The member.") @Nullable UUID member,

            @Schema(description = "The relationship.") @Nullable
            String relationship) {}

    @Schema(description = "What all members concerned are to the head.")
    record Shape(
            @Schema(description = "One for each of them.") @Nullable
            List<Stands> members) {}

    @Schema(description = "A family that was made or changed.")
    record Made(@Schema(description = "Its id.") UUID family) {}

    @Schema(name = "Relative", description = "Somebody of the immediate family.")
    record Relative(
            @Schema(description = "The relative.") UUID person,

            @Schema(description = "What they are: grandparent, parent, sibling, partner, child, grandchild.")
            String as,

            @Schema(description = "By which it can be taken back; absent where it follows from others.") @Nullable
            UUID kin,

            @Schema(
                    description =
                            "Of parents and children: biological, adoptive, step, foster; absent where it was not told.")
            @Nullable
            String nature,

            @Schema(description = "Of partners: since when.") @Nullable
            String since,

            @Schema(description = "Of partners: until when.") @Nullable
            String until) {}

    @Schema(description = "The immediate family of a person.")
    record Relatives(
            @Schema(description = "From grandparents down to grandchildren.")
            List<Relative> relatives) {}

    @Schema(description = "How somebody is related to the person of the address.")
    record Relate(
            @Schema(description = "The other.") @Nullable UUID person,

            @Schema(description = "What the other is: grandparent, parent, sibling, partner, child, grandchild.")
            @Nullable
            String as,

            @Schema(description = "Of parents and children only.") @Nullable
            String nature,

            @Schema(description = "Of partners only.") @Nullable
            String since,

            @Schema(description = "Of partners only.") @Nullable
            String until) {}

    static Family of(org.kerwen.people.Family family) {
        return new Family(
                family.id().value(),
                family.became() == null ? null : family.became().value(),
                family.endedAt() != null,
                family.members().stream().map(FamilyWire::of).toList(),
                family.past().stream().map(FamilyWire::of).toList());
    }

    private static Member of(org.kerwen.people.Family.Member member) {
        return new Member(
                member.id(),
                member.person().value(),
                member.relationship().word(),
                written(member.since()),
                written(member.until()),
                member.separated(),
                member.whereabouts(),
                member.why() == null ? null : member.why().word());
    }

    static Relative of(Genealogy.Relative relative) {
        KinStore.Link link = relative.link();
        return new Relative(
                relative.person().value(),
                relative.as().word(),
                relative.kin(),
                link == null || link.said().nature() == null
                        ? null
                        : link.said().nature().word(),
                link == null ? null : written(link.said().since()),
                link == null ? null : written(link.said().until()));
    }

    private static @Nullable String written(@Nullable FuzzyDate date) {
        return date == null ? null : date.canonical();
    }

    /** Reads members of a request; what is wrong is told by the place of the member and the field. */
    static List<org.kerwen.people.Newcomer> read(
            List<Newcomer> members, java.time.LocalDate today, Map<String, String> wrong) {
        List<org.kerwen.people.Newcomer> newcomers = new java.util.ArrayList<>();
        for (int each = 0; each < members.size(); each++) {
            Newcomer member = members.get(each);
            Map<String, String> own = new LinkedHashMap<>();
            TypedPlace.Read place = place(
                            member.relationship(), member.since(), member.separated(), member.whereabouts())
                    .read(Relationship.HEAD.word().equals(member.relationship()));
            own.putAll(place.wrong());
            org.kerwen.people.Newcomer.Who who = null;
            if (member.person() != null) {
                who = new org.kerwen.people.Newcomer.Known(new PersonId(member.person()));
            } else if (member.register() != null) {
                Registration.Read read = member.register().typed().read(today);
                own.putAll(read.wrong());
                who = read.registration() == null ? null : new org.kerwen.people.Newcomer.Unknown(read.registration());
            } else {
                own.put("person", "person-missing");
            }
            if (who != null && place.place() != null) {
                newcomers.add(new org.kerwen.people.Newcomer(who, place.place()));
            }
            int at = each;
            own.forEach((field, word) -> wrong.put("members[" + at + "]." + field, word));
        }
        return newcomers;
    }

    static TypedPlace place(
            @Nullable String relationship,
            @Nullable String since,
            @Nullable Boolean separated,
            @Nullable String whereabouts) {
        return new TypedPlace(
                relationship == null ? "" : relationship,
                since == null ? "" : since,
                Boolean.TRUE.equals(separated) ? "yes" : "",
                whereabouts == null ? "" : whereabouts);
    }
}
