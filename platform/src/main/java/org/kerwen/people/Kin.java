package org.kerwen.people;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.PersonId;

/** What may be said of how people are related: nobody is their own ancestor, and two who are related are not one. */
final class Kin implements ConflictCheck {
    /** Adds what is said of two people who are shown; what contradicts the rest ends the transaction. */
    static void add(DSLContext database, Actor.Person by, KinStore.Said said, @Nullable UUID member) {
        KinStore.alone(database, by);
        Set<PersonId> one = KinStore.records(database, said.one());
        Set<PersonId> other = KinStore.records(database, said.other());
        if (one.contains(said.other())) {
            throw FamilyRefusal.OWN_KIN.undo();
        }
        List<KinStore.Link> links = KinStore.between(database, one, other);
        Optional<KinStore.Said> standing = said.until() == null ? KinStore.standing(links) : Optional.empty();
        if (standing.isPresent()) {
            if (!isSame(standing.get(), said, one)) {
                throw FamilyRefusal.OTHERWISE_RELATED.undo();
            }
            if (said.nature() == null && said.since() == null) {
                return;
            }
            // The same, said more exactly.
            links.stream()
                    .filter(link -> link.said().until() == null)
                    .forEach(link -> KinStore.takeBack(database, by, one, link.id()));
        }
        if (said.leadsUp() && KinStore.leadsUp(database, said.one(), said.other())) {
            throw FamilyRefusal.OWN_ANCESTOR.undo();
        }
        KinStore.insert(database, by, said, member);
    }

    private static boolean isSame(KinStore.Said standing, KinStore.Said said, Set<PersonId> one) {
        boolean isEitherWay = said.link() == KinLink.PARTNER || said.link() == KinLink.SIBLING;
        return standing.link() == said.link() && (isEitherWay || one.contains(standing.one()));
    }

    @Override
    public Optional<String> againstMerge(
            DSLContext database, Actor.Person by, Set<PersonId> kept, Set<PersonId> folded) {
        KinStore.alone(database, by);
        PersonId one = kept.iterator().next();
        PersonId other = folded.iterator().next();
        return KinStore.between(database, kept, folded).isEmpty()
                        && !KinStore.leadsUp(database, one, other)
                        && !KinStore.leadsUp(database, other, one)
                ? Optional.empty()
                : Optional.of(FamilyRefusal.MERGE_OF_KIN.text);
    }
}
