package org.kerwen.cases;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.kerwen.access.Demonstration;
import org.kerwen.casework.Casework;
import org.kerwen.casework.CommitmentKind;
import org.kerwen.casework.ProgrammeVersion;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.ProgrammeId;
import org.kerwen.kernel.Role;
import org.kerwen.keys.SpokenCode;
import org.kerwen.people.People;
import org.kerwen.people.Person;

/**
 * Cases of a demonstration as the mission's own record tells of them, with invented people: 104 who came home to Armenia, 92 of whom 32 are
 * under 18 and who came before and whose grants are asked for, 71 on their way to Tajikistan, 278 refugees before they go on. Each family
 * is a case, and each case asks for a journey.
 */
final class InventedThread implements Demonstration {
    private static final ProgrammeId RETURN = new ProgrammeId("voluntary-return");
    private static final ProgrammeId RESETTLEMENT = new ProgrammeId("refugee-resettlement");
    private static final int EVERYBODY = 6_000;
    private static final Set<CommitmentKind> BEFORE_THE_JOURNEY = Set.of(
            CommitmentKind.CONSENT, CommitmentKind.CLEARANCE, CommitmentKind.DOCUMENT, CommitmentKind.MEDICAL_CHECK);

    /** How many days a journey is prepared. */
    private static final int PREPARED = 60;

    /** Where it does not matter how many are under 18. */
    private static final int ANY = -1;

    private static final int GROWN_UP = 18;

    private static final List<Group> GROUPS = List.of(
            new Group(RETURN, Set.of("ARM"), 92, 32, "Yerevan, an invented street", "grant-delivery", -40, 0),
            new Group(RETURN, Set.of("ARM"), 104, ANY, "Armenia, an invented village", "reception", -20, 0),
            new Group(RETURN, Set.of("TJK"), 71, ANY, "Tajikistan, an invented village", "booking", 14, 7),
            new Group(RESETTLEMENT, Set.of("AFG", "IRQ"), 278, ANY, "Canada, an invented town", "booking", 35, 9));

    private final Transactions transactions;
    private final Casework casework;
    private final Cases cases;
    private final People people;

    InventedThread(Transactions transactions, Casework casework, Cases cases, People people) {
        this.transactions = transactions;
        this.casework = casework;
        this.cases = cases;
        this.people = people;
    }

    /**
     * Families who travel together.
     *
     * @param people how many they are
     * @param children how many of them are under 18 on the day of departure
     * @param to where they want to arrive; nobody else wants to go there
     * @param departs how many days from today
     * @param lacking of so many families one lacks an answer of an authority; 0 where nobody does
     */
    private record Group(
            ProgrammeId programme,
            Set<String> nationalities,
            int people,
            int children,
            String to,
            String stage,
            int departs,
            int lacking) {
        boolean takes(Person person) {
            return person.known().nationalities().stream().anyMatch(nationalities::contains);
        }
    }

    @Override
    public Role role() {
        return Role.MOVEMENT_OFFICER;
    }

    @Override
    public void fill(Actor.Person somebody) {
        Map<PersonId, Person> all = new LinkedHashMap<>();
        people.list(somebody, null, EVERYBODY).forEach(each -> all.put(each.id(), each));
        Map<CaseId, CaseFile.Wish> wishes = new LinkedHashMap<>();
        transactions.<Boolean>run(somebody, Act.of("case.open"), database -> {
            List<ProgrammeVersion> offered = casework.offered(database);
            for (Group group : GROUPS) {
                for (ProgrammeVersion version : offered) {
                    if (group.programme().equals(version.programme().id())) {
                        open(database, somebody, group, version, all, wishes);
                    }
                }
            }
            return true;
        });
        wishes.forEach((id, wish) -> cases.wish(somebody, id, wish));
    }

    private void open(
            DSLContext database,
            Actor.Person by,
            Group group,
            ProgrammeVersion version,
            Map<PersonId, Person> all,
            Map<CaseId, CaseFile.Wish> wishes) {
        List<PersonId> theirs =
                all.values().stream().filter(group::takes).map(Person::id).toList();
        CaseRules rules = cases.rules(version.programme(), all);
        List<CaseFile> files = people.wholeFamilies(database, theirs).values().stream()
                .map(family -> file(by, group, version, family, rules.today()))
                .toList();
        int number = 0;
        for (CaseFile file : together(files, rules, group)) {
            boolean lacks = group.lacking() > 0 && number++ % group.lacking() == group.lacking() / 2;
            file.people().forEach(all::remove);
            CaseFile.Wish wish = new CaseFile.Wish(
                    Ids.withoutTime(),
                    "Turkmenistan, an invented street",
                    group.to(),
                    departure(group, rules.today()).minusDays(1),
                    departure(group, rules.today()).plusDays(20));
            CaseFile prepared = prepared(rules.owed(file), lacks);
            CaseStore.insert(database, prepared);
            Grants.due(prepared, rules)
                    .forEach(each ->
                            PaymentStore.ask(database, Ids.withoutTime(), prepared, each, by.account(), rules.today()));
            wishes.put(file.id(), wish);
        }
    }

    private static LocalDate departure(Group group, LocalDate today) {
        return today.plusDays(group.departs());
    }

    /** How many people some families are, and how many of them are under 18. */
    private record Count(int people, int children) {}

    /** Families that are together as many as the group; none where no families are. */
    private static List<CaseFile> together(List<CaseFile> families, CaseRules rules, Group group) {
        Count wanted = new Count(group.people(), Math.max(0, group.children()));
        Map<Count, List<CaseFile>> sums = new LinkedHashMap<>(Map.of(new Count(0, 0), List.of()));
        for (CaseFile family : families) {
            int children = group.children() == ANY
                    ? 0
                    : (int) family.people().stream()
                            .filter(person -> rules.isUnder(family, person, GROWN_UP))
                            .count();
            for (Map.Entry<Count, List<CaseFile>> sum : List.copyOf(sums.entrySet())) {
                Count more = new Count(
                        sum.getKey().people() + family.people().size(),
                        sum.getKey().children() + children);
                if (more.people() <= wanted.people() && more.children() <= wanted.children()) {
                    sums.computeIfAbsent(
                            more,
                            any -> Stream.concat(sum.getValue().stream(), Stream.of(family))
                                    .toList());
                }
            }
            if (sums.containsKey(wanted)) {
                break;
            }
        }
        return sums.getOrDefault(wanted, List.of());
    }

    /** A case that was opened when its journey began to be prepared, and stands where it is now. */
    private static CaseFile file(
            Actor.Person by, Group group, ProgrammeVersion version, List<PersonId> family, LocalDate today) {
        LocalDate departure = departure(group, today);
        LocalDate opened = departure.minusDays(PREPARED).isAfter(today) ? today : departure.minusDays(PREPARED);
        List<CaseFile.Member> members = family.stream()
                .map(each -> new CaseFile.Member(each, opened, null))
                .toList();
        return new CaseFile(
                new CaseId(Ids.withoutTime()),
                by.organisation(),
                false,
                SpokenCode.make(),
                1,
                group.programme(),
                version.number(),
                group.stage(),
                null,
                opened,
                new CaseFile.Days(departure.minusDays(1), departure, departure.plusDays(1)),
                null,
                null,
                null,
                null,
                null,
                List.of(by.account()),
                members,
                List.of(),
                List.of(),
                family.stream().map(each -> consent(each, opened)).toList(),
                List.of(),
                List.of(new CaseFile.Step(
                        1,
                        StepKind.OPENED,
                        "",
                        null,
                        "",
                        by.account(),
                        opened.atStartOfDay().toInstant(ZoneOffset.UTC))));
    }

    private static Consent consent(PersonId person, LocalDate on) {
        return new Consent(
                Ids.withoutTime(),
                person,
                Consent.Purpose.MOVEMENT,
                null,
                Consent.Way.WRITTEN,
                1,
                "ru",
                false,
                Consent.Capacity.BY_ONESELF,
                null,
                on,
                null,
                null);
    }

    /** The file with what must be so before a journey, but for the answer of an authority where it lacks. */
    private static CaseFile prepared(CaseFile file, boolean lacks) {
        LocalDate arrival = file.days().arrival();
        LocalDate until = arrival == null ? null : arrival.plusYears(1);
        return file.commitments(each -> {
            boolean stays =
                    !BEFORE_THE_JOURNEY.contains(each.kind()) || (lacks && each.kind() == CommitmentKind.CLEARANCE);
            return stays
                    ? each
                    : each.ended(HowEnded.DONE, file.openedOn(), each.kind() == CommitmentKind.CONSENT ? null : until);
        });
    }
}
