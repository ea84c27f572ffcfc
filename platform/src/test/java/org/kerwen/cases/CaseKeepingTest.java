package org.kerwen.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.kerwen.backup.Replay;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.CaseId;
import org.kerwen.kernel.Ids;
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

/**
 * Ended cases are kept as long as their programme says, longer by somebody's word, and what was emptied stays empty. Everybody is
 * invented.
 */
class CaseKeepingTest {
    private static final RunningKerwen KERWEN = RunningKerwen.start(MissionPack.realWithLostPapers(), true);
    private static final Cases CASES = KERWEN.bean(Cases.class);
    private static final CaseKeeping KEEPING = KERWEN.bean(CaseKeeping.class);
    private static final Drafts DRAFTS = KERWEN.bean(Drafts.class);
    private static final CaseFiles FILES = KERWEN.bean(CaseFiles.class);
    private static final People PEOPLE = KERWEN.bean(People.class);
    private static final Transactions TRANSACTIONS = KERWEN.bean(Transactions.class);
    private static final ProgrammeId LOST_PAPERS = new ProgrammeId("lost-papers");
    private static final ProgrammeId TRAFFICKING = new ProgrammeId("counter-trafficking");
    private static final CaseQuestion OVER = new CaseQuestion(null, null, CaseQuestion.State.OVER);
    private static final String CANARY = "Zyrrybadam";

    private final String organisation = "o-" + UUID.randomUUID();
    private final Actor.Person worker = Actors.of(organisation, Role.CASE_WORKER);
    private final Actor.Person supervisor = Actors.of(organisation, Role.SUPERVISOR);
    private final Actor.Person second = Actors.of(organisation, Role.SUPERVISOR);
    private final LocalDate today = CASES.today();

    @AfterAll
    static void stop() {
        KERWEN.close();
    }

    private static CaseId done(CaseAnswer answer) {
        assertThat(answer).isInstanceOf(CaseAnswer.Done.class);
        return ((CaseAnswer.Done) answer).id();
    }

    private static CaseAnswer.Why why(CaseAnswer answer) {
        assertThat(answer).isInstanceOf(CaseAnswer.Refused.class);
        return ((CaseAnswer.Refused) answer).why();
    }

    private static CaseFile file(Actor.Person by, CaseId id) {
        return CASES.read(by, id).orElseThrow().file();
    }

    private static byte[] paper() {
        return ("%PDF-1.4\n" + CANARY + "\n%%EOF").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private PersonId person() {
        return PEOPLE.register(worker, Recorded.person("Petrosyan", "Lilit", "1980"));
    }

    private CaseId opened() {
        return done(CASES.open(worker, SentForm.alone(), LOST_PAPERS, List.of(person())));
    }

    /** Everything that a case can tell, then ended by two people. */
    private CaseId ended() {
        CaseId id = opened();
        PersonId whom = file(worker, id).people().getFirst();
        done(CASES.consent(
                worker,
                SentForm.alone(),
                id,
                new Consent(
                        Ids.withoutTime(),
                        whom,
                        Consent.Purpose.ASSISTANCE,
                        null,
                        Consent.Way.WRITTEN,
                        1,
                        "ru",
                        false,
                        Consent.Capacity.THROUGH_GUARDIAN,
                        CANARY,
                        today,
                        null,
                        null)));
        done(CASES.note(worker, SentForm.alone(), id, CANARY));
        done(DRAFTS.save(worker, id, "loss", null, 0, Map.of("reported", List.of("no"), "lost-at", List.of(CANARY))));
        done(CASES.wish(worker, id, new CaseFile.Wish(Ids.withoutTime(), CANARY, CANARY, today, today)));
        done(FILES.bring(worker, SentForm.alone(), file(worker, id), whom, paper(), CANARY + ".pdf")
                .answer());
        for (CaseFile.Commitment owed : file(worker, id).commitments()) {
            if (owed.isOwed()) {
                done(CASES.end(supervisor, id, owed.id(), HowEnded.DROPPED, null, null, CANARY));
            }
        }
        assertThat(CASES.move(supervisor, id, "close", "done", "")).isInstanceOf(CaseAnswer.Waits.class);
        done(CASES.confirm(second, id));
        return id;
    }

    /** As if it had ended so long ago. */
    private void endedBefore(CaseId id, int years) {
        TRANSACTIONS.run(
                worker,
                Act.of("case.try"),
                database -> database.execute(
                        "UPDATE cases.case_file SET closed_on = closed_on - make_interval(years => ?),"
                                + " kept_until = kept_until - make_interval(years => ?) WHERE id = ?",
                        years,
                        years,
                        id.value()));
    }

    private List<CaseId> over() {
        return CASES.list(supervisor, OVER, null, 10).lines().stream()
                .map(CaseLine::id)
                .toList();
    }

    /** All that stands in the tables of cases and in files, for whoever sees this organisation. */
    private String everything() {
        return TRANSACTIONS.run(
                worker,
                Act.of("case.try"),
                database -> database
                        .fetch("SELECT table_schema || '.' || table_name FROM information_schema.tables"
                                + " WHERE table_schema IN ('cases', 'files') AND table_type = 'BASE TABLE'")
                        .map(table -> table.get(0, String.class))
                        .stream()
                        .map(table -> database.fetch("SELECT t::text FROM " + table + " AS t")
                                .formatCSV())
                        .collect(Collectors.joining()));
    }

    private long rows(String table, CaseId id) {
        return TRANSACTIONS.run(
                worker,
                Act.of("case.try"),
                database -> database.fetchSingle(
                                "SELECT count(*) FROM cases." + table + " WHERE case_file = ?", id.value())
                        .get(0, Long.class));
    }

    @Test
    void anEndedCaseIsKeptForTheYearsOfItsProgrammeAndLongerBySomebodysWord() {
        CaseId goesOn = opened();
        assertThat(why(KEEPING.keep(supervisor, goesOn))).isEqualTo(CaseAnswer.Why.GOES_ON);
        assertThat(why(KEEPING.empty(supervisor, goesOn, Emptying.ASKED))).isEqualTo(CaseAnswer.Why.GOES_ON);
        CaseId id = ended();
        assertThat(file(supervisor, id).keptUntil()).isEqualTo(today.plusYears(2));
        assertThat(over()).isEmpty();
        assertThat(why(KEEPING.empty(supervisor, id, Emptying.KEPT_LONG_ENOUGH)))
                .isEqualTo(CaseAnswer.Why.KEPT_STILL);
        endedBefore(id, 2);
        assertThat(file(supervisor, id).keptUntil()).isEqualTo(today);
        assertThat(over()).as("its last day is today").isEmpty();
        endedBefore(id, 1);
        CaseId later = ended();
        endedBefore(later, 3);
        assertThat(over()).containsExactlyInAnyOrder(id, later);
        CaseId first = over().getFirst();
        assertThat(CASES.list(supervisor, OVER, null, 1).more()).isTrue();
        assertThat(CASES.list(supervisor, OVER, first, 1).lines())
                .as("the next page goes on behind the last")
                .extracting(CaseLine::id)
                .containsExactly(over().getLast());
        assertThat(why(KEEPING.keep(worker, id))).as("not theirs to say").isEqualTo(CaseAnswer.Why.NOT_THERE);
        Actor.Person stranger = Actors.of("o-" + UUID.randomUUID(), Role.SUPERVISOR);
        assertThat(why(KEEPING.keep(stranger, id))).isEqualTo(CaseAnswer.Why.NOT_THERE);
        assertThat(why(KEEPING.empty(stranger, id, Emptying.ASKED))).isEqualTo(CaseAnswer.Why.NOT_THERE);
        done(KEEPING.keep(supervisor, id));
        assertThat(file(supervisor, id).keptUntil()).isEqualTo(today.plusYears(2));
        assertThat(over()).containsExactly(later);
        done(CASES.move(supervisor, id, "reopen", null, ""));
        assertThat(file(supervisor, id).keptUntil()).as("it goes on").isNull();
        assertThat(file(supervisor, id).isEmptied()).isFalse();
    }

    @Test
    void whatACaseToldGoesAndThatThereWasOneStays() {
        CaseId beside = ended();
        CaseId id = ended();
        done(KEEPING.empty(supervisor, beside, Emptying.ASKED));
        assertThat(everything()).as("that of another case stays").contains(CANARY);
        endedBefore(id, 3);
        done(KEEPING.empty(supervisor, id, Emptying.KEPT_LONG_ENOUGH));
        assertThat(everything()).doesNotContain(CANARY);
        for (String table : List.of("answers", "consent", "commitment", "attachment", "draft")) {
            assertThat(rows(table, id)).as(table).isZero();
        }
        CaseFile after = file(supervisor, id);
        assertThat(after.isEmptied()).isTrue();
        assertThat(after.people()).hasSize(1);
        assertThat(after.closingReason()).isEqualTo("done");
        assertThat(after.wish()).isNull();
        assertThat(after.steps())
                .extracting(CaseFile.Step::kind)
                .containsExactly(StepKind.OPENED, StepKind.MOVED, StepKind.EMPTIED);
        assertThat(after.steps().getLast().what()).isEqualTo(Emptying.KEPT_LONG_ENOUGH.word());
        assertThat(over()).isEmpty();
        assertThat(CASES.list(supervisor, new CaseQuestion(null, null, CaseQuestion.State.CLOSED), null, 10)
                        .lines())
                .extracting(CaseLine::id)
                .contains(id);
        assertThat(why(CASES.note(supervisor, SentForm.alone(), id, "x"))).isEqualTo(CaseAnswer.Why.EMPTIED);
        assertThat(why(CASES.move(supervisor, id, "reopen", null, ""))).isEqualTo(CaseAnswer.Why.EMPTIED);
        assertThat(why(KEEPING.keep(supervisor, id))).isEqualTo(CaseAnswer.Why.EMPTIED);
        assertThat(why(KEEPING.empty(supervisor, id, Emptying.ASKED))).isEqualTo(CaseAnswer.Why.EMPTIED);
    }

    private void unlock() throws GeneralSecurityException {
        byte[] encoded = KeyPairGenerator.getInstance("X25519")
                .generateKeyPair()
                .getPublic()
                .getEncoded();
        KERWEN.bean(OrganisationKeys.class)
                .create(worker, Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    /** Of which a supervisor is in the team; ended as its programme would after many moves. */
    private CaseId sealed() {
        CaseId id = done(CASES.open(worker, SentForm.alone(), TRAFFICKING, List.of(person())));
        done(CASES.handOver(worker, id, List.of(supervisor.account(), worker.account()), ""));
        done(FILES.bring(worker, SentForm.alone(), file(worker, id), null, paper(), "a.pdf")
                .answer());
        done(CASES.change(
                supervisor,
                id,
                "case.move",
                (database, changes, opened) -> new CaseChanges.Change.To(
                        opened.file().closed(today, "assisted", today.plusYears(10)), false)));
        return id;
    }

    private long all(String table) {
        return TRANSACTIONS.run(
                worker,
                Act.of("case.try"),
                database -> database.fetchSingle("SELECT count(*) FROM cases." + table)
                        .get(0, Long.class));
    }

    @Test
    void ofASealedCaseNothingStays() throws GeneralSecurityException {
        unlock();
        CaseId id = sealed();
        CaseId beside = sealed();
        long pieces = all("sealed_piece");
        assertThat(why(KEEPING.empty(second, id, Emptying.ASKED)))
                .as("not even by who looks after all")
                .isEqualTo(CaseAnswer.Why.NOT_THERE);
        assertThat(why(KEEPING.empty(supervisor, id, Emptying.KEPT_LONG_ENOUGH)))
                .isEqualTo(CaseAnswer.Why.KEPT_STILL);
        done(KEEPING.empty(supervisor, id, Emptying.ASKED));
        assertThat(CASES.read(supervisor, id)).isEmpty();
        assertThat(all("sealed_case")).isEqualTo(1);
        assertThat(all("sealed_piece")).isEqualTo(pieces / 2);
        assertThat(file(supervisor, beside).attachments()).hasSize(1);
    }

    @Test
    void whatWasEmptiedIsEmptiedAgainAfterAnOlderBackupWasRestored() throws GeneralSecurityException {
        unlock();
        Replay again = KERWEN.bean("emptiedCases", Replay.class);
        CaseId id = ended();
        CaseId hidden = sealed();
        UUID file = file(supervisor, hidden).attachments().getFirst().file();
        for (UUID subject : List.of(id.value(), hidden.value(), file)) {
            assertThat(TRANSACTIONS.<Boolean>run(Actor.Machine.RESTORING, database -> again.again(database, subject)))
                    .isTrue();
        }
        assertThat(everything()).doesNotContain(CANARY);
        assertThat(file(supervisor, id).isEmptied()).isTrue();
        assertThat(all("sealed_case") + all("sealed_piece")).isZero();
        assertThat(TRANSACTIONS.<Boolean>run(
                        Actor.Machine.RESTORING, database -> again.again(database, UUID.randomUUID())))
                .as("what came after the backup")
                .isFalse();
    }

    @Test
    void theRegisterBesideTheBackupsNamesWhatWasEmptied() throws GeneralSecurityException {
        unlock();
        CaseId hidden = sealed();
        UUID file = file(supervisor, hidden).attachments().getFirst().file();
        done(KEEPING.empty(supervisor, hidden, Emptying.ASKED));
        CaseId id = ended();
        done(KEEPING.empty(supervisor, id, Emptying.ASKED));
        List<UUID> named = TRANSACTIONS.run(
                Actor.Machine.RESTORING,
                database -> database.fetch("SELECT subject FROM backup.register WHERE kind = 'case-emptied'")
                        .map(row -> row.get(0, UUID.class)));
        assertThat(named).contains(hidden.value(), file, id.value());
    }
}
