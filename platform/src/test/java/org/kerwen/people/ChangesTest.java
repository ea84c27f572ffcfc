package org.kerwen.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kerwen.backup.Replay;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.SentForm;
import org.kerwen.testing.Actors;
import org.kerwen.testing.DrawnFace;
import org.kerwen.testing.RunningKerwen;

/** What changes of people after they were recorded, and how they are forgotten. All of them are invented. */
class ChangesTest {
    private static final RunningKerwen KERWEN = RunningKerwen.small();
    private static final People PEOPLE = KERWEN.bean(People.class);
    private static final Changes CHANGES = KERWEN.bean(Changes.class);
    private static final Photographs PHOTOGRAPHS = KERWEN.bean(Photographs.class);
    private static final Erasures ERASURES = KERWEN.bean(Erasures.class);
    private static final Copies COPIES = KERWEN.bean(Copies.class);
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
            "people.pair",
            "people.photograph",
            "files.file",
            "people.erasure");

    private final Actor.Person worker = Actors.of("o-" + UUID.randomUUID(), Role.SUPERVISOR);
    private final Actor.Person stranger = Actors.of("o-" + UUID.randomUUID(), Role.SUPERVISOR);

    @Test
    void whatChangesIsReadAndWhatStoodBeforeIsHistory() {
        PersonId id = record(worker, "Gurbanow");
        Person before = find(id);
        assertThat(CHANGES.know(worker, id, before.version(), born(1979, "TJK", "RUS")))
                .isEqualTo(ChangeOutcome.DONE);
        UUID wrong = before.documents().getFirst().id();
        Registration.Document right = new Registration.Document(DocumentKind.PASSPORT, "AB 124", "TKM", null);
        assertThat(CHANGES.correct(worker, id, wrong, right)).isEqualTo(ChangeOutcome.DONE);
        assertThat(CHANGES.add(worker, SentForm.alone(), id, new Registration.Name(NameUsage.ALIAS, "Gurban", "", "")))
                .isEqualTo(ChangeOutcome.DONE);
        Person after = find(id);
        assertThat(after.known()).isEqualTo(born(1979, "TJK", "RUS"));
        assertThat(after.documents()).extracting(Person.Row::is).containsExactly(right);
        assertThat(after.names()).extracting(row -> row.is().whole()).containsExactly("Gurbanow Aman", "Gurban");
        assertThat(after.version()).isEqualTo(before.version() + 3);
        assertThat(PEOPLE.history(worker, id))
                .extracting(Happened::what)
                .contains(
                        new Happened.Changed(KnownField.BIRTH, "1978", "1979"),
                        new Happened.Removed(before.documents().getFirst().is()),
                        new Happened.Added(right));
    }

    @Test
    void whoChangedMeanwhileIsNotWrittenOver() {
        PersonId id = record(worker, "Gurbanow");
        int version = find(id).version();
        assertThat(CHANGES.know(worker, id, version, born(1980))).isEqualTo(ChangeOutcome.DONE);
        assertThat(CHANGES.know(worker, id, version, born(1981))).isEqualTo(ChangeOutcome.CHANGED_MEANWHILE);
        assertThat(find(id).known()).isEqualTo(born(1980));
    }

    @Test
    void nobodyLosesTheOnlyName() {
        PersonId id = record(worker, "Gurbanow");
        UUID name = find(id).names().getFirst().id();
        assertThat(CHANGES.remove(worker, id, PartKind.NAME, name)).isEqualTo(ChangeOutcome.LAST_NAME);
        CHANGES.add(worker, SentForm.alone(), id, new Registration.Name(NameUsage.ALIAS, "Gurban", "", ""));
        assertThat(CHANGES.remove(worker, id, PartKind.NAME, name)).isEqualTo(ChangeOutcome.DONE);
        assertThat(CHANGES.remove(worker, id, PartKind.NAME, name)).isEqualTo(ChangeOutcome.NOT_THERE);
        assertThat(find(id).called()).isEqualTo("Gurban");
    }

    @Test
    void anotherOrganisationsPersonIsNotThere() {
        PersonId id = record(stranger, "Gurbanow");
        UUID name = PEOPLE.find(stranger, id).orElseThrow().names().getFirst().id();
        assertThat(CHANGES.know(worker, id, 1, born(1980))).isEqualTo(ChangeOutcome.NOT_THERE);
        assertThat(CHANGES.add(worker, SentForm.alone(), id, new Registration.Name(NameUsage.ALIAS, "G", "", "")))
                .isEqualTo(ChangeOutcome.NOT_THERE);
        assertThat(CHANGES.remove(worker, id, PartKind.NAME, name)).isEqualTo(ChangeOutcome.NOT_THERE);
        assertThat(CHANGES.restrict(worker, id)).isEqualTo(ChangeOutcome.NOT_THERE);
        assertThat(CHANGES.lift(worker, id)).isEqualTo(ChangeOutcome.NOT_THERE);
        assertThat(CHANGES.withdraw(worker, id)).isEqualTo(ChangeOutcome.NOT_THERE);
        assertThat(CHANGES.keep(worker, id, TODAY)).isEqualTo(ChangeOutcome.NOT_THERE);
        assertThat(COPIES.of(worker, id)).isEmpty();
        assertThat(ERASURES.erase(worker, id, Erasure.Reason.ASKED)).isEmpty();
        assertThat(PEOPLE.find(stranger, id)).isPresent();
        // A row of one's own person does not lead to somebody else's.
        PersonId own = record(worker, "Gurbanow");
        assertThat(CHANGES.remove(worker, own, PartKind.NAME, name)).isEqualTo(ChangeOutcome.NOT_THERE);
    }

    /** Random histories of changes: joined and parted at any moment, all tables are as they were. */
    @Test
    void joiningAndPartingIsAlwaysTheIdentity() {
        long seed = System.nanoTime();
        System.out.println("ChangesTest: seed " + seed);
        Random random = new Random(seed);
        for (int history = 0; history < 8; history++) {
            Actor.Person somebody = Actors.of("o-" + UUID.randomUUID(), Role.SUPERVISOR);
            List<PersonId> all = new ArrayList<>();
            for (int number = 0; number < 4; number++) {
                all.add(record(somebody, "Family" + number));
            }
            for (int step = 0; step < 25; step++) {
                PersonId one = all.get(random.nextInt(all.size()));
                PersonId other = all.get(random.nextInt(all.size()));
                change(somebody, one, random);
                Map<String, String> before = rows(somebody);
                if (PEOPLE.merge(somebody, one, other) == People.Outcome.DONE && random.nextInt(4) > 0) {
                    Person joined = PEOPLE.find(somebody, one).orElseThrow();
                    UUID merge = joined.merges().getLast().id();
                    assertThat(PEOPLE.apart(somebody, joined.id(), merge)
                                    .orElseThrow()
                                    .between())
                            .isEmpty();
                    assertThat(PEOPLE.unmerge(somebody, joined.id(), merge, Set.of()))
                            .isEqualTo(People.Outcome.DONE);
                    assertThat(rows(somebody)).isEqualTo(before);
                }
                isShownAlike(somebody, all);
            }
            CHANGES.restrict(somebody, all.getFirst());
            isShownAlike(somebody, all);
        }
    }

    /** At a glance people are called, born and used as their whole records say, whoever was joined with whom. */
    private static void isShownAlike(Actor.Person by, List<PersonId> all) {
        Map<PersonId, Person.AtAGlance> wanted = new HashMap<>();
        all.forEach(id -> {
            Person whole = PEOPLE.find(by, id).orElseThrow();
            wanted.put(
                    id,
                    new Person.AtAGlance(
                            whole.id(), whole.called(), whole.known().birth(), whole.restrictedAt() == null));
        });
        assertThat(TRANSACTIONS.<Map<PersonId, Person.AtAGlance>>run(
                        by, Act.of("person.try"), database -> PEOPLE.atAGlance(database, all)))
                .isEqualTo(wanted);
    }

    private static void change(Actor.Person by, PersonId id, Random random) {
        Person person = PEOPLE.find(by, id).orElseThrow();
        ChangeOutcome outcome = switch (random.nextInt(7)) {
            case 0 -> CHANGES.know(by, id, person.version(), born(1960 + random.nextInt(40), "TJK"));
            case 1 -> CHANGES.know(by, id, person.version(), Registration.Known.NOTHING);
            case 2 ->
                CHANGES.add(
                        by,
                        SentForm.alone(),
                        id,
                        new Registration.Name(NameUsage.ALIAS, "Alias" + random.nextInt(1_000), "", ""));
            case 3 ->
                CHANGES.correct(
                        by,
                        id,
                        person.names().getLast().id(),
                        new Registration.Name(NameUsage.ALIAS, "Other" + random.nextInt(1_000), "", ""));
            case 4 -> PHOTOGRAPHS.add(by, SentForm.alone(), id, PhotographsTest.taken("2025"), DrawnFace.png(9, 12));
            case 5 ->
                person.photographs().isEmpty()
                        ? ChangeOutcome.DONE
                        : PHOTOGRAPHS.takeAway(
                                by,
                                id,
                                person.photographs().getFirst().id(),
                                TakingAway.CHOSEN.get(random.nextInt(TakingAway.CHOSEN.size())));
            default ->
                person.contacts().isEmpty()
                        ? CHANGES.add(
                                by,
                                SentForm.alone(),
                                id,
                                new Registration.Contact(
                                        ContactKind.ADDRESS,
                                        "Street " + random.nextInt(100),
                                        CallSafety.ANY_TIME,
                                        null,
                                        null))
                        : CHANGES.remove(
                                by,
                                id,
                                PartKind.CONTACT,
                                person.contacts().getFirst().id());
        };
        assertThat(outcome).isEqualTo(ChangeOutcome.DONE);
    }

    @Test
    void whatWasWrittenInBetweenGoesToWhomItIsOf() {
        PersonId kept = record(worker, "Kept");
        PersonId folded = record(worker, "Folded");
        PEOPLE.merge(worker, kept, folded);
        Registration.Name alias = new Registration.Name(NameUsage.ALIAS, "Alias", "", "");
        Registration.Name stays = new Registration.Name(NameUsage.ALIAS, "Stays", "", "");
        CHANGES.add(worker, SentForm.alone(), folded, alias);
        CHANGES.add(worker, SentForm.alone(), folded, stays);
        CHANGES.know(worker, kept, find(kept).version(), born(1999, "TJK"));
        UUID merge = find(kept).merges().getFirst().id();
        List<Between> between = PEOPLE.apart(worker, kept, merge).orElseThrow().between();
        assertThat(between).hasSize(4);
        Set<UUID> ofTheOther = new HashSet<>();
        between.stream()
                .filter(each ->
                        !(each instanceof Between.Added added && added.part().equals(stays)))
                .forEach(each -> ofTheOther.add(each.id()));
        assertThat(PEOPLE.unmerge(worker, kept, merge, ofTheOther)).isEqualTo(People.Outcome.DONE);
        assertThat(find(kept).names()).extracting(row -> row.is().whole()).containsExactly("Kept Aman", "Stays");
        assertThat(find(kept).known()).isEqualTo(born(1978));
        assertThat(find(folded).names()).extracting(row -> row.is().whole()).containsExactly("Folded Aman", "Alias");
        assertThat(find(folded).known()).isEqualTo(born(1999, "TJK"));
    }

    @Test
    void aNameThatWasTakenAwayIsFoundByNoProcessASecondLater() throws Exception {
        PersonId id = record(worker, "Ýazmyradow");
        try (LikeIndex other = new LikeIndex(TRANSACTIONS)) {
            other.begin();
            Map<org.kerwen.linkage.ColumnKind, String> question = SearchText.read("Язмурадов");
            await(() -> other.isReady()
                    && !other.nearest(worker.organisation(), question, 5).isEmpty());
            CHANGES.add(worker, SentForm.alone(), id, new Registration.Name(NameUsage.LEGAL, "Otherwise", "", ""));
            CHANGES.remove(
                    worker,
                    id,
                    PartKind.NAME,
                    find(id).names().stream()
                            .filter(row -> row.is().family().equals("Ýazmyradow"))
                            .findFirst()
                            .orElseThrow()
                            .id());
            await(() -> PEOPLE.search(worker, "Язмурадов", 5).isEmpty());
            await(() -> other.nearest(worker.organisation(), question, 5).isEmpty());
            await(() -> !other.nearest(worker.organisation(), SearchText.read("Otherwise"), 5)
                    .isEmpty());
        }
    }

    @Test
    void aRecordThatIsOnlyKeptIsFoundByNobodyAndDoesNotChange() throws Exception {
        PersonId id = record(worker, "Kerimow");
        PersonId other = record(worker, "Kerimow");
        assertThat(CHANGES.restrict(worker, id)).isEqualTo(ChangeOutcome.DONE);
        assertThat(PEOPLE.list(worker, null, 10)).extracting(Person::id).containsExactly(other);
        assertThat(PEOPLE.search(worker, "Kerimow", 5))
                .extracting(like -> like.person().id())
                .containsExactly(other);
        assertThat(PEOPLE.like(worker, find(other), 5)).isEmpty();
        assertThat(PEOPLE.restricted(worker, 10)).extracting(Person::id).containsExactly(id);
        assertThat(CHANGES.know(worker, id, find(id).version(), born(1980))).isEqualTo(ChangeOutcome.RESTRICTED);
        assertThat(CHANGES.add(worker, SentForm.alone(), id, new Registration.Name(NameUsage.ALIAS, "A", "", "")))
                .isEqualTo(ChangeOutcome.RESTRICTED);
        assertThat(PEOPLE.merge(worker, other, id)).isEqualTo(People.Outcome.RESTRICTED);
        assertThat(CHANGES.lift(worker, id)).isEqualTo(ChangeOutcome.DONE);
        await(() -> PEOPLE.search(worker, "Kerimow", 5).size() == 2);
        assertThat(PEOPLE.restricted(worker, 10)).isEmpty();
    }

    @Test
    void whoAgreesNoMoreIsOnlyKeptUntilSomebodyDecides() {
        PersonId id = record(worker, "Gurbanow");
        assertThat(CHANGES.withdraw(worker, id)).isEqualTo(ChangeOutcome.DONE);
        Person person = find(id);
        assertThat(person.restrictedAt()).isNotNull();
        assertThat(person.consents())
                .singleElement()
                .satisfies(consent -> assertThat(consent.withdrawn()).isNotNull());
    }

    @Test
    void whoseTimeIsOverIsDueUntilItIsProlonged() {
        PersonId id = record(worker, "Gurbanow");
        LocalDate end = find(id).keepUntil();
        assertThat(PEOPLE.due(worker, end.minusDays(1), 10)).isEmpty();
        assertThat(PEOPLE.due(worker, end, 10)).extracting(Person::id).containsExactly(id);
        CHANGES.keep(worker, id, end.plusYears(2));
        assertThat(PEOPLE.due(worker, end, 10)).isEmpty();
    }

    @Test
    void ofWhoeverIsErasedNothingIsLeftAndAReceiptProvesIt() throws Exception {
        String canary = "Zzyzx" + UUID.randomUUID().toString().substring(0, 8);
        PersonId id = record(worker, canary);
        PersonId other = record(worker, canary);
        PEOPLE.merge(worker, id, other);
        CHANGES.add(
                worker,
                SentForm.alone(),
                id,
                new Registration.Contact(ContactKind.ADDRESS, canary + " Street", CallSafety.NEVER, null, null));
        CHANGES.know(
                worker,
                id,
                find(id).version(),
                new Registration.Known(
                        Sex.MALE, null, "SUN", canary, List.of("TJK"), List.of("tg"), List.of(Need.INTERPRETER)));
        PersonId bystander = record(worker, "Bystander");
        assertThat(everything(worker)).contains(canary);
        Erasure receipt = ERASURES.erase(worker, other, Erasure.Reason.ASKED).orElseThrow();
        assertThat(everything(worker)).doesNotContain(canary).contains("Bystander");
        assertThat(receipt.removed())
                .containsEntry("record", 2)
                .containsEntry("name", 2)
                .containsEntry("contact", 1)
                .containsEntry("consent", 2);
        assertThat(ERASURES.find(worker, id)).contains(receipt);
        assertThat(ERASURES.find(worker, other)).isPresent();
        assertThat(ERASURES.find(stranger, id)).isEmpty();
        assertThat(PEOPLE.find(worker, id)).isEmpty();
        assertThat(PEOPLE.find(worker, other)).isEmpty();
        assertThat(COPIES.of(worker, id)).isEmpty();
        assertThat(ERASURES.erase(worker, id, Erasure.Reason.ASKED)).isEmpty();
        assertThat(CHANGES.lift(worker, id)).isEqualTo(ChangeOutcome.NOT_THERE);
        assertThat(PEOPLE.list(worker, null, 10)).extracting(Person::id).containsExactly(bystander);
        await(() -> KERWEN.bean(LikeIndex.class)
                .nearest(worker.organisation(), SearchText.read(canary), 5)
                .isEmpty());
    }

    @Test
    void whoeverWasErasedIsErasedAgainFromAnOlderBackup() {
        String canary = "Zzyzx" + UUID.randomUUID().toString().substring(0, 8);
        PersonId id = record(worker, canary);
        PersonId bystander = record(worker, "Bystander");
        Replay again = KERWEN.bean("personErased", Replay.class);
        // As a restore finds it: the person is there, and the register says that they were erased.
        for (int time = 0; time < 2; time++) {
            assertThat(TRANSACTIONS.<Boolean>run(
                            Actor.Machine.RESTORING, database -> again.again(database, id.value())))
                    .isTrue();
        }
        assertThat(TRANSACTIONS.<Boolean>run(
                        Actor.Machine.RESTORING, database -> again.again(database, UUID.randomUUID())))
                .isFalse();
        assertThat(everything(worker)).doesNotContain(canary);
        assertThat(PEOPLE.list(worker, null, 10)).extracting(Person::id).containsExactly(bystander);
    }

    @Test
    void aCopyTellsAllThatIsHeld() {
        PersonId id = record(worker, "Gurbanow");
        CHANGES.add(
                worker,
                SentForm.alone(),
                id,
                new Registration.Contact(ContactKind.TELEPHONE, "+993 12 000 000", CallSafety.NEVER, null, null));
        CHANGES.know(worker, id, find(id).version(), born(1980, "TJK"));
        Copies.Copy copy = COPIES.of(worker, id).orElseThrow();
        assertThat(copy.person()).isEqualTo(find(id));
        Map<String, Object> fields = Copies.fields(copy);
        assertThat(fields)
                .containsEntry("known", Map.of("birth", "1980", "nationalities", "TJK"))
                .containsEntry(
                        "contacts",
                        List.of(Map.of("kind", "telephone", "value", "+993 12 000 000", "safety", "never")));
        assertThat((List<?>) fields.get("history")).hasSize(5);
    }

    /** All that any table of the organisation says, as text. */
    private static String everything(Actor.Person by) {
        return TRANSACTIONS.run(by, Act.of("person.try"), database -> {
            StringBuilder all = new StringBuilder();
            for (String table : TABLES) {
                all.append(
                        database.fetchValue("SELECT coalesce(string_agg(row::text, '|' ORDER BY row::text), '') FROM "
                                + table + " AS row"));
            }
            return all.toString();
        });
    }

    /** What the tables hold, but for merges that were taken back, which are history. */
    private static Map<String, String> rows(Actor.Person by) {
        return TRANSACTIONS.run(by, Act.of("person.try"), database -> {
            Map<String, String> rows = new HashMap<>();
            for (String table : TABLES) {
                rows.put(
                        table,
                        String.valueOf(database.fetchValue("SELECT string_agg(row::text, '|' ORDER BY row::text) FROM "
                                + table + " AS row" + (table.endsWith("merge") ? " WHERE undone_at IS NULL" : ""))));
            }
            return rows;
        });
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.holds()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            Thread.sleep(5);
        }
    }

    private Person find(PersonId id) {
        return PEOPLE.find(worker, id).orElseThrow();
    }

    private static Registration.Known born(int year, String... nationalities) {
        return new Registration.Known(
                null, FuzzyDate.parse(String.valueOf(year)), "", "", List.of(nationalities), List.of(), List.of());
    }

    private static PersonId record(Actor.Person by, String family) {
        Registration.Read read = new Typed(Map.of(
                        "family", family, "given", "Aman", "birth", "1978", "number", "AB 123", "consent", "spoken"))
                .read(TODAY);
        return PEOPLE.register(by, Objects.requireNonNull(read.registration()));
    }
}
