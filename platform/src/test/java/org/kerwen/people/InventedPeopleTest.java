package org.kerwen.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kerwen.access.SignedReader;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Role;
import org.kerwen.testing.Actors;
import org.kerwen.testing.RunningKerwen;

/** A demonstration has people in families, in their own letters, some recorded twice; under load a register beside them. */
class InventedPeopleTest {
    private static final RunningKerwen KERWEN = RunningKerwen.demo();
    private static final People PEOPLE = KERWEN.bean(People.class);
    private static final Transactions TRANSACTIONS = KERWEN.bean(Transactions.class);
    private static final InventedNames NAMES = InventedNames.read();

    private static final Map<Origin, Pattern> OWN_LETTERS = Map.of(
            Origin.ARMENIAN, Pattern.compile("[\\p{IsArmenian} ]+"),
            Origin.AFGHAN, Pattern.compile("[\\p{IsArabic} ]+"),
            Origin.IRAQI, Pattern.compile("[\\p{IsArabic} ]+"),
            Origin.TAJIK, Pattern.compile("[\\p{IsCyrillic} ]+"),
            Origin.TURKMEN, Pattern.compile("[\\p{IsCyrillic} ]+"));

    private final Actor.Person somebody = Actors.of("o-" + UUID.randomUUID(), Role.MOVEMENT_OFFICER);

    @Test
    void theMissionHas104And92And278And4847PeopleAndThePartnerOnlyItsOwn() {
        assertThat(InventedGroup.TO_ARMENIA.people()).isEqualTo(104);
        assertThat(InventedGroup.REFUGEES.people()).isEqualTo(278);
        assertThat(InventedGroup.TO_TAJIKISTAN.people()).isEqualTo(4_847);
        assertThat(count(Actors.of("mission", Role.MOVEMENT_OFFICER))).isEqualTo(5_321 + 4 + 9 + 145);
        assertThat(count(Actors.of("hotline-partner", Role.CASE_WORKER))).isEqualTo(60 + 3);
        // The index follows the change log, so that people recorded a moment ago are found a moment later.
        awaitIndex("Григорян", Actors.of("mission", Role.MOVEMENT_OFFICER));
        assertThat(Objects.requireNonNull(SignedReader.ofDemonstration(KERWEN, KERWEN.home())
                                .get(Role.MOVEMENT_OFFICER))
                        .signIn()
                        .post("/app/people/find", Map.of("who", "Григорян"))
                        .body())
                .contains("yan");
    }

    @Test
    void everyGroupIsOfFamiliesWithAHeadWrittenInTheirOwnLetters() {
        for (InventedGroup group : List.of(
                InventedGroup.TO_ARMENIA,
                InventedGroup.againToArmenia(2026),
                InventedGroup.REFUGEES,
                InventedGroup.TO_TAJIKISTAN,
                InventedGroup.OF_A_PARTNER)) {
            List<List<InventedPerson>> families = group.families(NAMES, new SplittableRandom(1));
            List<InventedPerson> everybody =
                    families.stream().flatMap(List::stream).toList();
            assertThat(everybody).hasSize(group.people());
            assertThat(families.size()).isBetween(group.people() / 6, group.people() / 2);
            for (List<InventedPerson> family : families) {
                assertThat(family.getFirst().kin()).isEqualTo(InventedPerson.Kin.HEAD);
                assertThat(family)
                        .filteredOn(each -> each.kin() == InventedPerson.Kin.HEAD)
                        .hasSize(1);
                assertThat(family.stream().map(InventedPerson::given)).doesNotHaveDuplicates();
                assertThat(family)
                        .filteredOn(each -> each.kin() == InventedPerson.Kin.CHILD)
                        .allSatisfy(child -> assertThat(child.birth())
                                .isAfter(family.getFirst().birth()));
            }
            for (InventedPerson person : everybody) {
                for (Spelled name : List.of(person.family(), person.given(), person.patronymic())) {
                    assertThat(name.local()).matches(OWN_LETTERS.get(person.origin()));
                    assertThat(name.latin()).matches("[\\p{IsLatin} -]+");
                    assertThat(name.russian()).matches("[\\p{IsCyrillic}]*");
                }
                // No state gives out such numbers: none of these is anybody's.
                assertThat(person.paper() == null ? "ZZ" : person.paper().number())
                        .startsWith("ZZ");
            }
        }
    }

    @Test
    void thirtyTwoOfNinetyTwoAreUnder18AndTheOthersAreWellAbove() {
        int year = 2026;
        for (int seed = 0; seed < 50; seed++) {
            List<Integer> ages = InventedGroup.againToArmenia(year).families(NAMES, new SplittableRandom(seed)).stream()
                    .flatMap(List::stream)
                    .map(each -> year - each.birth().getYear())
                    .toList();
            assertThat(ages).as("seed %d", seed).filteredOn(age -> age < 18).hasSize(32);
            assertThat(ages).as("seed %d", seed).filteredOn(age -> age >= 20).hasSize(60);
        }
    }

    @Test
    void whoIsRecordedAgainIsFoundByWhatTheyAreLike() {
        InventedGroup group = new InventedGroup(600, 100, List.of(Origin.values()), null, false, 2002);
        long start = System.nanoTime();
        Map<PersonId, PersonId> again = TRANSACTIONS.run(
                somebody,
                Act.of("person.register"),
                database -> InventedPeople.fill(database, somebody, group, NAMES, new SplittableRandom(3)));
        System.out.printf("InventedPeopleTest: 700 records in %d ms%n", (System.nanoTime() - start) / 1_000_000);
        awaitIndex("Karimi", somebody);
        int together = TRANSACTIONS.run(
                somebody,
                Act.of("person.list"),
                database -> database.fetchSingle("SELECT count(*)::int FROM people.member")
                        .get(0, Integer.class));
        assertThat(together).as("everybody stands in a family").isEqualTo(600);
        int found = 0;
        for (var pair : again.entrySet()) {
            Person second = PEOPLE.find(somebody, pair.getKey()).orElseThrow();
            found += PEOPLE.like(somebody, second, 5).stream()
                            .anyMatch(like -> like.person().id().equals(pair.getValue()))
                    ? 1
                    : 0;
        }
        System.out.printf("InventedPeopleTest: %d of 100 planted records find the earlier one%n", found);
        assertThat(found).isGreaterThanOrEqualTo(85);
    }

    @Test
    void aLargeRegisterGoesOnWhereItWasInterruptedAndRecordsNobodyTwice() throws Exception {
        long seed = System.nanoTime();
        System.out.println("InventedPeopleTest: seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 2; round++) {
            int before = count(somebody);
            try (InventedRegister register = new InventedRegister(TRANSACTIONS, 8_000)) {
                register.begin(somebody);
                while (count(somebody) == before) {
                    Thread.sleep(random.nextInt(1, 20));
                }
            }
            assertThat(count(somebody)).as("interrupted").isLessThan(7_500);
        }
        new InventedRegister(TRANSACTIONS, 8_000).write(somebody);
        assertThat(new InventedRegister(TRANSACTIONS, 8_000).write(somebody)).isZero();
        assertThat(new InventedRegister(TRANSACTIONS, 9_500).write(somebody))
                .as("whole thousands")
                .isEqualTo(2);
        List<Person> everybody = new ArrayList<>(PEOPLE.list(somebody, null, 11_000));
        Set<String> different = new HashSet<>();
        everybody.forEach(person -> different.add(person.called() + person.known()));
        assertThat(everybody.size()).isBetween(9_800, 10_000);
        assertThat(different.size()).as("records that differ").isGreaterThan(9_700);
    }

    private static int count(Actor.Person by) {
        return TRANSACTIONS.run(
                by,
                Act.of("person.list"),
                database -> database.fetchSingle("SELECT count(*)::int FROM people.person")
                        .get(0, Integer.class));
    }

    private static void awaitIndex(String who, Actor.Person by) {
        long start = System.nanoTime();
        while (PEOPLE.search(by, who, 5).isEmpty()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            Thread.onSpinWait();
        }
    }
}
