package org.kerwen.movements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.kerwen.access.SignedReader;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.FamilyId;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.SentForm;
import org.kerwen.people.People;
import org.kerwen.testing.Actors;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.RunningKerwen;
import org.kerwen.web.Languages;

/** Nobody is in two places, no family is split silently, no list leaves while somebody is held. All people are invented. */
class MovementsTest {
    static final RunningKerwen KERWEN = RunningKerwen.start(MissionPack.SMALL, true);
    static final Movements MOVEMENTS = KERWEN.bean(Movements.class);
    static final Transactions TRANSACTIONS = KERWEN.bean(Transactions.class);
    private static final People PEOPLE = KERWEN.bean(People.class);
    private static final Clearances CLEARANCES = KERWEN.bean(Clearances.class);
    private static final Journeys JOURNEYS = KERWEN.bean(Journeys.class);
    private static final Act ACT = Act.of("movement.try");
    private static final LocalDate GROWN = LocalDate.of(1980, 5, 5);
    private static final Instant SIX = Instant.parse("2031-02-10T01:00:00Z");
    private static final Instant NINE = SIX.plus(Duration.ofHours(3));

    private final Actor.Person officer = Actors.of("o-" + UUID.randomUUID(), Role.MOVEMENT_OFFICER);
    private final Actor.Person stranger = Actors.of("o-" + UUID.randomUUID(), Role.MOVEMENT_OFFICER);
    private final Invented invented = new Invented(KERWEN, officer);

    @AfterAll
    static void stop() {
        KERWEN.close();
    }

    @Test
    void aFamilyTravelsFromAdvanceNoticeToItsDoor() {
        FamilyId family = new FamilyId(Ids.withoutTime());
        UUID mother = invented.request(invented.person("Anush", GROWN), family);
        UUID child = invented.request(invented.person("Aram", LocalDate.of(2024, 1, 1)), family);
        UUID movement = invented.movement(Invented.leg(SIX, NINE, 10));
        Invented.done(invented.gather(movement, mother));
        assertThat(invented.of(movement).travelling())
                .as("whoever of the family waits comes along")
                .extracting(Traveller::request)
                .containsExactlyInAnyOrder(mother, child);
        assertThat(invented.of(movement).legs().getFirst().booked()).isEqualTo(2);
        for (Booking next : List.of(Booking.CONFIRMED, Booking.TICKETED, Booking.BOARDED)) {
            Invented.done(step(movement, next, mother, child));
        }
        UUID traveller = invented.traveller(movement, child).id();
        assertThat(MOVEMENTS.takeOut(officer, movement, traveller, Booking.CANCELLED, true, "x"))
                .as("on board")
                .isEqualTo(refused(Outcome.Why.NOT_NEXT));
        Invented.done(MOVEMENTS.arrive(officer, movement, traveller, "Goris, at the door"));
        assertThat(invented.traveller(movement, child).arrivedAt()).isEqualTo("Goris, at the door");
        assertThat(invented.traveller(movement, mother).booking()).isEqualTo(Booking.BOARDED);
    }

    @Test
    void theDatabaseItselfRefusesWhatCannotBe() {
        UUID movement = invented.movement(Invented.leg(SIX, NINE, 2));
        assertThat(MOVEMENTS.addLeg(officer, SentForm.alone(), movement, Invented.leg(NINE, SIX, 2)))
                .isEqualTo(refused(Outcome.Why.ARRIVES_FIRST));
        assertThat(MOVEMENTS.addLeg(
                        officer,
                        SentForm.alone(),
                        movement,
                        Invented.leg(NINE.minusSeconds(60), NINE.plusSeconds(60), 2)))
                .isEqualTo(refused(Outcome.Why.LEGS_OVERLAP));
        UUID one = invented.request(invented.person("One", GROWN), null);
        UUID two = invented.request(invented.person("Two", GROWN), null);
        UUID three = invented.request(invented.person("Three", GROWN), null);
        Invented.done(invented.gather(movement, one, two));
        assertThat(invented.gather(movement, three)).isEqualTo(refused(Outcome.Why.NO_SEATS));
        UUID leg = invented.of(movement).legs().getFirst().id();
        assertThat(MOVEMENTS.terms(officer, movement, leg, 1, null, null))
                .as("capacity below bookings")
                .isEqualTo(refused(Outcome.Why.NO_SEATS));
        assertThat(MOVEMENTS.terms(officer, movement, leg, 2, null, NINE))
                .isEqualTo(refused(Outcome.Why.TICKETS_TOO_LATE));
        UUID other = invented.movement(Invented.leg(NINE, NINE.plusSeconds(3_600), 2));
        assertThat(invented.gather(other, one)).isEqualTo(refused(Outcome.Why.ELSEWHERE));
        assertThat(step(movement, Booking.BOARDED, one)).isEqualTo(refused(Outcome.Why.NOT_NEXT));
        Map<String, String> planted = new LinkedHashMap<>();
        planted.put("removed", "DELETE FROM movements.traveller");
        planted.put("a list rewritten", "UPDATE movements.manifest SET number = 9");
        planted.put("a copy unregistered", "DELETE FROM movements.copy");
        planted.put("another's", "UPDATE movements.movement SET organisation = 'mission'");
        planted.forEach((what, sql) -> assertThatExceptionOfType(RuntimeException.class)
                .as(what)
                .isThrownBy(() -> TRANSACTIONS.run(officer, ACT, database -> database.execute(sql)))
                .satisfies(e -> assertThat(e).hasRootCauseInstanceOf(org.postgresql.util.PSQLException.class)));
    }

    @Test
    void bothListsOfWhatFollowsWhatAreTheSame() {
        for (Booking before : Booking.values()) {
            for (Booking after : Booking.values()) {
                Boolean follows = TRANSACTIONS.run(
                        officer,
                        ACT,
                        database -> database.fetchSingle(
                                        "SELECT movements.follows(?, ?), movements.travels(?)",
                                        before.word(),
                                        after.word(),
                                        before.word())
                                .get(0, Boolean.class));
                assertThat(follows)
                        .as("%s, %s", before, after)
                        .isEqualTo(before.next().contains(after));
            }
            assertThat(TRANSACTIONS.<Boolean>run(
                            officer,
                            ACT,
                            database -> database.fetchSingle("SELECT movements.travels(?)", before.word())
                                    .get(0, Boolean.class)))
                    .isEqualTo(before.travels());
        }
    }

    @Test
    void whoCanTravelIsReckonedAgainstTheDaysOfTravelAndNoListLeavesWithAHold() {
        UUID asked = Ids.withoutTime();
        UUID request = invented.request(asked, invented.person("Ready", GROWN), null);
        UUID movement = invented.movement(Invented.leg(SIX, NINE, 5));
        UUID paper = Ids.withoutTime();
        LocalDate day = LocalDate.of(2031, 2, 10);
        invented.require(request, Invented.paper(paper, null, null));
        Invented.done(invented.gather(movement, request));
        assertThat(whys(movement)).containsExactly(Hold.Why.OPEN);
        assertThat(MOVEMENTS.issue(officer, SentForm.alone(), movement, Recipient.CARRIER))
                .isEqualTo(refused(Outcome.Why.HELD));
        Map<Requirement, Hold.Why> windows = new LinkedHashMap<>();
        windows.put(Invented.paper(paper, day.minusDays(14), day.minusDays(1)), Hold.Why.LAPSES);
        windows.put(Invented.paper(paper, day.plusDays(1), null), Hold.Why.BEGINS_LATER);
        windows.forEach((requirement, why) -> {
            invented.require(request, requirement);
            assertThat(whys(movement)).as("%s", requirement).containsExactly(why);
            assertThat(MOVEMENTS.issue(officer, SentForm.alone(), movement, Recipient.BORDER))
                    .isEqualTo(refused(Outcome.Why.HELD));
        });
        invented.require(request, Invented.paper(paper, day.minusDays(13), day));
        assertThat(whys(movement)).isEmpty();
        UUID list = Invented.done(MOVEMENTS.issue(officer, SentForm.alone(), movement, Recipient.BORDER));
        Invented.done(MOVEMENTS.copied(officer, movement, list, ListForm.CSV, new byte[32]));

        Movements.Shown shown = MOVEMENTS.find(officer, movement).orElseThrow();
        Leg leg = shown.movement().legs().getFirst();
        assertThat(Movements.lapses(shown, leg, Duration.ofHours(12))).isEmpty();
        assertThat(Movements.lapses(shown, leg, Duration.ofHours(24))).hasSize(1);
        assertThat(MOVEMENTS.delay(officer, SentForm.alone(), movement, leg.id(), Duration.ofHours(24), 0))
                .as("nobody has seen what lapses")
                .isEqualTo(refused(Outcome.Why.NOT_READY));
        Invented.done(MOVEMENTS.delay(officer, SentForm.alone(), movement, leg.id(), Duration.ofHours(24), 1));
        assertThat(whys(movement)).containsExactly(Hold.Why.LAPSES);
        assertThat(MOVEMENTS.copied(officer, movement, list, ListForm.CSV, new byte[32]))
                .as("a copy of a list of somebody who cannot travel any more")
                .isEqualTo(refused(Outcome.Why.HELD));
        Invented.done(step(movement, Booking.CONFIRMED, request));
        Invented.done(step(movement, Booking.TICKETED, request));
        assertThat(step(movement, Booking.BOARDED, request))
                .as("on an expired paper")
                .isEqualTo(refused(Outcome.Why.NOT_READY));

        invented.require(request, Invented.paper(paper, day, null));
        assertThat(MOVEMENTS.copied(officer, movement, list, ListForm.CSV, new byte[32]))
                .as("other days than the list says")
                .isEqualTo(refused(Outcome.Why.OLD_LIST));
        UUID second = Invented.done(MOVEMENTS.issue(officer, SentForm.alone(), movement, Recipient.BORDER));
        assertThat(MOVEMENTS.manifest(officer, movement, second).orElseThrow().number())
                .isEqualTo(2);
        invented.withdraw(asked);
        assertThat(whys(movement)).containsExactly(Hold.Why.WITHDRAWN);
        assertThat(MOVEMENTS.copied(officer, movement, second, ListForm.PDF, new byte[32]))
                .as("after consent was withdrawn")
                .isEqualTo(refused(Outcome.Why.HELD));
        assertThat(MOVEMENTS.issue(officer, SentForm.alone(), movement, Recipient.CARRIER))
                .isEqualTo(refused(Outcome.Why.HELD));
        assertThat(MOVEMENTS.lists(officer, movement))
                .flatExtracting(Manifest::copies)
                .hasSize(1);
        assertThatExceptionOfType(RuntimeException.class)
                .as("not even by hand")
                .isThrownBy(() -> TRANSACTIONS.run(
                        officer,
                        ACT,
                        database -> database.execute(
                                "INSERT INTO movements.manifest SELECT gen_random_uuid(), organisation, movement, recipient, 9,"
                                        + " fields, of_version, made_by FROM movements.manifest WHERE id = ?",
                                second)));
    }

    @Test
    void aChildWithoutAGrownUpOfTheFamilyIsHeldAndSoIsWhoeverNobodyKnowsTheAgeOf() {
        FamilyId family = new FamilyId(Ids.withoutTime());
        UUID child = invented.request(invented.person("Small", LocalDate.of(2020, 1, 1)), family);
        UUID unknown = invented.request(invented.person("Ageless", null), null);
        UUID movement = invented.movement(Invented.leg(SIX, NINE, 5), Invented.leg(NINE, NINE.plusSeconds(3_600), 5));
        Invented.done(invented.gather(movement, child));
        Invented.done(invented.gather(movement, unknown));
        assertThat(whys(movement)).containsExactly(Hold.Why.CHILD_ALONE, Hold.Why.CHILD_ALONE);
        invented.require(
                unknown,
                new Requirement(
                        Ids.withoutTime(),
                        RequirementKind.GUARDIANSHIP,
                        OwedBy.PARENT_OR_GUARDIAN,
                        null,
                        LocalDate.of(2031, 1, 1),
                        null));
        assertThat(whys(movement)).as("somebody is responsible").containsExactly(Hold.Why.CHILD_ALONE);
        UUID mother = invented.request(invented.person("Late", GROWN), family);
        assertThat(whys(movement)).contains(Hold.Why.FAMILY_NOT_TOGETHER);
        Invented.done(invented.gather(movement, mother));
        assertThat(whys(movement)).isEmpty();
        UUID traveller = invented.traveller(movement, mother).id();
        Invented.done(
                MOVEMENTS.takeOut(officer, movement, traveller, Booking.CANCELLED, true, "Stays with her own mother"));
        assertThat(whys(movement))
                .as("the reason is written, the child is alone")
                .containsExactly(Hold.Why.CHILD_ALONE);
    }

    @Test
    void aFamilyIsNotSplitWithoutAWordNotEvenByHand() {
        FamilyId family = new FamilyId(Ids.withoutTime());
        UUID one = invented.request(invented.person("Left", GROWN), family);
        UUID other = invented.request(invented.person("Right", GROWN), family);
        UUID movement = invented.movement(Invented.leg(SIX, NINE, 1));
        assertThat(invented.gather(movement, one)).as("one seat for two").isEqualTo(refused(Outcome.Why.NO_SEATS));
        UUID wide = invented.movement(Invented.leg(SIX, NINE, 5));
        Invented.done(invented.gather(wide, one));
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> TRANSACTIONS.run(
                        officer,
                        ACT,
                        database -> database.execute(
                                "UPDATE movements.traveller SET state = 'cancelled', why = 'x' WHERE request = ?",
                                other)))
                .satisfies(e -> assertThat(Movements.constraint(e)).isEqualTo("traveller_family"));
        Invented.done(MOVEMENTS.takeOut(
                officer, wide, invented.traveller(wide, other).id(), Booking.CANCELLED, false, "All stay"));
        assertThat(invented.of(wide).travelling()).as("all of the family").isEmpty();
    }

    @Test
    void twoRecordsOfOnePersonAreNotInTwoPlaces() {
        PersonId first = invented.person("Twice", GROWN);
        PersonId second = invented.person("Twise", GROWN);
        UUID movement = invented.movement(Invented.leg(SIX, NINE, 5));
        UUID same = invented.movement(Invented.leg(SIX, NINE, 5));
        UUID later = invented.movement(Invented.leg(NINE.plusSeconds(60), NINE.plusSeconds(3_600), 5));
        UUID here = invented.request(first, null);
        UUID there = invented.request(second, null);
        Invented.done(invented.gather(movement, here));
        Invented.done(invented.gather(same, there));
        assertThat(PEOPLE.conflict(officer, first, second)).contains("movements.conflict");
        assertThat(PEOPLE.merge(officer, first, second)).isNotEqualTo(People.Outcome.DONE);
        Invented.done(MOVEMENTS.takeOut(
                officer, same, invented.traveller(same, there).id(), Booking.CANCELLED, true, "Recorded twice"));
        assertThat(PEOPLE.merge(officer, first, second)).isEqualTo(People.Outcome.DONE);
        assertThat(invented.gather(same, there)).isEqualTo(refused(Outcome.Why.ELSEWHERE));
        Invented.done(invented.gather(later, there));
        UUID leg = invented.of(movement).legs().getFirst().id();
        assertThat(MOVEMENTS.delay(officer, SentForm.alone(), movement, leg, Duration.ofMinutes(30), 0))
                .as("the first journey would go on into the second")
                .isEqualTo(refused(Outcome.Why.ELSEWHERE));
    }

    @Test
    void ofManyWhoWantTheLastSeatOneGetsIt() throws Exception {
        UUID movement = invented.movement(Invented.leg(SIX, NINE, 3));
        List<UUID> requests = new ArrayList<>();
        for (int each = 0; each < 8; each++) {
            requests.add(invented.request(invented.person("Many" + each, GROWN), null));
        }
        Set<Outcome> outcomes = new HashSet<>();
        int given = 0;
        try (var clicks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome>> all = requests.stream()
                    .map(each -> clicks.submit(() -> invented.gather(movement, each)))
                    .toList();
            for (Future<Outcome> each : all) {
                given += each.get() instanceof Outcome.Done ? 1 : 0;
                outcomes.add(each.get());
            }
        }
        assertThat(given).isEqualTo(3);
        assertThat(outcomes).contains(refused(Outcome.Why.NO_SEATS)).hasSize(2);
    }

    @Test
    void anotherOrganisationsJourneysAreNotThereHoweverTheyAreAskedFor() {
        PersonId person = invented.person("Own", GROWN);
        UUID request = invented.request(person, null);
        UUID movement = invented.movement(Invented.leg(SIX, NINE, 5));
        Invented.done(invented.gather(movement, request));
        Outcome nothing = refused(Outcome.Why.NOT_THERE);
        UUID leg = invented.of(movement).legs().getFirst().id();
        UUID traveller = invented.traveller(movement, request).id();
        assertThat(MOVEMENTS.list(stranger, "", MovementStore.When.ANY, null, 10))
                .isEmpty();
        assertThat(MOVEMENTS.find(stranger, movement)).isEmpty();
        assertThat(MOVEMENTS.waiting(stranger, 10).requests()).isEmpty();
        assertThat(Stream.of(
                        MOVEMENTS.addLeg(
                                stranger, SentForm.alone(), movement, Invented.leg(NINE, NINE.plusSeconds(9), 1)),
                        MOVEMENTS.gather(stranger, movement, leg, leg, Set.of(request)),
                        MOVEMENTS.step(stranger, movement, Set.of(traveller), Booking.CONFIRMED),
                        MOVEMENTS.delay(stranger, SentForm.alone(), movement, leg, Duration.ofHours(1), 9),
                        MOVEMENTS.issue(stranger, SentForm.alone(), movement, Recipient.CARRIER),
                        MOVEMENTS.takeOut(stranger, movement, traveller, Booking.CANCELLED, true, "x")))
                .containsOnly(nothing);
        assertThat(new Invented(KERWEN, stranger).require(request, Invented.paper(Ids.withoutTime(), null, null)))
                .isFalse();
    }

    @Test
    void anAgencyReadsAnswersAndLearnsNothingElse() {
        Actor.Person agency = Actors.of("a-" + UUID.randomUUID(), Role.AGENCY_OFFICER);
        Actor.Person otherAgency = Actors.of("a-" + UUID.randomUUID(), Role.AGENCY_OFFICER);
        UUID owner = Ids.withoutTime();
        UUID one = ask(owner, invented.person("Sealed", GROWN), agency);
        UUID other = ask(Ids.withoutTime(), invented.person("Plain", GROWN), agency);
        List<Clearance> read = CLEARANCES.addressed(agency, true, null, 10);
        assertThat(read).extracting(Clearance::id).containsExactlyInAnyOrder(one, other);
        assertThat(read)
                .as("payloads differ in who it is only")
                .extracting(each -> List.of(
                        each.from(),
                        each.kind(),
                        each.asked(),
                        each.due(),
                        each.content().size(),
                        each.content().get(0),
                        each.content().subList(2, 7),
                        each.content().get(9)))
                .containsOnly(List.of(
                        officer.organisation(),
                        Permitted.LEAVE_THE_COUNTRY,
                        MOVEMENTS.today(),
                        MOVEMENTS.today().plusDays(10),
                        10,
                        "Testian",
                        List.of("", "female", "1980-05-05", "ARM", "passport"),
                        "Armenia"));
        assertThat(CLEARANCES.addressed(otherAgency, true, null, 10)).isEmpty();
        assertThat(CLEARANCES.addressed(otherAgency, one)).isEmpty();
        assertThat(TRANSACTIONS.<Integer>run(
                        otherAgency,
                        ACT,
                        database -> database.fetchSingle("SELECT count(*) FROM movements.clearance")
                                .get(0, Integer.class)))
                .as("not even by hand")
                .isZero();
        assertThat(CLEARANCES.answer(otherAgency, one, ClearanceAnswer.NOT_PERMITTED, null, null, "", ""))
                .isEqualTo(refused(Outcome.Why.NOT_THERE));
        assertThat(TRANSACTIONS.<Integer>run(
                        agency,
                        ACT,
                        database -> database.fetchSingle(
                                        "SELECT (SELECT count(*) FROM movements.asked) + (SELECT count(*) FROM movements.request)"
                                                + " + (SELECT count(*) FROM people.person)")
                                .get(0, Integer.class)))
                .as("nothing but what was addressed")
                .isZero();
        assertThat(CLEARANCES.answer(officer, one, ClearanceAnswer.PERMITTED, GROWN, GROWN, "", ""))
                .as("nobody answers their own question")
                .isEqualTo(refused(Outcome.Why.NOT_THERE));
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> TRANSACTIONS.run(
                        officer,
                        ACT,
                        database -> database.execute(
                                "UPDATE movements.clearance SET answer = 'not-permitted', answered_at = now()")));
        Invented.done(CLEARANCES.answer(agency, one, ClearanceAnswer.MORE_NEEDED, null, null, "Which flight?", ""));
        Invented.done(CLEARANCES.answer(
                agency,
                one,
                ClearanceAnswer.PERMITTED,
                MOVEMENTS.today(),
                MOVEMENTS.today().plusDays(90),
                "",
                "12/3"));
        assertThat(CLEARANCES.answer(agency, one, ClearanceAnswer.NOT_PERMITTED, null, null, "", ""))
                .isEqualTo(refused(Outcome.Why.ANSWERED));
        List<Clearance> owned = TRANSACTIONS.run(
                officer,
                ACT,
                database -> List.copyOf(
                        JOURNEYS.clearances(database, List.of(owner)).values()));
        assertThat(owned).hasSize(1);
        assertThat(Objects.requireNonNull(owned.getFirst().answer()).reference())
                .isEqualTo("12/3");
        TRANSACTIONS.<Boolean>run(officer, ACT, database -> {
            JOURNEYS.takeBack(database, other);
            return true;
        });
        assertThat(CLEARANCES.addressed(agency, other)).as("taken back").isEmpty();
    }

    private UUID ask(UUID owner, PersonId person, Actor.Person agency) {
        return TRANSACTIONS.run(
                officer,
                ACT,
                database -> JOURNEYS.ask(
                                database,
                                officer,
                                new Clearance.Question(
                                        owner,
                                        person,
                                        new OrganisationId(agency.organisation().value()),
                                        Permitted.LEAVE_THE_COUNTRY,
                                        "Armenia",
                                        MOVEMENTS.today().plusDays(10)))
                        .orElseThrow());
    }

    @Test
    void timesThatClocksJumpOverOrShowTwiceAreNotGuessed() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        LocalDate spring = LocalDate.of(2031, 3, 30);
        LocalDate autumn = LocalDate.of(2031, 10, 26);
        assertThat(Moments.read(spring, "02:30", berlin)).isEqualTo(new Moments.Wrong("no-such-time"));
        assertThat(Moments.read(autumn, "2.30", berlin)).isEqualTo(new Moments.Wrong("twice"));
        assertThat(Moments.read(autumn, "02:30+02:00", berlin))
                .isEqualTo(new Moments.Moment(Instant.parse("2031-10-26T00:30:00Z")));
        assertThat(Moments.read(autumn, "02:30+01:00", berlin))
                .isEqualTo(new Moments.Moment(Instant.parse("2031-10-26T01:30:00Z")));
        assertThat(Moments.read(spring, "02:30+01:00", berlin)).isEqualTo(new Moments.Wrong("offset"));
        assertThat(Moments.read(spring, "06:00", Invented.ASHGABAT))
                .isEqualTo(new Moments.Moment(Instant.parse("2031-03-30T01:00:00Z")));
        for (String wrong : List.of("25:00", "06:60", "six", "6", "06:00+5", "06:00+99:00")) {
            assertThat(Moments.read(spring, wrong, berlin)).as(wrong).isEqualTo(new Moments.Wrong("time"));
        }
        Instant late = Instant.parse("2031-02-10T18:30:00Z");
        UUID request = invented.request(invented.person("West", GROWN), null);
        UUID movement = invented.movement(Invented.leg(late, late.plusSeconds(3_600), 2));
        Invented.done(invented.gather(movement, request));
        Traveller traveller = invented.traveller(movement, request);
        assertThat(List.of(traveller.first(), traveller.last()))
                .as("by the clocks of both places, half an hour before midnight in the east")
                .containsExactly(LocalDate.of(2031, 2, 10), LocalDate.of(2031, 2, 10));
        Invented.done(MOVEMENTS.delay(
                officer,
                SentForm.alone(),
                movement,
                invented.of(movement).legs().getFirst().id(),
                Duration.ofMinutes(45),
                0));
        assertThat(invented.traveller(movement, request).first()).isEqualTo(LocalDate.of(2031, 2, 11));
        assertThat(invented.traveller(movement, request).last()).isEqualTo(LocalDate.of(2031, 2, 11));
    }

    /** The figures of a run that nobody disturbs stand in the bench; here it is only not to become slow by a mistake. */
    @Test
    void threeHundredTravelOnOneListThatIsPrintedInTime() {
        UUID movement = invented.movement(Invented.leg(SIX, NINE, 300));
        UUID[] requests = new UUID[300];
        for (int each = 0; each < requests.length; each++) {
            requests[each] = invented.request(invented.person("Hundred" + each, GROWN), null);
            invented.require(requests[each], Invented.paper(Ids.withoutTime(), GROWN, null));
        }
        Invented.done(invented.gather(movement, requests));
        long began = System.nanoTime();
        Movements.Shown shown = MOVEMENTS.find(officer, movement).orElseThrow();
        assertThat(shown.holds()).isEmpty();
        long read = System.nanoTime();
        UUID list = Invented.done(MOVEMENTS.issue(officer, SentForm.alone(), movement, Recipient.BORDER));
        Manifest manifest = MOVEMENTS.manifest(officer, movement, list).orElseThrow();
        assertThat(manifest.rows()).hasSize(300);
        long issued = System.nanoTime();
        byte[] pdf = KERWEN.bean(ListPrinter.class)
                .print(
                        new ListPrinter.Paper(manifest, shown.movement().legs(), "The mission"),
                        ListForm.PDF,
                        KERWEN.bean(Languages.class).texts(new Language("en")).orElseThrow())
                .orElseThrow();
        long printed = System.nanoTime();
        System.out.println("MovementsTest: 300 people read in %d ms, list issued in %d ms, printed in %d ms, %d kB"
                .formatted(
                        (read - began) / 1_000_000,
                        (issued - read) / 1_000_000,
                        (printed - issued) / 1_000_000,
                        pdf.length / 1_000));
        assertThat(Duration.ofNanos(printed - began)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void aFareOfAGroupIsPaidFromSoManyPeopleOn() {
        Leg leg = Invented.leg(SIX, NINE, 100);
        assertThat(Objects.requireNonNull(leg.fare()).of(9)).hasToString("1080.00 USD");
        assertThat(Objects.requireNonNull(leg.fare()).of(10)).hasToString("900.00 USD");
    }

    /** Random histories beside a model that knows only who, where and when. */
    @Test
    void whateverIsDoneNobodyIsInTwoPlacesAndNothingIsIssuedThatMayNot() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        JourneyModel model = new JourneyModel();
        List<PersonId> people = new ArrayList<>();
        Map<UUID, UUID> askedBy = new HashMap<>();
        Map<UUID, UUID> papers = new HashMap<>();
        for (int family = 0; family < 6; family++) {
            FamilyId id = new FamilyId(Ids.withoutTime());
            for (int member = 0; member <= family % 3; member++) {
                people.add(invented.person("Member" + family + "x" + member, GROWN));
                UUID asked = Ids.withoutTime();
                UUID request = invented.request(asked, people.getLast(), id);
                model.wishes.put(request, new JourneyModel.Wish(family, people.size() - 1));
                askedBy.put(request, asked);
                papers.put(request, Ids.withoutTime());
            }
        }
        for (int trip = 0; trip < 4; trip++) {
            Instant departs = SIX.plus(Duration.ofHours(20L * trip));
            int seats = 3 + trip;
            model.trips.put(
                    invented.movement(Invented.leg(departs, departs.plus(Duration.ofHours(5)), seats)),
                    new JourneyModel.Trip(departs, departs.plus(Duration.ofHours(5)), seats));
        }
        List<UUID> trips = List.copyOf(model.trips.keySet());
        List<UUID> wishes = List.copyOf(model.wishes.keySet());
        int done = 0;
        int refused = 0;
        for (int step = 0; step < 160; step++) {
            UUID trip = trips.get(random.nextInt(trips.size()));
            UUID wish = wishes.get(random.nextInt(wishes.size()));
            List<UUID> given = List.copyOf(model.places.keySet());
            int what = given.isEmpty() ? 0 : random.nextInt(20);
            boolean expected;
            Outcome outcome;
            if (what < 4) {
                expected = model.mayGather(trip, wish);
                List<UUID> all = model.with(wish);
                outcome = invented.gather(trip, wish);
                if (outcome instanceof Outcome.Done) {
                    for (Traveller traveller : invented.of(trip).travelling()) {
                        if (all.contains(traveller.request()) && !model.places.containsKey(traveller.id())) {
                            model.places.put(traveller.id(), new JourneyModel.Place(trip, traveller.request()));
                        }
                    }
                }
            } else if (what < 11) {
                UUID traveller = given.get(random.nextInt(given.size()));
                JourneyModel.Place place = Objects.requireNonNull(model.places.get(traveller));
                Booking to = random.nextInt(4) == 0
                        ? List.of(Booking.CONFIRMED, Booking.TICKETED, Booking.BOARDED)
                                .get(random.nextInt(3))
                        : place.booking.onward().orElse(Booking.CONFIRMED);
                expected = model.mayStep(place, to);
                outcome = to == Booking.ARRIVED
                        ? MOVEMENTS.arrive(officer, place.trip, traveller, "Goris")
                        : MOVEMENTS.step(officer, place.trip, Set.of(traveller), to);
                if (outcome instanceof Outcome.Done) {
                    place.booking = to;
                }
            } else if (what < 14) {
                UUID traveller = given.get(random.nextInt(given.size()));
                JourneyModel.Place place = Objects.requireNonNull(model.places.get(traveller));
                Booking to = List.of(Booking.CANCELLED, Booking.NO_SHOW, Booking.MISSING)
                        .get(random.nextInt(3));
                boolean alone = random.nextBoolean();
                expected = model.mayTakeOut(place, to, alone);
                outcome = MOVEMENTS.takeOut(officer, place.trip, traveller, to, alone, "A reason");
                if (outcome instanceof Outcome.Done) {
                    model.takeOut(place, to, alone);
                }
            } else if (what == 14) {
                Duration later = Duration.ofHours(random.nextInt(1, 12));
                expected = model.mayDelay(trip, later);
                outcome = MOVEMENTS.delay(
                        officer,
                        SentForm.alone(),
                        trip,
                        invented.of(trip).legs().getFirst().id(),
                        later,
                        Integer.MAX_VALUE);
                if (outcome instanceof Outcome.Done) {
                    model.delay(trip, later);
                }
            } else if (what == 15) {
                JourneyModel.Wish of = model.wish(wish);
                LocalDate day = LocalDate.of(2031, 2, 8).plusDays(random.nextInt(6));
                of.required = true;
                of.from = random.nextInt(4) == 0 ? null : day;
                of.until = of.from == null || random.nextBoolean() ? null : day.plusDays(random.nextInt(1, 6));
                invented.require(wish, Invented.paper(Objects.requireNonNull(papers.get(wish)), of.from, of.until));
                continue;
            } else if (what == 16 && random.nextInt(3) == 0) {
                model.wish(wish).withdrawn = true;
                invented.withdraw(Objects.requireNonNull(askedBy.get(wish)));
                continue;
            } else if (what == 17) {
                int one = model.wish(wish).person;
                int other = model.wish(wishes.get(random.nextInt(wishes.size()))).person;
                if (one == other || random.nextInt(2) == 0) {
                    continue;
                }
                boolean may = model.mayBecomeOne(one, other);
                People.Outcome merged = PEOPLE.merge(officer, people.get(one), people.get(other));
                assertThat(merged == People.Outcome.DONE)
                        .as("seed %d, step %d: merge %s", seed, step, merged)
                        .isEqualTo(may);
                if (may) {
                    model.becomeOne(one, other);
                }
                continue;
            } else {
                expected = model.mayIssue(trip);
                outcome = MOVEMENTS.issue(
                        officer,
                        SentForm.alone(),
                        trip,
                        List.of(Recipient.values()).get(random.nextInt(Recipient.values().length)));
            }
            assertThat(outcome instanceof Outcome.Done)
                    .as("seed %d, step %d, kind %d: %s", seed, step, what, outcome)
                    .isEqualTo(expected);
            done += expected ? 1 : 0;
            refused += expected ? 0 : 1;
            holds(trip);
            Movement now = invented.of(trip);
            for (Traveller traveller : now.travellers()) {
                assertThat(traveller.booking())
                        .as("seed %d, step %d: nothing that was done is lost", seed, step)
                        .isEqualTo(Objects.requireNonNull(model.places.get(traveller.id())).booking);
            }
            assertThat(now.legs().getFirst().booked())
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo(model.travelling(trip).size());
            assertThat(model.flaw()).as("seed %d, step %d", seed, step).isNull();
        }
        assertThat(done).as("seed %d", seed).isGreaterThan(10);
        assertThat(refused).as("seed %d", seed).isGreaterThan(10);
    }

    @Test
    void aFormThatIsStillAtWorkIsToldSoWhenItIsSentAgainAndIsDoneOnce() throws Exception {
        SignedReader reader = Objects.requireNonNull(
                        SignedReader.ofDemonstration(KERWEN, KERWEN.home()).get(Role.SUPERVISOR))
                .signIn();
        Actor.Person colleague = Actors.of(reader.organisation(), Role.MOVEMENT_OFFICER);
        UUID movement = Invented.done(MOVEMENTS.plan(colleague, SentForm.alone(), "A slow line"));
        String address = "/app/movements/" + movement;
        Map<String, String> meal = Map.of(
                "kind", "meal",
                "words", "Supper",
                "first", "2031-02-10",
                "last", "2031-02-10",
                "people", "2",
                "_once", "an impatient finger");
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<HttpResponse<String>> first = TRANSACTIONS.run(colleague, ACT, database -> {
                assertThat(MovementStore.locked(database, movement)).isPresent();
                Future<HttpResponse<String>> waits = threads.submit(() -> reader.post(address + "/provisions", meal));
                // The first waits for the lock of this transaction, the second for the first one's form.
                waitUntilItWaits();
                HttpResponse<String> second = reader.post(address + "/provisions", meal);
                assertThat(second.statusCode()).isEqualTo(409);
                assertThat(second.body()).contains("has not ended yet", "what you sent is done once");
                return waits;
            });
            location(first.get());
        }
        location(reader.post(address + "/provisions", meal));
        assertThat(Jsoup.parse(reader.get(address).body()).select("#provisions").text())
                .containsOnlyOnce("Supper");
    }

    private void waitUntilItWaits() {
        String waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
        while (TRANSACTIONS.run(
                        officer, ACT, database -> database.fetchSingle(waiting).get(0, Long.class))
                == 0) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Test
    void aGroupTravelsOverThePages() {
        Map<Role, SignedReader> readers = SignedReader.ofDemonstration(KERWEN, KERWEN.home());
        SignedReader reader =
                Objects.requireNonNull(readers.get(Role.MOVEMENT_OFFICER)).signIn();
        Invented ours = new Invented(KERWEN, Actors.of(reader.organisation(), Role.MOVEMENT_OFFICER));
        FamilyId family = new FamilyId(Ids.withoutTime());
        UUID mother = ours.request(ours.person("=Testian", "Nare", GROWN), family);
        UUID child = ours.request(ours.person("=Testian", "Davit", LocalDate.of(2025, 3, 3)), family);
        UUID paper = Ids.withoutTime();
        ours.require(child, Invented.paper(paper, null, null));
        assertThat(reader.get("/app/movements").body()).contains("/app/movements/new");
        assertThat(reader.post("/app/movements/new", Map.of("called", "")).body())
                .contains("called-error");
        Map<String, String> planned = Map.of("called", "Charter of a test", "_once", "an impatient finger");
        String address = location(reader.post("/app/movements/new", planned));
        assertThat(location(reader.post("/app/movements/new", planned)))
                .as("sent twice, it is one movement")
                .isEqualTo(address);
        assertThat(location(reader.get(address + "/travellers"))).isEqualTo(address);

        Map<String, String> leg = new HashMap<>(Map.of(
                "mode", "charter-flight",
                "carrier", "Try Air",
                "fromPlace", "Ashgabat",
                "fromZone", "Asia/Nowhere",
                "departsDay", "2031-02-10",
                "departsTime", "06:00",
                "toPlace", "Yerevan",
                "toZone", "Asia/Yerevan",
                "arrivesDay", "2031-02-10",
                "arrivesTime", "04:00"));
        leg.putAll(Map.of(
                "seats", "1", "fare", "12o", "currency", "USD", "ticketDay", "2031-02-09", "ticketTime", "18:00"));
        assertThat(reader.post(address + "/legs", leg).body())
                .contains("fromZone-error", "fare-error", "value=\"12o\"")
                .doesNotContain("carrier-error");
        leg.putAll(Map.of("fromZone", "Asia/Ashgabat", "fare", "120"));
        assertThat(reader.post(address + "/legs", leg).body())
                .as("four in Yerevan is five in Ashgabat")
                .contains("arrivesTime-error");
        leg.put("arrivesTime", "08:30");
        leg.put("_once", "an impatient finger");
        location(reader.post(address + "/legs", leg));
        location(reader.post(address + "/legs", leg));
        Map<String, String> meal = new HashMap<>(
                Map.of("kind", "meal", "words", "Supper", "first", "2031-02-10", "last", "2031-02-10", "people", "2"));
        meal.put("_once", "an impatient finger");
        location(reader.post(address + "/provisions", meal));
        location(reader.post(address + "/provisions", meal));
        meal.put("words", "Breakfast");
        location(reader.post(address + "/provisions", meal));
        Document legs = Jsoup.parse(reader.get(address).body());
        assertThat(legs.select("#legs tbody tr"))
                .as("sent twice, it is one leg")
                .hasSize(1);
        assertThat(legs.select("#provisions").text())
                .as("what was changed before it was sent again is another")
                .containsOnlyOnce("Supper")
                .containsOnlyOnce("Breakfast");
        String gather = address + "/travellers";
        assertThat(reader.get(gather).body()).contains("=Testian Nare", "=Testian Davit");
        Document form = Jsoup.parse(reader.get(gather).body());
        String only = form.select("select[name=joins] option[selected]").attr("value");
        String who = form.select("label:contains(=Testian) input[name=who]").attr("value");
        assertThat(List.of(mother.toString(), child.toString())).contains(who);
        assertThat(reader.post(gather, Map.of("joins", only, "leaves", only)).body())
                .contains("who-error");
        assertThat(reader.post(gather, Map.of("joins", only, "leaves", only, "who", who))
                        .body())
                .as("one seat for two")
                .contains("who-error");
        assertThat(reader.post(address + "/legs/" + only, Map.of("seats", "0")).body())
                .contains("seats-error");
        location(reader.post(
                address + "/legs/" + only,
                Map.of("seats", "5", "fare", "120", "currency", "USD", "groupFrom", "2", "groupFare", "100")));
        location(reader.post(gather, Map.of("joins", only, "leaves", only, "who", who)));
        assertThat(reader.get(address).body())
                .contains("200.00 USD", "Paper to travel by: not there yet", "Embassy")
                .as("its next step")
                .contains("Confirm 2 bookings");
        assertThat(reader.post(address + "/legs/" + only, Map.of("seats", "1")).body())
                .as("capacity lowered below bookings")
                .contains("seats-error");
        assertThat(reader.post(address + "/lists", Map.of("recipient", "carrier"))
                        .headers()
                        .firstValue("Location"))
                .get()
                .asString()
                .endsWith("refused=held");
        ours.require(child, Invented.paper(paper, LocalDate.of(2031, 1, 1), LocalDate.of(2031, 2, 10)));
        for (Booking to : List.of(Booking.CONFIRMED, Booking.TICKETED)) {
            Booking from = to == Booking.CONFIRMED ? Booking.NOTIFIED : Booking.CONFIRMED;
            assertThat(location(reader.post(address + "/step", Map.of("from", from.word(), "to", to.word()))))
                    .isEqualTo(address);
        }
        location(reader.post(address + "/lists", Map.of("recipient", "carrier")));
        String list = Jsoup.parse(reader.get(address + "/lists").body())
                .select("form[action$=/copy]")
                .getFirst()
                .attr("action");
        String csv = reader.post(list, Map.of("form", "csv")).body();
        assertThat(csv).contains("'=Testian", "Nare", "ZZ").as("no formula").doesNotContain(",=");
        assertThat(csv).as("what a carrier does not need").doesNotContain("Goris", "ARM");
        for (String as : List.of("pdf", "xlsx")) {
            assertThat(reader.post(list, Map.of("form", as)).headers().firstValue("Content-Disposition"))
                    .contains("attachment; filename=\"list." + as + "\"");
        }
        assertThat(Jsoup.parse(reader.get(address + "/lists").body())
                        .select("#copies tbody tr")
                        .size())
                .as("each copy is registered")
                .isEqualTo(3);

        Map<String, String> delay = new HashMap<>(Map.of("leg", only, "hours", "20", "minutes", "0"));
        assertThat(reader.post(address + "/delay", delay).body())
                .contains("holds until")
                .contains("name=\"seen\"");
        delay.put("seen", "1");
        delay.put("_once", "an impatient finger");
        location(reader.post(address + "/delay", delay));
        location(reader.post(address + "/delay", delay));
        assertThat(reader.get(address).body())
                .as("sent twice, it is one delay")
                .contains("11 February 2031", "holds until")
                .doesNotContain("12 February 2031");
        assertThat(reader.post(list, Map.of("form", "csv")).headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("refused=held");

        String one = address + "/travellers/"
                + ours.traveller(UUID.fromString(address.substring(address.lastIndexOf('/') + 1)), child)
                        .id();
        assertThat(reader.get(one).body()).contains("Cannot travel yet because", "wheelchair");
        assertThat(reader.post(one + "/out", Map.of("state", "cancelled", "why", ""))
                        .body())
                .contains("why-error", "whom-error");
        assertThat(reader.post(one + "/arrive", Map.of("place", "Goris")).body())
                .contains("Goris");
        location(reader.post(one + "/out", Map.of("state", "no-show", "whom", "alone", "why", "Fell ill on the way")));
        assertThat(reader.get(address).body()).contains("Fell ill on the way", "did not come");
        assertThat(reader.get(address + "/telephones").body()).contains("=Testian Nare");
        assertThat(reader.post(address + "/compare", Map.of("pasted", "1 2 3")).body())
                .contains("pasted-error");
        assertThat(reader.post(address + "/compare", Map.of("pasted", "1. NARE TESTIAN 05.05.1980\nMr Nobody Atall"))
                        .body())
                .contains("1 of 2 lines", "not found");
        location(reader.post(
                address + "/provisions",
                Map.of(
                        "kind",
                        "escort",
                        "words",
                        "A nurse",
                        "first",
                        "2031-02-10",
                        "last",
                        "2031-02-11",
                        "people",
                        "1")));
        assertThat(reader.get(address).body()).contains("A nurse");
        assertThat(reader.get("/app/movements?called=charter+of+a&when=ahead").body())
                .contains(address);
        assertThat(reader.get("/app/movements?when=past").body()).doesNotContain(address);
        for (int more = 0; more < 31; more++) {
            Invented.done(MOVEMENTS.plan(
                    Actors.of(reader.organisation(), Role.MOVEMENT_OFFICER), SentForm.alone(), "Page " + more));
        }
        String next = Jsoup.parse(reader.get("/app/movements?called=page").body())
                .select("a[href*=after=]")
                .attr("href");
        assertThat(Jsoup.parse(reader.get(next).body())
                        .select("#movements tbody tr")
                        .size())
                .isEqualTo(1);
        assertThat(reader.get("/app/requests").statusCode()).as("the agency's").isEqualTo(404);
        agencyAnswers(readers, ours, reader.organisation());
    }

    private static void agencyAnswers(Map<Role, SignedReader> readers, Invented ours, String organisation) {
        SignedReader agency =
                Objects.requireNonNull(readers.get(Role.AGENCY_OFFICER)).signIn();
        Actor.Person by = Actors.of(organisation, Role.CASE_WORKER);
        if (agency.organisation().equals(organisation)) {
            return;
        }
        UUID id = TRANSACTIONS.run(
                by,
                ACT,
                database -> JOURNEYS.ask(
                                database,
                                by,
                                new Clearance.Question(
                                        Ids.withoutTime(),
                                        ours.person("Asked", GROWN),
                                        new OrganisationId(agency.organisation()),
                                        Permitted.LEAVE_THE_COUNTRY,
                                        "Armenia",
                                        MOVEMENTS.today()))
                        .orElseThrow());
        assertThat(agency.get("/app/requests").body()).contains("Testian Asked");
        String address = "/app/requests/" + id;
        assertThat(agency.get(address).body()).contains("To leave the country", "1980-05-05", "Armenia");
        assertThat(agency.post(address, Map.of("answer", "permitted", "validFrom", "2031-01-01"))
                        .body())
                .contains("validUntil-error");
        location(agency.post(
                address, Map.of("answer", "permitted", "validFrom", "2031-01-01", "validUntil", "2031-03-01")));
        assertThat(agency.get("/app/requests").body()).doesNotContain("Testian Asked");
        assertThat(agency.get("/app/requests?state=all").body()).contains("Testian Asked", "permitted");
        assertThat(agency.get("/app/movements").statusCode()).isEqualTo(404);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).doesNotContain("refused=held", "refused=not");
        return location.replaceFirst("\\?.*", "").replaceFirst("^https?://[^/]*", "");
    }

    private Outcome step(UUID movement, Booking to, UUID... requests) {
        return MOVEMENTS.step(
                officer,
                movement,
                Set.of(Stream.of(requests)
                        .map(each -> invented.traveller(movement, each).id())
                        .toArray(UUID[]::new)),
                to);
    }

    private List<Hold.Why> whys(UUID movement) {
        return holds(movement).values().stream()
                .flatMap(List::stream)
                .map(Hold::why)
                .sorted()
                .toList();
    }

    /** Why nobody can travel yet: its page, which reads less, says the same. */
    private Map<UUID, List<Hold>> holds(UUID movement) {
        Map<UUID, List<Hold>> holds =
                MOVEMENTS.find(officer, movement).orElseThrow().holds();
        assertThat(MOVEMENTS.page(officer, movement).orElseThrow().shown().holds())
                .isEqualTo(holds);
        return holds;
    }

    private static Outcome refused(Outcome.Why why) {
        return new Outcome.Refusal(why);
    }
}
