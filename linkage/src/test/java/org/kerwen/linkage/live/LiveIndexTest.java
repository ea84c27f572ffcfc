package org.kerwen.linkage.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.kerwen.linkage.ColumnKind;
import org.kerwen.linkage.Level;
import org.kerwen.linkage.Reason;
import org.kerwen.linkage.Verdict;
import org.kerwen.linkage.compare.ExpectedModel;

class LiveIndexTest {

    private static final String[] GIVEN = {"Aman", "Maral", "Serdar", "Jeren", "Merdan", "Ogulgerek", "Rustam", "Nadia"
    };
    private static final String[] FAMILY = {"Gurbanow", "Orazow", "Annayev", "Karimov", "Rahimi", "Petrosyan"};

    private final LiveIndex index = new LiveIndex(ExpectedModel.of(1_000), Optional.empty());

    @Test
    void aDuplicateInAnotherScriptWithATypoIsFoundAndTheReasonsAreTold() {
        put("1", 1, 1, "Aman", "Gurbanow", "1978-03-05");
        put("2", 1, 1, "Serdar", "Orazow", "1981-07-01");

        LikePeople answer = index.find(asker(1, 1), values("Аман", "Гурбанов", "1978-05-03"), 5);

        assertThat(answer.people())
                .extracting(LikePeople.LikePerson::id)
                .first()
                .isEqualTo(id("1"));
        assertThat(answer.people().get(0).likeness().verdict()).isNotEqualTo(Verdict.NO_MATCH);
        assertThat(answer.people().get(0).likeness().reasons())
                .filteredOn(reason -> reason.kind() == Reason.Kind.FIELD)
                .extracting(Reason::level)
                .contains(Level.EXCHANGED);
        assertThat(answer.complete()).isTrue();
    }

    @Test
    void whoIsInAnotherRegisterOrMayNotBeFoundForThisIsNotEvenCompared() {
        put("mine", 1, 0b01, "Aman", "Gurbanow", "1978-03-05");
        put("of another purpose", 1, 0b10, "Aman", "Gurbanow", "1978-03-05");
        put("of another organisation", 2, 0b11, "Aman", "Gurbanow", "1978-03-05");

        LikePeople answer = index.find(asker(1, 0b01), values("Aman", "Gurbanow", "1978-03-05"), 5);

        assertThat(answer.people()).extracting(LikePeople.LikePerson::id).containsExactly(id("mine"));
        assertThat(answer.compared()).isEqualTo(1);
        assertThat(index.find(asker(3, -1), values("Aman", "Gurbanow", "1978-03-05"), 5)
                        .compared())
                .isZero();
    }

    @Test
    void whetherAnotherOrganisationHasATwinCannotBeTold() {
        put("mine", 1, 1, "Aman", "Gurbanow", "1978-03-05");
        LikePeople before = index.find(asker(1, 1), values("Aman", "Gurbanov", "1978-03-05"), 5);
        for (int i = 0; i < 50; i++) {
            put("theirs " + i, 2, 1, "Aman", "Gurbanow", "1978-03-05");
        }

        assertThat(index.find(asker(1, 1), values("Aman", "Gurbanov", "1978-03-05"), 5))
                .isEqualTo(before);
    }

    @Test
    void afterAnyPuttingChangingAndTakingOutItAnswersAsAnIndexMadeAnew() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, LivePerson> model = new HashMap<>();
        for (int step = 1; step <= 1_500; step++) {
            String id = "p" + random.nextInt(60);
            if (random.nextInt(3) == 0) {
                assertThat(index.remove(organisation(1), id(id)))
                        .as("seed %d", seed)
                        .isEqualTo(model.remove(id) != null);
            } else {
                LivePerson person = person(id, 1, 1L << random.nextInt(3), somebody(random));
                index.put(person);
                model.put(id, person);
            }
            if (step % 150 == 0) {
                LiveIndex anew = new LiveIndex(ExpectedModel.of(1_000), Optional.empty());
                model.values().forEach(anew::put);
                for (int question = 0; question < 20; question++) {
                    Map<ColumnKind, String> values = somebody(random);
                    Asker asker = asker(1, 1 + random.nextInt(7));
                    assertThat(index.find(asker, values, 100))
                            .as("seed %d", seed)
                            .isEqualTo(anew.find(asker, values, 100));
                }
            }
        }
        assertThat(index.size(organisation(1))).isEqualTo(model.size());
    }

    @Test
    void whoeverIsWorthAReviewIsFoundAsIfAllHadBeenAskedFor() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        LiveIndex others = new LiveIndex(ExpectedModel.of(1_000), Optional.empty());
        for (int i = 0; i < 2_000; i++) {
            put(person("p" + i, 1, 1, somebody(random)), others);
        }
        int found = 0;
        for (int question = 0; question < 300; question++) {
            Map<ColumnKind, String> values = somebody(random);
            List<LikePeople.LikePerson> all = index.find(asker(1, 1), values, 9).people().stream()
                    .filter(like -> like.likeness().verdict() != Verdict.NO_MATCH)
                    .toList();
            Question read = others.read(organisation(1), values);

            assertThat(index.findWorthReview(asker(1, 1), values, 9).people())
                    .as("seed %d", seed)
                    .isEqualTo(all);
            assertThat(index.findWorthReview(asker(1, 1), read, 9).people())
                    .as("seed %d", seed)
                    .isEqualTo(all);
            assertThat(others.findWorthReview(asker(1, 1), read, 9).people())
                    .as("seed %d", seed)
                    .isEqualTo(all);
            found += all.size();
        }
        assertThat(found).as("seed %d", seed).isPositive();
    }

    /** Into this index as it is written, and into another one as it was read. */
    private void put(LivePerson person, LiveIndex another) {
        index.put(person);
        another.put(
                person.id(),
                person.organisation(),
                person.purposes(),
                another.read(person.organisation(), person.values()));
    }

    @Test
    void noMaskEverLetsAForeignCandidateThrough() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        Map<UUID, LivePerson> all = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            LivePerson person = person("p" + i, random.nextInt(3), random.nextLong() & 15, somebody(random));
            all.put(person.id(), person);
            index.put(person);
        }
        for (int question = 0; question < 300; question++) {
            Asker asker = asker(random.nextInt(3), random.nextLong() & 15);
            LikePeople answer = index.find(asker, somebody(random), 50);
            long allowed = all.values().stream()
                    .filter(person -> person.organisation().equals(asker.organisation())
                            && (person.purposes() & asker.purposes()) != 0)
                    .count();
            assertThat((long) answer.compared()).as("seed %d", seed).isLessThanOrEqualTo(2 * allowed);
            for (LikePeople.LikePerson found : answer.people()) {
                LivePerson person = Objects.requireNonNull(all.get(found.id()));
                assertThat(person.organisation()).as("seed %d", seed).isEqualTo(asker.organisation());
                assertThat(person.purposes() & asker.purposes())
                        .as("seed %d", seed)
                        .isNotZero();
            }
        }
    }

    @Test
    void manyMayAskWhileOthersWriteAndWhatWasPutIsFound() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> work = new java.util.ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                int number = thread;
                work.add(threads.submit(() -> {
                    SplittableRandom random = new SplittableRandom(number);
                    for (int i = 0; i < 300; i++) {
                        String id = number + "-" + i;
                        Map<ColumnKind, String> values = new HashMap<>(somebody(random));
                        values.put(ColumnKind.DOCUMENT_NUMBER, "AB" + (number * 1_000 + i));
                        index.put(person(id, 1, 1, values));
                        Set<UUID> found = new HashSet<>();
                        index.find(asker(1, 1), values, 5).people().forEach(like -> found.add(like.id()));
                        if (!found.contains(id(id)) || (i % 3 == 0 && !index.remove(organisation(1), id(id)))) {
                            return false;
                        }
                    }
                    return true;
                }));
            }
            for (Future<Boolean> done : work) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(index.size(organisation(1))).isEqualTo(800);
    }

    @Test
    void emptyAndStrangeQuestionsAreAnsweredWithNobody() {
        put("1", 1, 1, "Aman", "Gurbanow", "1978-03-05");
        for (String strange : List.of("", "   ", "\u200B", "\u202Eabc", "?", "x".repeat(10_000), "\uD800")) {
            LikePeople answer = index.find(asker(1, 1), values(strange, "", "99.99.9999"), 5);

            assertThat(answer.people()).isEmpty();
        }
    }

    @Test
    void theBeginningOfANameFindsInASearchWhoIsCalledSoInWhateverLettersItIsTyped() {
        put("gurbanow", 1, 1, "Aman", "Gurbanow", "1978-03-05");
        put("kurbanov", 1, 1, "Мурад", "Курбанов", "1981-07-01");
        put("qurbanuf", 1, 1, "احمد", "قربانوف", "1990-01-02");
        put("muhammed", 1, 1, "Mukhammed", "Orazow", "1991-02-03");
        put("petrosyan", 1, 1, "Անի", "Պետրոսյան", "1992-03-04");

        assertThat(searched(ColumnKind.FAMILY_NAME, "Gur")).contains(id("gurbanow"));
        assertThat(searched(ColumnKind.FAMILY_NAME, "Гурб")).contains(id("gurbanow"), id("kurbanov"), id("qurbanuf"));
        assertThat(searched(ColumnKind.FAMILY_NAME, "قربا")).contains(id("qurbanuf"));
        assertThat(searched(ColumnKind.FAMILY_NAME, "petr")).contains(id("petrosyan"));
        assertThat(searched(ColumnKind.FAMILY_NAME, "Պետ")).contains(id("petrosyan"));
        assertThat(searched(ColumnKind.GIVEN_NAME, "Muk")).contains(id("muhammed"));
        assertThat(searched(ColumnKind.FULL_NAME, "Gurban")).contains(id("gurbanow"));
        assertThat(searched(ColumnKind.FAMILY_NAME, "Gu")).isEmpty();
        assertThat(searched(ColumnKind.FAMILY_NAME, "Zyx")).isEmpty();
    }

    @Test
    void ofVeryManyWhoAreNamedAlikeASearchAnswersWithSomeAndSaysThatThereAreMore() {
        for (int i = 0; i < 4_000; i++) {
            put("one of many " + i, 1, 1, "Aman", "Orazow", "1978-03-05");
        }

        LikePeople answer = index.nearest(asker(1, 1), Map.of(ColumnKind.FAMILY_NAME, "Oraz"), 5);

        assertThat(answer.people()).hasSize(5);
        assertThat(answer.complete()).isFalse();
    }

    private List<UUID> searched(ColumnKind kind, String typed) {
        return index.nearest(asker(1, 1), Map.of(kind, typed), 10).people().stream()
                .map(LikePeople.LikePerson::id)
                .toList();
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static UUID organisation(int number) {
        return new UUID(0, number);
    }

    private static Asker asker(int organisation, long purposes) {
        return new Asker(organisation(organisation), purposes);
    }

    private static LivePerson person(String id, int organisation, long purposes, Map<ColumnKind, String> values) {
        return new LivePerson(id(id), organisation(organisation), purposes, values);
    }

    private void put(String id, int organisation, long purposes, String given, String family, String born) {
        index.put(person(id, organisation, purposes, values(given, family, born)));
    }

    private static Map<ColumnKind, String> values(String given, String family, String born) {
        return Map.of(ColumnKind.GIVEN_NAME, given, ColumnKind.FAMILY_NAME, family, ColumnKind.BIRTH_DATE, born);
    }

    private static Map<ColumnKind, String> somebody(SplittableRandom random) {
        return values(
                GIVEN[random.nextInt(GIVEN.length)],
                FAMILY[random.nextInt(FAMILY.length)],
                "19" + (70 + random.nextInt(5)) + "-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10));
    }
}
