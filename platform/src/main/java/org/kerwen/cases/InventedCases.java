package org.kerwen.cases;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.kerwen.access.Demonstration;
import org.kerwen.casework.Programme;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.FamilyId;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.ProgrammeId;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.SentForm;
import org.kerwen.people.Family;
import org.kerwen.people.People;
import org.kerwen.people.Person;

/** Cases of a demonstration: invented families on their way home, at every stage of it. */
final class InventedCases implements Demonstration {
    private static final ProgrammeId RETURN = new ProgrammeId("voluntary-return");
    private static final int FAMILIES = 16;
    private static final int PEOPLE = 120;

    private final Role role;
    private final Transactions transactions;
    private final Cases cases;
    private final People people;

    InventedCases(Role role, Transactions transactions, Cases cases, People people) {
        this.role = role;
        this.transactions = transactions;
        this.cases = cases;
        this.people = people;
    }

    @Override
    public Role role() {
        return role;
    }

    @Override
    public void fill(Actor.Person somebody) {
        boolean offered = cases.offered(somebody).stream()
                .anyMatch(each -> each.programme().id().equals(RETURN));
        if (!offered) {
            return;
        }
        SplittableRandom random = new SplittableRandom(2002);
        for (List<PersonId> family : families(somebody)) {
            if (cases.open(somebody, SentForm.alone(), RETURN, family) instanceof CaseAnswer.Done done) {
                lead(somebody, cases.read(somebody, done.id()).orElseThrow(), random);
            }
        }
    }

    private List<List<PersonId>> families(Actor.Person somebody) {
        List<List<PersonId>> families = new ArrayList<>();
        Set<FamilyId> seen = new LinkedHashSet<>();
        List<Person> some = people.list(somebody, null, PEOPLE);
        return transactions.run(somebody, Act.of("person.list"), database -> {
            for (Person person : some) {
                for (Family family : people.families(database, person.id())) {
                    List<PersonId> members =
                            family.members().stream().map(Family.Member::person).toList();
                    if (families.size() < FAMILIES
                            && seen.add(family.id())
                            && cases.of(database, somebody, Set.copyOf(members)).isEmpty()) {
                        families.add(members);
                    }
                }
            }
            return families;
        });
    }

    /** Puts a case somewhere on the way, with what is owed there. */
    private void lead(Actor.Person by, Cases.Opened opened, SplittableRandom random) {
        CaseRules rules = opened.rules();
        List<Programme.Stage> way = rules.programme().stages().stream()
                .filter(stage -> stage.place() == Programme.Stage.Place.ON_THE_WAY)
                .toList();
        CaseFile before = opened.file();
        CaseFile after = before.at(way.get(random.nextInt(way.size())).id(), null);
        if (random.nextInt(3) > 0) {
            var departure = rules.today().plusDays(random.nextInt(40));
            after = after.dated(new CaseFile.Days(departure, departure, departure.plusDays(1)));
        }
        CaseFile stands = rules.owed(after).revised();
        transactions.<Boolean>run(by, Act.on("case.move", before.id().value()), database -> {
            CaseStore.update(database, before, stands);
            return true;
        });
    }
}
