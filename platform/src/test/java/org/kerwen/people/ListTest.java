package org.kerwen.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.SentForm;
import org.kerwen.testing.Actors;
import org.kerwen.testing.RunningKerwen;

/** The list of people is narrowed and sorted; each view is whose it is. All people are invented. */
class ListTest {
    private static final RunningKerwen KERWEN = RunningKerwen.small();
    private static final People PEOPLE = KERWEN.bean(People.class);
    private static final Changes CHANGES = KERWEN.bean(Changes.class);
    private static final Erasures ERASURES = KERWEN.bean(Erasures.class);
    private static final Families FAMILIES = KERWEN.bean(Families.class);
    private static final Views VIEWS = KERWEN.bean(Views.class);
    private static final Transactions TRANSACTIONS = KERWEN.bean(Transactions.class);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final List<String> LANGUAGES = List.of("en", "ru", "tk");
    private static final List<String> STATES = List.of("AFG", "TJK", "ARM", "XXA");
    private static final List<String> TONGUES = List.of("fa", "tg", "ru", "ps");
    private static final List<String> FAMILY_NAMES = List.of(
            "Gurbanow",
            "gurbanow",
            "Çaryýew",
            "Caryyew",
            "Žumaýew",
            "Zumayew",
            "Zäkirow",
            "Гурбанов",
            "Ёлкин",
            "Елкин",
            "Ňazarow",
            "Nazarow",
            "Şirow",
            "Sirow",
            "Türkmenow",
            "Tyrkmenow",
            "Ünsi",
            "Yusupov",
            "Ýazow",
            "قربانوف",
            "Ahmadi");

    private final Actor.Person worker = Actors.of("o-" + UUID.randomUUID(), Role.CASE_WORKER);

    @Test
    void whateverIsChosenTheListIsWhatASimpleModelSaysOfEverybody() {
        long seed = System.nanoTime();
        System.out.println("ListTest: seed " + seed);
        Random random = new Random(seed);
        List<PersonId> all = new ArrayList<>();
        Actor.Person stranger = Actors.of("o-" + UUID.randomUUID(), Role.CASE_WORKER);
        for (int number = 0; number < 200; number++) {
            all.add(PEOPLE.register(worker, invented(random)));
            if (number % 4 == 0) {
                PEOPLE.register(stranger, invented(random));
            }
        }
        Set<PersonId> erased = new HashSet<>();
        for (int step = 0; step < 150; step++) {
            touch(random, all, erased);
        }
        Set<PersonId> heads = new HashSet<>();
        List<Person> everybody = new ArrayList<>();
        Set<PersonId> inFamilies = new HashSet<>();
        for (PersonId id : all) {
            PEOPLE.find(worker, id).filter(person -> heads.add(person.id())).ifPresent(person -> {
                everybody.add(person);
                if (FAMILIES.of(worker, person.id()).orElseThrow().stream()
                        .anyMatch(family -> family.members().stream()
                                .anyMatch(member -> member.person().equals(person.id())))) {
                    inFamilies.add(person.id());
                }
            });
        }
        for (int question = 0; question < 400; question++) {
            Narrowing narrowing = narrowing(random, question);
            String language = LANGUAGES.get(question % LANGUAGES.size());
            List<PersonId> expected = everybody.stream()
                    .filter(person -> fits(person, inFamilies.contains(person.id()), narrowing))
                    .sorted(order(narrowing.order(), language))
                    .map(Person::id)
                    .toList();
            int most = 1 + random.nextInt(60);
            assertThat(walked(narrowing, language, most, expected.size()))
                    .as("seed %d: %s in %s, %d on a page", seed, narrowing.query(), language, most)
                    .isEqualTo(expected);
        }
    }

    /** From the first page to the last, and back again. */
    private List<PersonId> walked(Narrowing narrowing, String language, int most, int count) {
        ListQuestion question = new ListQuestion(narrowing, new Language(language), TODAY, ZoneOffset.UTC);
        List<PersonId> walked = new ArrayList<>();
        Listed page = PEOPLE.list(worker, question, null, false, most);
        assertThat(page.before()).isNull();
        if (!narrowing.by().isEmpty()) {
            assertThat(page.count()).isEqualTo(count);
            assertThat(page.countsAll()).isTrue();
        }
        List<PersonId> last = new ArrayList<>();
        while (true) {
            last = page.people().stream().map(Person::id).toList();
            walked.addAll(last);
            if (page.next() == null) {
                break;
            }
            assertThat(last).hasSize(most);
            page = PEOPLE.list(worker, question, new PersonId(page.next().person()), false, most);
        }
        List<PersonId> back = new ArrayList<>(last);
        while (page.before() != null) {
            page = PEOPLE.list(worker, question, new PersonId(page.before().person()), true, most);
            back.addAll(0, page.people().stream().map(Person::id).toList());
        }
        assertThat(back).as("back again").isEqualTo(walked);
        return walked;
    }

    /** Something that happens to somebody. */
    private void touch(Random random, List<PersonId> all, Set<PersonId> erased) {
        PersonId one = all.get(random.nextInt(all.size()));
        PersonId other = all.get(random.nextInt(all.size()));
        Person person = PEOPLE.find(worker, one).orElse(null);
        if (person == null) {
            return;
        }
        switch (random.nextInt(12)) {
            case 0, 1 -> PEOPLE.merge(worker, one, other);
            case 2 -> {
                if (!person.merges().isEmpty()) {
                    PEOPLE.unmerge(
                            worker, person.id(), person.merges().getFirst().id(), Set.of());
                }
            }
            case 3 ->
                CHANGES.know(worker, one, person.version(), invented(random).known());
            case 4 -> CHANGES.add(worker, SentForm.alone(), one, paper(random));
            case 5 -> {
                if (!person.documents().isEmpty()) {
                    CHANGES.remove(
                            worker,
                            one,
                            PartKind.DOCUMENT,
                            person.documents().getFirst().id());
                }
            }
            case 6 ->
                CHANGES.correct(
                        worker,
                        one,
                        person.names().getFirst().id(),
                        invented(random).names().getFirst());
            case 7 -> CHANGES.withdraw(worker, one);
            case 8 -> CHANGES.lift(worker, one);
            case 9 -> {
                if (random.nextInt(3) == 0) {
                    ERASURES.erase(worker, one, Erasure.Reason.ASKED);
                    erased.add(one);
                }
            }
            default -> {
                if (FAMILIES.of(worker, one).orElseThrow().isEmpty() || random.nextBoolean()) {
                    FAMILIES.register(worker, SentForm.alone(), List.of(head(one)), false);
                } else {
                    FAMILIES.of(worker, one).orElseThrow().stream()
                            .flatMap(family -> family.members().stream()
                                    .filter(member -> member.person().equals(person.id()))
                                    .map(member -> Map.entry(family.id(), member.id())))
                            .findFirst()
                            .ifPresent(place ->
                                    FAMILIES.leave(worker, place.getKey(), place.getValue(), Leaving.MOVED, null));
                }
            }
        }
    }

    private static Newcomer head(PersonId id) {
        return new Newcomer(new Newcomer.Known(id), new Newcomer.Place(Relationship.HEAD, null, false, ""));
    }

    private static Registration invented(Random random) {
        String family = FAMILY_NAMES.get(random.nextInt(FAMILY_NAMES.size()));
        return new Registration(
                List.of(new Registration.Name(NameUsage.LEGAL, family, "Given" + random.nextInt(5), "")),
                new Registration.Known(
                        random.nextInt(5) == 0 ? null : any(random, List.of(Sex.values())),
                        birth(random),
                        "",
                        "",
                        some(random, STATES),
                        some(random, TONGUES),
                        random.nextInt(3) == 0
                                ? List.of(any(random, List.of(Need.INTERPRETER, Need.READING_ALOUD)), Need.PREGNANT)
                                : List.of()),
                random.nextBoolean() ? List.of(paper(random)) : List.of(),
                List.of(),
                ConsentWay.SPOKEN);
    }

    private static @Nullable FuzzyDate birth(Random random) {
        LocalDate day = TODAY.minusDays(random.nextInt(36_000));
        return switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 -> FuzzyDate.parse(String.valueOf(day.getYear()));
            case 2 -> FuzzyDate.parse(day.getYear() - random.nextInt(20) + "/" + day.getYear());
            default -> FuzzyDate.parse(day.toString());
        };
    }

    private static <T> T any(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static List<String> some(Random random, List<String> codes) {
        List<String> shuffled = new ArrayList<>(codes);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, random.nextInt(codes.size() + 1));
    }

    private static Registration.Document paper(Random random) {
        return new Registration.Document(
                DocumentKind.PASSPORT,
                "ZZ" + random.nextInt(1_000_000),
                "",
                random.nextInt(4) == 0 ? null : TODAY.plusDays(random.nextInt(400) - 100));
    }

    /** First each by itself, then several together. */
    private static Narrowing narrowing(Random random, int question) {
        Map<Facet, String> by = new EnumMap<>(Facet.class);
        int several = question < 100 ? 1 : 1 + random.nextInt(3);
        for (int each = 0; each < several; each++) {
            Facet facet = question < 100
                    ? List.of(Facet.values()).get(question % Facet.values().length)
                    : any(random, List.of(Facet.values()));
            List<String> words = switch (facet) {
                case NATIONALITY -> STATES;
                case LANGUAGE -> TONGUES;
                case FROM, UNTIL -> List.of(LocalDate.now(ZoneOffset.UTC).toString(), "2020-01-01");
                case ARRIVAL -> List.of(UUID.randomUUID().toString());
                default -> facet.words();
            };
            by.put(facet, words.get(random.nextInt(words.size())));
        }
        return new Narrowing(by, any(random, List.of(ListOrder.values())));
    }

    private static boolean fits(Person person, boolean inFamily, Narrowing narrowing) {
        boolean kept = narrowing.by().containsKey(Facet.KEPT);
        return kept == (person.restrictedAt() != null)
                && narrowing.by().entrySet().stream()
                        .allMatch(each -> fits(person, inFamily, each.getKey(), each.getValue()));
    }

    private static boolean fits(Person person, boolean inFamily, Facet facet, String word) {
        Registration.Known known = person.known();
        List<LocalDate> ends = person.documents().stream()
                .map(document -> document.is().validUntil())
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        LocalDate recorded = person.registeredAt().atZone(ZoneOffset.UTC).toLocalDate();
        return switch (facet) {
            case SEX ->
                word.equals(known.sex() == null ? "not-known" : known.sex().word());
            case AGE -> ages(known.birth()).contains(word);
            case NATIONALITY -> known.nationalities().contains(word);
            case LANGUAGE -> known.languages().contains(word);
            case NEED -> known.needs().stream().anyMatch(need -> need.word().equals(word));
            case PAPERS ->
                switch (word) {
                    case "some" -> !person.documents().isEmpty();
                    case "none" -> person.documents().isEmpty();
                    case "ended" -> !ends.isEmpty() && ends.getLast().isBefore(TODAY);
                    default ->
                        !ends.isEmpty()
                                && !ends.getLast().isBefore(TODAY)
                                && !ends.getLast().isAfter(TODAY.plusDays(Integer.parseInt(word)));
                };
            case CONSENT ->
                word.equals("missing")
                        ? person.consents().isEmpty()
                        : !person.consents().isEmpty()
                                && person.consents().stream().allMatch(consent -> consent.withdrawn() != null);
            case FAMILY -> inFamily == word.equals("in");
            case FROM -> !recorded.isBefore(LocalDate.parse(word));
            case UNTIL -> !recorded.isAfter(LocalDate.parse(word));
            case ARRIVAL -> false;
            case KEPT -> true;
        };
    }

    /** By asking of each day on which the person may be born how old they are. */
    private static Set<String> ages(@Nullable FuzzyDate birth) {
        if (birth == null
                || birth.latest().orElseThrow().isAfter(birth.earliest().plusYears(5))) {
            return Set.of("not-known");
        }
        Set<String> ages = new HashSet<>();
        for (LocalDate day = birth.earliest(); !day.isAfter(birth.latest().orElseThrow()); day = day.plusDays(1)) {
            int age = java.time.Period.between(day, TODAY).getYears();
            if (!day.isAfter(TODAY)) {
                ages.add(age >= 60 ? "60" : age >= 18 ? "18-59" : age >= 12 ? "12-17" : age >= 5 ? "5-11" : "0-4");
            }
        }
        return ages;
    }

    private static Comparator<Person> order(ListOrder order, String language) {
        Collator collator = Collator.getInstance(ULocale.forLanguageTag(language));
        collator.setStrength(Collator.SECONDARY);
        Comparator<Person> byId = Comparator.comparing(person -> person.id().toString());
        return switch (order) {
            case NEWEST ->
                Comparator.comparing(Person::registeredAt).thenComparing(byId).reversed();
            case NAME -> Comparator.comparing(Person::called, collator::compare).thenComparing(byId);
            case BIRTH ->
                Comparator.<Person, LocalDate>comparing(person -> {
                            FuzzyDate birth = person.known().birth();
                            return birth == null ? LocalDate.MAX : birth.earliest();
                        })
                        .thenComparing(byId);
        };
    }

    @Test
    @Timeout(60)
    void whoeverWasRecordedBeforeThereWereListsStandsInThemAfterAStart() throws InterruptedException {
        Random random = new Random(7);
        PersonId one = PEOPLE.register(worker, invented(random));
        PersonId folded = PEOPLE.register(worker, invented(random));
        PEOPLE.merge(worker, one, folded);
        FAMILIES.register(worker, SentForm.alone(), List.of(head(folded)), false);
        String before = rows();
        TRANSACTIONS.run(worker, Act.of("person.try"), database -> database.execute("DELETE FROM people.listing"));
        assertThat(rows()).isNotEqualTo(before);
        try (ListingFill fill = new ListingFill(TRANSACTIONS)) {
            fill.begin();
            while (!fill.isReady()) {
                Thread.sleep(5);
            }
        }
        assertThat(rows()).isEqualTo(before);
        assertThat(rows(Actors.of("o-" + UUID.randomUUID(), Role.CASE_WORKER)))
                .as("what another organisation sees")
                .isEqualTo("null");
    }

    private String rows() {
        return rows(worker);
    }

    private static String rows(Actor.Person by) {
        return TRANSACTIONS.run(
                by,
                Act.of("person.try"),
                database -> String.valueOf(database.fetchValue(
                        "SELECT string_agg(listing::text, '|' ORDER BY person) FROM people.listing")));
    }

    @Test
    void aViewIsOfWhoeverSavedItUnlessItIsShared() {
        Actor.Person colleague = new Actor.Person(
                new org.kerwen.kernel.AccountId(UUID.randomUUID()), worker.organisation(), worker.grants());
        Actor.Person stranger = Actors.of("o-" + UUID.randomUUID(), Role.CASE_WORKER);
        Narrowing narrowing = new Narrowing(Map.of(Facet.SEX, "female"), ListOrder.NAME);
        assertThat(VIEWS.save(worker, SentForm.alone(), "<b>Own</b>", narrowing, false))
                .isEqualTo(Views.Outcome.DONE);
        assertThat(VIEWS.save(worker, SentForm.alone(), "Shared", narrowing, true))
                .isEqualTo(Views.Outcome.DONE);
        assertThat(VIEWS.all(worker)).extracting(View::name).containsExactly("<b>Own</b>", "Shared");
        assertThat(VIEWS.all(colleague)).extracting(View::name).containsExactly("Shared");
        assertThat(VIEWS.all(stranger)).isEmpty();
        UUID own = VIEWS.all(worker).getFirst().id();
        UUID shared = VIEWS.all(worker).getLast().id();
        for (Actor.Person other : List.of(colleague, stranger)) {
            assertThat(VIEWS.rename(other, own, "Taken")).isEqualTo(Views.Outcome.NOT_THERE);
            assertThat(VIEWS.rename(other, shared, "Taken")).isEqualTo(Views.Outcome.NOT_THERE);
            assertThat(VIEWS.remove(other, own, true)).isEqualTo(Views.Outcome.NOT_THERE);
            assertThat(VIEWS.remove(other, shared, false)).isEqualTo(Views.Outcome.NOT_THERE);
            assertThat(VIEWS.first(other, own)).isEqualTo(Views.Outcome.NOT_THERE);
        }
        assertThat(VIEWS.first(colleague, shared)).isEqualTo(Views.Outcome.DONE);
        assertThat(VIEWS.all(colleague)).singleElement().matches(View::first);
        assertThat(VIEWS.all(worker)).noneMatch(View::first);
        assertThat(VIEWS.remove(colleague, shared, true)).isEqualTo(Views.Outcome.DONE);
        assertThat(VIEWS.all(worker)).extracting(View::id).containsExactly(own);
        for (int number = 1; number < View.MOST; number++) {
            VIEWS.save(worker, SentForm.alone(), "Number " + number, narrowing, false);
        }
        assertThat(VIEWS.save(worker, SentForm.alone(), "One more", narrowing, false))
                .isEqualTo(Views.Outcome.TOO_MANY);
    }
}
