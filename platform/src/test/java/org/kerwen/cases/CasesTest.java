package org.kerwen.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.kerwen.casework.CommitmentKind;
import org.kerwen.casework.Programme;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.Ids;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.ProgrammeId;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.SentForm;
import org.kerwen.keys.OrganisationKeys;
import org.kerwen.people.People;
import org.kerwen.testing.Actors;
import org.kerwen.testing.MissionPack;
import org.kerwen.testing.Recorded;
import org.kerwen.testing.RunningKerwen;

/** Cases move only as their programme says, lose nothing, and are there only for whom they concern. Everybody is invented. */
class CasesTest {
    private static final RunningKerwen KERWEN = RunningKerwen.start(MissionPack.realWithLostPapers(), true);
    private static final Cases CASES = KERWEN.bean(Cases.class);
    private static final Drafts DRAFTS = KERWEN.bean(Drafts.class);
    private static final CaseFiles FILES = KERWEN.bean(CaseFiles.class);
    private static final People PEOPLE = KERWEN.bean(People.class);
    private static final Transactions TRANSACTIONS = KERWEN.bean(Transactions.class);
    private static final ProgrammeId RETURN = new ProgrammeId("voluntary-return");
    private static final ProgrammeId TRAFFICKING = new ProgrammeId("counter-trafficking");
    private static final ProgrammeId LOST_PAPERS = new ProgrammeId("lost-papers");
    private static final Role[] ALL = {
        Role.ADVISER,
        Role.CASE_WORKER,
        Role.SUPERVISOR,
        Role.MOVEMENT_OFFICER,
        Role.MEDICAL_OFFICER,
        Role.FINANCE_OFFICER
    };

    private final String organisation = "o-" + UUID.randomUUID();
    private final Actor.Person worker = Actors.of(organisation, Role.CASE_WORKER);
    private final Actor.Person supervisor = Actors.of(organisation, Role.SUPERVISOR);
    private final Actor.Person anybody = Actors.of(organisation, ALL);
    private final Actor.Person second = Actors.of(organisation, ALL);
    private final LocalDate today = CASES.today();

    @AfterAll
    static void stop() {
        KERWEN.close();
    }

    private static PersonId person(Actor.Person by, String given, @Nullable String born) {
        return PEOPLE.register(by, Recorded.person("Petrosyan", given, born));
    }

    private CaseId opened(Actor.Person by, ProgrammeId programme, PersonId... whom) {
        return done(CASES.open(by, SentForm.alone(), programme, List.of(whom)));
    }

    private static CaseId done(CaseAnswer answer) {
        assertThat(answer).isInstanceOf(CaseAnswer.Done.class);
        return ((CaseAnswer.Done) answer).id();
    }

    private static CaseFile file(Actor.Person by, CaseId id) {
        return CASES.read(by, id).orElseThrow().file();
    }

    private static CaseAnswer.Why why(CaseAnswer answer) {
        assertThat(answer).isInstanceOf(CaseAnswer.Refused.class);
        return ((CaseAnswer.Refused) answer).why();
    }

    private void answer(CaseId id, String form, @Nullable PersonId person, Map<String, String> given) {
        int base = file(anybody, id)
                .answered(form, person)
                .map(CaseFile.Answers::number)
                .orElse(0);
        Map<String, List<String>> answers = new HashMap<>();
        given.forEach((path, value) -> answers.put(path, List.of(value)));
        done(DRAFTS.save(anybody, id, form, person, base, answers));
    }

    private void end(CaseId id, String what, HowEnded how, @Nullable LocalDate from, @Nullable LocalDate until) {
        CaseFile.Commitment owed = file(anybody, id).commitments().stream()
                .filter(each -> each.isOwed() && each.what().equals(what))
                .findFirst()
                .orElseThrow();
        done(CASES.end(anybody, id, owed.id(), how, from, until, ""));
    }

    private static Consent consent(PersonId person, LocalDate on) {
        return new Consent(
                Ids.withoutTime(),
                person,
                Consent.Purpose.MOVEMENT,
                null,
                Consent.Way.WRITTEN,
                1,
                "hy",
                true,
                Consent.Capacity.BY_ONESELF,
                null,
                on,
                null,
                null);
    }

    /** A man with a child at the stage of the medical check, as far as one person alone comes with a second. */
    private CaseId untilHealth(PersonId father, PersonId child) {
        CaseId id = opened(anybody, RETURN, father, child);
        done(CASES.move(anybody, id, "counsel", null, ""));
        answer(
                id,
                "counselling",
                null,
                Map.of("held-on", today.toString(), "interpreter", "no", "asylum-explained", "yes"));
        done(CASES.move(anybody, id, "apply", null, ""));
        for (PersonId each : List.of(father, child)) {
            answer(
                    id,
                    "registration",
                    each,
                    Map.of(
                            "registered-on", today.toString(),
                            "status", "stranded",
                            "returns-to", "Goris",
                            "native-country", "yes",
                            "health-issues", each.equals(father) ? "yes" : "no"));
        }
        done(CASES.move(anybody, id, "screen", null, ""));
        for (PersonId each : List.of(father, child)) {
            answer(id, "screening", each, Map.of("eligible", "yes", "dangers", "no", "controlled", "no"));
        }
        assertThat(CASES.move(anybody, id, "accept", null, "")).isInstanceOf(CaseAnswer.Waits.class);
        done(CASES.confirm(secondOf(id), id));
        return id;
    }

    /** A second person with all roles who works on the case too. */
    private Actor.Person secondOf(CaseId id) {
        List<AccountId> team = new ArrayList<>(file(anybody, id).team());
        if (!team.contains(second.account())) {
            team.add(second.account());
            done(CASES.handOver(anybody, id, team, ""));
        }
        return second;
    }

    @Test
    void aReturnGoesFromTheFirstTalkToTheDayOfDepartureAndNoFurtherThanItsPapersHold() {
        PersonId father = person(anybody, "Aram", "1971");
        PersonId child = person(anybody, "Ani", today.minusYears(9).toString());
        CaseId id = untilHealth(father, child);
        assertThat(CASES.move(anybody, id, "ask-clearance", null, ""))
                .isInstanceOfSatisfying(
                        CaseAnswer.Refused.class,
                        refused -> assertThat(refused.missing())
                                .extracting(Missing::what)
                                .containsExactlyInAnyOrder("consent", "guardian"));
        for (PersonId each : List.of(father, child)) {
            done(CASES.consent(anybody, SentForm.alone(), id, consent(each, today)));
        }
        done(CASES.move(anybody, id, "ask-clearance", null, ""));
        end(id, "clearance", HowEnded.DONE, today, today.plusDays(60));
        end(id, "clearance", HowEnded.REFUSED, null, null);
        assertThat(CASES.move(anybody, id, "cleared", null, ""))
                .isInstanceOfSatisfying(
                        CaseAnswer.Refused.class,
                        refused -> assertThat(refused.missing())
                                .extracting(Missing::how)
                                .containsExactly(Missing.How.REFUSED));
        PersonId refused = file(anybody, id).commitments().stream()
                .filter(each -> each.outcome() == HowEnded.REFUSED)
                .findFirst()
                .map(CaseFile.Commitment::person)
                .orElseThrow();
        done(CASES.askAgain(anybody, SentForm.alone(), id, "clearance", refused));
        end(id, "clearance", HowEnded.DONE, today, today.plusDays(60));
        done(CASES.move(anybody, id, "cleared", null, ""));
        end(id, "travel-document", HowEnded.DONE, today, today.plusYears(1));
        end(id, "travel-document", HowEnded.DONE, today, today.plusYears(1));
        done(CASES.move(anybody, id, "documented", null, ""));
        assertThat(file(anybody, id).commitments())
                .as("a medical report is asked of him who is ill, not of the child")
                .filteredOn(each -> each.what().equals("medical-report"))
                .extracting(CaseFile.Commitment::person)
                .containsExactly(father);
        end(id, "medical-report", HowEnded.DONE, today.minusDays(2), null);
        done(CASES.date(anybody, id, new CaseFile.Days(today.plusDays(12), today.plusDays(12), today.plusDays(13))));
        done(CASES.move(anybody, id, "fit", null, ""));
        done(CASES.date(anybody, id, new CaseFile.Days(today.plusDays(13), today.plusDays(13), today.plusDays(13))));
        assertThat(file(anybody, id).commitments())
                .as("the report is of two days ago and holds for fourteen: a later journey asks for another")
                .filteredOn(each -> each.what().equals("medical-report") && each.isOwed())
                .singleElement()
                .satisfies(each -> assertThat(each.due()).isEqualTo(today.plusDays(13)));
        CaseRules rules = CASES.read(anybody, id).orElseThrow().rules();
        assertThat(rules.missing(file(anybody, id), move(rules, "board")))
                .extracting(Missing::what, Missing::how)
                .contains(org.assertj.core.groups.Tuple.tuple("medical-report", Missing.How.RUNS_OUT));
    }

    private static Programme.Move move(CaseRules rules, String id) {
        return rules.programme().moves().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void consentThatIsTakenBackStopsTheJourneyAndStaysWritten() {
        PersonId father = person(anybody, "Aram", "1971");
        PersonId child = person(anybody, "Ani", null);
        CaseId id = untilHealth(father, child);
        Consent given = consent(father, today);
        done(CASES.consent(anybody, SentForm.alone(), id, given));
        done(CASES.consent(anybody, SentForm.alone(), id, consent(child, today)));
        done(CASES.move(anybody, id, "ask-clearance", null, ""));
        done(CASES.withdraw(anybody, id, given.id(), "Changed his mind"));
        CaseRules rules = CASES.read(anybody, id).orElseThrow().rules();
        CaseFile file = file(anybody, id);
        assertThat(rules.missing(file, move(rules, "board")))
                .extracting(Missing::person, Missing::how)
                .contains(org.assertj.core.groups.Tuple.tuple(father, Missing.How.WITHDRAWN));
        assertThat(file.consents()).hasSize(2);
        assertThat(why(CASES.withdraw(anybody, id, given.id(), "x"))).isEqualTo(CaseAnswer.Why.ENDED_ALREADY);
    }

    /** Rule 8 of what protects people: the consent names the agency; what is agreed to no more is asked no more. */
    @Test
    void anAgencyIsAskedOnlyAboutWhoeverAgreedThatItGetsToKnow() {
        OrganisationId agency = new OrganisationId("a-" + UUID.randomUUID());
        Actor.Person officer = Actors.of(agency.value(), Role.AGENCY_OFFICER);
        PersonId father = person(anybody, "Aram", "1971");
        PersonId child = person(anybody, "Ani", today.minusYears(9).toString());
        CaseId id = untilHealth(father, child);
        done(CASES.consent(anybody, SentForm.alone(), id, consent(father, agency)));
        done(CASES.consent(anybody, SentForm.alone(), id, consent(child, today)));
        done(CASES.move(anybody, id, "ask-clearance", null, ""));
        assertThat(why(CASES.askAgency(anybody, SentForm.alone(), id, question(id, agency, father, child))))
                .isEqualTo(CaseAnswer.Why.NOT_NAMED);
        assertThat(addressed(officer)).as("all or none").isEmpty();
        assertThat(why(CASES.askAgency(
                        new Actor.Person(
                                anybody.account(),
                                anybody.organisation(),
                                Set.of(org.kerwen.kernel.RoleGrant.of(Role.FINANCE_OFFICER))),
                        SentForm.alone(),
                        id,
                        question(id, agency, father))))
                .isEqualTo(CaseAnswer.Why.NOT_YOUR_ROLE);
        done(CASES.askAgency(anybody, SentForm.alone(), id, question(id, agency, father)));
        assertThat(why(CASES.askAgency(anybody, SentForm.alone(), id, question(id, agency, father))))
                .isEqualTo(CaseAnswer.Why.ALREADY);
        assertThat(addressed(officer))
                .singleElement()
                .satisfies(row -> assertThat(row.toString())
                        .contains("Petrosyan")
                        .doesNotContain("voluntary", id.toString(), "Goris"));
        Consent toChild = consent(child, agency);
        done(CASES.consent(anybody, SentForm.alone(), id, toChild));
        done(CASES.askAgency(anybody, SentForm.alone(), id, question(id, agency, child)));
        assertThat(addressed(officer)).hasSize(2);
        done(CASES.withdraw(anybody, id, toChild.id(), "Not any more"));
        assertThat(addressed(officer)).as("taken back with the consent").hasSize(1);
        done(CASES.move(anybody, id, "refused", null, ""));
        assertThat(addressed(officer)).as("nobody needs it any more").isEmpty();
    }

    private static Consent consent(PersonId person, OrganisationId recipient) {
        return new Consent(
                Ids.withoutTime(),
                person,
                Consent.Purpose.MOVEMENT,
                recipient,
                Consent.Way.WRITTEN,
                1,
                "hy",
                true,
                Consent.Capacity.BY_ONESELF,
                null,
                CASES.today(),
                null,
                null);
    }

    private CaseClearances.Question question(CaseId id, OrganisationId agency, PersonId... whom) {
        Set<UUID> owed = new HashSet<>();
        for (CaseFile.Commitment each : file(anybody, id).commitments()) {
            if (each.isOwed()
                    && each.kind() == CommitmentKind.CLEARANCE
                    && List.of(whom).contains(each.person())) {
                owed.add(each.id());
            }
        }
        return new CaseClearances.Question(
                owed, agency, org.kerwen.movements.Permitted.LEAVE_THE_COUNTRY, "Armenia", today.plusDays(14));
    }

    /** What an agency sees of what it was asked, as the database shows it. */
    private static List<Map<String, Object>> addressed(Actor.Person officer) {
        return TRANSACTIONS.run(
                officer,
                Act.of("case.try"),
                database -> database.fetch("SELECT to_jsonb(c)::text AS row FROM movements.clearance c")
                        .intoMaps());
    }

    @Test
    void whatNeedsTwoPeopleIsNotDoneByOneAndDoneOnceOnly() throws Exception {
        CaseId id = opened(worker, LOST_PAPERS, person(worker, "Lilit", "1980"));
        assertThat(why(CASES.move(worker, id, "close", null, ""))).isEqualTo(CaseAnswer.Why.NOT_YOUR_ROLE);
        assertThat(why(CASES.move(supervisor, id, "close", null, ""))).isEqualTo(CaseAnswer.Why.NO_REASON);
        assertThat(CASES.move(supervisor, id, "close", "done", "")).isInstanceOf(CaseAnswer.Waits.class);
        assertThat(why(CASES.confirm(supervisor, id))).isEqualTo(CaseAnswer.Why.SECOND_PERSON);
        assertThat(file(worker, id).stage()).isEqualTo("asked");
        List<Actor.Person> others =
                List.of(Actors.of(organisation, Role.SUPERVISOR), Actors.of(organisation, Role.SUPERVISOR));
        List<CaseAnswer> answers = new ArrayList<>();
        try (var clicks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<CaseAnswer>> all = others.stream()
                    .map(each -> clicks.submit(() -> CASES.confirm(each, id)))
                    .toList();
            for (Future<CaseAnswer> each : all) {
                answers.add(each.get());
            }
        }
        assertThat(answers).filteredOn(each -> each instanceof CaseAnswer.Done).hasSize(1);
        assertThat(file(supervisor, id).closingReason()).isEqualTo("done");
        assertThat(file(supervisor, id).steps())
                .filteredOn(step -> step.kind() == StepKind.MOVED)
                .hasSize(1);
    }

    @Test
    void twoWhoFillInTheSameFormLoseNothing() {
        PersonId someone = person(anybody, "Nare", "1990");
        CaseId id = opened(anybody, RETURN, someone);
        Map<String, List<String>> first = Map.of("interpreter", List.of("no"), "wishes", List.of("Goris"));
        done(DRAFTS.save(anybody, id, "counselling", null, 0, first));
        done(DRAFTS.save(
                anybody,
                id,
                "counselling",
                null,
                1,
                Map.of("interpreter", List.of("yes"), "wishes", List.of("Goris"))));
        done(DRAFTS.save(
                anybody,
                id,
                "counselling",
                null,
                1,
                Map.of("interpreter", List.of("no"), "wishes", List.of("Sisian"))));
        assertThat(file(anybody, id).answered("counselling", null).orElseThrow().given())
                .isEqualTo(Map.of("interpreter", List.of("yes"), "wishes", List.of("Sisian")));
        assertThat(why(DRAFTS.save(
                        anybody,
                        id,
                        "counselling",
                        null,
                        2,
                        Map.of("interpreter", List.of("yes"), "wishes", List.of("Yerevan")))))
                .isEqualTo(CaseAnswer.Why.CHANGED_MEANWHILE);
        FieldByField both = FieldByField.of(
                file(anybody, id),
                "counselling",
                null,
                2,
                Map.of("interpreter", List.of("yes"), "wishes", List.of("Yerevan")));
        assertThat(both.disagreeing()).isEqualTo(Map.of("wishes", List.of("Sisian")));
        assertThat(both.merged()).containsEntry("wishes", List.of("Yerevan"));
    }

    @Test
    void whatWasTypedIsKeptForItsTypistUntilItIsSaved() {
        PersonId someone = person(anybody, "Nare", "1990");
        CaseId id = opened(anybody, RETURN, someone);
        Map<String, List<String>> begun = Map.of("wishes", List.of("Goris"));
        done(DRAFTS.keep(anybody, id, "counselling", null, 0, Map.of("wishes", List.of("Gor"))));
        done(DRAFTS.keep(anybody, id, "counselling", null, 0, begun));
        CaseFile file = file(anybody, id);
        assertThat(draft(anybody, file, null).orElseThrow().given()).isEqualTo(begun);
        assertThat(draft(anybody, file, someone)).as("of somebody else").isEmpty();
        assertThat(draft(second, file, null)).as("a colleague's").isEmpty();
        assertThat(own(anybody))
                .extracting(each -> each.draft().of(), each -> each.form().id())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(id, "counselling"));
        assertThat(own(second)).isEmpty();
        assertThat(file.answers()).as("nothing of it is said in the case").isEmpty();

        // What a colleague saves meanwhile stands beside it; saved, it is no draft any more, and what arrives late does
        // not come back.
        done(DRAFTS.save(second, id, "counselling", null, 0, Map.of("interpreter", List.of("yes"))));
        done(DRAFTS.save(anybody, id, "counselling", null, 0, begun));
        assertThat(file(anybody, id).answered("counselling", null).orElseThrow().given())
                .isEqualTo(Map.of("interpreter", List.of("yes"), "wishes", List.of("Goris")));
        assertThat(own(anybody)).isEmpty();
        assertThat(why(DRAFTS.keep(anybody, id, "counselling", null, 0, begun)))
                .isEqualTo(CaseAnswer.Why.CHANGED_MEANWHILE);
        assertThat(own(anybody)).isEmpty();

        done(DRAFTS.keep(anybody, id, "counselling", null, 2, begun));
        done(DRAFTS.throwAway(anybody, id, "counselling", null));
        assertThat(own(anybody)).isEmpty();
        assertThat(why(DRAFTS.keep(anybody, id, "counselling", someone, 2, begun)))
                .as("not asked for one of them")
                .isEqualTo(CaseAnswer.Why.NOT_THERE);
        assertThat(why(DRAFTS.keep(
                        anybody, id, "counselling", null, 2, Map.of("wishes", List.of("x".repeat(300_000))))))
                .isEqualTo(CaseAnswer.Why.TOO_LONG);
        Actor.Person stranger = Actors.of("o-" + UUID.randomUUID(), ALL);
        assertThat(why(DRAFTS.keep(stranger, id, "counselling", null, 2, begun)))
                .isEqualTo(CaseAnswer.Why.NOT_THERE);
    }

    @Test
    void aDraftGoesAfterAMonthWithWhoeverIsErasedAndIsToldToThem() {
        PersonId father = person(anybody, "Aram", "1971");
        CaseId id = untilHealth(father, person(anybody, "Ani", "2019"));
        Map<String, List<String>> typed = Map.of("status", List.of("stranded"));
        int base = file(anybody, id)
                .answered("registration", father)
                .map(CaseFile.Answers::number)
                .orElse(0);
        done(DRAFTS.keep(anybody, id, "registration", father, base, typed));
        CasesAboutPeople about = new CasesAboutPeople();
        assertThat(TRANSACTIONS.<List<Map<String, String>>>run(
                        anybody, Act.of("case.try"), database -> about.tell(database, List.of(father))))
                .anySatisfy(row -> assertThat(row).containsKey("draft"));
        TRANSACTIONS.run(anybody, Act.of("case.try"), database -> about.erase(database, List.of(father)));
        assertThat(own(anybody)).isEmpty();

        done(DRAFTS.keep(anybody, id, "counselling", null, 1, Map.of("wishes", List.of("Goris"))));
        assertThat(forgotten(Duration.ZERO)).isZero();
        assertThat(own(anybody)).hasSize(1);
        assertThat(forgotten(Duration.ofDays(31))).isPositive();
        assertThat(own(anybody)).isEmpty();
    }

    /** A document as short as one can be. */
    private static byte[] paper(String text) {
        return ("%PDF-1.4\n" + text + "\n%%EOF").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Optional<String> content(Actor.Person by, CaseFile file, UUID id) {
        return FILES.find(by, file, id).map(found -> {
            try (java.io.InputStream stream = found.content().get()) {
                return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private static long rows(Actor.Person by, String table) {
        return TRANSACTIONS.run(
                by,
                Act.of("case.try"),
                database ->
                        database.fetchSingle("SELECT count(*) FROM " + table).get(0, Long.class));
    }

    @Test
    void anAnswerThatAsksForSomebodyNamesWhoIsOrWasInTheCase() {
        PersonId holder = person(worker, "Lilit", "1980");
        PersonId sister = person(worker, "Nane", "1999");
        CaseId id = opened(worker, LOST_PAPERS, holder);
        Map<String, List<String>> ofSister = Map.of("holder", List.of(sister.toString()));
        assertThat(why(DRAFTS.save(worker, id, "loss", null, 0, ofSister)))
                .as("it would be told of somebody in a case that is not theirs")
                .isEqualTo(CaseAnswer.Why.NOT_IN_CASE);
        assertThat(file(worker, id).answered("loss", null)).isEmpty();
        done(CASES.join(worker, id, sister));
        done(DRAFTS.save(worker, id, "loss", null, 0, ofSister));
        done(CASES.leave(worker, id, sister, "On her own now"));
        Map<String, List<String>> more = new HashMap<>(ofSister);
        more.put("lost-at", List.of("Mary"));
        done(DRAFTS.save(worker, id, "loss", null, 1, more));
        assertThat(file(worker, id).answered("loss", null).orElseThrow().given())
                .isEqualTo(more);
    }

    @Test
    void aFormOfACaseThatIsSentTwiceIsDoneOnceInOpenAndInSealedCases() throws Exception {
        unlocked();
        for (ProgrammeId programme : List.of(RETURN, TRAFFICKING)) {
            PersonId whom = person(worker, "Aram", "1971");
            SentForm form = SentForm.alone();
            CaseId id = done(CASES.open(worker, form, programme, List.of(whom)));
            assertThat(done(CASES.open(worker, form, programme, List.of(whom)))).isEqualTo(id);
            SentForm note = SentForm.alone();
            done(CASES.note(worker, note, id, "Called at nine"));
            done(CASES.note(worker, note, id, "Called at nine"));
            assertThat(file(worker, id).steps())
                    .filteredOn(step -> step.kind() == StepKind.NOTED)
                    .hasSize(1);
            SentForm brought = SentForm.alone();
            CaseFiles.Brought first = FILES.bring(worker, brought, file(worker, id), whom, paper("x"), "x.pdf");
            CaseFiles.Brought second = FILES.bring(worker, brought, file(worker, id), whom, paper("x"), "x.pdf");
            assertThat(second).isEqualTo(first);
            assertThat(file(worker, id).attachments()).hasSize(1);
        }
    }

    @Test
    void aFileAnswersAQuestionOfWhoeverItTellsOfAndIsTakenAwayWithTheAnswer() {
        PersonId father = person(anybody, "Aram", "1971");
        PersonId child = person(anybody, "Ani", "2019");
        CaseId id = untilHealth(father, child);
        byte[] paper = paper("Born in Goris");
        CaseFiles.Brought brought =
                FILES.bring(anybody, SentForm.alone(), file(anybody, id), child, paper, "C:\\scans\\ani.pdf");
        done(brought.answer());
        CaseFile with = file(anybody, id);
        assertThat(FILES.labels(anybody, with))
                .isEqualTo(Map.of(
                        brought.file(),
                        new org.kerwen.files.FileLabel("ani.pdf", org.kerwen.files.FileType.PDF, (long) paper.length)));
        assertThat(content(anybody, with, brought.file()).orElseThrow()).contains("Born in Goris");

        // In the draft of who brought it stands what was saved before, and the file.
        String path = "documents.0.scan";
        Map<String, List<String>> saved =
                with.answered("registration", child).orElseThrow().given();
        done(DRAFTS.choose(anybody, id, "registration", child, path, brought.file()));
        assertThat(own(anybody).getFirst().draft().given())
                .containsEntry(path, List.of(brought.file().toString()))
                .containsAllEntriesOf(saved);
        Map<String, List<String>> given = new HashMap<>(saved);
        given.put("documents", List.of("1"));
        given.put("documents.0.paper-kind", List.of("birth-certificate"));
        given.put(path, List.of(brought.file().toString()));
        assertThat(why(DRAFTS.save(anybody, id, "registration", father, 1, given)))
                .as("of somebody else")
                .isEqualTo(CaseAnswer.Why.FILE_GONE);
        done(DRAFTS.save(anybody, id, "registration", child, 1, given));
        assertThat(CaseJson.read(CaseJson.padded(file(anybody, id)), CaseFile.class))
                .isEqualTo(file(anybody, id));

        Actor.Person stranger = Actors.of("o-" + UUID.randomUUID(), ALL);
        assertThat(content(stranger, with, brought.file())).isEmpty();
        assertThat(why(FILES.bring(stranger, SentForm.alone(), with, null, paper, "x.pdf")
                        .answer()))
                .isEqualTo(CaseAnswer.Why.NOT_THERE);
        assertThat(why(FILES.takeAway(stranger, with, brought.file(), ""))).isEqualTo(CaseAnswer.Why.NOT_THERE);
        assertThat(why(FILES.bring(anybody, SentForm.alone(), with, person(anybody, "Nobody", "1971"), paper, "x.pdf")
                        .answer()))
                .as("of somebody who is not in the case")
                .isEqualTo(CaseAnswer.Why.NOT_THERE);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> FILES.bring(
                        anybody,
                        SentForm.alone(),
                        with,
                        null,
                        "Not what its name says".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        "x.pdf"))
                .isInstanceOf(org.kerwen.kernel.Refused.class);
        assertThat(rows(anybody, "files.file")).isEqualTo(1);

        done(FILES.takeAway(anybody, with, brought.file(), "Of another family"));
        CaseFile without = file(anybody, id);
        assertThat(without.attachments()).isEmpty();
        assertThat(content(anybody, with, brought.file())).isEmpty();
        assertThat(rows(anybody, "files.file")).isZero();
        given.remove(path);
        assertThat(without.answered("registration", child).orElseThrow().given())
                .isEqualTo(given);
        assertThat(without.answers())
                .as("what was said before")
                .anySatisfy(each -> assertThat(each.given()).containsKey(path));
        given.put(path, List.of(brought.file().toString()));
        assertThat(why(DRAFTS.save(anybody, id, "registration", child, 3, given)))
                .as("gone")
                .isEqualTo(CaseAnswer.Why.FILE_GONE);
    }

    @Test
    void aFileGoesWithWhoeverIsErasedAndIsToldToThem() {
        PersonId father = person(anybody, "Aram", "1971");
        PersonId child = person(anybody, "Ani", "2019");
        CaseId id = untilHealth(father, child);
        done(FILES.bring(anybody, SentForm.alone(), file(anybody, id), father, paper("x"), "x.pdf")
                .answer());
        done(FILES.bring(anybody, SentForm.alone(), file(anybody, id), child, paper("y"), "y.pdf")
                .answer());
        done(FILES.bring(anybody, SentForm.alone(), file(anybody, id), null, paper("z"), "z.pdf")
                .answer());
        CasesAboutPeople about = new CasesAboutPeople();
        assertThat(TRANSACTIONS
                        .<List<Map<String, String>>>run(
                                anybody, Act.of("case.try"), database -> about.tell(database, List.of(father)))
                        .stream()
                        .filter(row -> row.containsKey("brought")))
                .hasSize(1);
        TRANSACTIONS.run(anybody, Act.of("case.try"), database -> about.erase(database, List.of(father)));
        assertThat(FILES.labels(anybody, file(anybody, id)).values())
                .extracting(org.kerwen.files.FileLabel::name)
                .containsExactlyInAnyOrder("y.pdf", "z.pdf");
        TRANSACTIONS.run(anybody, Act.of("case.try"), database -> about.erase(database, List.of(father, child)));
        assertThat(rows(anybody, "files.file")).as("nobody else is in it").isZero();
        assertThat(rows(anybody, "files.chunk")).isZero();
    }

    private static Optional<Draft> draft(Actor.Person by, CaseFile file, @Nullable PersonId person) {
        return TRANSACTIONS.run(
                by, Act.of("case.try"), database -> DRAFTS.find(database, by, file, "counselling", person));
    }

    /** How many drafts are removed so much later. */
    private static int forgotten(Duration later) {
        return TRANSACTIONS.run(Actor.Machine.CLEANING, at(later)::forget);
    }

    /** The same so much later. */
    private static Drafts at(Duration later) {
        Clock clock = Clock.offset(Clock.systemUTC(), later);
        return new Drafts(
                TRANSACTIONS,
                CASES,
                KERWEN.bean(org.kerwen.casework.Casework.class),
                new DraftStore(KERWEN.bean(OrganisationKeys.class), clock),
                clock);
    }

    private static List<Drafts.Of> own(Actor.Person by) {
        return TRANSACTIONS.run(by, Act.of("case.try"), database -> DRAFTS.own(database, by));
    }

    @Test
    void aCaseIsThereOnlyForItsTeamAndWhoLooksAfterAll() {
        CaseId id = opened(worker, RETURN, person(worker, "Aram", "1971"));
        Actor.Person colleague = Actors.of(organisation, Role.CASE_WORKER);
        Actor.Person stranger = Actors.of("o-" + UUID.randomUUID(), ALL);
        Actor.Person editor = Actors.of(organisation, Role.EDITOR, Role.AUDITOR);
        for (Actor.Person each : List.of(colleague, stranger, editor)) {
            assertThat(CASES.read(each, id)).isEmpty();
            assertThat(CASES.list(each, CaseQuestion.OPEN, null, 10).lines()).isEmpty();
            assertThat(why(CASES.move(each, id, "counsel", null, ""))).isEqualTo(CaseAnswer.Why.NOT_THERE);
            assertThat(why(CASES.note(each, SentForm.alone(), id, "x"))).isEqualTo(CaseAnswer.Why.NOT_THERE);
        }
        assertThat(CASES.read(supervisor, id)).isPresent();
        done(CASES.handOver(supervisor, id, List.of(colleague.account()), ""));
        assertThat(CASES.read(worker, id)).as("given away").isEmpty();
        assertThat(CASES.read(colleague, id)).isPresent();
    }

    /** The keys, with one of the organisation made and open. */
    private OrganisationKeys unlocked() throws Exception {
        OrganisationKeys keys = KERWEN.bean(OrganisationKeys.class);
        byte[] encoded = KeyPairGenerator.getInstance("X25519")
                .generateKeyPair()
                .getPublic()
                .getEncoded();
        keys.create(worker, Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        return keys;
    }

    @Test
    void aSealedCaseIsCiphertextAndWaitsForTheKey() throws Exception {
        PersonId someone = person(worker, "Nare", "1999");
        PersonId another = person(worker, "Nane", "1999");
        assertThat(why(CASES.open(worker, SentForm.alone(), TRAFFICKING, List.of(someone))))
                .isEqualTo(CaseAnswer.Why.LOCKED);
        OrganisationKeys keys = unlocked();
        CaseId one = opened(worker, TRAFFICKING, someone);
        CaseId other = opened(worker, TRAFFICKING, another);
        assertThat(file(worker, one).people()).containsExactly(someone);
        assertThat(CASES.read(supervisor, one))
                .as("not even who looks after all")
                .isEmpty();
        // On paper it does not say of which programme it is, and nobody but its team prints it.
        CasePapers papers = KERWEN.bean(CasePapers.class);
        assertThat(papers.offered(supervisor, one)).isEmpty();
        CasePapers.Wanted nothing = new CasePapers.Wanted(org.kerwen.movements.Permitted.LEAVE_THE_COUNTRY, "", today);
        CasePapers.Offer offer = papers.offered(worker, one).orElseThrow();
        assertThat(papers.paper(worker, offer, CasePapers.SUMMARY, PaperWords.EN, "Ours", nothing)
                        .orElseThrow()
                        .toString())
                .contains("Petrosyan Nare", "can put somebody in danger")
                .doesNotContainIgnoringCase("trafficking");
        assertThat(CASES.list(worker, CaseQuestion.OPEN, null, 10).lines()).hasSize(2);
        assertThat(CASES.list(supervisor, CaseQuestion.OPEN, null, 10).lines()).isEmpty();
        // What the database holds of the two differs in nothing but what is random.
        List<Map<String, Object>> rows = TRANSACTIONS.run(
                worker,
                Act.of("case.try"),
                database -> database.fetch(
                                "SELECT organisation, revision, due, length(sealed) AS length, (SELECT count(*) FROM cases.case_file) AS open,"
                                        + " (SELECT count(*) FROM cases.member) AS members FROM cases.sealed_case")
                        .intoMaps());
        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst()).isEqualTo(rows.getLast()).containsEntry("members", 0L);
        String plain = TRANSACTIONS.run(
                worker,
                Act.of("case.try"),
                database -> database.fetchSingle(
                                "SELECT encode(sealed, 'escape') FROM cases.sealed_case WHERE id = ?", other.value())
                        .get(0, String.class));
        assertThat(plain).doesNotContain(another.toString(), "counter-trafficking", "opened");
        draftsOfSealedCasesAreCiphertext(one, other);
        CaseFile with = filesOfSealedCasesAreCiphertext(one);
        keys.lock(worker);
        assertThat(content(worker, with, with.attachments().getFirst().file())).isEmpty();
        assertThat(why(FILES.bring(worker, SentForm.alone(), with, null, paper("x"), "x.pdf")
                        .answer()))
                .isEqualTo(CaseAnswer.Why.NOT_THERE);
        assertThat(own(worker)).as("while the key is locked").isEmpty();
        assertThat(CASES.read(worker, one)).isEmpty();
        Cases.Page page = CASES.list(worker, CaseQuestion.OPEN, null, 10);
        assertThat(page.lines()).isEmpty();
        assertThat(page.locked()).isEqualTo(2);
        assertThat(why(CASES.note(worker, SentForm.alone(), one, "x"))).isEqualTo(CaseAnswer.Why.NOT_THERE);
    }

    /** One row for whoever typed, whichever and however many they are. */
    private void draftsOfSealedCasesAreCiphertext(CaseId one, CaseId other) {
        String form = CASES.read(worker, one).orElseThrow().rules().programme().forms().stream()
                .filter(each -> each.forWhom() == org.kerwen.casework.ForWhom.CASE)
                .findFirst()
                .orElseThrow()
                .id();
        Map<String, List<String>> typed = Map.of("words", List.of("Nobody may read this"));
        for (CaseId each : List.of(one, other, one)) {
            done(DRAFTS.keep(worker, each, form, null, 0, typed));
        }
        assertThat(own(worker)).extracting(each -> each.draft().of()).containsExactly(one, other);
        List<Map<String, Object>> rows = TRANSACTIONS.run(
                worker,
                Act.of("case.try"),
                database -> database.fetch(
                                "SELECT account, organisation, encode(sealed, 'escape') AS sealed, (SELECT count(*) FROM cases.draft) AS open"
                                        + " FROM cases.sealed_draft")
                        .intoMaps());
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst()).containsEntry("open", 0L);
        assertThat(String.valueOf(rows.getFirst().get("sealed")))
                .doesNotContain(one.toString(), form, "Nobody may read this");
        done(DRAFTS.save(worker, one, form, null, 0, typed));
        assertThat(own(worker)).extracting(each -> each.draft().of()).containsExactly(other);
        // A younger one beside it does not make an old one younger.
        Drafts muchLater = at(Duration.ofDays(31));
        done(muchLater.keep(worker, one, form, null, 1, typed));
        assertThat(TRANSACTIONS.<List<Drafts.Of>>run(
                        worker, Act.of("case.try"), database -> muchLater.own(database, worker)))
                .extracting(each -> each.draft().of())
                .containsExactly(one);
        done(DRAFTS.throwAway(worker, one, form, null));
        assertThat(own(worker)).as("with it went the old one").isEmpty();
        done(DRAFTS.keep(worker, other, form, null, 0, typed));
    }

    /** Pieces of one length, which say neither of which case they are nor how long the file is; nothing among the other files. */
    private CaseFile filesOfSealedCasesAreCiphertext(CaseId id) {
        String text = "Nobody may read this either ".repeat(5_000);
        done(FILES.bring(worker, SentForm.alone(), file(worker, id), null, paper("x"), "x.pdf")
                .answer());
        CaseFiles.Brought brought =
                FILES.bring(worker, SentForm.alone(), file(worker, id), null, paper(text), "statement.pdf");
        done(brought.answer());
        CaseFile with = file(worker, id);
        assertThat(content(worker, with, brought.file()).orElseThrow()).contains(text);
        assertThat(rows(worker, "files.file")).isZero();
        assertThat(rows(worker, "cases.attachment")).isZero();
        assertThat(rows(worker, "cases.step")).isZero();
        List<Map<String, Object>> pieces = TRANSACTIONS.run(
                worker,
                Act.of("case.try"),
                database -> database.fetch(
                                "SELECT file, length(sealed) AS length, encode(sealed, 'escape') AS sealed FROM cases.sealed_piece")
                        .intoMaps());
        assertThat(pieces).hasSize(1 + 3);
        assertThat(pieces)
                .extracting(each -> each.get("length"))
                .containsOnly(pieces.getFirst().get("length"));
        assertThat(pieces)
                .allSatisfy(each ->
                        assertThat(String.valueOf(each.get("sealed"))).doesNotContain("Nobody may read", "%PDF"));
        done(FILES.takeAway(worker, with, brought.file(), "Not hers"));
        assertThat(rows(worker, "cases.sealed_piece")).isEqualTo(1);
        assertThat(content(worker, with, with.attachments().getFirst().file())).isPresent();
        return file(worker, id);
    }

    @Test
    void theQueueGoesByWhatIsDueAndEachPageGoesOnWhereTheLastEnded() {
        Actor.Person alone = Actors.of("o-" + UUID.randomUUID(), ALL);
        List<CaseId> made = new ArrayList<>();
        Random random = new Random(7);
        for (int each = 0; each < 9; each++) {
            CaseId id = opened(alone, LOST_PAPERS, person(alone, "Child" + each, "1980"));
            if (each % 3 != 0) {
                done(DRAFTS.save(alone, id, "loss", null, 0, Map.of("reported", List.of("no"))));
                done(CASES.move(alone, id, "apply", null, ""));
            }
            made.add(id);
        }
        List<CaseLine> seen = new ArrayList<>();
        CaseId last = null;
        Cases.Page page;
        do {
            page = CASES.list(alone, CaseQuestion.OPEN, last, 1 + random.nextInt(3));
            seen.addAll(page.lines());
            last = page.lines().getLast().id();
        } while (page.more());
        assertThat(seen).extracting(CaseLine::id).containsExactlyInAnyOrderElementsOf(made);
        assertThat(seen)
                .isSortedAccordingTo(
                        Comparator.comparing(CaseLine::due, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
                                .thenComparing(line -> line.id().toString()));
        assertThat(CASES.list(
                                alone,
                                new CaseQuestion(null, seen.getFirst().reference(), CaseQuestion.State.OPEN),
                                null,
                                5)
                        .lines())
                .extracting(CaseLine::id)
                .containsExactly(seen.getFirst().id());
    }

    @Test
    void nothingThatAnybodyDoesLeadsWhereTheProgrammeDoesNot() {
        long seed = System.nanoTime();
        System.out.println("CasesTest: seed " + seed);
        Random random = new Random(seed);
        for (ProgrammeId programme : List.of(RETURN, LOST_PAPERS, new ProgrammeId("refugee-resettlement"))) {
            for (int round = 0; round < 6; round++) {
                history(programme, random);
            }
        }
        assertThat(rows(anybody, "files.file"))
                .as("no file is kept that no case has")
                .isEqualTo(rows(anybody, "cases.attachment"))
                .isPositive();
    }

    private void history(ProgrammeId programme, Random random) {
        List<PersonId> people = new ArrayList<>();
        for (int each = 0; each < 3; each++) {
            people.add(person(
                    anybody, "Person" + each, random.nextBoolean() ? "1975" : random.nextBoolean() ? null : "2015"));
        }
        CaseId id = opened(anybody, programme, people.getFirst());
        secondOf(id);
        CaseFile before = file(anybody, id);
        for (int step = 0; step < 40; step++) {
            Actor.Person by = random.nextBoolean() ? anybody : second;
            Cases.Opened opened = CASES.read(by, id).orElseThrow();
            CaseRules rules = opened.rules();
            CaseAnswer answer = act(by, id, opened, people, random);
            CaseFile after = file(by, id);
            if (answer instanceof CaseAnswer.Refused) {
                assertThat(after).as("a refusal changes nothing").isEqualTo(before);
            } else {
                assertThat(after.revision()).isEqualTo(before.revision() + 1);
                holds(before, after, rules);
            }
            before = after;
        }
    }

    private CaseAnswer act(Actor.Person by, CaseId id, Cases.Opened opened, List<PersonId> people, Random random) {
        CaseFile file = opened.file();
        Programme programme = opened.rules().programme();
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> CASES.move(by, id, any(programme.moves(), random).id(), reason(programme, random), "");
            case 3, 4 -> {
                List<CaseRules.Possible> moves = opened.rules().moves(file);
                yield moves.isEmpty()
                        ? CASES.note(by, SentForm.alone(), id, "x")
                        : CASES.move(by, id, any(moves, random).move().id(), reason(programme, random), "");
            }
            case 5 -> random.nextInt(3) == 0 ? CASES.decline(by, id, "") : CASES.confirm(by, id);
            case 6, 7 ->
                file.commitments().isEmpty()
                        ? CASES.note(by, SentForm.alone(), id, "x")
                        : CASES.end(
                                by,
                                id,
                                any(file.commitments(), random).id(),
                                any(List.of(HowEnded.values()), random),
                                today.minusDays(random.nextInt(20)),
                                random.nextBoolean() ? null : today.plusDays(random.nextInt(90)),
                                "");
            case 8 ->
                random.nextBoolean()
                        ? CASES.join(by, id, any(people, random))
                        : CASES.leave(by, id, any(people, random), "");
            case 9 ->
                CASES.date(
                        by,
                        id,
                        new CaseFile.Days(
                                today.plusDays(random.nextInt(30) - 5),
                                today.plusDays(random.nextInt(30)),
                                random.nextBoolean() ? null : today.plusDays(random.nextInt(40))));
            case 10 -> {
                PersonId whom = any(people, random);
                yield file.consents().isEmpty() || random.nextBoolean()
                        ? CASES.consent(by, SentForm.alone(), id, consent(whom, today))
                        : CASES.withdraw(by, id, any(file.consents(), random).id(), "No more");
            }
            case 11 ->
                file.attachments().isEmpty() || random.nextBoolean()
                        ? FILES.bring(
                                        by,
                                        SentForm.alone(),
                                        file,
                                        random.nextBoolean() ? null : any(people, random),
                                        paper("A paper"),
                                        "paper.pdf")
                                .answer()
                        : FILES.takeAway(
                                by, file, any(file.attachments(), random).file(), "Of another family");
            default -> {
                var form = any(programme.forms(), random);
                PersonId whom = form.forWhom() == org.kerwen.casework.ForWhom.CASE ? null : any(people, random);
                int base = file.answered(form.id(), whom)
                        .map(CaseFile.Answers::number)
                        .orElse(0);
                Map<String, List<String>> given = new HashMap<>(Map.of("wishes", List.of("home " + random.nextInt(9))));
                if (!file.attachments().isEmpty()) {
                    given.put(
                            "proof",
                            List.of(any(file.attachments(), random).file().toString()));
                }
                if (random.nextBoolean()) {
                    given.put("holder", List.of(any(people, random).toString()));
                }
                yield DRAFTS.save(by, id, form.id(), whom, base, given);
            }
        };
    }

    private static @Nullable String reason(Programme programme, Random random) {
        return random.nextInt(4) == 0
                ? null
                : any(programme.closingReasons(), random).id();
    }

    private static <T> T any(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    /** Files go by a word that is written only; an answer names a file that is there and somebody who is or was in the case. */
    private void namesWhatIsThere(CaseFile before, CaseFile after) {
        Set<String> there = new HashSet<>();
        after.attachments().forEach(each -> there.add(each.file().toString()));
        assertThat(FILES.labels(anybody, after).keySet().stream().map(UUID::toString))
                .as("what was brought is kept")
                .containsExactlyInAnyOrderElementsOf(there);
        long gone = before.attachments().stream()
                .filter(each -> !there.contains(each.file().toString()))
                .count();
        assertThat(after.steps().subList(before.steps().size(), after.steps().size()).stream()
                        .filter(step -> step.kind() == StepKind.DETACHED))
                .hasSize((int) gone);
        Set<String> members = new HashSet<>();
        after.members().forEach(each -> members.add(each.person().toString()));
        Map<String, CaseFile.Answers> last = new HashMap<>();
        after.answers().forEach(each -> last.put(each.form() + each.person(), each));
        last.values().forEach(each -> {
            // The tiny programme asks for both; elsewhere no question has these names.
            if (each.form().equals("loss")) {
                assertThat(there).containsAll(each.given().getOrDefault("proof", List.of()));
                assertThat(members).containsAll(each.given().getOrDefault("holder", List.of()));
            }
        });
    }

    /** What is so of every change, told apart from the rules that made it: a model of what a programme allows. */
    private void holds(CaseFile before, CaseFile after, CaseRules rules) {
        Programme programme = rules.programme();
        if (!after.stage().equals(before.stage())) {
            assertThat(programme.moves())
                    .as("from %s to %s", before.stage(), after.stage())
                    .anySatisfy(move -> {
                        assertThat(move.from()).contains(before.stage());
                        assertThat(move.to() == null ? before.stood() : move.to())
                                .isEqualTo(after.stage());
                        assertThat(rules.missing(before, move)).isEmpty();
                        assertThat(move.twoPeople())
                                .isEqualTo(before.proposal() != null
                                        && before.proposal().move().equals(move.id()));
                    });
        }
        boolean ended = programme.stages().stream()
                .anyMatch(stage -> stage.id().equals(after.stage()) && stage.place() == Programme.Stage.Place.END);
        assertThat(after.closedOn() != null)
                .as("ended where it stands at an end")
                .isEqualTo(ended);
        if (ended) {
            assertThat(after.commitments()).noneMatch(CaseFile.Commitment::isOwed);
        }
        assertThat(after.people()).as("somebody is in it").isNotEmpty();
        assertThat(after.steps().subList(0, before.steps().size())).isEqualTo(before.steps());
        assertThat(after.answers().subList(0, before.answers().size())).isEqualTo(before.answers());
        namesWhatIsThere(before, after);
        Set<String> owed = new HashSet<>();
        for (CaseFile.Commitment each : after.commitments()) {
            if (each.isOwed()) {
                assertThat(owed.add(each.kind() + each.what() + each.person())).isTrue();
                assertThat(each.person() == null || after.people().contains(each.person()))
                        .isTrue();
            }
        }
        for (CaseFile.Commitment each : before.commitments()) {
            Optional<CaseFile.Commitment> now = after.commitments().stream()
                    .filter(other -> other.id().equals(each.id()))
                    .findFirst();
            assertThat(now).as("nothing that was owed is lost").isPresent();
            if (!each.isOwed()) {
                assertThat(now.orElseThrow()).isEqualTo(each);
            }
        }
        assertThat(after.days().inOrder()).isTrue();
        assertThat(after.team()).isNotEmpty();
    }

    @Test
    void aRoleThatIsLimitedToAProgrammeMovesNoOther() {
        CaseId id = opened(worker, LOST_PAPERS, person(worker, "Lilit", "1980"));
        Actor.Person limited = new Actor.Person(
                worker.account(),
                worker.organisation(),
                Set.of(new org.kerwen.kernel.RoleGrant(Role.CASE_WORKER, RETURN, null)));
        done(DRAFTS.save(worker, id, "loss", null, 0, Map.of("reported", List.of("no"))));
        assertThat(why(CASES.move(limited, id, "apply", null, ""))).isEqualTo(CaseAnswer.Why.NOT_YOUR_ROLE);
        done(CASES.move(worker, id, "apply", null, ""));
        assertThat(file(worker, id).commitments())
                .filteredOn(each -> each.kind() == CommitmentKind.TASK)
                .extracting(CaseFile.Commitment::due)
                .containsExactly(today.plusDays(7));
    }

    @Test
    void whoeverArrangesJourneysLearnsWhatIsMissingAndNothingOfTheCase() {
        PersonId father = person(anybody, "Aram", "1971");
        PersonId child = person(anybody, "Ani", "2019");
        CaseId id = untilHealth(father, child);
        CaseFile.Wish wish = new CaseFile.Wish(
                Ids.withoutTime(), "Mary", "Goris, Spandaryan 5", today.plusDays(3), today.plusDays(30));
        done(CASES.wish(anybody, id, wish));
        assertThat(CASES.read(anybody, id).orElseThrow().journeys())
                .extracting(org.kerwen.movements.Journeys.Progress::person)
                .containsExactlyInAnyOrder(father, child);
        List<Map<String, Object>> told = told(wish.id());
        assertThat(told).extracting(row -> row.get("kind")).contains("agreement", "guardianship");
        assertThat(told)
                .as("nothing is there yet")
                .allSatisfy(row -> assertThat(row.get("valid_from")).isNull());
        assertThat(told.toString())
                .doesNotContain(
                        "voluntary", "medical", id.toString(), file(anybody, id).reference());
        Consent given = consent(father, today);
        done(CASES.consent(anybody, SentForm.alone(), id, given));
        assertThat(told(wish.id()))
                .filteredOn(row ->
                        "agreement".equals(row.get("kind")) && father.value().equals(row.get("person")))
                .allSatisfy(row -> assertThat(row.get("valid_from")).isNotNull());
        done(CASES.withdraw(anybody, id, given.id(), "Stays"));
        assertThat(told(wish.id()))
                .filteredOn(row ->
                        "agreement".equals(row.get("kind")) && father.value().equals(row.get("person")))
                .as("what he agreed to no more")
                .allSatisfy(row -> assertThat(row.get("valid_from")).isNull());
        done(CASES.leave(anybody, id, child, "Stays with her mother"));
        assertThat(CASES.read(anybody, id).orElseThrow().journeys())
                .extracting(org.kerwen.movements.Journeys.Progress::person)
                .contains(father);
    }

    private List<Map<String, Object>> told(UUID wish) {
        return TRANSACTIONS.run(
                anybody,
                Act.of("case.try"),
                database -> database.fetch(
                                "SELECT to_jsonb(r) AS everything, r.kind, r.valid_from, j.person FROM movements.requirement r"
                                        + " JOIN movements.request j ON j.id = r.request WHERE j.asked_by = ?",
                                wish)
                        .intoMaps());
    }

    @Test
    void everyLanguageOfThePapersSaysTheSameThings() {
        for (PaperWords each : PaperWords.values()) {
            assertThat(each.keys()).as(each.word()).isEqualTo(PaperWords.EN.keys());
            assertThat(each.keys()).allSatisfy(key -> assertThat(each.get(key)).isNotBlank());
        }
        assertThat(PaperWords.HY.get("yes")).matches("\\p{IsArmenian}+");
        assertThat(PaperWords.FA.get("yes")).matches("\\p{IsArabic}+");
    }

    @Test
    void whoIsErasedLeavesNoAnswerAndTheOthersKeepTheirs() {
        PersonId father = person(anybody, "Aram", "1971");
        PersonId child = person(anybody, "Ani", "2019");
        CaseId id = untilHealth(father, child);
        done(CASES.consent(anybody, SentForm.alone(), id, consent(father, today)));
        CasesAboutPeople about = new CasesAboutPeople();
        List<Map<String, String>> told =
                TRANSACTIONS.run(anybody, Act.of("case.try"), database -> about.tell(database, List.of(father)));
        assertThat(told).anySatisfy(row -> assertThat(row).containsEntry("form", "registration"));
        assertThat(told).anySatisfy(row -> assertThat(row).containsEntry("agreed", "movement"));
        int gone = TRANSACTIONS.run(anybody, Act.of("case.try"), database -> about.erase(database, List.of(father)));
        assertThat(gone).isPositive();
        CaseFile file = file(anybody, id);
        assertThat(file.answers())
                .extracting(CaseFile.Answers::person)
                .doesNotContain(father)
                .contains(child);
        assertThat(file.answered("counselling", null))
                .as("of the case as a whole")
                .isPresent();
        assertThat(file.consents()).isEmpty();
    }

    @Test
    void aFileIsTheSameAfterItWasSealedAndOpened() {
        CaseId id = untilHealth(person(anybody, "Aram", "1971"), person(anybody, "Ani", "2019"));
        CaseFile file = file(anybody, id);
        byte[] padded = CaseJson.padded(file);
        assertThat(Integer.bitCount(padded.length)).isEqualTo(1);
        assertThat(CaseJson.read(padded, CaseFile.class)).isEqualTo(file);
        String written = new String(padded, java.nio.charset.StandardCharsets.UTF_8);
        String earlier = written.replace(",\"attachments\":[]", "");
        assertThat(earlier).as("sealed before cases had files").isNotEqualTo(written);
        assertThat(CaseJson.read(earlier.getBytes(java.nio.charset.StandardCharsets.UTF_8), CaseFile.class))
                .isEqualTo(file);
        assertThat(file.steps())
                .allSatisfy(step -> assertThat(step.at()).isBefore(Instant.now().plusSeconds(1)));
        assertThat(Objects.requireNonNull(file.answers().getFirst().given())).isNotEmpty();
    }
}
