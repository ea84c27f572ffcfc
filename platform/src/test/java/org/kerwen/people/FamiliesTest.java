package org.kerwen.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kerwen.access.pages.Drawing;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.idempotency.Idempotency;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.FamilyId;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.SentForm;
import org.kerwen.testing.Actors;
import org.kerwen.testing.RunningKerwen;
import org.kerwen.web.Languages;
import org.kerwen.web.Texts;

/** Families are recorded, change and keep their history; nobody is their own ancestor. All of them are invented. */
class FamiliesTest {
    private static final RunningKerwen KERWEN = RunningKerwen.small();
    private static final People PEOPLE = KERWEN.bean(People.class);
    private static final Families FAMILIES = KERWEN.bean(Families.class);
    private static final Transactions TRANSACTIONS = KERWEN.bean(Transactions.class);

    private final Actor.Person worker = Actors.of("o-" + UUID.randomUUID(), Role.CASE_WORKER);
    private final Actor.Person stranger = Actors.of("o-" + UUID.randomUUID(), Role.CASE_WORKER);

    @Test
    void aFamilyOfFiveIsRecordedAtOnceWithItsGenealogy() {
        FamilyId id = five(worker);
        Family family = FAMILIES.find(worker, id).orElseThrow();
        assertThat(family.members())
                .extracting(Family.Member::relationship)
                .containsExactly(
                        Relationship.HEAD,
                        Relationship.SPOUSE,
                        Relationship.SON,
                        Relationship.DAUGHTER,
                        Relationship.MOTHER);
        PersonId son = family.members().get(2).person();
        assertThat(seen(worker, son))
                .isEqualTo(Map.of(
                        "Mother Of", "GRANDPARENT",
                        "Head Of", "PARENT",
                        "Wife Of", "PARENT",
                        "Daughter Of", "SIBLING"));
        assertThat(seen(worker, family.members().getLast().person()))
                .isEqualTo(Map.of("Head Of", "CHILD", "Son Of", "GRANDCHILD", "Daughter Of", "GRANDCHILD"));
    }

    @Test
    void whatIsWrongWithOneLeavesNobodyRecorded() {
        PersonId taken = known("Taken");
        register(worker, member(taken, Relationship.HEAD));
        int before = PEOPLE.list(worker, null, 50).size();
        assertThat(FAMILIES.register(
                        worker,
                        SentForm.alone(),
                        List.of(unknown("New", Relationship.HEAD), member(taken, Relationship.SON)),
                        false))
                .isEqualTo(refused(FamilyRefusal.IN_A_FAMILY));
        assertThat(FAMILIES.register(
                        worker,
                        SentForm.alone(),
                        List.of(unknown("One", Relationship.HEAD), unknown("Two", Relationship.HEAD)),
                        false))
                .isEqualTo(refused(FamilyRefusal.ONE_HEAD));
        PersonId twice = known("Twice");
        assertThat(FAMILIES.register(
                        worker,
                        SentForm.alone(),
                        List.of(member(twice, Relationship.HEAD), member(twice, Relationship.SON)),
                        false))
                .isEqualTo(refused(FamilyRefusal.TWICE));
        assertThat(PEOPLE.list(worker, null, 50)).hasSize(before + 1);
    }

    @Test
    void anotherOrganisationsFamilyIsNotThereHoweverItIsAskedFor() {
        FamilyId id = five(stranger);
        Family family = FAMILIES.find(stranger, id).orElseThrow();
        Family.Member son = family.members().get(2);
        PersonId own = known("Own");
        FamilyId ours = register(worker, member(own, Relationship.HEAD));
        FamilyAnswer none = new FamilyAnswer.NotThere();
        assertThat(FAMILIES.find(worker, id)).isEmpty();
        assertThat(FAMILIES.both(worker, ours, id)).isEmpty();
        assertThat(FAMILIES.of(worker, son.person())).isEmpty();
        assertThat(FAMILIES.genealogy(worker, son.person())).isEmpty();
        assertThat(FAMILIES.add(worker, SentForm.alone(), id, List.of(unknown("New", Relationship.SON))))
                .isEqualTo(none);
        assertThat(FAMILIES.add(worker, SentForm.alone(), ours, List.of(member(son.person(), Relationship.SON))))
                .isEqualTo(none);
        assertThat(FAMILIES.leave(worker, id, son.id(), Leaving.MOVED, null)).isEqualTo(none);
        assertThat(FAMILIES.leave(worker, ours, son.id(), Leaving.MOVED, null)).isEqualTo(none);
        assertThat(FAMILIES.join(worker, ours, id, Map.of())).isEqualTo(none);
        assertThat(relate(worker, own, KinLink.Seen.PARENT, son.person())).isEqualTo(none);
        assertThat(relate(worker, son.person(), KinLink.Seen.PARENT, own)).isEqualTo(none);
        assertThat(FAMILIES.find(stranger, id)).contains(family);
    }

    @Test
    void aMemberLeavesWithAReasonAndTheHistoryKeepsIt() {
        FamilyId id = five(worker);
        Family.Member wife = FAMILIES.find(worker, id).orElseThrow().members().get(1);
        Family.Member head = FAMILIES.find(worker, id).orElseThrow().members().getFirst();
        assertThat(FAMILIES.leave(worker, id, head.id(), Leaving.DIED, null))
                .isEqualTo(refused(FamilyRefusal.HEAD_FIRST));
        FuzzyDate when = new FuzzyDate.OfYear(Year.of(2025));
        assertThat(FAMILIES.leave(worker, id, wife.id(), Leaving.MOVED, when)).isEqualTo(done(id));
        assertThat(FAMILIES.leave(worker, id, wife.id(), Leaving.MOVED, when))
                .isEqualTo(refused(FamilyRefusal.CHANGED_MEANWHILE));
        Family after = FAMILIES.find(worker, id).orElseThrow();
        assertThat(after.members()).hasSize(4);
        assertThat(after.past()).singleElement().satisfies(row -> {
            assertThat(row.why()).isEqualTo(Leaving.MOVED);
            assertThat(row.until()).isEqualTo(when);
        });
        // Who moved away is still the wife, and may belong to another family.
        assertThat(seen(worker, head.person())).containsEntry("Wife Of", "PARTNER");
        FamilyId another = register(worker, member(wife.person(), Relationship.HEAD));
        assertThat(FAMILIES.of(worker, wife.person()).orElseThrow())
                .extracting(Family::id)
                .containsExactlyInAnyOrder(another, id);
    }

    @Test
    void whoNeverBelongedToItIsNoRelativeEither() {
        FamilyId id = five(worker);
        Family family = FAMILIES.find(worker, id).orElseThrow();
        Family.Member son = family.members().get(2);
        FAMILIES.leave(worker, id, son.id(), Leaving.ERROR, null);
        assertThat(seen(worker, son.person())).isEmpty();
        assertThat(seen(worker, family.members().getFirst().person())).doesNotContainKey("Son Of");
    }

    @Test
    void theLastWhoLeavesEndsTheFamily() {
        FamilyId id = register(worker, member(known("Alone"), Relationship.HEAD));
        Family.Member alone = FAMILIES.find(worker, id).orElseThrow().members().getFirst();
        assertThat(FAMILIES.leave(worker, id, alone.id(), Leaving.DIED, null)).isEqualTo(done(id));
        assertThat(FAMILIES.find(worker, id).orElseThrow().endedAt()).isNotNull();
        assertThat(FAMILIES.add(worker, SentForm.alone(), id, List.of(unknown("Late", Relationship.SON))))
                .isEqualTo(refused(FamilyRefusal.ENDED));
    }

    @Test
    void anotherHeadIsChosenWithWhatEachIsToThem() {
        FamilyId id = five(worker);
        Family family = FAMILIES.find(worker, id).orElseThrow();
        Family.Member wife = family.members().get(1);
        Map<UUID, Relationship> others = new LinkedHashMap<>();
        family.members().stream()
                .filter(member -> !member.equals(wife))
                .forEach(member -> others.put(
                        member.id(), Relationship.suggested(Relationship.SPOUSE, member.relationship(), member.sex())));
        assertThat(FAMILIES.head(worker, id, wife.id(), others)).isEqualTo(done(id));
        Family after = FAMILIES.find(worker, id).orElseThrow();
        assertThat(after.head()).map(Family.Member::person).contains(wife.person());
        assertThat(after.members())
                .extracting(Family.Member::relationship)
                .containsExactly(
                        Relationship.HEAD,
                        Relationship.SPOUSE,
                        Relationship.SON,
                        Relationship.DAUGHTER,
                        Relationship.IN_LAW);
        assertThat(FAMILIES.head(worker, id, wife.id(), others))
                .as("a page that is old changes nothing")
                .isEqualTo(refused(FamilyRefusal.CHANGED_MEANWHILE));
        assertThat(after.past()).hasSize(3);
    }

    @Test
    void aFamilySplitsAndJoinsAgain() {
        FamilyId id = five(worker);
        Family family = FAMILIES.find(worker, id).orElseThrow();
        Family.Member head = family.members().getFirst();
        Family.Member wife = family.members().get(1);
        Family.Member son = family.members().get(2);
        assertThat(FAMILIES.split(worker, id, Map.of(head.id(), Relationship.HEAD, son.id(), Relationship.SON)))
                .isEqualTo(refused(FamilyRefusal.HEAD_LEAVES));
        assertThat(FAMILIES.split(worker, id, Map.of(son.id(), Relationship.SON)))
                .isEqualTo(refused(FamilyRefusal.ONE_HEAD));
        FamilyAnswer split =
                FAMILIES.split(worker, id, Map.of(wife.id(), Relationship.HEAD, son.id(), Relationship.SON));
        FamilyId another = family(split);
        assertThat(FAMILIES.find(worker, id).orElseThrow().members()).hasSize(3);
        Family second = FAMILIES.find(worker, another).orElseThrow();
        assertThat(second.members()).hasSize(2);
        Map<UUID, Relationship> coming = new LinkedHashMap<>();
        coming.put(second.members().getFirst().id(), Relationship.SPOUSE);
        assertThat(FAMILIES.join(worker, id, another, coming)).isEqualTo(refused(FamilyRefusal.CHANGED_MEANWHILE));
        coming.put(second.members().getLast().id(), Relationship.SON);
        assertThat(FAMILIES.join(worker, id, another, coming)).isEqualTo(done(id));
        assertThat(FAMILIES.find(worker, id).orElseThrow().members()).hasSize(5);
        Family ended = FAMILIES.find(worker, another).orElseThrow();
        assertThat(ended.members()).isEmpty();
        assertThat(ended.became()).isEqualTo(id);
        assertThat(FAMILIES.join(worker, id, id, Map.of())).isEqualTo(refused(FamilyRefusal.OWN_FAMILY));
    }

    @Test
    void nobodyIsTheirOwnAncestorHoweverFarUpAndThroughMerges() {
        PersonId grandfather = known("Grandfather");
        PersonId father = known("Father");
        PersonId son = known("Son");
        assertThat(relate(worker, son, KinLink.Seen.PARENT, son)).isEqualTo(refused(FamilyRefusal.OWN_KIN));
        assertThat(relate(worker, father, KinLink.Seen.PARENT, grandfather)).isInstanceOf(FamilyAnswer.Done.class);
        assertThat(relate(worker, son, KinLink.Seen.PARENT, father)).isInstanceOf(FamilyAnswer.Done.class);
        assertThat(relate(worker, grandfather, KinLink.Seen.PARENT, son))
                .isEqualTo(refused(FamilyRefusal.OWN_ANCESTOR));
        assertThat(relate(worker, son, KinLink.Seen.CHILD, father)).isEqualTo(refused(FamilyRefusal.OTHERWISE_RELATED));
        // By another record of the son, found to be of the same person.
        PersonId again = known("Son Again");
        assertThat(PEOPLE.merge(worker, again, son)).isEqualTo(People.Outcome.DONE);
        assertThat(relate(worker, grandfather, KinLink.Seen.PARENT, again))
                .isEqualTo(refused(FamilyRefusal.OWN_ANCESTOR));
        assertThat(relate(worker, again, KinLink.Seen.PARENT, son)).isEqualTo(refused(FamilyRefusal.OWN_KIN));
        // A family would say it too.
        assertThat(FAMILIES.register(
                        worker,
                        SentForm.alone(),
                        List.of(member(again, Relationship.HEAD), member(grandfather, Relationship.SON)),
                        false))
                .isEqualTo(refused(FamilyRefusal.OWN_ANCESTOR));
    }

    @Test
    void twoWhoAreRelatedAreNotJoinedUntilThatIsTakenBack() {
        PersonId mother = known("Mother");
        PersonId daughter = known("Daughter");
        relate(worker, daughter, KinLink.Seen.PARENT, mother);
        PersonId between = known("Between");
        assertThat(PEOPLE.merge(worker, mother, between)).isEqualTo(People.Outcome.DONE);
        assertThat(PEOPLE.conflict(worker, daughter, between)).contains(FamilyRefusal.MERGE_OF_KIN.text);
        assertThat(PEOPLE.merge(worker, daughter, between)).isEqualTo(People.Outcome.IN_CONFLICT);
        UUID kin = Objects.requireNonNull(FAMILIES.genealogy(worker, daughter)
                .orElseThrow()
                .relatives()
                .getFirst()
                .kin());
        assertThat(FAMILIES.unrelate(worker, daughter, kin)).isInstanceOf(FamilyAnswer.Done.class);
        assertThat(FAMILIES.unrelate(worker, daughter, kin)).isEqualTo(new FamilyAnswer.NotThere());
        assertThat(PEOPLE.merge(worker, daughter, between)).isEqualTo(People.Outcome.DONE);
    }

    @Test
    void theDatabaseItselfRefusesAnAncestorOfThemselvesAndAMergeOfRelatives() {
        PersonId older = known("One");
        PersonId younger = known("Other");
        relate(worker, older, KinLink.Seen.CHILD, younger);
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> TRANSACTIONS.<@Nullable Object>run(worker, Act.of("person.try"), database -> {
                    KinStore.insert(
                            database,
                            worker,
                            new KinStore.Said(KinLink.GRANDPARENT, younger, older, null, null, null),
                            null);
                    return null;
                }))
                .withStackTraceContaining("nobody is their own ancestor");
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> TRANSACTIONS.run(
                        worker, Act.of("person.try"), database -> MergeStore.insert(database, worker, older, younger)))
                .withStackTraceContaining("two who are related are two");
    }

    @Test
    void theDatabaseItselfRefusesTwoHeadsAndNone() {
        FamilyId id = five(worker);
        Family.Member head = FAMILIES.find(worker, id).orElseThrow().members().getFirst();
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> TRANSACTIONS.run(
                        worker,
                        Act.of("person.try"),
                        database -> FamilyStore.insert(
                                database, worker, id, known("Second"), Newcomer.Place.of(Relationship.HEAD))))
                .withStackTraceContaining("member_one_head");
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> TRANSACTIONS.<@Nullable Object>run(worker, Act.of("person.try"), database -> {
                    FamilyStore.end(database, worker, List.of(head.id()), Leaving.DIED, null);
                    return null;
                }))
                .withStackTraceContaining("a family needs a head");
    }

    /** Two families of one person, each recorded at another office; then found to be the same. */
    @Test
    void twoRecordsOfOnePersonStandOnceInAFamily() {
        PersonId wife = known("Wife");
        PersonId again = known("Wife Again");
        FamilyId id = register(
                worker,
                member(known("Husband"), Relationship.HEAD),
                member(wife, Relationship.SPOUSE),
                member(again, Relationship.OTHER));
        assertThat(PEOPLE.merge(worker, wife, again)).isEqualTo(People.Outcome.DONE);
        Family family = FAMILIES.find(worker, id).orElseThrow();
        assertThat(family.members()).hasSize(2);
        UUID merge = PEOPLE.find(worker, wife).orElseThrow().merges().getFirst().id();
        PEOPLE.unmerge(worker, wife, merge, Set.of());
        assertThat(FAMILIES.find(worker, id).orElseThrow().members()).hasSize(3);
        PEOPLE.merge(worker, wife, again);
        UUID row = FAMILIES.find(worker, id).orElseThrow().members().getLast().id();
        FAMILIES.leave(worker, id, row, Leaving.MOVED, null);
        assertThat(FAMILIES.find(worker, id).orElseThrow().members())
                .as("whoever leaves, leaves with all records")
                .hasSize(1);
    }

    @Test
    void ofManyWhoCloseACircleFromSeveralEndsOneDoes() throws Exception {
        for (int round = 0; round < 5; round++) {
            List<PersonId> four = new ArrayList<>();
            for (int each = 0; each < 4; each++) {
                four.add(known("Round" + round + " " + each));
            }
            // Two steps stand; the other two would close the circle, and touch nobody in common.
            relate(worker, four.get(0), KinLink.Seen.PARENT, four.get(1));
            relate(worker, four.get(2), KinLink.Seen.PARENT, four.get(3));
            List<Callable<FamilyAnswer>> tries = List.of(
                    () -> relate(worker, four.get(1), KinLink.Seen.PARENT, four.get(2)),
                    () -> relate(worker, four.get(3), KinLink.Seen.PARENT, four.get(0)));
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<FamilyAnswer> answers = new ArrayList<>();
                for (var answer : threads.invokeAll(tries)) {
                    answers.add(answer.get());
                }
                assertThat(answers)
                        .filteredOn(FamilyAnswer.Done.class::isInstance)
                        .hasSize(1);
            }
        }
    }

    @Test
    void anotherModuleMayRefuseAMergeOrAChangeInTheSameTransaction() {
        PersonId paid = known("Paid");
        PersonId paidToo = known("Paid Too");
        ConflictCheck onePayment = new ConflictCheck() {
            @Override
            public Optional<String> againstMerge(
                    DSLContext database, Actor.Person by, Set<PersonId> kept, Set<PersonId> folded) {
                return kept.contains(paid) && folded.contains(paidToo)
                        ? Optional.of("people.family.refused.twice")
                        : Optional.empty();
            }

            @Override
            public Optional<String> againstFamilyChange(
                    DSLContext database, Actor.Person by, FamilyId family, Set<PersonId> people) {
                return people.contains(paid) ? Optional.of("people.family.refused.twice") : Optional.empty();
            }
        };
        var checks = new org.springframework.beans.factory.support.DefaultListableBeanFactory();
        checks.registerSingleton("onePayment", onePayment);
        var provider = checks.getBeanProvider(ConflictCheck.class);
        People people = new People(
                TRANSACTIONS,
                KERWEN.bean(Idempotency.class),
                KERWEN.bean(LikeIndex.class),
                KERWEN.bean(ListingFill.class),
                provider,
                checks.getBeanProvider(Arrivals.class));
        Families families = new Families(TRANSACTIONS, KERWEN.bean(Idempotency.class), people, provider);
        assertThat(people.merge(worker, paid, paidToo)).isEqualTo(People.Outcome.IN_CONFLICT);
        assertThat(people.conflict(worker, paid, paidToo)).contains("people.family.refused.twice");
        assertThat(people.merge(worker, paidToo, known("Somebody"))).isEqualTo(People.Outcome.DONE);
        assertThat(families.register(
                        worker,
                        SentForm.alone(),
                        List.of(unknown("Head", Relationship.HEAD), member(paid, Relationship.SON)),
                        false))
                .isEqualTo(refused(FamilyRefusal.TWICE));
        assertThat(PEOPLE.search(worker, "Head", 5))
                .as("the head is not recorded either")
                .noneMatch(like -> like.person().called().equals("Head"));
    }

    @Test
    void aSeparatedMemberIsFoundAgainAndBothStandInTheHistory() {
        FamilyId id = five(worker);
        Family.Member son = FAMILIES.find(worker, id).orElseThrow().members().get(2);
        FAMILIES.change(
                worker, id, son.id(), new Newcomer.Place(Relationship.SON, null, true, "With an aunt, maybe in Mary"));
        Family.Member away = FAMILIES.find(worker, id).orElseThrow().members().get(2);
        assertThat(away.separated()).isTrue();
        assertThat(away.whereabouts()).isEqualTo("With an aunt, maybe in Mary");
        FAMILIES.change(worker, id, away.id(), Newcomer.Place.of(Relationship.SON));
        Family found = FAMILIES.find(worker, id).orElseThrow();
        assertThat(found.members().get(2).separated()).isFalse();
        assertThat(found.past()).extracting(Family.Member::separated).containsExactly(false, true);
        assertThat(seen(worker, son.person())).hasSize(4);
    }

    /** PROTECTION 13: what was written about somebody goes, also where a family holds it. */
    @Test
    void whoIsErasedStandsNamelessInTheFamilyAndIsNobodysRelative() {
        FamilyId id = five(worker);
        Family.Member son = FAMILIES.find(worker, id).orElseThrow().members().get(2);
        FAMILIES.change(
                worker,
                id,
                son.id(),
                new Newcomer.Place(Relationship.SON, new FuzzyDate.OfYear(Year.of(2010)), true, "With an aunt"));
        Family before = FAMILIES.find(worker, id).orElseThrow();
        TRANSACTIONS.<@Nullable Object>run(worker, Act.of("person.try"), database -> {
            Set<PersonId> records = Set.of(son.person());
            assertThat(new AboutMembers().tell(database, records))
                    .contains(Map.of("relationship", "son", "since", "2010", "whereabouts", "With an aunt"))
                    .noneMatch(row -> row.toString().contains("Of"));
            assertThat(new AboutKin().tell(database, records))
                    .containsExactlyInAnyOrder(Map.of("as", "parent"), Map.of("as", "parent"));
            assertThat(new OwnTimeline().of(database, worker, records))
                    .extracting(Timeline.Entry::text)
                    .containsExactly("people.timeline.came", "people.timeline.standsOtherwise");
            return null;
        });
        assertThat(KERWEN.bean(Erasures.class).erase(worker, son.person(), Erasure.Reason.ASKED))
                .isPresent();
        Family after = FAMILIES.find(worker, id).orElseThrow();
        assertThat(after.members()).hasSameSizeAs(before.members()).anySatisfy(member -> {
            assertThat(member.person()).isEqualTo(son.person());
            assertThat(member.called()).isEmpty();
            assertThat(member.whereabouts()).isEmpty();
            assertThat(member.since()).isNull();
        });
        assertThat(seen(worker, before.members().getFirst().person())).hasSize(3);
    }

    @Test
    void theDrawingShowsEverybodyOnceAndInsideAndFromTheRightWhereThatIsRead() {
        FamilyId id = five(worker);
        Family.Member son = FAMILIES.find(worker, id).orElseThrow().members().get(2);
        Genealogy genealogy = FAMILIES.genealogy(worker, son.person()).orElseThrow();
        Languages languages = KERWEN.bean(Languages.class);
        Map<String, Integer> firstParent = new LinkedHashMap<>();
        for (String tag : List.of("en", "ru", "ar-XB")) {
            Texts texts = languages.texts(new Language(tag)).orElseThrow();
            Drawing drawing = FamilyDrawing.of(genealogy, new FamilyWords(texts), texts);
            assertThat(drawing.boxes())
                    .extracting(Drawing.Box::first)
                    .containsExactlyInAnyOrder("Son Of", "Head Of", "Wife Of", "Daughter Of", "Mother Of");
            assertThat(drawing.boxes())
                    .filteredOn(Drawing.Box::marked)
                    .singleElement()
                    .satisfies(box -> assertThat(box.first()).isEqualTo("Son Of"));
            assertThat(drawing.boxes())
                    .allMatch(box -> box.x() >= 0
                            && box.x() + box.width() <= drawing.width()
                            && box.y() + box.height() <= drawing.height());
            for (Drawing.Box one : drawing.boxes()) {
                assertThat(drawing.boxes())
                        .filteredOn(other -> !other.equals(one)
                                && other.x() < one.x() + one.width()
                                && one.x() < other.x() + other.width()
                                && other.y() < one.y() + one.height()
                                && one.y() < other.y() + other.height())
                        .as("what lies over %s", one)
                        .isEmpty();
            }
            firstParent.put(tag, drawing.boxes().get(1).x());
        }
        assertThat(firstParent.get("ar-XB")).isGreaterThan(Objects.requireNonNull(firstParent.get("en")));
    }

    static FamilyId five(Actor.Person by) {
        return family(FAMILIES.register(
                by,
                SentForm.alone(),
                List.of(
                        unknown("Head", Relationship.HEAD),
                        unknown("Wife", Relationship.SPOUSE),
                        unknown("Son", Relationship.SON),
                        unknown("Daughter", Relationship.DAUGHTER),
                        unknown("Mother", Relationship.MOTHER)),
                true));
    }

    private static FamilyId register(Actor.Person by, Newcomer... members) {
        return family(FAMILIES.register(by, SentForm.alone(), List.of(members), false));
    }

    private static FamilyId family(FamilyAnswer answer) {
        assertThat(answer).isInstanceOf(FamilyAnswer.Done.class);
        return new FamilyId(((FamilyAnswer.Done) answer).id());
    }

    private static FamilyAnswer done(FamilyId id) {
        return new FamilyAnswer.Done(id.value());
    }

    private static FamilyAnswer refused(FamilyRefusal why) {
        return new FamilyAnswer.Refused(why.text);
    }

    private static FamilyAnswer relate(Actor.Person by, PersonId one, KinLink.Seen as, PersonId other) {
        return FAMILIES.relate(by, SentForm.alone(), one, new KinWords.Read(as, null, null, null), other);
    }

    private static Map<String, String> seen(Actor.Person by, PersonId person) {
        Map<String, String> seen = new LinkedHashMap<>();
        FAMILIES.genealogy(by, person)
                .orElseThrow()
                .relatives()
                .forEach(relative -> seen.put(relative.called(), relative.as().name()));
        return seen;
    }

    private static Newcomer member(PersonId person, Relationship relationship) {
        return new Newcomer(new Newcomer.Known(person), Newcomer.Place.of(relationship));
    }

    private static Newcomer unknown(String name, Relationship relationship) {
        return new Newcomer(new Newcomer.Unknown(registration(name + " Of")), Newcomer.Place.of(relationship));
    }

    private PersonId known(String name) {
        return PEOPLE.register(worker, registration(name));
    }

    static Registration registration(String name) {
        return Objects.requireNonNull(new Typed(Map.of("family", name, "consent", "spoken"))
                .read(LocalDate.of(2026, 11, 28))
                .registration());
    }
}
