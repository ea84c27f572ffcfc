package org.kerwen.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.FamilyId;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.SentForm;
import org.kerwen.testing.Actors;
import org.kerwen.testing.RunningKerwen;

/**
 * Random histories of registrations, merges, unmerges, families and kin beside a model that is simple enough to be believed:
 * which record leads to which, who stands in which family as what, who is whose parent. Whatever happened, a merge that is
 * taken back leaves every table as it was.
 */
class FamilyHistoriesTest {
    private static final int HISTORIES = 6;
    private static final int STEPS = 40;

    private static final RunningKerwen KERWEN = RunningKerwen.small();
    private static final People PEOPLE = KERWEN.bean(People.class);
    private static final Families FAMILIES = KERWEN.bean(Families.class);
    private static final Transactions TRANSACTIONS = KERWEN.bean(Transactions.class);

    /** What should be so. */
    private static final class Model {
        final List<PersonId> records = new ArrayList<>();
        final Map<PersonId, PersonId> leads = new HashMap<>();
        final Map<PersonId, UUID> merges = new HashMap<>();
        final Map<FamilyId, Map<PersonId, Relationship>> families = new LinkedHashMap<>();

        /** From child to parent, by records, as it was said. */
        final Set<List<PersonId>> parents = new HashSet<>();

        PersonId head(PersonId record) {
            PersonId at = record;
            for (PersonId next = leads.get(at); next != null; next = leads.get(at)) {
                at = next;
            }
            return at;
        }

        boolean isInAFamily(PersonId record) {
            return families.values().stream()
                    .flatMap(members -> members.keySet().stream())
                    .anyMatch(member -> head(member).equals(head(record)));
        }

        /** Whether the second stands above the first or is the first. */
        boolean leadsUp(PersonId younger, PersonId older) {
            Set<PersonId> seen = new HashSet<>();
            List<PersonId> open = new ArrayList<>(List.of(head(younger)));
            while (!open.isEmpty()) {
                PersonId at = open.removeLast();
                if (seen.add(at)) {
                    parents.stream()
                            .filter(link -> head(link.getFirst()).equals(at))
                            .forEach(link -> open.add(head(link.getLast())));
                }
            }
            return seen.contains(head(older));
        }

        boolean areLinked(PersonId one, PersonId other) {
            Set<PersonId> both = Set.of(head(one), head(other));
            return parents.stream()
                    .anyMatch(link -> Set.of(link.getFirst(), link.getLast()).stream()
                            .map(this::head)
                            .collect(java.util.stream.Collectors.toSet())
                            .equals(both));
        }
    }

    @Test
    void inAnyHistoryAMergeThatIsTakenBackLeavesEveryTableAsItWas() {
        long seed = System.nanoTime();
        System.out.println("FamilyHistoriesTest: seed " + seed);
        Random random = new Random(seed);
        Map<String, Integer> done = new TreeMap<>();
        for (int history = 0; history < HISTORIES; history++) {
            Actor.Person worker = Actors.of("o-" + UUID.randomUUID(), Role.CASE_WORKER);
            Model model = new Model();
            for (int each = 0; each < 5; each++) {
                model.records.add(PEOPLE.register(worker, FamiliesTest.registration("Somebody " + each)));
            }
            for (int step = 0; step < STEPS; step++) {
                String what = switch (random.nextInt(8)) {
                    case 0 -> recorded(worker, model);
                    case 1, 2 -> joinedAndParted(worker, model, random);
                    case 3 -> joined(worker, model, random);
                    case 4 -> parted(worker, model, random);
                    case 5 -> cameIntoAFamily(worker, model, random);
                    case 6 -> left(worker, model, random);
                    default -> said(worker, model, random);
                };
                done.merge(what, 1, Integer::sum);
                compare(worker, model, "seed %d, history %d, step %d: %s".formatted(seed, history, step, what));
            }
        }
        System.out.println("FamilyHistoriesTest: " + done);
        assertThat(done).containsKeys("joined and parted", "joined", "parted", "founded", "came", "left", "said");
    }

    private static PersonId any(Model model, Random random) {
        return model.records.get(random.nextInt(model.records.size()));
    }

    private static String recorded(Actor.Person worker, Model model) {
        model.records.add(PEOPLE.register(worker, FamiliesTest.registration("Somebody " + model.records.size())));
        return "recorded";
    }

    private static People.Outcome merge(Actor.Person worker, Model model, PersonId one, PersonId other) {
        People.Outcome outcome = PEOPLE.merge(worker, one, other);
        assertThat(outcome)
                .isEqualTo(
                        model.head(one).equals(model.head(other))
                                ? People.Outcome.ONE_ALREADY
                                : model.leadsUp(one, other) || model.leadsUp(other, one) || model.areLinked(one, other)
                                        ? People.Outcome.IN_CONFLICT
                                        : People.Outcome.DONE);
        return outcome;
    }

    /** The law of the whole: taken back, nothing is left of a merge but that it was. */
    private static String joinedAndParted(Actor.Person worker, Model model, Random random) {
        PersonId one = any(model, random);
        PersonId other = any(model, random);
        Map<String, String> before = rows(worker);
        if (merge(worker, model, one, other) != People.Outcome.DONE) {
            assertThat(rows(worker)).isEqualTo(before);
            return "not joined";
        }
        assertThat(rows(worker)).isNotEqualTo(before);
        Person both = PEOPLE.find(worker, one).orElseThrow();
        UUID merge = both.merges().getLast().id();
        assertThat(PEOPLE.unmerge(worker, both.id(), merge, Set.of())).isEqualTo(People.Outcome.DONE);
        assertThat(rows(worker)).isEqualTo(before);
        return "joined and parted";
    }

    private static String joined(Actor.Person worker, Model model, Random random) {
        PersonId one = any(model, random);
        PersonId other = any(model, random);
        PersonId head = model.head(one);
        PersonId folded = model.head(other);
        if (merge(worker, model, one, other) != People.Outcome.DONE) {
            return "not joined";
        }
        model.merges.put(
                folded,
                PEOPLE.find(worker, head).orElseThrow().merges().getLast().id());
        model.leads.put(folded, head);
        return "joined";
    }

    private static String parted(Actor.Person worker, Model model, Random random) {
        List<PersonId> folded = new ArrayList<>(model.merges.keySet());
        if (folded.isEmpty()) {
            return "nothing to part";
        }
        PersonId one = folded.get(random.nextInt(folded.size()));
        UUID merge = Objects.requireNonNull(model.merges.remove(one));
        PersonId kept = Objects.requireNonNull(model.leads.remove(one));
        assertThat(PEOPLE.unmerge(worker, kept, merge, Set.of())).isEqualTo(People.Outcome.DONE);
        return "parted";
    }

    private static String cameIntoAFamily(Actor.Person worker, Model model, Random random) {
        PersonId one = any(model, random);
        Map.Entry<FamilyId, Map<PersonId, Relationship>> into = model.families.entrySet().stream()
                .filter(family -> !family.getValue().isEmpty() && random.nextBoolean())
                .findFirst()
                .orElse(null);
        Relationship as = into == null
                ? Relationship.HEAD
                : List.of(Relationship.COUSIN, Relationship.IN_LAW, Relationship.OTHER)
                        .get(random.nextInt(3));
        List<Newcomer> newcomer = List.of(new Newcomer(new Newcomer.Known(one), Newcomer.Place.of(as)));
        FamilyAnswer answer = into == null
                ? FAMILIES.register(worker, SentForm.alone(), newcomer, false)
                : FAMILIES.add(worker, SentForm.alone(), into.getKey(), newcomer);
        if (model.isInAFamily(one)) {
            assertThat(answer).isEqualTo(new FamilyAnswer.Refused(FamilyRefusal.IN_A_FAMILY.text));
            return "not come";
        }
        assertThat(answer).isInstanceOf(FamilyAnswer.Done.class);
        if (into == null) {
            model.families.put(
                    new FamilyId(((FamilyAnswer.Done) answer).id()), new HashMap<>(Map.of(model.head(one), as)));
            return "founded";
        }
        into.getValue().put(model.head(one), as);
        return "came";
    }

    private static String left(Actor.Person worker, Model model, Random random) {
        List<FamilyId> families = model.families.entrySet().stream()
                .filter(family -> !family.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        if (families.isEmpty()) {
            return "nobody to leave";
        }
        FamilyId id = families.get(random.nextInt(families.size()));
        List<Family.Member> members = FAMILIES.find(worker, id).orElseThrow().members();
        Family.Member member = members.get(random.nextInt(members.size()));
        FamilyAnswer answer = FAMILIES.leave(worker, id, member.id(), Leaving.MOVED, null);
        if (member.relationship() == Relationship.HEAD && members.size() > 1) {
            assertThat(answer).isEqualTo(new FamilyAnswer.Refused(FamilyRefusal.HEAD_FIRST.text));
            return "the head stays";
        }
        assertThat(answer).isInstanceOf(FamilyAnswer.Done.class);
        Objects.requireNonNull(model.families.get(id))
                .keySet()
                .removeIf(record -> model.head(record).equals(member.person()));
        return "left";
    }

    private static String said(Actor.Person worker, Model model, Random random) {
        PersonId child = any(model, random);
        PersonId parent = any(model, random);
        FamilyAnswer answer = FAMILIES.relate(
                worker, SentForm.alone(), child, new KinWords.Read(KinLink.Seen.PARENT, null, null, null), parent);
        if (model.head(child).equals(model.head(parent))) {
            assertThat(answer).isEqualTo(new FamilyAnswer.Refused(FamilyRefusal.OWN_KIN.text));
            return "not said";
        }
        boolean said = model.parents.stream()
                .anyMatch(link -> model.head(link.getFirst()).equals(model.head(child))
                        && model.head(link.getLast()).equals(model.head(parent)));
        if (said) {
            assertThat(answer).isInstanceOf(FamilyAnswer.Done.class);
            return "said again";
        }
        if (model.leadsUp(parent, child)) {
            assertThat(answer).isInstanceOf(FamilyAnswer.Refused.class);
            return "not said";
        }
        assertThat(answer).isInstanceOf(FamilyAnswer.Done.class);
        model.parents.add(List.of(model.head(child), model.head(parent)));
        return "said";
    }

    private static void compare(Actor.Person worker, Model model, String where) {
        for (PersonId record : model.records) {
            assertThat(PEOPLE.find(worker, record).orElseThrow().id()).as(where).isEqualTo(model.head(record));
        }
        model.families.forEach((id, members) -> {
            Family family = FAMILIES.find(worker, id).orElseThrow();
            assertThat(family.endedAt() == null).as(where).isEqualTo(!members.isEmpty());
            Map<PersonId, Relationship> shown = new HashMap<>();
            members.forEach((record, as) ->
                    shown.merge(model.head(record), as, (one, other) -> one == Relationship.HEAD ? one : other));
            assertThat(family.members())
                    .as(where)
                    .extracting(Family.Member::person)
                    .containsExactlyInAnyOrderElementsOf(shown.keySet());
            if (!members.isEmpty()) {
                PersonId head = family.head().orElseThrow().person();
                assertThat(shown).as(where).containsEntry(head, Relationship.HEAD);
            }
        });
        PersonId somebody = model.records.getFirst();
        Set<PersonId> parents = new HashSet<>();
        model.parents.stream()
                .filter(link -> model.head(link.getFirst()).equals(model.head(somebody)))
                .forEach(link -> parents.add(model.head(link.getLast())));
        assertThat(FAMILIES.genealogy(worker, somebody).orElseThrow().relatives())
                .as(where)
                .filteredOn(relative -> relative.as() == KinLink.Seen.PARENT)
                .extracting(Genealogy.Relative::person)
                .containsExactlyInAnyOrderElementsOf(parents);
    }

    /** What every table of people holds of an organisation, but for merges that were taken back, which are history. */
    private static Map<String, String> rows(Actor.Person by) {
        return TRANSACTIONS.run(by, Act.of("person.try"), database -> {
            Map<String, String> rows = new HashMap<>();
            for (String table : database.resultQuery(
                            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = 'people'")
                    .fetch(0, String.class)) {
                rows.put(
                        table,
                        String.valueOf(database.fetchValue(
                                "SELECT md5(string_agg(row::text, '|' ORDER BY row::text)) FROM " + table + " AS row"
                                        + (table.endsWith(".merge") ? " WHERE undone_at IS NULL" : ""))));
            }
            assertThat(rows).hasSizeGreaterThanOrEqualTo(7);
            return rows;
        });
    }
}
