package org.kerwen.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.idempotency.Idempotency;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.FamilyId;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.SentForm;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The families of an organisation. Everything is done in one transaction after the family and its people were locked, and not
 * at all where it contradicts what is recorded or where another module speaks against it.
 */
final class Families {
    private static final FamilyAnswer NOT_THERE = new FamilyAnswer.NotThere();

    private final Transactions transactions;
    private final Idempotency idempotency;
    private final People people;
    private final ObjectProvider<ConflictCheck> checks;

    Families(Transactions transactions, Idempotency idempotency, People people, ObjectProvider<ConflictCheck> checks) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.people = people;
        this.checks = checks;
    }

    /** Somebody with their place, once they are recorded. */
    private record Placed(PersonId person, Newcomer.Place place) {}

    Optional<Family> find(Actor.Person by, FamilyId id) {
        return transactions.run(
                by,
                Act.on("family.read", id.value()),
                database -> FamilyStore.find(database, List.of(id)).stream().findFirst());
    }

    /** Two families for the eye; empty unless both are there. */
    Optional<List<Family>> both(Actor.Person by, FamilyId one, FamilyId other) {
        return transactions.run(by, Act.on("family.read", one.value()), database -> {
            List<Family> both = FamilyStore.find(database, List.of(one, other));
            return both.size() == 2 ? Optional.of(both) : Optional.empty();
        });
    }

    /** All families of a person, by the id of any record; empty where there is no such person. */
    Optional<List<Family>> of(Actor.Person by, PersonId person) {
        return transactions.run(
                by,
                Act.on("family.read", person.value()),
                database -> PersonStore.find(database, List.of(MergeStore.shownUnder(database, person))).stream()
                        .findFirst()
                        .map(found -> FamilyStore.find(
                                database, FamilyStore.of(database, KinStore.records(database, found.id())))));
    }

    /** The families in which these people stand today. */
    Map<PersonId, Set<FamilyId>> now(Actor.Person by, Collection<PersonId> shown) {
        return transactions.run(by, Act.of("family.read"), database -> {
            Map<PersonId, Set<FamilyId>> now = new LinkedHashMap<>();
            shown.forEach(each -> now.put(each, FamilyStore.now(database, KinStore.records(database, each))));
            return now;
        });
    }

    /** Records a family of people who are recorded already or not yet. */
    FamilyAnswer register(Actor.Person by, SentForm form, List<Newcomer> newcomers, boolean childrenOfBoth) {
        return run(by, form, Act.of("family.register"), database -> register(database, by, newcomers, childrenOfBoth));
    }

    /** The same in a running transaction of the same person; what is refused ends it. */
    FamilyAnswer register(DSLContext database, Actor.Person by, List<Newcomer> newcomers, boolean childrenOfBoth) {
        if (newcomers.stream().filter(each -> isHead(each.place())).count() != 1) {
            throw FamilyRefusal.ONE_HEAD.undo();
        }
        List<Placed> placed = placed(database, by, newcomers);
        lock(database, placed);
        FamilyId family = FamilyStore.insert(database, by);
        PersonId head = placed.stream()
                .filter(each -> isHead(each.place()))
                .findFirst()
                .orElseThrow()
                .person();
        Map<PersonId, UUID> rows = settle(database, by, family, head, placed);
        List<Placed> spouses = having(placed, KinLink.Seen.PARTNER);
        if (childrenOfBoth && spouses.size() == 1) {
            PersonId spouse = spouses.getFirst().person();
            for (Placed child : having(placed, KinLink.Seen.CHILD)) {
                Kin.add(
                        database,
                        by,
                        KinStore.Said.seen(spouse, KinLink.Seen.CHILD, child.person()),
                        rows.get(child.person()));
            }
        }
        return new FamilyAnswer.Done(family.value());
    }

    /** Adds people to a family. */
    FamilyAnswer add(Actor.Person by, SentForm form, FamilyId id, List<Newcomer> newcomers) {
        return run(by, form, Act.on("family.change", id.value()), database -> add(database, by, id, newcomers));
    }

    /** The same in a running transaction of the same person; what is refused ends it. */
    FamilyAnswer add(DSLContext database, Actor.Person by, FamilyId id, List<Newcomer> newcomers) {
        Family family = open(database, id);
        if (newcomers.stream().anyMatch(each -> isHead(each.place()))) {
            throw FamilyRefusal.ONE_HEAD.undo();
        }
        List<Placed> placed = placed(database, by, newcomers);
        lock(database, family, placed);
        settle(database, by, id, head(family).person(), placed);
        return new FamilyAnswer.Done(id.value());
    }

    /** Says otherwise how a member stands in the family. The head stays the head. */
    FamilyAnswer change(Actor.Person by, FamilyId id, UUID memberId, Newcomer.Place place) {
        return run(by, Act.on("family.change", id.value()), database -> {
            Family family = open(database, id);
            Family.Member member = member(family, memberId);
            if (isHead(place) != (member.relationship() == Relationship.HEAD)) {
                throw (isHead(place) ? FamilyRefusal.ONE_HEAD : FamilyRefusal.HEAD_FIRST).undo();
            }
            lock(database, family, List.of());
            FamilyStore.end(database, by, List.of(memberId), Leaving.CHANGED, null);
            UUID row = FamilyStore.insert(database, by, id, member.record(), place);
            PersonId head = head(family).person();
            if (!place.relationship().seen().equals(member.relationship().seen())) {
                KinStore.takeBack(
                        database,
                        by,
                        id,
                        KinStore.records(database, member.person()),
                        KinStore.records(database, head));
            }
            relate(database, by, head, new Placed(member.person(), place), row);
            return new FamilyAnswer.Done(id.value());
        });
    }

    /** Takes a member out. The last one ends the family; a head first hands over to another. */
    FamilyAnswer leave(Actor.Person by, FamilyId id, UUID memberId, Leaving why, @Nullable FuzzyDate until) {
        return run(by, Act.on("family.change", id.value()), database -> {
            Family family = open(database, id);
            Family.Member member = member(family, memberId);
            if (member.relationship() == Relationship.HEAD && family.members().size() > 1) {
                throw FamilyRefusal.HEAD_FIRST.undo();
            }
            if (endsBefore(member.since(), until)) {
                throw FamilyRefusal.ENDS_BEFORE.undo();
            }
            lock(database, family, List.of());
            refuseConflicts(database, by, id, List.of(member.person()));
            FamilyStore.end(database, by, FamilyStore.twins(family, database, List.of(memberId)), why, until);
            if (why == Leaving.ERROR) {
                KinStore.takeBack(database, by, id, KinStore.records(database, member.person()), null);
            }
            if (family.members().size() == 1) {
                FamilyStore.end(database, by, id, null);
            }
            return new FamilyAnswer.Done(id.value());
        });
    }

    private static boolean endsBefore(@Nullable FuzzyDate since, @Nullable FuzzyDate until) {
        return since != null
                && until != null
                && until.latest().filter(end -> end.isBefore(since.earliest())).isPresent();
    }

    /** Makes another member the head, with what each of the others is to the new one. */
    FamilyAnswer head(Actor.Person by, FamilyId id, UUID memberId, Map<UUID, Relationship> others) {
        return run(by, Act.on("family.change", id.value()), database -> {
            Family family = open(database, id);
            Family.Member next = member(family, memberId);
            Set<UUID> expected = new LinkedHashSet<>(
                    family.members().stream().map(Family.Member::id).toList());
            expected.remove(memberId);
            if (!others.keySet().equals(expected)) {
                throw FamilyRefusal.CHANGED_MEANWHILE.undo();
            }
            if (others.containsValue(Relationship.HEAD)) {
                throw FamilyRefusal.ONE_HEAD.undo();
            }
            lock(database, family, List.of());
            Map<UUID, UUID> rows = new LinkedHashMap<>();
            List<Family.Member> changed = family.members().stream()
                    .filter(member -> wanted(member, memberId, others) != member.relationship())
                    .toList();
            FamilyStore.end(
                    database, by, changed.stream().map(Family.Member::id).toList(), Leaving.CHANGED, null);
            for (Family.Member member : changed) {
                rows.put(
                        member.id(),
                        FamilyStore.insert(
                                database,
                                by,
                                id,
                                member.record(),
                                place(member).withRelationship(wanted(member, memberId, others))));
            }
            for (Family.Member member : family.members()) {
                Placed placed =
                        new Placed(member.person(), place(member).withRelationship(wanted(member, memberId, others)));
                relate(database, by, next.person(), placed, rows.getOrDefault(member.id(), member.id()));
            }
            return new FamilyAnswer.Done(id.value());
        });
    }

    private static Relationship wanted(Family.Member member, UUID head, Map<UUID, Relationship> others) {
        return member.id().equals(head) ? Relationship.HEAD : Objects.requireNonNull(others.get(member.id()));
    }

    /** Some members, one of whom is their head, become a family of their own; answers the new one. The old head stays. */
    FamilyAnswer split(Actor.Person by, FamilyId id, Map<UUID, Relationship> going) {
        return run(by, Act.on("family.change", id.value()), database -> {
            Family family = open(database, id);
            List<Family.Member> members =
                    going.keySet().stream().map(each -> member(family, each)).toList();
            if (going.values().stream().filter(Relationship.HEAD::equals).count() != 1) {
                throw FamilyRefusal.ONE_HEAD.undo();
            }
            if (members.contains(head(family))) {
                throw FamilyRefusal.HEAD_LEAVES.undo();
            }
            lock(database, family, List.of());
            FamilyStore.end(database, by, FamilyStore.twins(family, database, going.keySet()), Leaving.SPLIT, null);
            FamilyId another = FamilyStore.insert(database, by);
            settle(database, by, another, members, going);
            return new FamilyAnswer.Done(another.value());
        });
    }

    /** All members of the other family come into this one, with what each is to its head; the other ends. */
    FamilyAnswer join(Actor.Person by, FamilyId id, FamilyId other, Map<UUID, Relationship> coming) {
        return run(by, Act.on("family.change", id.value()), database -> {
            if (id.equals(other)) {
                throw FamilyRefusal.OWN_FAMILY.undo();
            }
            if (FamilyStore.lock(database, List.of(id, other)) != 2) {
                throw new FamilyRefusal.Undo(NOT_THERE);
            }
            Family family = open(database, id);
            Family second = open(database, other);
            List<Family.Member> members = comers(family, second);
            if (!coming.keySet()
                    .equals(new LinkedHashSet<>(
                            members.stream().map(Family.Member::id).toList()))) {
                throw FamilyRefusal.CHANGED_MEANWHILE.undo();
            }
            if (coming.containsValue(Relationship.HEAD)) {
                throw FamilyRefusal.ONE_HEAD.undo();
            }
            List<Family.Member> all = new ArrayList<>(family.members());
            all.addAll(second.members());
            lock(database, all.stream().map(Family.Member::person).toList());
            List<UUID> rows = second.members().stream().map(Family.Member::id).toList();
            FamilyStore.end(database, by, FamilyStore.twins(second, database, rows), Leaving.JOINED, null);
            FamilyStore.end(database, by, other, id);
            settle(
                    database,
                    by,
                    id,
                    head(family).person(),
                    members.stream()
                            .map(member -> new Placed(
                                    member.person(),
                                    place(member).withRelationship(Objects.requireNonNull(coming.get(member.id())))))
                            .toList());
            return new FamilyAnswer.Done(id.value());
        });
    }

    /** Those of the second family who are not in the first already. */
    static List<Family.Member> comers(Family family, Family second) {
        return second.members().stream()
                .filter(member ->
                        family.members().stream().noneMatch(own -> own.person().equals(member.person())))
                .toList();
    }

    /** Whose child, parent, partner a person is, by the id of any record; empty where there is no such person. */
    Optional<Genealogy> genealogy(Actor.Person by, PersonId person) {
        return transactions.run(
                by,
                Act.on("family.read", person.value()),
                database -> PersonStore.find(database, List.of(MergeStore.shownUnder(database, person))).stream()
                        .findFirst()
                        .map(found -> Genealogy.of(database, found)));
    }

    /** Says how two people are related, each by any of their records. */
    FamilyAnswer relate(Actor.Person by, SentForm form, PersonId person, KinWords.Read said, PersonId another) {
        return run(by, form, Act.on("family.change", person.value()), database -> {
            PersonId one = MergeStore.shownUnder(database, person);
            PersonId other = MergeStore.shownUnder(database, another);
            Set<PersonId> both = new LinkedHashSet<>(List.of(one, other));
            if (PersonStore.find(database, both).size() != both.size()) {
                return NOT_THERE;
            }
            lock(database, both);
            refuseRestricted(database, both);
            if (endsBefore(said.since(), said.until())) {
                throw FamilyRefusal.ENDS_BEFORE.undo();
            }
            Kin.add(database, by, said.of(one, other), null);
            return new FamilyAnswer.Done(person.value());
        });
    }

    /** Takes back how a person is related to somebody. */
    FamilyAnswer unrelate(Actor.Person by, PersonId person, UUID kin) {
        return run(
                by,
                Act.on("family.change", person.value()),
                database -> KinStore.takeBack(database, by, KinStore.records(database, person), kin)
                        ? new FamilyAnswer.Done(person.value())
                        : NOT_THERE);
    }

    /** The same for what a form of a page asks for: once, however often it is sent. */
    private FamilyAnswer run(Actor.Person by, SentForm form, Act act, Function<DSLContext, FamilyAnswer> work) {
        return run(
                by,
                act,
                database -> idempotency.once(
                        database,
                        by,
                        form,
                        () -> work.apply(database),
                        answer -> answer instanceof FamilyAnswer.Done(UUID id) ? Optional.of(id) : Optional.empty(),
                        FamilyAnswer.Done::new));
    }

    /** Runs it; what is refused on the way undoes all of it and is the answer. */
    FamilyAnswer run(Actor.Person by, Act act, Function<DSLContext, FamilyAnswer> work) {
        try {
            return transactions.run(by, act, work);
        } catch (FamilyRefusal.Undo refused) {
            return refused.answer;
        }
    }

    private static boolean isHead(Newcomer.Place place) {
        return place.relationship() == Relationship.HEAD;
    }

    private static List<Placed> having(List<Placed> placed, KinLink.Seen seen) {
        return placed.stream()
                .filter(each -> each.place().relationship().seen().equals(Optional.of(seen)))
                .toList();
    }

    private static Newcomer.Place place(Family.Member member) {
        return new Newcomer.Place(member.relationship(), member.since(), member.separated(), member.whereabouts());
    }

    /** The family, locked until the end; what is not there or has ended is refused. */
    private static Family open(DSLContext database, FamilyId id) {
        FamilyStore.lock(database, List.of(id));
        Family family = FamilyStore.find(database, List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> new FamilyRefusal.Undo(NOT_THERE));
        if (family.endedAt() != null) {
            throw FamilyRefusal.ENDED.undo();
        }
        return family;
    }

    private static Family.Member member(Family family, UUID id) {
        return family.member(id)
                .orElseThrow(() ->
                        family.past().stream().anyMatch(member -> member.id().equals(id))
                                ? FamilyRefusal.CHANGED_MEANWHILE.undo()
                                : new FamilyRefusal.Undo(NOT_THERE));
    }

    private static Family.Member head(Family family) {
        return family.head().orElseThrow(() -> new IllegalStateException("a family without a head"));
    }

    /** Records who is not recorded yet; who should be and is not there ends it. */
    private List<Placed> placed(DSLContext database, Actor.Person by, List<Newcomer> newcomers) {
        List<Placed> placed = new ArrayList<>();
        for (Newcomer newcomer : newcomers) {
            placed.add(new Placed(
                    switch (newcomer.who()) {
                        case Newcomer.Unknown(Registration registration) -> people.register(database, by, registration);
                        case Newcomer.Known(PersonId person) -> {
                            PersonId shown = MergeStore.shownUnder(database, person);
                            if (PersonStore.find(database, List.of(shown)).isEmpty()) {
                                throw new FamilyRefusal.Undo(NOT_THERE);
                            }
                            yield shown;
                        }
                    },
                    newcomer.place()));
        }
        return placed;
    }

    private static void lock(DSLContext database, List<Placed> placed) {
        lock(database, placed.stream().map(Placed::person).collect(Collectors.toSet()));
    }

    private static void lock(DSLContext database, Family family, List<Placed> placed) {
        Set<PersonId> all = new LinkedHashSet<>();
        family.members().forEach(member -> all.add(member.person()));
        placed.forEach(each -> all.add(each.person()));
        lock(database, all);
    }

    /** Whoever merges one of them waits; who was merged while this waited is looked at anew. */
    private static void lock(DSLContext database, Collection<PersonId> shown) {
        MergeStore.lock(database, shown);
        if (MergeStore.shownUnder(database, shown).entrySet().stream()
                .anyMatch(each -> !each.getKey().equals(each.getValue()))) {
            throw FamilyRefusal.CHANGED_MEANWHILE.undo();
        }
    }

    /** Whose record is only kept comes into no family and is said to be nobody's relative. */
    private static void refuseRestricted(DSLContext database, Collection<PersonId> shown) {
        if (PersonStore.isAnyRestricted(database, shown)) {
            throw FamilyRefusal.RESTRICTED.undo();
        }
    }

    private void settle(
            DSLContext database,
            Actor.Person by,
            FamilyId family,
            List<Family.Member> members,
            Map<UUID, Relationship> relationships) {
        List<Placed> placed = members.stream()
                .map(member -> new Placed(
                        member.person(),
                        new Newcomer.Place(
                                Objects.requireNonNull(relationships.get(member.id())),
                                null,
                                member.separated(),
                                member.whereabouts())))
                .toList();
        PersonId head = placed.stream()
                .filter(each -> isHead(each.place()))
                .findFirst()
                .orElseThrow()
                .person();
        settle(database, by, family, head, placed);
    }

    /** Writes people who are locked into a family; answers their rows. */
    private Map<PersonId, UUID> settle(
            DSLContext database, Actor.Person by, FamilyId family, PersonId head, List<Placed> placed) {
        Map<PersonId, UUID> rows = new LinkedHashMap<>();
        for (Placed each : placed) {
            if (rows.containsKey(each.person())) {
                throw FamilyRefusal.TWICE.undo();
            }
            if (!FamilyStore.now(database, KinStore.records(database, each.person()))
                    .isEmpty()) {
                throw FamilyRefusal.IN_A_FAMILY.undo();
            }
            rows.put(each.person(), FamilyStore.insert(database, by, family, each.person(), each.place()));
        }
        refuseRestricted(database, rows.keySet());
        refuseConflicts(database, by, family, rows.keySet());
        for (Placed each : placed) {
            relate(database, by, head, each, Objects.requireNonNull(rows.get(each.person())));
        }
        return rows;
    }

    private static void relate(DSLContext database, Actor.Person by, PersonId head, Placed placed, UUID row) {
        if (!placed.person().equals(head)) {
            placed.place()
                    .relationship()
                    .seen()
                    .ifPresent(seen -> Kin.add(database, by, KinStore.Said.seen(head, seen, placed.person()), row));
        }
    }

    private void refuseConflicts(DSLContext database, Actor.Person by, FamilyId family, Collection<PersonId> shown) {
        Set<PersonId> records = new LinkedHashSet<>();
        shown.forEach(each -> records.addAll(KinStore.records(database, each)));
        checks.orderedStream()
                .flatMap(check -> check.againstFamilyChange(database, by, family, records).stream())
                .findFirst()
                .ifPresent(text -> {
                    throw new FamilyRefusal.Undo(new FamilyAnswer.Refused(text));
                });
    }
}
