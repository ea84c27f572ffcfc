package org.kerwen.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.kerwen.access.OrganisationNames;
import org.kerwen.cases.Arrived;
import org.kerwen.cases.CaseAnswer;
import org.kerwen.cases.CaseFile;
import org.kerwen.cases.Cases;
import org.kerwen.db.Act;
import org.kerwen.db.PublicReads;
import org.kerwen.db.Transactions;
import org.kerwen.directory.Directory;
import org.kerwen.hotline.Hotline;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.ProgrammeId;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.SentForm;
import org.kerwen.people.People;
import org.kerwen.testing.Actors;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.Recorded;
import org.kerwen.testing.RunningKerwen;

/** What the public is told of programmes: what passed the rule and was released, of no sealed programme. All people are invented. */
class ProgrammeCountsTest {
    private static final RunningKerwen KERWEN = RunningKerwen.start(MissionPack.REAL, true);
    private static final Transactions TRANSACTIONS = KERWEN.bean(Transactions.class);
    private static final Act ACT = Act.of("release.try");
    private static final ZoneId ZONE = ZoneId.of("Asia/Ashgabat");
    private static final String RETURN = "voluntary-return";

    private static final UUID MOVEMENT = UUID.randomUUID();
    private static final UUID LEG = UUID.randomUUID();

    private static final Actor.Person TRAVELS = Actors.of("mission", Role.MOVEMENT_OFFICER, Role.SUPERVISOR);

    private final Actor.Person officer = TRAVELS;

    @AfterAll
    static void stop() {
        KERWEN.close();
    }

    /** Journeys of many families, some of whom nobody may know, beside a model that only counts. */
    @Test
    void whatIsToldIsWhatArrivedAndNothingOfSealedProgrammes() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        LocalDate day = LocalDate.now(ZONE).minusDays(3);
        Map<String, Integer> model = new HashMap<>(Map.of("adult", 0, "child", 0, "unknown", 0));
        List<Arrival> all = new ArrayList<>();
        for (int at = 0; at < 24; at++) {
            String age = List.of("adult", "child", "unknown").get(random.nextInt(3));
            boolean arrives = random.nextInt(4) > 0;
            String birth = switch (age) {
                case "adult" ->
                    day.minusYears(18).minusDays(random.nextInt(9000)).toString();
                case "child" ->
                    day.minusYears(18).plusDays(1L + random.nextInt(6000)).toString();
                default -> "";
            };
            all.add(new Arrival(RETURN, birth, arrives));
            if (arrives) {
                model.merge(age, 1, Integer::sum);
            }
        }
        List<Arrived> before = arrived(day);
        aLeg(day);
        all.forEach(each -> journey(each, day));
        assertThat(count(arrived(day), RETURN))
                .as("seed " + seed)
                .isEqualTo(List.of(
                        count(before, RETURN).get(0) + model.getOrDefault("adult", 0),
                        count(before, RETURN).get(1) + model.getOrDefault("child", 0),
                        count(before, RETURN).get(2) + model.getOrDefault("unknown", 0)));
        assertThat(arrived(day))
                .extracting(each -> each.programme().value())
                .as("the number of a sealed programme tells something too")
                .contains(RETURN, "refugee-resettlement")
                .doesNotContain("counter-trafficking");
    }

    @Test
    void onlyWhatWasReleasedIsPublicAndOfTheHotlineNothing() {
        Duration later = Duration.ofDays(100);
        Statistics statistics = new Statistics(
                TRANSACTIONS,
                KERWEN.bean(Hotline.class),
                KERWEN.bean(Cases.class),
                KERWEN.bean(OrganisationNames.class),
                KERWEN.bean(Directory.class),
                Clock.offset(Clock.systemUTC(), later),
                ZONE);
        Quarter quarter = Quarter.of(LocalDate.now(ZONE));
        assertThat(KERWEN.bean(Statistics.class).release(officer, Subject.PROGRAMME_PEOPLE, quarter))
                .as("a quarter that is not over")
                .isEmpty();
        UUID hotline =
                statistics.release(officer, Subject.HOTLINE_TOPICS, quarter).orElseThrow();
        PublishedCounts published = KERWEN.bean(PublishedCounts.class);
        assertThat(published.programmes()).isEmpty();
        UUID release =
                statistics.release(officer, Subject.PROGRAMME_PEOPLE, quarter).orElseThrow();
        assertThat(statistics.release(officer, Subject.PROGRAMME_PEOPLE, quarter))
                .as("once")
                .isEmpty();
        assertThat(published.programmes()).isNotEmpty().allSatisfy(each -> {
            assertThat(each.release()).isEqualTo(release);
            assertThat(each.programme().value()).isNotEqualTo("counter-trafficking");
            assertThat(each.label().in(new Language("en"))).isNotBlank();
            assertThat(List.of(each.all(), each.adults(), each.children(), each.unknown()))
                    .filteredOn(OptionalLong::isPresent)
                    .allSatisfy(count -> assertThat(count.getAsLong()).matches(told -> told == 0 || told >= 5));
        });
        List<UUID> cells = KERWEN.bean(PublicReads.class)
                .read(site -> site.fetch("SELECT DISTINCT release FROM statistics.release_cell")
                        .getValues(0, UUID.class));
        assertThat(cells).containsOnly(release).doesNotContain(hotline);
        assertThatExceptionOfType(DataAccessException.class)
                .as("who released it is not public")
                .isThrownBy(() -> KERWEN.bean(PublicReads.class)
                        .read(site -> site.fetch("SELECT made_by FROM statistics.release")));
        assertThatExceptionOfType(DataAccessException.class)
                .as("one or two are never told, whatever the program thinks")
                .isThrownBy(() -> TRANSACTIONS.run(
                        officer,
                        ACT,
                        database -> database.execute(
                                "INSERT INTO statistics.release_cell (release, organisation, row, col, position, count)"
                                        + " VALUES (?, 'mission', 'x', 'x', 99, 2)",
                                release)));
        String page = KERWEN.reader().text("/en/programmes/");
        assertThat(page).contains("invented").doesNotContain("Voluntary return of Armenians");
        assertThat(KERWEN.reader().text("/programmes.csv")).contains(RETURN).doesNotContain("counter");
    }

    private static void aLeg(LocalDate day) {
        TRANSACTIONS.<Integer>run(TRAVELS, ACT, database -> {
            database.execute(
                    "INSERT INTO movements.movement (id, organisation, called, made_by) VALUES (?, 'mission', 'Try', ?)",
                    MOVEMENT,
                    TRAVELS.account().value());
            return database.execute(
                    "INSERT INTO movements.leg (id, organisation, movement, mode, carrier, service, from_place, from_zone, to_place,"
                            + " to_zone, departs, arrives, seats) VALUES (?, 'mission', ?, 'bus', 'Try', '', 'Mary', 'Asia/Ashgabat',"
                            + " 'Goris', 'Asia/Yerevan', ?::date + interval '6 hours', ?::date + interval '9 hours', 500)",
                    LEG,
                    MOVEMENT,
                    day,
                    day);
        });
    }

    private record Arrival(String programme, String birth, boolean arrives) {}

    private List<Arrived> arrived(LocalDate day) {
        return KERWEN.bean(Cases.class).arrived(officer, day, day);
    }

    private static List<Integer> count(List<Arrived> arrived, String programme) {
        return arrived.stream()
                .filter(each -> each.programme().value().equals(programme))
                .map(each -> List.of(each.adults(), each.children(), each.unknown()))
                .findFirst()
                .orElseThrow();
    }

    private static PersonId person(Actor.Person by, String birth) {
        return KERWEN.bean(People.class)
                .register(by, Recorded.person("Petrosyan", "Try", birth.isEmpty() ? null : birth));
    }

    /** A case whose journey is asked for, and in movements a place that ended as it did; the way there is tested elsewhere. */
    private void journey(Arrival arrival, LocalDate day) {
        PersonId person = person(officer, arrival.birth());
        var opened = (CaseAnswer.Done) KERWEN.bean(Cases.class)
                .open(officer, SentForm.alone(), new ProgrammeId(arrival.programme()), List.of(person));
        UUID wish = UUID.randomUUID();
        assertThat(KERWEN.bean(Cases.class)
                        .wish(officer, opened.id(), new CaseFile.Wish(wish, "Mary", "Goris", day, day.plusDays(9))))
                .isInstanceOf(CaseAnswer.Done.class);
        place(wish, arrival.arrives());
        if (arrival.arrives() && arrival.birth().isEmpty()) {
            // What a sealed case asks for looks the same, and no case of it can be found.
            UUID sealed = UUID.randomUUID();
            TRANSACTIONS.<Integer>run(
                    officer,
                    ACT,
                    database -> database.execute(
                            "INSERT INTO movements.request (id, organisation, person, asked_by, earliest, latest, made_by)"
                                    + " VALUES (gen_random_uuid(), 'mission', ?, ?, current_date, current_date, ?)",
                            person(officer, "").value(),
                            sealed,
                            officer.account().value()));
            place(sealed, true);
        }
    }

    private static void place(UUID wish, boolean arrives) {
        TRANSACTIONS.<Integer>run(TRAVELS, ACT, database -> {
            database.execute(
                    "INSERT INTO movements.traveller (id, organisation, movement, request, person, joins, leaves, state, changed_by)"
                            + " SELECT gen_random_uuid(), 'mission', ?, id, person, ?, ?, 'notified', made_by"
                            + " FROM movements.request WHERE asked_by = ?",
                    MOVEMENT,
                    LEG,
                    LEG,
                    wish);
            int steps = 0;
            for (String state : List.of("confirmed", "ticketed", "boarded", "arrived")) {
                if (arrives || !state.equals("arrived")) {
                    steps += database.execute(
                            "UPDATE movements.traveller SET state = ? WHERE movement = ? AND request IN"
                                    + " (SELECT id FROM movements.request WHERE asked_by = ?)",
                            state,
                            MOVEMENT,
                            wish);
                }
            }
            return steps;
        });
    }
}
