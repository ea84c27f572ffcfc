package org.kerwen.people;

import java.util.ArrayList;
import java.util.List;
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
        transactions.<Integer>run(
                somebody,
                Act.of("person.register"),
                database -> groups.stream()
                        .mapToInt(group ->
                                fill(database, somebody, group, names, random).size())
                        .sum());
    }

    @Override
    public void begun(Actor.Person somebody) {
        then.accept(somebody);
    }

    /**
     * Records the people of a group, and some of them again.
     *
     * @return who belongs together, family by family: the place at which families are written too, once they have tables
     */
    static List<Household> fill(
            DSLContext database, Actor.Person by, InventedGroup group, InventedNames names, SplittableRandom random) {
        List<List<InventedPerson>> families = group.families(names, random);
        List<InventedPerson> everybody = families.stream().flatMap(List::stream).toList();
        List<Registration> records = new ArrayList<>();
        everybody.forEach(person -> records.add(person.recorded(random)));
        for (int again = 0; again < group.again(); again++) {
            records.add(everybody.get(random.nextInt(everybody.size())).recordedAgain(random));
        }
        List<PersonId> ids = PeopleInBulk.insert(database, by, records);
        List<Household> households = new ArrayList<>();
        int at = 0;
        for (List<InventedPerson> family : families) {
            List<Member> members = new ArrayList<>();
            for (InventedPerson person : family) {
                members.add(new Member(ids.get(at++), person.kin()));
            }
            households.add(new Household(members));
        }
        return households;
    }

    /** People who live and move together, the head first. */
    record Household(List<Member> members) {}

    /** One of them. */
    record Member(PersonId person, InventedPerson.Kin kin) {}
}
