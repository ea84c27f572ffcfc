package org.kerwen.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.jobs.Progress;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Role;
import org.kerwen.people.ConsentWay;
import org.kerwen.people.People;
import org.kerwen.people.Person;
import org.kerwen.people.Registration;
import org.kerwen.people.Typed;
import org.kerwen.testing.Actors;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.RunningKerwen;

/** Files become people, whenever the program is stopped, and can be taken back. All people are invented. */
class ImportTest {
    private static final RunningKerwen KERWEN = RunningKerwen.start(MissionPack.REAL, false);
    private static final Imports IMPORTS = KERWEN.bean(Imports.class);
    private static final People PEOPLE = KERWEN.bean(People.class);
    private static final Transactions TRANSACTIONS = KERWEN.bean(Transactions.class);
    private static final Act ACT = Act.of("person.try");
    private static final String HEADINGS = "Family name,Given name,Patronymic,Date of birth,Passport";

    private final Actor.Person worker = Actors.of("o-" + UUID.randomUUID(), Role.CASE_WORKER);
    private final Actor.Person stranger = Actors.of("o-" + UUID.randomUUID(), Role.CASE_WORKER);

    @AfterAll
    static void stop() {
        KERWEN.close();
    }

    @Test
    void goodRowsBecomePeopleAndBadOnesArePutAside() {
        UUID id = checked(
                worker,
                HEADINGS,
                "Gurbanow,Aman,Myradowiç,12.05.1978,AB 1",
                "Amanowa,Läle,,31.2.1990,",
                ",,,1990,",
                "Rahmonow,\"Said",
                "Nazarow,Kerim,,1985,AB 2");
        Import.Counts counts = shown(worker, id).counts();
        assertThat(List.of(counts.read(), counts.bad(), counts.toRecord())).containsExactly(5, 3, 2);
        assertThat(IMPORTS.rows(worker, id, "bad", 0, 10))
                .extracting(row -> row.line() + " " + row.wrong())
                .containsExactly("3 [birth:no-such-day]", "4 [family:name-missing]", "5 [:quote-open]");
        assertThat(PEOPLE.list(worker, null, 10))
                .as("nobody before it is asked for")
                .isEmpty();
        record(worker, id);
        assertThat(PEOPLE.list(worker, null, 10))
                .extracting(Person::called)
                .containsExactlyInAnyOrder("Gurbanow Aman Myradowiç", "Nazarow Kerim");
        followed(worker, "Гурбанов Аман");
        assertThat(PEOPLE.search(worker, "Гурбанов Аман", 5)).hasSize(1);
        assertThat(count(worker, "SELECT count(*) FROM intake.row WHERE cells IS NOT NULL"))
                .as("what was recorded stands nowhere else")
                .isEqualTo(3);
        assertThat(count(worker, "SELECT count(*) FROM files.file"))
                .as("the file is gone")
                .isZero();
    }

    @Test
    void whoMayBeThereAlreadyIsMarkedAndRecordedOnlyWhenSomebodySaysSo() {
        PersonId known = PEOPLE.register(worker, registration("Gurbanow", "Aman", "Myradowiç", "12.05.1978", "AB 123"));
        UUID id = checked(
                worker,
                HEADINGS,
                "Гурбанов,Аман,Мырадович,12.5.1978,AB123",
                "Nazarow,Kerim,Ataýewiç,3.4.1985,CD 77",
                "Назаров,Керим,Атаевич,3.4.1985,CD 77",
                "Rahmonowa,Zaýnap,,1990,");
        List<Row> alike = IMPORTS.rows(worker, id, "alike", 0, 10);
        assertThat(alike).extracting(Row::line).containsExactly(2, 4);
        assertThat(alike.getFirst().likePerson()).isEqualTo(known.value());
        assertThat(alike.getLast().likeLine()).isEqualTo(3);
        IMPORTS.decide(worker, id, Map.of(2, "same"));
        record(worker, id);
        assertThat(PEOPLE.list(worker, null, 10)).hasSize(3);
        assertThat(shown(worker, id).counts().undecided()).isEqualTo(1);
        IMPORTS.decideAll(worker, id, "record");
        record(worker, id);
        assertThat(PEOPLE.list(worker, null, 10)).hasSize(4);
        assertThat(shown(worker, id).counts().recorded()).isEqualTo(3);
    }

    @Test
    void anImportOfAnotherOrganisationIsNotThere() {
        UUID id = brought(stranger, HEADINGS, "Gurbanow,Aman,,1978,");
        assertThat(IMPORTS.find(worker, id)).isEmpty();
        assertThat(IMPORTS.latest(worker, 10)).isEmpty();
        assertThat(IMPORTS.rows(worker, id, "good", 0, 10)).isEmpty();
        for (Imports.Outcome outcome : List.of(
                IMPORTS.check(worker, id, ConsentWay.SPOKEN),
                IMPORTS.record(worker, id),
                IMPORTS.takeBack(worker, id),
                IMPORTS.goOn(worker, id),
                IMPORTS.remove(worker, id),
                IMPORTS.decideAll(worker, id, "record"))) {
            assertThat(outcome).isEqualTo(Imports.Outcome.NOT_THERE);
        }
        assertThat(IMPORTS.find(stranger, id)).isPresent();
    }

    /** Rule 5: whether another organisation has the same people cannot be told from what an import says. */
    @Test
    void anImportSaysTheSameWithAndWithoutATwinElsewhere() {
        String[] file = {HEADINGS, "Zeýnalow,Ezizmuhammet,,17.3.1969,TW 4711 009", "Zeýnalowa,Oguljan,,1971,"};
        UUID before = checked(worker, file);
        UUID twin = checked(stranger, file);
        record(stranger, twin);
        followed(stranger, "Zeýnalow Ezizmuhammet");
        UUID after = checked(worker, file);
        assertThat(shown(worker, after).counts())
                .isEqualTo(shown(worker, before).counts());
        assertThat(IMPORTS.rows(worker, after, "good", 0, 10)).isEqualTo(IMPORTS.rows(worker, before, "good", 0, 10));
        assertThat(shown(stranger, checked(stranger, file)).counts().alike())
                .as("there both are found")
                .isEqualTo(2);
    }

    @Test
    void killedAtAnyPointAnImportGoesOnAndNoRowBecomesTwoPeople() {
        long seed = System.nanoTime();
        System.out.println("ImportTest: seed " + seed);
        Random random = new Random(seed);
        for (int history = 0; history < 6; history++) {
            Actor.Person somebody = Actors.of("o-" + UUID.randomUUID(), Role.CASE_WORKER);
            int rows = 1_200 + random.nextInt(600);
            UUID id = brought(somebody, people(random, rows));
            assertThat(IMPORTS.check(somebody, id, ConsentWay.SPOKEN)).isEqualTo(Imports.Outcome.DONE);
            int kills = untilDone(random, somebody, id, "checkImport");
            Import.Counts counts = shown(somebody, id).counts();
            assertThat(counts.read()).isEqualTo(rows);
            IMPORTS.decideAll(somebody, id, "record");
            IMPORTS.record(somebody, id);
            kills += untilDone(random, somebody, id, "recordImport");
            assertThat(count(somebody, "SELECT count(*) FROM people.person")).isEqualTo(rows);
            assertThat(count(somebody, "SELECT count(DISTINCT number) FROM people.document"))
                    .isEqualTo(rows);
            assertThat(count(somebody, "SELECT count(DISTINCT person) FROM intake.row"))
                    .isEqualTo(rows);
            IMPORTS.takeBack(somebody, id);
            kills += untilDone(random, somebody, id, "takeImportBack");
            assertThat(count(somebody, "SELECT count(*) FROM people.person")).isZero();
            System.out.println("ImportTest: " + rows + " rows, killed " + kills + " times");
        }
    }

    @Test
    void takingAnImportBackLeavesEveryTableAsItWas() {
        PEOPLE.register(worker, registration("Here", "Before", "", "1970", "X 1"));
        Map<String, String> before = rows(worker);
        UUID id = checked(worker, HEADINGS, "Gurbanow,Aman,Myradowiç,12.05.1978,AB 1", "Nazarow,Kerim,,1985,AB 2");
        record(worker, id);
        assertThat(rows(worker)).isNotEqualTo(before);
        TRANSACTIONS.run(
                worker,
                ACT,
                database ->
                        database.execute("INSERT INTO people.pair (id, organisation, one, other, verdict, millibits)"
                                + " SELECT gen_random_uuid(), organisation, (array_agg(id ORDER BY id))[1],"
                                + " (array_agg(id ORDER BY id DESC))[1], 'review', 1 FROM people.person"
                                + " GROUP BY organisation"));
        takeBack(worker, id);
        assertThat(rows(worker)).isEqualTo(before);
        assertThat(PEOPLE.search(worker, "Gurbanow", 5))
                .as("nor does the index find them")
                .isEmpty();
        assertThat(shown(worker, id).it().state()).isEqualTo(Import.State.UNDONE);
        assertThat(shown(worker, id).counts().takenAway()).isEqualTo(2);
    }

    @Test
    void whoWasJoinedOrChangedSinceStaysAndIsListed() {
        PersonId known = PEOPLE.register(worker, registration("Here", "Before", "", "1970", "X 1"));
        UUID id = checked(
                worker,
                HEADINGS,
                "Gurbanow,Aman,Myradowiç,12.05.1978,AB 1",
                "Nazarow,Kerim,,1985,AB 2",
                "Amanowa,Läle,,1991,AB 3");
        record(worker, id);
        Map<String, PersonId> people = new HashMap<>();
        PEOPLE.list(worker, null, 10).forEach(person -> people.put(person.called(), person.id()));
        PersonId joined = java.util.Objects.requireNonNull(people.get("Nazarow Kerim"));
        PersonId changed = java.util.Objects.requireNonNull(people.get("Amanowa Läle"));
        PEOPLE.merge(worker, known, joined);
        TRANSACTIONS.run(
                worker,
                ACT,
                database -> database.execute("UPDATE people.person SET version = 2 WHERE id = ?", changed.value()));
        takeBack(worker, id);
        assertThat(IMPORTS.kept(worker, id, 10))
                .extracting(Row::person)
                .containsExactlyInAnyOrder(joined.value(), changed.value());
        assertThat(shown(worker, id).counts().takenAway()).isEqualTo(1);
        assertThat(PEOPLE.find(worker, joined)).isPresent();
        assertThat(PEOPLE.find(worker, changed)).isPresent();
    }

    @Test
    void whoIsMeantByAnotherImportTooStays() {
        UUID first = checked(worker, HEADINGS, "Gurbanow,Aman,Myradowiç,12.05.1978,AB 1", "Nazarow,Kerim,,1985,AB 2");
        record(worker, first);
        followed(worker, "Gurbanow Aman");
        UUID second = checked(worker, HEADINGS, "Гурбанов,Аман,Мырадович,12.5.1978,AB1");
        IMPORTS.decideAll(worker, second, "same");
        takeBack(worker, first);
        assertThat(shown(worker, first).counts().kept()).isEqualTo(1);
        assertThat(shown(worker, first).counts().takenAway()).isEqualTo(1);
        assertThat(PEOPLE.list(worker, null, 10)).extracting(Person::called).containsExactly("Gurbanow Aman Myradowiç");
    }

    /** Whatever the program does: only the part that takes imports back removes a person, and none who was changed. */
    @Test
    void theDatabaseItselfLetsNobodyRemoveAPerson() {
        PersonId id = PEOPLE.register(worker, registration("Gurbanow", "Aman", "", "1978", "AB 1"));
        for (String table : List.of("name", "person")) {
            String delete =
                    "DELETE FROM people." + table + " WHERE " + (table.equals("person") ? "id" : "person") + " = ?";
            int removed = TRANSACTIONS.run(worker, ACT, database -> database.execute(delete, id.value()));
            assertThat(removed).as(table).isZero();
        }
        TRANSACTIONS.run(
                worker,
                ACT,
                database -> database.execute("UPDATE people.person SET version = 2 WHERE id = ?", id.value()));
        int removed = TRANSACTIONS.run(
                worker,
                Actor.Machine.TAKING_BACK,
                ACT,
                database -> database.execute("DELETE FROM people.person WHERE id = ?", id.value()));
        assertThat(removed).as("changed since").isZero();
        int foreign = TRANSACTIONS.run(
                stranger,
                Actor.Machine.TAKING_BACK,
                ACT,
                database -> database.execute("DELETE FROM people.name WHERE person = ?", id.value()));
        assertThat(foreign).as("another organisation's").isZero();
        assertThat(PEOPLE.find(worker, id)).isPresent();
    }

    @Test
    void columnsWithoutAnyNameAreNotRead() {
        UUID id = brought(worker, "Something,Born", "x,1978");
        assertThat(IMPORTS.check(worker, id, ConsentWay.SPOKEN)).isEqualTo(Imports.Outcome.NO_NAME);
        assertThat(IMPORTS.columns(worker, id, List.of(Optional.of(Column.FULL), Optional.empty()), true))
                .isEqualTo(Imports.Outcome.DONE);
        assertThat(IMPORTS.check(worker, id, null)).as("without a ground").isEqualTo(Imports.Outcome.NO_GROUND);
        assertThat(IMPORTS.check(worker, id, ConsentWay.SPOKEN)).isEqualTo(Imports.Outcome.DONE);
        assertThat(IMPORTS.check(worker, id, ConsentWay.SPOKEN)).as("once only").isEqualTo(Imports.Outcome.NOT_NOW);
    }

    @Test
    void anImportThatIsThrownAwayLeavesNothing() {
        UUID id = brought(worker, HEADINGS, "Gurbanow,Aman,,1978,");
        assertThat(IMPORTS.remove(worker, id)).isEqualTo(Imports.Outcome.DONE);
        assertThat(count(worker, "SELECT count(*) FROM intake.import")).isZero();
        assertThat(count(worker, "SELECT count(*) FROM files.file")).isZero();
        UUID recorded = checked(worker, HEADINGS, "Gurbanow,Aman,,1978,");
        record(worker, recorded);
        assertThat(IMPORTS.remove(worker, recorded))
                .as("of one that recorded people it must stay known whom")
                .isEqualTo(Imports.Outcome.NOT_NOW);
    }

    /** Family, given, patronymic, birth and number of each; some come twice. */
    private static String[] people(Random random, int rows) {
        List<String> lines = new ArrayList<>(List.of(HEADINGS));
        for (int row = 0; row < rows; row++) {
            lines.add("Family" + Integer.toString(random.nextInt(500), 36) + ",Given"
                    + Integer.toString(random.nextInt(90), 36)
                    + ",," + (1 + random.nextInt(28)) + "." + (1 + random.nextInt(12)) + "."
                    + (1950 + random.nextInt(60))
                    + ",N" + row);
        }
        return lines.toArray(String[]::new);
    }

    /** Begins the work again and again, each time cut off after some steps, until an attempt comes to its end. */
    private static int untilDone(Random random, Actor.Person by, UUID id, String work) {
        int kills = 0;
        while (true) {
            try {
                doing(work).run(by, new OfImport(id), new Steps(random.nextInt(4)));
                return kills;
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("killed");
                kills++;
            }
        }
    }

    private static ImportWork.Doing doing(String work) {
        return KERWEN.bean(work, ImportWork.class).doing();
    }

    /** Ends the attempt after so many steps, in the middle of the transaction of the next. */
    private static final class Steps implements Progress {
        private int left;

        Steps(int left) {
            this.left = left;
        }

        @Override
        public long reached() {
            return 0;
        }

        @Override
        public @Nullable AccountId startedBy() {
            return null;
        }

        @Override
        public @Nullable OrganisationId organisation() {
            return null;
        }

        @Override
        public void of(long steps) {}

        @Override
        public void reached(DSLContext database, long steps, String what) {
            if (left-- == 0) {
                throw new IllegalStateException("killed");
            }
        }

        @Override
        public void reached(long steps, String what) {}
    }

    private static UUID brought(Actor.Person by, String... lines) {
        return IMPORTS.bring(by, String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
                        instanceof Imports.Taken taken
                ? taken.id()
                : UUID.randomUUID();
    }

    private static UUID checked(Actor.Person by, String... lines) {
        UUID id = brought(by, lines);
        assertThat(IMPORTS.check(by, id, ConsentWay.SPOKEN)).isEqualTo(Imports.Outcome.DONE);
        doing("checkImport").run(by, new OfImport(id), new Steps(1_000));
        return id;
    }

    private static void record(Actor.Person by, UUID id) {
        assertThat(IMPORTS.record(by, id)).isEqualTo(Imports.Outcome.DONE);
        doing("recordImport").run(by, new OfImport(id), new Steps(1_000));
    }

    /** Waits for the index, which follows within a second what was written. */
    private static void followed(Actor.Person by, String who) {
        long until = System.nanoTime() + 10_000_000_000L;
        while (PEOPLE.search(by, who, 5).isEmpty()) {
            assertThat(System.nanoTime()).as("is found in time").isLessThan(until);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static void takeBack(Actor.Person by, UUID id) {
        assertThat(IMPORTS.takeBack(by, id)).isEqualTo(Imports.Outcome.DONE);
        doing("takeImportBack").run(by, new OfImport(id), new Steps(1_000));
    }

    private static Imports.Shown shown(Actor.Person by, UUID id) {
        return IMPORTS.find(by, id).orElseThrow();
    }

    private static int count(Actor.Person by, String sql) {
        return TRANSACTIONS.run(by, ACT, database -> database.fetchSingle(sql).get(0, Integer.class));
    }

    /** What every table of people holds of an organisation. */
    private static Map<String, String> rows(Actor.Person by) {
        return TRANSACTIONS.run(by, ACT, database -> {
            Map<String, String> rows = new HashMap<>();
            for (String table : new HashSet<>(database.fetch(
                            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = 'people'")
                    .getValues(0, String.class))) {
                rows.put(
                        table,
                        String.valueOf(
                                database.fetchValue("SELECT md5(string_agg(row::text, '|' ORDER BY row::text)) FROM "
                                        + table + " AS row")));
            }
            return rows;
        });
    }

    private static Registration registration(
            String family, String given, String patronymic, String birth, String number) {
        Registration.Read read = new Typed(Map.of(
                        "family",
                        family,
                        "given",
                        given,
                        "patronymic",
                        patronymic,
                        "birth",
                        birth,
                        "number",
                        number,
                        "consent",
                        "spoken"))
                .read(java.time.LocalDate.of(2026, 11, 28));
        return java.util.Objects.requireNonNull(read.registration());
    }
}
