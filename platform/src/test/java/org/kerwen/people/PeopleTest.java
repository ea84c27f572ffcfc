package org.kerwen.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Role;
import org.kerwen.linkage.Verdict;
import org.kerwen.testing.Actors;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.RunningKerwen;

/** People are recorded, found in any writing, joined and parted; each organisation has its own. All of them are invented. */
class PeopleTest {
    private static final RunningKerwen KERWEN = RunningKerwen.start(MissionPack.REAL, false);
    private static final People PEOPLE = KERWEN.bean(People.class);
    private static final LikeIndex INDEX = KERWEN.bean(LikeIndex.class);
    private static final Transactions TRANSACTIONS = KERWEN.bean(Transactions.class);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final List<String> TABLES = List.of(
            "people.person",
            "people.name",
            "people.document",
            "people.contact",
            "people.consent",
            "people.change",
            "people.merge",
            "people.listing");

    private final Actor.Person worker = Actors.of("o-" + UUID.randomUUID(), Role.CASE_WORKER);
    private final Actor.Person stranger = Actors.of("o-" + UUID.randomUUID(), Role.CASE_WORKER);

    @AfterAll
    static void stop() {
        KERWEN.close();
    }

    @Test
    void aPersonIsReadAsRecorded() {
        PersonId id = record(worker, typed("Gurbanow", "Aman", "Myradowiç", "about 1978", "AB 123"));
        Person person = PEOPLE.find(worker, id).orElseThrow();
        assertThat(person.called()).isEqualTo("Gurbanow Aman Myradowiç");
        assertThat(person.known().birth()).hasToString("Span[from=OfYear[year=1976], to=OfYear[year=1980]]");
        assertThat(person.documents()).singleElement().satisfies(document -> {
            assertThat(document.is().kind()).isEqualTo(DocumentKind.PASSPORT);
            assertThat(document.is().number()).isEqualTo("AB 123");
        });
        assertThat(PEOPLE.list(worker, null, 10)).containsExactly(person);
        assertThat(PEOPLE.search(worker, "ab-123", 10)).extracting(Like::person).containsExactly(person);
    }

    @Test
    void aDuplicateInOtherLettersIsFoundAtOnceWithItsReasons() {
        PersonId id = record(worker, typed("Gurbanow", "Aman", "Myradowiç", "12.05.1978", ""));
        for (Typed other : List.of(
                typed("Гурбанов", "Аман", "Мырадович", "12.5.1978", ""),
                typed("Kurbanov", "Aman", "Myradovich", "1978", ""))) {
            List<Like> found = PEOPLE.like(worker, other.questions(), null, 5);
            assertThat(found).as(other.get("family")).hasSize(1);
            assertThat(found.getFirst().person().id()).isEqualTo(id);
            assertThat(found.getFirst().likeness().verdict()).isNotEqualTo(Verdict.NO_MATCH);
            assertThat(found.getFirst().reasons()).isNotEmpty();
        }
        for (String typed : List.of("Гурбанов Аман", "Gurbanov", "Аман", "12.5.1978 Gurbanow")) {
            assertThat(PEOPLE.search(worker, typed, 5))
                    .as(typed)
                    .extracting(like -> like.person().id())
                    .contains(id);
        }
    }

    @Test
    void aBrotherIsNotTakenForTheSame() {
        record(worker, typed("Gurbanow", "Aman", "Myradowiç", "12.05.1978", ""));
        List<Like> found = PEOPLE.like(
                worker,
                typed("Gurbanow", "Serdar", "Myradowiç", "3.11.1985", "").questions(),
                null,
                5);
        assertThat(found).noneMatch(like -> like.likeness().verdict() == Verdict.MATCH);
    }

    @Test
    void anotherOrganisationsPersonIsNotThereHoweverItIsAskedFor() {
        Typed typed = typed("Gurbanow", "Aman", "Myradowiç", "12.05.1978", "AB 123");
        PersonId id = record(stranger, typed);
        assertThat(PEOPLE.find(worker, id)).isEmpty();
        assertThat(PEOPLE.list(worker, null, 10)).isEmpty();
        assertThat(PEOPLE.list(worker, id, 10)).isEmpty();
        assertThat(PEOPLE.search(worker, "Gurbanow", 5)).isEmpty();
        assertThat(PEOPLE.search(worker, "AB123", 5)).isEmpty();
        assertThat(PEOPLE.like(worker, typed.questions(), null, 5)).isEmpty();
        PersonId own = record(worker, typed);
        assertThat(PEOPLE.both(worker, own, id)).isEmpty();
        assertThat(PEOPLE.merge(worker, own, id)).isEqualTo(People.Outcome.NOT_THERE);
        assertThat(PEOPLE.merge(worker, id, own)).isEqualTo(People.Outcome.NOT_THERE);
    }

    /** A name that is rare here may be common there: what an answer says of it must not depend on others. */
    @Test
    void howRareANameIsIsCountedInTheOwnRegisterOnly() {
        record(worker, typed("Gurbanow", "Aman", "Myradowiç", "12.05.1978", ""));
        List<Like> before =
                PEOPLE.like(worker, typed("Gurbanow", "Aman", "", "", "").questions(), null, 5);
        for (int number = 0; number < 50; number++) {
            record(stranger, typed("Gurbanow", "Aman", "", "", ""));
        }
        List<Like> after =
                PEOPLE.like(worker, typed("Gurbanow", "Aman", "", "", "").questions(), null, 5);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void joiningTwoAndPartingThemLeavesEveryTableAsItWas() {
        long seed = System.nanoTime();
        System.out.println("PeopleTest: seed " + seed);
        Random random = new Random(seed);
        for (int history = 0; history < 20; history++) {
            Actor.Person somebody = Actors.of("o-" + UUID.randomUUID(), Role.CASE_WORKER);
            List<PersonId> all = new ArrayList<>();
            // The model: which record leads to which, and by which row.
            Map<PersonId, PersonId> leads = new HashMap<>();
            for (int number = 0; number < 6; number++) {
                all.add(record(somebody, typed("Family" + number, "Given", "", "19" + (60 + number), "N" + number)));
            }
            for (int step = 0; step < 30; step++) {
                PersonId one = all.get(random.nextInt(all.size()));
                PersonId other = all.get(random.nextInt(all.size()));
                PersonId head = head(leads, one);
                PersonId head2 = head(leads, other);
                Map<String, String> before = rows(somebody);
                People.Outcome outcome = PEOPLE.merge(somebody, one, other);
                if (head.equals(head2)) {
                    assertThat(outcome).isEqualTo(People.Outcome.ONE_ALREADY);
                    assertThat(rows(somebody)).isEqualTo(before);
                    continue;
                }
                assertThat(outcome).isEqualTo(People.Outcome.DONE);
                Person joined = PEOPLE.find(somebody, other).orElseThrow();
                assertThat(joined.id()).isEqualTo(head);
                if (random.nextBoolean()) {
                    UUID merge = joined.merges().getLast().id();
                    assertThat(joined.merges().getLast().folded()).isEqualTo(head2);
                    assertThat(PEOPLE.unmerge(somebody, head, merge, Set.of())).isEqualTo(People.Outcome.DONE);
                    assertThat(PEOPLE.unmerge(somebody, head, merge, Set.of())).isEqualTo(People.Outcome.NOT_THERE);
                    assertThat(rows(somebody)).isEqualTo(before);
                } else {
                    leads.put(head2, head);
                }
                Set<PersonId> heads = new HashSet<>();
                all.forEach(each -> heads.add(head(leads, each)));
                assertThat(PEOPLE.list(somebody, null, 50))
                        .extracting(Person::id)
                        .hasSameElementsAs(heads);
                assertThat(PEOPLE.list(somebody, null, 50).stream()
                                .mapToInt(person -> person.names().size())
                                .sum())
                        .as("no name is lost and none shown twice")
                        .isEqualTo(all.size());
            }
        }
    }

    private static PersonId head(Map<PersonId, PersonId> leads, PersonId id) {
        PersonId at = id;
        for (PersonId next = leads.get(at); next != null; next = leads.get(at)) {
            at = next;
        }
        return at;
    }

    /** What the tables hold of an organisation, but for merges that were taken back, which are history. */
    private static Map<String, String> rows(Actor.Person by) {
        return TRANSACTIONS.run(by, Act.of("person.try"), database -> {
            Map<String, String> rows = new HashMap<>();
            for (String table : TABLES) {
                rows.put(
                        table,
                        String.valueOf(database.fetchValue(
                                "SELECT md5(string_agg(row::text, '|' ORDER BY row::text)) FROM " + table + " AS row"
                                        + (table.endsWith("merge") ? " WHERE undone_at IS NULL" : ""))));
            }
            return rows;
        });
    }

    @Test
    void ofManyWhoJoinTheSameAtOnceInBothDirectionsOneDoes() throws Exception {
        for (int round = 0; round < 10; round++) {
            PersonId one = record(worker, typed("One", "Round" + round, "", "", ""));
            PersonId other = record(worker, typed("Other", "Round" + round, "", "", ""));
            List<Callable<People.Outcome>> tries = new ArrayList<>();
            for (int each = 0; each < 8; each++) {
                boolean forth = each % 2 == 0;
                tries.add(() -> PEOPLE.merge(worker, forth ? one : other, forth ? other : one));
            }
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<People.Outcome> outcomes = new ArrayList<>();
                for (var done : threads.invokeAll(tries)) {
                    outcomes.add(done.get());
                }
                assertThat(outcomes).filteredOn(People.Outcome.DONE::equals).hasSize(1);
            }
            assertThat(PEOPLE.find(worker, one)).isEqualTo(PEOPLE.find(worker, other));
        }
    }

    @Test
    void theDatabaseItselfRefusesACircle() {
        PersonId one = record(worker, typed("One", "", "", "", ""));
        PersonId other = record(worker, typed("Other", "", "", "", ""));
        PEOPLE.merge(worker, one, other);
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> TRANSACTIONS.run(
                        worker, Act.of("person.try"), database -> MergeStore.insert(database, worker, other, one)))
                .withStackTraceContaining("a record cannot lead to itself");
    }

    @Test
    void whatAnotherProcessWritesIsFoundWithinASecond() throws Exception {
        try (LikeIndex other = new LikeIndex(TRANSACTIONS)) {
            other.begin();
            long start = System.nanoTime();
            while (!other.isReady()) {
                Thread.sleep(5);
            }
            record(worker, typed("Ýazmyradow", "Kerim", "", "1981", ""));
            long written = System.nanoTime();
            var question =
                    typed("Язмурадов", "Керим", "", "1981", "").questions().getFirst();
            while (other.nearest(worker.organisation(), question, 5).isEmpty()) {
                assertThat(Duration.ofNanos(System.nanoTime() - written)).isLessThan(Duration.ofSeconds(30));
                Thread.sleep(5);
            }
            System.out.printf(
                    "PeopleTest: ready after %d ms, found after %d ms%n",
                    (written - start) / 1_000_000, (System.nanoTime() - written) / 1_000_000);
        }
    }

    @Test
    void anOpenTransactionHoldsTheIndexBackAndNothingIsSkipped() throws Exception {
        try (LikeIndex other = new LikeIndex(TRANSACTIONS)) {
            other.begin();
            PersonId slow = TRANSACTIONS.run(worker, Act.of("person.try"), database -> {
                PersonId id =
                        PEOPLE.register(database, worker, registration(typed("Slowly", "Written", "", "1970", "")));
                record(stranger, typed("Quickly", "Written", "", "1970", ""));
                try {
                    Thread.sleep(1_500);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return id;
            });
            long written = System.nanoTime();
            for (Actor.Person each : List.of(worker, stranger)) {
                var question = typed(each.equals(worker) ? "Slowly" : "Quickly", "Written", "", "1970", "")
                        .questions()
                        .getFirst();
                while (other.nearest(each.organisation(), question, 5).isEmpty()) {
                    assertThat(Duration.ofNanos(System.nanoTime() - written)).isLessThan(Duration.ofSeconds(30));
                    Thread.sleep(5);
                }
            }
            assertThat(PEOPLE.find(worker, slow)).isPresent();
        }
        assertThat(INDEX.isReady()).isTrue();
    }

    /** As after a restore: another server numbers its transactions anew, and those of the rows lie far ahead. */
    @Test
    void whatATransactionOfAnotherServerWroteIsFoundToo() throws Exception {
        record(worker, typed("Brought", "Back", "", "1970", ""));
        asOwner(
                "ALTER TABLE people.person NO FORCE ROW LEVEL SECURITY",
                "ALTER TABLE people.person DISABLE TRIGGER person_changed");
        asOwner("UPDATE people.person SET changed_in = '99999999999' WHERE organisation = '" + worker.organisation()
                + "'");
        asOwner(
                "ALTER TABLE people.person FORCE ROW LEVEL SECURITY",
                "ALTER TABLE people.person ENABLE TRIGGER person_changed");
        try (LikeIndex other = new LikeIndex(TRANSACTIONS)) {
            other.begin();
            while (!other.isReady()) {
                Thread.sleep(5);
            }
            var question = typed("Brought", "Back", "", "1970", "").questions().getFirst();
            assertThat(other.nearest(worker.organisation(), question, 5)).hasSize(1);
        }
    }

    private static void asOwner(String... statements) throws IOException, SQLException {
        Path folder = KERWEN.home().resolve("postgres");
        Properties passwords = new Properties();
        try (Reader file = Files.newBufferedReader(folder.resolve("logins-kerwen"))) {
            passwords.load(file);
        }
        String port =
                Files.readAllLines(folder.resolve("data/postmaster.pid")).get(3).strip();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/kerwen",
                        "kerwen_owner",
                        passwords.getProperty("owner"));
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    static PersonId record(Actor.Person by, Typed typed) {
        return PEOPLE.register(by, registration(typed));
    }

    private static Registration registration(Typed typed) {
        Registration.Read read = typed.read(TODAY);
        return Objects.requireNonNull(read.registration(), () -> read.wrong().toString());
    }

    static Typed typed(String family, String given, String patronymic, String birth, String number) {
        return new Typed(Map.of(
                "family", family,
                "given", given,
                "patronymic", patronymic,
                "sex", "male",
                "birth", birth,
                "number", number,
                "consent", "spoken"));
    }
}
