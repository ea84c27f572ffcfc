package org.kerwen.people;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.kerwen.access.Demonstration;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Role;

/** The people of a demonstration: families in their own writings, some of whom are recorded twice, as it happens. */
final class InventedPeople implements Demonstration {
    private static final long SEED = 2002;

    private final Role role;
    private final List<InventedGroup> groups;
    private final Transactions transactions;
    private final Consumer<Actor.Person> then;

    /** @param then what comes after, at each start */
    InventedPeople(Role role, List<InventedGroup> groups, Transactions transactions, Consumer<Actor.Person> then) {
        this.role = role;
        this.groups = groups;
        this.transactions = transactions;
        this.then = then;
    }

    @Override
    public Role role() {
        return role;
    }

    @Override
    public void fill(Actor.Person somebody) {
        SplittableRandom random = new SplittableRandom(SEED);
        InventedNames names = InventedNames.read();
        transactions.<List<Map<PersonId, PersonId>>>run(
                somebody,
                Act.of("person.register"),
                database -> groups.stream()
                        .map(group -> fill(database, somebody, group, names, random))
                        .toList());
    }

    @Override
    public void begun(Actor.Person somebody) {
        then.accept(somebody);
    }

    /** Records the families of a group, and some people again: answers these records, each with the earlier one. */
    static Map<PersonId, PersonId> fill(
            DSLContext database, Actor.Person by, InventedGroup group, InventedNames names, SplittableRandom random) {
        List<List<InventedPerson>> families = group.families(names, random);
        List<InventedPerson> everybody = families.stream().flatMap(List::stream).toList();
        List<Registration> records = new ArrayList<>();
        everybody.forEach(person -> records.add(person.recorded(random)));
        List<Integer> twice = new ArrayList<>();
        for (int again = 0; again < group.again(); again++) {
            twice.add(random.nextInt(everybody.size()));
            records.add(everybody.get(twice.getLast()).recordedAgain(random));
        }
        List<PersonId> ids = PeopleInBulk.insert(database, by, records).stream()
                .map(PeopleInBulk.Inserted::id)
                .toList();
        Map<PersonId, PersonId> again = new LinkedHashMap<>();
        for (int at = 0; at < twice.size(); at++) {
            again.put(ids.get(everybody.size() + at), ids.get(twice.get(at)));
        }
        FamiliesInBulk.insert(database, by, members(families, ids));
        return again;
    }

    /** Who belongs together, the head first. */
    private static List<List<FamiliesInBulk.Member>> members(List<List<InventedPerson>> families, List<PersonId> ids) {
        List<List<FamiliesInBulk.Member>> all = new ArrayList<>();
        int at = 0;
        for (List<InventedPerson> family : families) {
            List<FamiliesInBulk.Member> members = new ArrayList<>();
            for (InventedPerson person : family) {
                members.add(new FamiliesInBulk.Member(ids.get(at++), relationship(person)));
            }
            all.add(members);
        }
        return all;
    }

    private static Relationship relationship(InventedPerson person) {
        boolean female = person.sex() == Sex.FEMALE;
        return switch (person.kin()) {
            case HEAD -> Relationship.HEAD;
            case SPOUSE -> Relationship.SPOUSE;
            case CHILD -> female ? Relationship.DAUGHTER : Relationship.SON;
            case PARENT -> female ? Relationship.MOTHER : Relationship.FATHER;
        };
    }
}
