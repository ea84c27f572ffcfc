package org.kerwen.movements;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.PersonId;
import org.kerwen.people.Person;

/** Who can travel and who cannot yet, reckoned from what is known now against the days of travel; never kept. */
final class Readiness {
    private static final int GROWN_UP = 18;

    private Readiness() {}

    /** Why each of those who travel cannot yet; of whoever can, nothing. */
    static Map<UUID, List<Hold>> of(Movement movement, Map<PersonId, Person.AtAGlance> people) {
        Map<UUID, List<Hold>> holds = new LinkedHashMap<>();
        for (Traveller traveller : movement.travelling()) {
            List<Hold> its = of(traveller, movement, people);
            if (!its.isEmpty()) {
                holds.put(traveller.id(), its);
            }
        }
        return holds;
    }

    private static List<Hold> of(Traveller traveller, Movement movement, Map<PersonId, Person.AtAGlance> people) {
        List<Hold> holds = new ArrayList<>();
        if (traveller.withdrawn()) {
            holds.add(other(Hold.Why.WITHDRAWN, traveller));
        }
        Person.AtAGlance person = people.get(traveller.person());
        if (person == null || !person.used()) {
            holds.add(other(Hold.Why.NOT_IN_USE, traveller));
        }
        for (Requirement requirement : traveller.requirements()) {
            if (!requirement.covers(traveller.first(), traveller.last())) {
                holds.add(hold(requirement, traveller));
            }
        }
        if (traveller.leftBehind() > 0) {
            holds.add(other(Hold.Why.FAMILY_NOT_TOGETHER, traveller));
        }
        if (!isGrownUp(person, traveller.first()) && !isWithAGrownUp(traveller, movement, people)) {
            holds.add(other(Hold.Why.CHILD_ALONE, traveller));
        }
        return holds;
    }

    private static Hold hold(Requirement requirement, Traveller traveller) {
        LocalDate due = requirement.due() == null ? traveller.first() : requirement.due();
        Hold.Why why = requirement.validFrom() == null
                ? Hold.Why.OPEN
                : requirement.validFrom().isAfter(traveller.first()) ? Hold.Why.BEGINS_LATER : Hold.Why.LAPSES;
        return new Hold(why, requirement.kind(), requirement.owedBy(), due, requirement.validUntil());
    }

    private static Hold other(Hold.Why why, Traveller traveller) {
        OwedBy owedBy = why == Hold.Why.CHILD_ALONE ? OwedBy.PARENT_OR_GUARDIAN : OwedBy.OUR_OFFICE;
        return new Hold(why, null, owedBy, traveller.first(), null);
    }

    /** Whether somebody is certainly grown up on a day: of whom nobody knows the age is not. */
    static boolean isGrownUp(Person.@Nullable AtAGlance person, LocalDate day) {
        FuzzyDate birth = person == null ? null : person.birth();
        return birth != null
                && birth.latest()
                        .map(latest -> !latest.plusYears(GROWN_UP).isAfter(day))
                        .orElse(false);
    }

    private static boolean isWithAGrownUp(Traveller child, Movement movement, Map<PersonId, Person.AtAGlance> people) {
        return child.requirements().stream()
                        .anyMatch(each ->
                                each.kind() == RequirementKind.GUARDIANSHIP && each.covers(child.first(), child.last()))
                || movement.together(child).stream()
                        .anyMatch(each -> isGrownUp(people.get(each.person()), each.first())
                                && isAllTheWay(each, child, movement));
    }

    private static boolean isAllTheWay(Traveller with, Traveller child, Movement movement) {
        List<UUID> legs = movement.legs().stream().map(Leg::id).toList();
        return legs.indexOf(with.joins()) <= legs.indexOf(child.joins())
                && legs.indexOf(with.leaves()) >= legs.indexOf(child.leaves());
    }
}
