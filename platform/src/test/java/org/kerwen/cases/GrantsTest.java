package org.kerwen.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.security.KeyPairGenerator;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.kerwen.access.SignedReader;
import org.kerwen.cases.pages.CasePaper;
import org.kerwen.casework.Programme;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.Language;
import org.kerwen.kernel.Money;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.ProgrammeId;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.SentForm;
import org.kerwen.kernel.Words;
import org.kerwen.keys.OrganisationKeys;
import org.kerwen.money.Books;
import org.kerwen.money.Category;
import org.kerwen.money.Entry;
import org.kerwen.money.Outcome;
import org.kerwen.money.PaidFrom;
import org.kerwen.people.DocumentKind;
import org.kerwen.people.People;
import org.kerwen.people.Registration;
import org.kerwen.people.Sex;
import org.kerwen.projects.Projects;
import org.kerwen.testing.Actors;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.Recorded;
import org.kerwen.testing.RunningKerwen;
import tools.jackson.databind.json.JsonMapper;

/**
 * Grants are reckoned by the rates, paid by a second person, and nobody is paid twice; what was paid and what is asked stands on papers.
 * Everybody and every sum is invented.
 */
class GrantsTest {
    private static final RunningKerwen KERWEN = RunningKerwen.start(MissionPack.REAL, true);
    private static final Cases CASES = KERWEN.bean(Cases.class);
    private static final Grants GRANTS = KERWEN.bean(Grants.class);
    private static final People PEOPLE = KERWEN.bean(People.class);
    private static final Books BOOKS = KERWEN.bean(Books.class);
    private static final Map<Role, SignedReader> READERS = SignedReader.ofDemonstration(KERWEN, KERWEN.home());
    private static final Map<Role, SignedReader> SIGNED = new HashMap<>();
    private static final Transactions TRANSACTIONS = KERWEN.bean(Transactions.class);
    private static final ProgrammeId RETURN = new ProgrammeId("voluntary-return");
    private static final ProgrammeId TRAFFICKING = new ProgrammeId("counter-trafficking");
    private static final String GRANT = "reintegration-grant";

    private final String organisation = "o-" + UUID.randomUUID();
    private final Actor.Person worker = Actors.of(organisation, Role.CASE_WORKER, Role.FINANCE_OFFICER);
    private final Actor.Person finance = Actors.of(organisation, Role.FINANCE_OFFICER);
    private final LocalDate today = CASES.today();
    private final UUID line = line();

    @AfterAll
    static void stop() {
        KERWEN.close();
    }

    private UUID line() {
        return line(finance);
    }

    private UUID line(Actor.Person by) {
        UUID budget = ((Outcome.Done) BOOKS.open(
                        by,
                        KERWEN.bean(Projects.class).all().getFirst().id().value(),
                        "USD",
                        today.minusDays(300),
                        today.plusDays(60)))
                .id();
        return ((Outcome.Done) BOOKS.line(
                        by, budget, "1", "Grants", Category.ASSISTANCE, new BigDecimal("20000"), "Agreement"))
                .id();
    }

    private String spent() {
        return BOOKS.budgets(finance).getFirst().spent().amount().toPlainString();
    }

    private List<PersonId> people(int adults, int children) {
        List<Registration> registrations = new ArrayList<>();
        for (int each = 0; each < adults + children; each++) {
            String born = each < adults ? "1975" : today.minusYears(11).toString();
            registrations.add(Recorded.person("Sargsyan", "Person" + each, born));
        }
        return TRANSACTIONS.run(
                worker, Act.of("person.register"), database -> PEOPLE.register(database, worker, registrations));
    }

    /** A case that has come to the stage at which the grant is handed over. */
    private CaseId arrived(List<PersonId> people) {
        return standing(worker, people, "grant-delivery");
    }

    private static CaseId standing(Actor.Person by, List<PersonId> people, String stage) {
        CaseId id = ((CaseAnswer.Done) CASES.open(by, SentForm.alone(), RETURN, people)).id();
        CaseFile file = CASES.read(by, id).orElseThrow().file();
        TRANSACTIONS.<Boolean>run(by, Act.on("case.try", id.value()), database -> {
            CaseStore.update(database, file, file.at(stage, null).revised());
            return true;
        });
        return id;
    }

    private UUID requested(CaseId id) {
        assertThat(GRANTS.ask(worker, id, GRANT, 1)).isInstanceOf(CaseAnswer.Waits.class);
        return CASES.read(worker, id).orElseThrow().payments().stream()
                .filter(payment -> payment.state() == Payment.State.REQUESTED)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Grants.Answer pay(Actor.Person by, UUID payment) {
        return GRANTS.pay(by, payment, line, today, PaidFrom.CASH);
    }

    @Test
    void theSecondWaveToArmeniaComesToSevenThousandSixHundred() {
        int adults = 60;
        int children = 32;
        Random random = new Random(2004);
        while (adults + children > 0) {
            int parents = Math.min(adults, 1 + random.nextInt(4));
            int young = adults == parents ? children : Math.min(children, random.nextInt(4));
            adults -= parents;
            children -= young;
            UUID payment = requested(arrived(people(parents, young)));
            assertThat(pay(finance, payment)).isEqualTo(new Grants.Answer.Done());
        }
        assertThat(spent()).isEqualTo("7600.00");
    }

    @Test
    void whatIsPaidStandsAsACostOfItsCaseAndASealedCaseIsNotCalledByTheBooks() {
        CaseId id = arrived(people(2, 1));
        UUID payment = requested(id);
        pay(finance, payment);
        CaseFile file = CASES.read(worker, id).orElseThrow().file();
        CaseCosts costs = KERWEN.bean(CaseCosts.class);
        TRANSACTIONS.<Boolean>run(finance, Act.of("money.try"), database -> {
            assertThat(BOOKS.about(database, id.value()))
                    .extracting(cost -> cost.charged().toString())
                    .containsExactly("250.00 USD");
            assertThat(costs.called(database, " " + file.reference() + " ")).contains(id.value());
            assertThat(costs.name(database, id.value())).contains(file.reference());
            assertThat(costs.called(database, "none")).isEmpty();
            return true;
        });
        Actor.Person stranger = Actors.of("o-" + UUID.randomUUID(), Role.FINANCE_OFFICER);
        TRANSACTIONS.<Boolean>run(stranger, Act.of("money.try"), database -> {
            assertThat(BOOKS.about(database, id.value())).isEmpty();
            assertThat(costs.called(database, file.reference())).isEmpty();
            return true;
        });
    }

    @Test
    void whatTheBooksTookBackIsNotPaidAnyMoreAndIsPaidOnceAgainAtMost() {
        CaseId id = arrived(people(2, 1));
        UUID first = requested(id);
        pay(finance, first);
        UUID entry = Objects.requireNonNull(
                CASES.read(worker, id).orElseThrow().payments().getLast().entry());
        BOOKS.reverse(finance, entry, UUID.randomUUID(), "Another family");
        assertThat(CASES.read(worker, id).orElseThrow().payments())
                .extracting(Payment::state)
                .containsExactly(Payment.State.TAKEN_BACK);
        assertThat(pay(finance, first)).isEqualTo(new Grants.Answer.Refused(CaseAnswer.Why.ENDED_ALREADY));
        assertThat(spent()).isEqualTo("0.00");
        UUID second = requested(id);
        assertThat(GRANTS.ask(worker, id, GRANT, 1)).isEqualTo(CaseAnswer.Refused.of(CaseAnswer.Why.ALREADY));
        assertThat(pay(finance, second)).isEqualTo(new Grants.Answer.Done());
        assertThat(pay(finance, second)).isEqualTo(new Grants.Answer.Done());
        assertThat(spent()).isEqualTo("250.00");
    }

    @Test
    void whatSealedCasesCostIsOneSumOutsideOfThemAndIsChargedOnce() throws Exception {
        PooledCosts costs = KERWEN.bean(PooledCosts.class);
        withKey(worker);
        CaseId one = ((CaseAnswer.Done) CASES.open(
                        worker,
                        SentForm.alone(),
                        TRAFFICKING,
                        List.of(people(1, 0).getFirst())))
                .id();
        CaseId other = ((CaseAnswer.Done) CASES.open(
                        worker,
                        SentForm.alone(),
                        TRAFFICKING,
                        List.of(people(1, 0).getFirst())))
                .id();
        UUID form = UUID.randomUUID();
        for (int click = 0; click < 2; click++) {
            assertThat(costs.write(worker, one, form, today, usd("12.50"), "Three nights"))
                    .isInstanceOf(CaseAnswer.Done.class);
        }
        costs.write(worker, other, UUID.randomUUID(), today, usd("7.50"), "A doctor");
        costs.write(worker, other, UUID.randomUUID(), today, usd("-2.50"), "Came back");
        assertThat(CASES.read(worker, one).orElseThrow().file().steps())
                .filteredOn(step -> step.kind() == StepKind.COST)
                .extracting(CaseFile.Step::words)
                .containsExactly("12.50 USD · Three nights");
        CaseAnswer nothing = CaseAnswer.Refused.of(CaseAnswer.Why.NOT_THERE);
        assertThat(costs.write(finance, one, UUID.randomUUID(), today, usd("1.00"), "Not of the team"))
                .isEqualTo(nothing);
        assertThat(costs.write(worker, arrived(people(1, 0)), UUID.randomUUID(), today, usd("1.00"), "An open one"))
                .isEqualTo(nothing);
        List<Pooled> open = costs.open(finance);
        assertThat(open).extracting(each -> each.sum().toString()).containsExactly("17.50 USD");
        String outside = TRANSACTIONS.run(
                finance,
                Act.of("case.try"),
                database -> database.fetch("SELECT * FROM cases.pooled_cost").toString());
        assertThat(outside).doesNotContain(one.toString(), other.toString(), "nights", "trafficking");

        UUID pooled = open.getFirst().id();
        Actor.Person stranger = Actors.of("o-" + UUID.randomUUID(), Role.FINANCE_OFFICER);
        assertThat(costs.open(stranger)).isEmpty();
        assertThat(costs.charge(stranger, pooled, line, today, PaidFrom.CASH, "Assistance"))
                .isEqualTo(new Grants.Answer.Refused(CaseAnswer.Why.NOT_THERE));
        try (var clicks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Grants.Answer>> all = new ArrayList<>();
            for (int click = 0; click < 8; click++) {
                all.add(clicks.submit(() -> costs.charge(finance, pooled, line, today, PaidFrom.CASH, "Assistance")));
            }
            for (Future<Grants.Answer> each : all) {
                assertThat(each.get()).isEqualTo(new Grants.Answer.Done());
            }
        }
        assertThat(spent()).isEqualTo("17.50");
        assertThat(costs.open(finance)).isEmpty();
        costs.write(worker, one, UUID.randomUUID(), today, usd("4.00"), "Later");
        assertThat(costs.open(finance))
                .extracting(each -> each.sum().toString())
                .containsExactly("4.00 USD");
        UUID entry =
                Objects.requireNonNull(costs.find(finance, pooled).orElseThrow().entry());
        BOOKS.reverse(finance, entry, UUID.randomUUID(), "Another line");
        assertThat(costs.open(finance))
                .extracting(each -> each.sum().toString())
                .containsExactly("21.50 USD");
        assertThat(spent()).isEqualTo("0.00");
    }

    /** Signed in once: no code is good twice. */
    private static SignedReader signed(Role role) {
        return SIGNED.computeIfAbsent(
                role, any -> Objects.requireNonNull(READERS.get(role)).signIn());
    }

    private static void withKey(Actor.Person by) throws Exception {
        byte[] encoded = KeyPairGenerator.getInstance("X25519")
                .generateKeyPair()
                .getPublic()
                .getEncoded();
        KERWEN.bean(OrganisationKeys.class)
                .create(by, Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    @Test
    void aTeamWritesDownWhatASealedCaseCostAndFinanceChargesTheMonthOverThePages() throws Exception {
        SignedReader member = signed(Role.CASE_WORKER);
        Actor.Person by = Actors.of(member.organisation(), Role.CASE_WORKER, Role.SUPERVISOR);
        withKey(by);
        CaseId id = ((CaseAnswer.Done)
                        CASES.open(by, SentForm.alone(), TRAFFICKING, List.of(person(by, "Nare", "1999"))))
                .id();
        CaseId other =
                ((CaseAnswer.Done) CASES.open(by, SentForm.alone(), RETURN, List.of(person(by, "Aram", "1971")))).id();
        for (CaseId each : List.of(id, other)) {
            assertThat(CASES.handOver(by, each, List.of(by.account(), account(member)), ""))
                    .isInstanceOf(CaseAnswer.Done.class);
        }
        String address = "/app/cases/" + id;
        assertThat(member.get("/app/cases/" + other).body()).doesNotContain(other + "/costs");
        assertThat(member.get("/app/cases/" + other + "/costs").statusCode())
                .as("what an open one costs stands in the books")
                .isEqualTo(404);
        assertThat(member.get(address).body()).contains(address + "/costs");
        Document form = Jsoup.parse(member.get(address + "/costs").body());
        Map<String, String> cost = new HashMap<>(Map.of(
                "_once", form.select("main input[name=_once]").attr("value"),
                "way", "given",
                "day", today.plusDays(1).toString(),
                "amount", "-1",
                "currency", "dollars",
                "words", ""));
        assertThat(member.post(address + "/costs", cost).body())
                .contains("way-error", "amount-error", "currency-error", "words-error", "value=\"dollars\"");
        cost.putAll(Map.of("way", "paid", "amount", "12.50", "currency", "usd", "words", "Three nights"));
        assertThat(member.post(address + "/costs", cost).body()).contains("day-error");
        cost.put("day", today.toString());
        for (int click = 0; click < 2; click++) {
            assertThat(member.post(address + "/costs", cost).statusCode()).isEqualTo(303);
        }
        assertThat(member.get(address).body()).containsOnlyOnce("12.50 USD · Three nights");

        SignedReader officer = signed(Role.FINANCE_OFFICER);
        Actor.Person payer = Actors.of(officer.organisation(), Role.FINANCE_OFFICER);
        line(payer);
        TRANSACTIONS.<Boolean>run(payer, Act.of("case.try"), database -> {
            PooledStore.add(database, payer.organisation(), YearMonth.from(today), usd("12.00"));
            return true;
        });
        String charge = Jsoup.parse(officer.get("/app/grants").body())
                .select("#pooled tbody a")
                .attr("href");
        Document charging = Jsoup.parse(officer.get(charge).body());
        assertThat(charging.select("main").text()).contains("12.00 USD");
        Map<String, String> charged = new HashMap<>(Map.of("line", "", "day", today.toString(), "paidFrom", "bank"));
        assertThat(officer.post(charge, charged).body()).contains("line-error");
        charged.put(
                "line",
                charging.select("select[name=line] option:contains(Grants)").attr("value"));
        assertThat(officer.post(charge, charged).statusCode()).isEqualTo(303);
        assertThat(Jsoup.parse(officer.get("/app/grants").body()).select("#pooled tbody a"))
                .isEmpty();
        assertThat(officer.get(charge).statusCode()).isEqualTo(404);
        assertThat(BOOKS.budgets(payer).stream()
                        .flatMap(budget -> BOOKS.entries(payer, budget.id(), 50).stream())
                        .map(Entry::words))
                .contains("Assistance, " + YearMonth.from(today));
    }

    private static Money usd(String amount) {
        return new Money(new BigDecimal(amount), "USD");
    }

    @Test
    void whoeverAskedDoesNotPay() {
        UUID payment = requested(arrived(people(2, 1)));
        assertThat(pay(worker, payment)).isEqualTo(new Grants.Answer.Refused(CaseAnswer.Why.SECOND_PERSON));
        assertThat(spent()).isEqualTo("0.00");
        assertThat(GRANTS.find(Actors.of("o-" + UUID.randomUUID(), Role.FINANCE_OFFICER), payment))
                .isEmpty();
    }

    @Test
    void aGrantThatManyPayAtOnceIsPaidOnce() throws Exception {
        CaseId id = arrived(people(2, 1));
        UUID payment = requested(id);
        assertThat(GRANTS.ask(worker, id, GRANT, 1)).isEqualTo(CaseAnswer.Refused.of(CaseAnswer.Why.ALREADY));
        List<Grants.Answer> answers = new ArrayList<>();
        try (var clicks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Grants.Answer>> all = new ArrayList<>();
            for (int click = 0; click < 12; click++) {
                Actor.Person by = Actors.of(organisation, Role.FINANCE_OFFICER);
                all.add(clicks.submit(() -> pay(by, payment)));
            }
            for (Future<Grants.Answer> each : all) {
                answers.add(each.get());
            }
        }
        assertThat(answers).containsOnly(new Grants.Answer.Done());
        assertThat(spent()).isEqualTo("250.00");
        assertThat(GRANTS.decline(finance, payment)).isEqualTo(new Grants.Answer.Refused(CaseAnswer.Why.ENDED_ALREADY));
    }

    @Test
    void whatTheBooksRefuseIsNotPaidAndWaitsOn() {
        UUID payment = requested(arrived(people(1, 0)));
        assertThat(GRANTS.pay(finance, payment, line, today.plusDays(1), PaidFrom.BANK))
                .isEqualTo(new Grants.Answer.NotCharged(Outcome.Why.NOT_YET));
        assertThat(GRANTS.find(finance, payment).orElseThrow().state()).isEqualTo(Payment.State.REQUESTED);
        assertThat(GRANTS.decline(finance, payment)).isEqualTo(new Grants.Answer.Done());
        assertThat(spent()).isEqualTo("0.00");
    }

    @Test
    void twoWhoWereBothPaidAreNotOneAndTwoWhoAreOneAreNotBothPaid() {
        PersonId one = people(1, 0).getFirst();
        PersonId other = people(1, 0).getFirst();
        PersonId third = people(1, 0).getFirst();
        assertThat(pay(finance, requested(arrived(List.of(one))))).isEqualTo(new Grants.Answer.Done());
        assertThat(pay(finance, requested(arrived(List.of(other))))).isEqualTo(new Grants.Answer.Done());
        assertThat(PEOPLE.merge(worker, one, other)).isEqualTo(People.Outcome.IN_CONFLICT);
        assertThat(PEOPLE.conflict(worker, one, other)).contains("cases.conflict.paid");
        UUID waits = requested(arrived(List.of(third)));
        assertThat(PEOPLE.merge(worker, one, third)).isEqualTo(People.Outcome.DONE);
        assertThat(pay(finance, waits)).isEqualTo(new Grants.Answer.Refused(CaseAnswer.Why.PAID_ALREADY));
        // And where the one who was paid is shown under the one who waits.
        PersonId fourth = people(1, 0).getFirst();
        UUID waitsToo = requested(arrived(List.of(fourth)));
        assertThat(PEOPLE.merge(worker, fourth, other)).isEqualTo(People.Outcome.DONE);
        assertThat(pay(finance, waitsToo)).isEqualTo(new Grants.Answer.Refused(CaseAnswer.Why.PAID_ALREADY));
        assertThat(spent()).isEqualTo("200.00");
    }

    /** Six times: what two do in the same moment goes wrong in about every second history where it can. */
    @RepeatedTest(6)
    void whateverIsMergedAndPaidInWhateverOrderNobodyIsPaidTwice() throws Exception {
        long seed = System.nanoTime();
        System.out.println("GrantsTest: seed " + seed);
        Random random = new Random(seed);
        List<PersonId> people = people(8, 0);
        List<UUID> payments = new ArrayList<>();
        for (PersonId each : people) {
            payments.add(requested(arrived(List.of(each))));
        }
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int act = 0; act < 60; act++) {
                PersonId kept = people.get(random.nextInt(people.size()));
                PersonId folded = people.get(random.nextInt(people.size()));
                UUID payment = payments.get(random.nextInt(payments.size()));
                boolean merges = random.nextInt(3) == 0;
                all.add(hands.submit(() -> {
                    if (merges && !kept.equals(folded)) {
                        PEOPLE.merge(worker, kept, folded);
                    } else {
                        pay(finance, payment);
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        Map<PersonId, Integer> times = new HashMap<>();
        int paid = 0;
        for (int each = 0; each < people.size(); each++) {
            if (GRANTS.find(finance, payments.get(each)).orElseThrow().state() == Payment.State.PAID) {
                times.merge(PEOPLE.find(worker, people.get(each)).orElseThrow().id(), 1, Integer::sum);
                paid++;
            }
        }
        assertThat(times.values()).as("each person once").containsOnly(1);
        assertThat(paid).isPositive();
        assertThat(spent()).isEqualTo(new BigDecimal(100 * paid).setScale(2).toPlainString());
    }

    @Test
    void partsOfAGrantMakeTheWholeToTheCentAndNoMoreThanTheCeiling() {
        Words label = new Words(Map.of(new Language("en"), "Grant"));
        Random random = new Random(11);
        Set<BigDecimal> wholes = new HashSet<>();
        for (int round = 0; round < 500; round++) {
            int first = 1 + random.nextInt(98);
            Programme.Grant grant = new Programme.Grant(
                    "g",
                    label,
                    "USD",
                    18,
                    null,
                    List.of(new Programme.Rate(
                            LocalDate.of(2004, 1, 1),
                            null,
                            random.nextBoolean() ? new BigDecimal("33.33") : null,
                            new BigDecimal("10.01"),
                            new BigDecimal("5.55"),
                            new BigDecimal("120"))),
                    List.of(
                            new Programme.Instalment(label, BigDecimal.valueOf(first), "a"),
                            new Programme.Instalment(label, BigDecimal.valueOf(100 - first), "b")),
                    false);
            int adults = 1 + random.nextInt(12);
            BigDecimal whole =
                    Instalment.whole(grant, adults, 3, LocalDate.of(2010, 1, 1)).orElseThrow();
            BigDecimal parts = BigDecimal.ZERO;
            for (int number = 1; number <= 2; number++) {
                parts = parts.add(Instalment.of(grant, number, adults, 3, LocalDate.of(2010, 1, 1))
                        .map(part -> part.amount().amount())
                        .orElse(BigDecimal.ZERO));
            }
            assertThat(parts).isEqualByComparingTo(whole).isLessThanOrEqualTo(new BigDecimal("120"));
            wholes.add(Objects.requireNonNull(whole));
            assertThat(Instalment.of(grant, 1, adults, 3, LocalDate.of(2003, 12, 31)))
                    .as("no rate yet")
                    .isEmpty();
        }
        assertThat(wholes.size()).isGreaterThan(5);
    }

    /** Over real HTTP, for a family that came home and was paid. */
    @Test
    void theReceiptAndTheSummaryOfWhatWasPaidArePrintedForTheTeamInTheLanguageOfThePerson() {
        SignedReader boss = signed(Role.SUPERVISOR);
        SignedReader colleague = signed(Role.CASE_WORKER);
        Actor.Person by = Actors.of(boss.organisation(), Role.CASE_WORKER);
        Actor.Person payer = Actors.of(boss.organisation(), Role.FINANCE_OFFICER);
        CaseId id = standing(by, List.of(person(by, "Aram", "1971"), person(by, "Ani", "2019")), "grant-delivery");
        assertThat(GRANTS.ask(by, id, GRANT, 1)).isInstanceOf(CaseAnswer.Waits.class);
        UUID payment = CASES.read(by, id).orElseThrow().payments().getFirst().id();
        String address = "/app/cases/" + id + "/papers";
        assertThat(boss.get(address).body()).as("nothing is paid yet").doesNotContain(payment.toString());
        assertThat(printed(boss, address, "summary", "en").text()).contains("asked for, not paid yet");
        assertThat(GRANTS.pay(payer, payment, line(payer), today, PaidFrom.CASH))
                .isEqualTo(new Grants.Answer.Done());
        for (PaperWords each : PaperWords.values()) {
            PrintedPaper receipt = printed(boss, address, payment.toString(), each.word());
            assertThat(receipt.strange()).as(each.word()).isEmpty();
            assertThat(receipt.text())
                    .as(each.word())
                    .contains("150.00", "USD", "Sargsyan Aram", "Sargsyan Ani", today.toString());
        }
        assertThat(printed(boss, address, payment.toString(), "en").text())
                .contains("Reintegration grant · Whole", "In cash", "Nothing more of this grant", "thumbprint");
        String reference = CASES.read(by, id).orElseThrow().file().reference();
        assertThat(printed(boss, address, "summary", "en").text())
                .contains(reference, "Voluntary return and reintegration", "Sargsyan Aram", "Born: 1971")
                .contains("Stands at Grant", "Reintegration grant · Whole " + today + " · 150.00 USD");
        for (String language : List.of("hy", "tg", "fa")) {
            PrintedPaper summary = printed(boss, address, "summary", language);
            assertThat(summary.strange()).as(language).isEmpty();
            assertThat(summary.text()).contains("Sargsyan Aram", "150.00", "Грант");
        }
        for (String paper : List.of("summary", payment.toString())) {
            assertThat(colleague
                            .post(address, Map.of("paper", paper, "paperLanguage", "en"))
                            .statusCode())
                    .as("not the colleague's case")
                    .isEqualTo(404);
        }
        assertThat(colleague.get(address).statusCode()).isEqualTo(404);
        UUID entry = Objects.requireNonNull(
                CASES.read(by, id).orElseThrow().payments().getFirst().entry());
        assertThat(BOOKS.reverse(payer, entry, UUID.randomUUID(), "Not handed over"))
                .isInstanceOf(Outcome.Done.class);
        assertThat(boss.get(address).body()).as("taken back").doesNotContain(payment.toString());
        assertThat(boss.post(address, Map.of("paper", payment.toString(), "paperLanguage", "en"))
                        .body())
                .contains("paper-error");
        assertThat(printed(boss, address, "summary", "en").text())
                .as("to be asked for again, and not among what is done")
                .containsOnlyOnce("150.00");
    }

    private static PersonId person(Actor.Person by, String given, String born) {
        Registration without = Recorded.person("Sargsyan", given, born);
        return PEOPLE.register(
                by,
                new Registration(
                        without.names(),
                        new Registration.Known(
                                Sex.MALE, without.known().birth(), "", "", List.of("ARM"), List.of(), List.of()),
                        List.of(new Registration.Document(DocumentKind.PASSPORT, "AN1234567", "ARM", null)),
                        List.of(),
                        without.consent()));
    }

    private static PrintedPaper printed(SignedReader reader, String address, String paper, String language) {
        return printed(reader, address, Map.of("paper", paper, "paperLanguage", language));
    }

    private static PrintedPaper printed(SignedReader reader, String address, Map<String, String> fields) {
        String paper = Objects.requireNonNull(fields.get("paper"));
        String kind = paper.equals("summary") ? paper : fields.containsKey("due") ? "letter" : "receipt";
        return PrintedPaper.of(reader.file(address, fields), kind + "-" + fields.get("paperLanguage"));
    }

    @Test
    void anAgencyIsAskedByLetterOnlyAboutWhoeverAgreedAndReadsNothingOfTheCase() {
        SignedReader officer = signed(Role.MOVEMENT_OFFICER);
        Actor.Person by = Actors.of(officer.organisation(), Role.CASE_WORKER, Role.SUPERVISOR);
        PersonId man = person(by, "Aram", "1971");
        CaseId id = standing(by, List.of(man), "exit-clearance");
        assertThat(CASES.handOver(by, id, List.of(by.account(), account(officer)), ""))
                .isInstanceOf(CaseAnswer.Done.class);
        Consent consent = new Consent(
                UUID.randomUUID(),
                man,
                Consent.Purpose.MOVEMENT,
                new OrganisationId("border-service"),
                Consent.Way.WRITTEN,
                1,
                "hy",
                true,
                Consent.Capacity.BY_ONESELF,
                null,
                today,
                null,
                null);
        LocalDate leaves = today.plusDays(20);
        assertThat(CASES.date(by, id, new CaseFile.Days(leaves, leaves, leaves)))
                .isInstanceOf(CaseAnswer.Done.class);
        assertThat(CASES.consent(by, SentForm.alone(), id, consent)).isInstanceOf(CaseAnswer.Done.class);
        String address = "/app/cases/" + id + "/papers";
        assertThat(printed(officer, address, "summary", "ru").text())
                .contains("Подписанное заявление и согласие · Sargsyan Aram " + today)
                .contains("Согласование выезда из страны · Sargsyan Aram " + leaves);
        List<String> letters = letters(officer, address);
        assertThat(letters).as("one agency got a consent, the other did not").hasSize(1);
        Map<String, String> fields = new HashMap<>(Map.of(
                "paper",
                letters.getFirst(),
                "paperLanguage",
                "en",
                "permit",
                "leave-the-country",
                "country",
                "Armenia"));
        fields.put("due", today.minusDays(1).toString());
        assertThat(officer.post(address, fields).body()).contains("due-error");
        fields.put("due", today.plusDays(10).toString());
        CaseFile file = CASES.read(by, id).orElseThrow().file();
        assertThat(printed(officer, address, fields).text())
                .contains("may leave the country", "Border Service", "Sargsyan", "Aram", "1971", "Male", "AN1234567")
                .contains("Nationality Armenia", "Passport", "Goes to Armenia", fields.get("due"))
                .doesNotContainIgnoringCase("return")
                .doesNotContainIgnoringCase("reintegration")
                .doesNotContainIgnoringCase("clearance")
                .doesNotContain(file.reference(), id.toString());
        for (String language : List.of("ru", "hy", "fa")) {
            fields.put("paperLanguage", language);
            PrintedPaper letter = printed(officer, address, fields);
            assertThat(letter.strange()).as(language).isEmpty();
            assertThat(letter.text()).contains("AN1234567").doesNotContain(file.reference());
        }
        assertThat(CASES.withdraw(by, id, consent.id(), "Stays")).isInstanceOf(CaseAnswer.Done.class);
        assertThat(letters(officer, address)).as("agreed to no more").isEmpty();
        assertThat(officer.post(address, fields).body()).contains("paper-error");
    }

    private static AccountId account(SignedReader reader) {
        return new AccountId(UUID.fromString(JsonMapper.shared()
                .readTree(reader.call("GET", "/api/v1/me", "").body())
                .get("account")
                .stringValue()));
    }

    private static List<String> letters(SignedReader reader, String address) {
        return Jsoup.parse(reader.get(address).body()).select("select[name=paper] option").stream()
                .filter(option -> option.text().startsWith("Letter"))
                .map(option -> option.attr("value"))
                .toList();
    }

    @Test
    void theReceiptOfAPartSaysWhatIsStillToCome() {
        List<PersonId> people = people(2, 1);
        CaseId id = arrived(people);
        UUID payment = requested(id);
        assertThat(pay(finance, payment)).isEqualTo(new Grants.Answer.Done());
        CasePapers.Offer offer =
                KERWEN.bean(CasePapers.class).offered(worker, id).orElseThrow();
        Cases.Opened whole = offer.opened();
        Cases.Opened halves = new Cases.Opened(
                whole.file(),
                CASES.rules(halves(whole.rules().programme()), whole.people()),
                whole.people(),
                whole.payments(),
                List.of(),
                Map.of());
        BlankPaper blank = new BlankPaper(halves, PaperWords.EN, "Ours", today);
        CasePaper receipt = GrantReceipt.of(blank, offer.paid().getFirst(), "Ogulnar");
        assertThat(receipt.parts().getFirst().lines())
                .contains(new CasePaper.Line("Still to come", "Second · 125.00 USD"));
        assertThat(receipt.signatures().getFirst().who())
                .as("one of the adults")
                .contains("Sargsyan Person0", "Sargsyan Person1")
                .doesNotContain("Sargsyan Person2");
        assertThat(receipt.signatures().getLast().who()).as("and who paid").isEqualTo("Ogulnar, Ours");
    }

    /** The same programme with its grant in two parts. */
    private static Programme halves(Programme of) {
        Programme.Grant grant = of.grants().getFirst();
        List<Programme.Instalment> parts = new ArrayList<>();
        for (String label : List.of("First", "Second")) {
            parts.add(new Programme.Instalment(
                    new Words(Map.of(new Language("en"), label)), BigDecimal.valueOf(50), "grant-delivery"));
        }
        return new Programme(
                of.id(),
                of.label(),
                of.description(),
                of.sensitivity(),
                of.retentionYears(),
                of.guardianship(),
                of.unverified(),
                of.stages(),
                of.moves(),
                of.requirements(),
                of.forms(),
                of.services(),
                of.tasks(),
                of.closingReasons(),
                List.of(new Programme.Grant(
                        grant.id(),
                        grant.label(),
                        grant.currency(),
                        grant.childUnder(),
                        grant.ageOn(),
                        grant.rates(),
                        parts,
                        grant.unverified())));
    }
}
