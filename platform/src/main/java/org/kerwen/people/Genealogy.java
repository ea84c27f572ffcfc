package org.kerwen.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.PersonId;

/**
 * The immediate family of a person, by what was said of how people are related.
 *
 * @param self whose family it is
 * @param relatives from grandparents down to grandchildren, each person once
 */
record Genealogy(Person self, List<Relative> relatives) {
    Genealogy {
        relatives = List.copyOf(relatives);
    }

    /**
     * Somebody of the family.
     *
     * @param as what they are to the person
     * @param link by which that was said; null where it follows from others
     */
    record Relative(
            KinLink.Seen as,
            PersonId person,
            String called,
            @Nullable Sex sex,
            @Nullable FuzzyDate birth,
            KinStore.@Nullable Link link) {
        @Nullable
        UUID kin() {
            return link == null ? null : link.id();
        }
    }

    /** Somebody, before it is known who that is. */
    private record Found(KinLink.Seen as, PersonId record, KinStore.@Nullable Link link) {}

    static Genealogy of(DSLContext database, Person self) {
        Set<PersonId> own = KinStore.records(database, self.id());
        List<Found> found = new ArrayList<>();
        Set<PersonId> parents = new LinkedHashSet<>();
        Set<PersonId> children = new LinkedHashSet<>();
        for (KinStore.Link link : KinStore.of(database, own)) {
            boolean isFirst = !own.contains(link.said().one());
            PersonId other = isFirst ? link.said().one() : link.said().other();
            KinLink.Seen as = KinLink.Seen.of(link.said().link(), isFirst);
            found.add(new Found(as, other, link));
            if (as == KinLink.Seen.PARENT && link.said().nature() != Nature.STEP) {
                parents.addAll(KinStore.records(database, other));
            } else if (as == KinLink.Seen.CHILD) {
                children.addAll(KinStore.records(database, other));
            }
        }
        found.addAll(through(database, parents, KinLink.Seen.GRANDPARENT, KinLink.Seen.SIBLING));
        found.addAll(through(database, children, null, KinLink.Seen.GRANDCHILD));
        found.removeIf(each -> own.contains(each.record()));
        return new Genealogy(self, relatives(database, found));
    }

    /** What the parents and the children of these are. */
    private static List<Found> through(
            DSLContext database, Set<PersonId> people, KinLink.@Nullable Seen above, KinLink.Seen below) {
        List<Found> found = new ArrayList<>();
        for (KinStore.Link link : people.isEmpty() ? List.<KinStore.Link>of() : KinStore.of(database, people)) {
            if (link.said().link() == KinLink.PARENT && link.said().nature() != Nature.STEP) {
                if (people.contains(link.said().one())) {
                    found.add(new Found(below, link.said().other(), null));
                } else if (above != null) {
                    found.add(new Found(above, link.said().one(), null));
                }
            }
        }
        return found;
    }

    /** Each person once, as what was said of them first. */
    private static List<Relative> relatives(DSLContext database, List<Found> found) {
        Map<PersonId, PersonId> shown = MergeStore.shownUnder(
                database, found.stream().map(Found::record).distinct().toList());
        Map<PersonId, Person> people = new LinkedHashMap<>();
        PersonStore.find(database, new LinkedHashSet<>(shown.values()))
                .forEach(person -> people.put(person.id(), person));
        Map<PersonId, Relative> relatives = new LinkedHashMap<>();
        for (Found each : found) {
            Person person = people.get(Objects.requireNonNull(shown.get(each.record())));
            if (person != null) {
                relatives.putIfAbsent(
                        person.id(),
                        new Relative(
                                each.as(),
                                person.id(),
                                person.called(),
                                person.known().sex(),
                                person.known().birth(),
                                each.link()));
            }
        }
        return relatives.values().stream()
                .sorted(Comparator.comparing(Relative::as)
                        .thenComparing(each -> each.birth() == null
                                ? LocalDate.MAX
                                : each.birth().earliest())
                        .thenComparing(each -> each.person().value()))
                .toList();
    }
}
