package org.kerwen.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.kerwen.access.Guesses;
import org.kerwen.backup.Register;
import org.kerwen.backup.Replay;
import org.kerwen.db.Act;
import org.kerwen.db.PlainTransactions;
import org.kerwen.db.Transactions;
import org.kerwen.events.Outbox;
import org.kerwen.idempotency.Idempotency;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.Role;
import org.kerwen.kernel.SentForm;
import org.kerwen.keys.InstallationKeys;
import org.kerwen.keys.SpokenCode;
import org.kerwen.postgres.Login;
import org.kerwen.testing.Actors;
import org.kerwen.testing.RunningKerwen;
import org.kerwen.testing.Supervisor;

/** Two organisations tell each other of one person as far as the person agreed, and a third learns nothing. All are invented. */
class OrganisationLinksTest {
    private static final RunningKerwen KERWEN = RunningKerwen.small();
    private static final People PEOPLE = KERWEN.bean(People.class);
    private static final Links LINKS = KERWEN.bean(Links.class);
    private static final Changes CHANGES = KERWEN.bean(Changes.class);
    private static final Erasures ERASURES = KERWEN.bean(Erasures.class);
    private static final Transactions TRANSACTIONS = KERWEN.bean(Transactions.class);
    private static final Duration LATER = Links.OPEN.plusMinutes(1);

    private final Actor.Person here = Actors.of("h-" + UUID.randomUUID(), Role.SUPERVISOR);
    private final Actor.Person there = Actors.of("t-" + UUID.randomUUID(), Role.SUPERVISOR);
    private final Actor.Person stranger = Actors.of("s-" + UUID.randomUUID(), Role.SUPERVISOR);
    private final PersonId own = record(here, "Gurbanow", "HE 111");
    private final PersonId theirs = record(there, "Kurbanov", "TH 222");

    static PersonId record(Actor.Person by, String family, String number) {
        Registration.Read read = new Typed(Map.of(
                        "family",
                        family,
                        "given",
                        "Aman",
                        "birth",
                        "1978",
                        "number",
                        number,
                        "contact",
                        "+993 12 000 000",
                        "language",
                        "tk",
                        "consent",
                        "spoken"))
                .read(LocalDate.of(2026, 11, 28));
        return PEOPLE.register(by, Objects.requireNonNull(read.registration()));
    }

    static Agreement agreed(Shared... shares) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return new Agreement(List.of(shares), ConsentWay.SPOKEN, "tk", today, today.plusMonths(6));
    }

    private LinkAnswer.Invited invite(Shared... shares) {
        return (LinkAnswer.Invited) LINKS.invite(here, own, there.organisation(), agreed(shares));
    }

    private LinkAnswer accept(LinkAnswer.Invited invited, Shared... shares) {
        return LINKS.accept(
                there,
                SentForm.alone(),
                theirs,
                here.organisation(),
                invited.reference(),
                invited.code(),
                agreed(shares));
    }

    private Link ours() {
        return LINKS.of(here, own).getFirst();
    }

    private Link atTheirs() {
        return LINKS.of(there, theirs).getFirst();
    }

    private static Map<String, Object> told(Link link) {
        return link.received().stream()
                .filter(copy -> copy.content() != null)
                .findFirst()
                .map(copy -> Objects.requireNonNull(copy.content()).fields())
                .orElse(Map.of());
    }

    @Test
    void eachIsToldWhatThePersonAgreedToAndNothingElse() {
        LinkAnswer.Invited invited = invite(Shared.IDENTITY, Shared.PAPERS);
        assertThat(ours().state()).isEqualTo(Link.State.INVITED);
        assertThat(accept(invited, Shared.CONTACTS)).isInstanceOf(LinkAnswer.Done.class);
        assertThat(ours().state()).isEqualTo(Link.State.LINKED);
        assertThat(atTheirs().state()).isEqualTo(Link.State.LINKED);
        assertThat(atTheirs().partner()).isEqualTo(here.organisation());
        assertThat(told(atTheirs())).containsOnlyKeys("identity", "papers");
        assertThat(String.valueOf(told(atTheirs())))
                .contains("Gurbanow", "HE 111")
                .doesNotContain("+993");
        assertThat(told(ours())).containsOnlyKeys("contacts");
        // Both records are as they were, and neither leads to the other.
        assertThat(PEOPLE.find(here, theirs)).isEmpty();
        assertThat(PEOPLE.find(there, own)).isEmpty();
        assertThat(PEOPLE.find(there, theirs).orElseThrow().called()).isEqualTo("Kurbanov Aman");
        String acts = "SELECT count(*) FROM trace.entry WHERE operation = ";
        assertThat(count(here, acts + "'person.link-invite'")).isEqualTo(1);
        assertThat(count(there, acts + "'person.link-accept'")).isEqualTo(1);
        assertThat(count(there, acts + "'person.link'"))
                .as("reading what was told")
                .isPositive();
    }

    @Test
    void anewIsToldWhatIsKnownNowInThePlaceOfWhatWasBefore() {
        accept(invite(Shared.IDENTITY));
        CHANGES.add(here, SentForm.alone(), own, new Registration.Name(NameUsage.ALIAS, "Gurban", "", ""));
        assertThat(String.valueOf(told(atTheirs()))).doesNotContain("alias");
        assertThat(LINKS.share(here, own, ours().id())).isInstanceOf(LinkAnswer.Done.class);
        assertThat(String.valueOf(told(atTheirs()))).contains("alias");
        assertThat(atTheirs().received()).hasSize(2);
        assertThat(atTheirs().received().getLast().content()).isNull();
        // The other side named nothing, so there is nothing to tell.
        assertThat(LINKS.share(there, theirs, atTheirs().id())).isEqualTo(new LinkAnswer.Over());
    }

    @Test
    void whoeverWithdrawsEndsItAtOnceOnBothSides() {
        for (boolean byUs : List.of(true, false)) {
            accept(invite(Shared.IDENTITY), Shared.CONTACTS);
            Link link = byUs ? ours() : atTheirs();
            assertThat(byUs ? LINKS.withdraw(here, own, link.id()) : LINKS.withdraw(there, theirs, link.id()))
                    .isEqualTo(new LinkAnswer.Done(link.id()));
            assertThat(Objects.requireNonNull(ours().ended()).how())
                    .isEqualTo(byUs ? Link.How.WITHDRAWN_HERE : Link.How.WITHDRAWN_THERE);
            assertThat(Objects.requireNonNull(atTheirs().ended()).how())
                    .isEqualTo(byUs ? Link.How.WITHDRAWN_THERE : Link.How.WITHDRAWN_HERE);
            assertThat(told(ours())).isEmpty();
            assertThat(told(atTheirs())).isEmpty();
            assertThat(atTheirs().received())
                    .as("that it was told stays written")
                    .hasSize(1);
            assertThat(LINKS.share(here, own, ours().id())).isEqualTo(new LinkAnswer.Over());
            assertThat(LINKS.share(there, theirs, atTheirs().id())).isEqualTo(new LinkAnswer.Over());
            assertThat(LINKS.withdraw(here, own, ours().id())).isEqualTo(new LinkAnswer.Over());
        }
    }

    @Test
    void whatIsNoInvitationIsAnsweredInOneWayInTheSameNumberOfQuestions() throws Exception {
        LinkAnswer.Invited used = invite(Shared.IDENTITY);
        accept(used);
        LinkAnswer.Invited withdrawn = invite(Shared.IDENTITY);
        LINKS.withdraw(here, own, withdrawn.link());
        LinkAnswer.Invited open = invite(Shared.IDENTITY);
        LinkAnswer.Invited ofAStranger =
                (LinkAnswer.Invited) LINKS.invite(here, own, stranger.organisation(), agreed(Shared.IDENTITY));
        Map<String, LinkAnswer.Invited> presented = new LinkedHashMap<>();
        presented.put("nobody made it", made(SpokenCode.make(), SpokenCode.make()));
        presented.put("wrong code", made(open.reference(), SpokenCode.make()));
        presented.put("wrong reference", made(SpokenCode.make(), open.code()));
        presented.put("used", used);
        presented.put("withdrawn", withdrawn);
        presented.put("for somebody else", ofAStranger);
        AtomicInteger asked = new AtomicInteger();
        Transactions counted = PlainTransactions.counted(login("application"), asked::incrementAndGet);
        Map<String, Integer> questions = new LinkedHashMap<>();
        presented.forEach((what, each) -> {
            asked.set(0);
            assertThat(links(counted, Duration.ZERO)
                            .accept(
                                    somebodyElse(there),
                                    SentForm.alone(),
                                    theirs,
                                    here.organisation(),
                                    each.reference(),
                                    each.code(),
                                    agreed(Shared.values())))
                    .as(what)
                    .isEqualTo(new LinkAnswer.NoSuchInvitation());
            questions.put(what, asked.get());
        });
        asked.set(0);
        assertThat(links(counted, LATER)
                        .accept(
                                there,
                                SentForm.alone(),
                                theirs,
                                here.organisation(),
                                open.reference(),
                                open.code(),
                                agreed()))
                .as("over")
                .isEqualTo(new LinkAnswer.NoSuchInvitation());
        questions.put("over", asked.get());
        asked.set(0);
        assertThat(links(counted, Duration.ZERO)
                        .accept(
                                there,
                                SentForm.alone(),
                                theirs,
                                stranger.organisation(),
                                open.reference(),
                                open.code(),
                                agreed()))
                .as("from somebody else than the person says")
                .isEqualTo(new LinkAnswer.NoSuchInvitation());
        questions.put("from somebody else", asked.get());
        assertThat(Set.copyOf(questions.values())).as(questions.toString()).hasSize(1);
        assertThat(LINKS.of(there, theirs)).hasSize(1);
        assertThat(accept(open)).as("none of that used it up").isInstanceOf(LinkAnswer.Done.class);
        assertThat(accept(open)).as("it works once").isEqualTo(new LinkAnswer.NoSuchInvitation());
    }

    private static LinkAnswer.Invited made(String reference, String code) {
        return new LinkAnswer.Invited(UUID.randomUUID(), reference, code, java.time.Instant.now());
    }

    private static Actor.Person somebodyElse(Actor.Person of) {
        return Actors.of(of.organisation().value(), Role.SUPERVISOR);
    }

    private static Links links(Transactions transactions, Duration later) {
        return new Links(
                transactions,
                KERWEN.bean(Idempotency.class),
                KERWEN.bean(InstallationKeys.class),
                KERWEN.bean(Guesses.class),
                KERWEN.bean(Register.class),
                KERWEN.bean(Outbox.class),
                Clock.offset(Clock.systemUTC(), later),
                ZoneOffset.UTC);
    }

    @Test
    void anInvitationThatIsTakenTwiceByOneFormIsTakenOnceAndNothingIsGuessed() {
        LinkAnswer.Invited open = invite(Shared.IDENTITY);
        SentForm form = SentForm.alone();
        List<LinkAnswer> answers = new ArrayList<>();
        for (int time = 0; time < 20; time++) {
            answers.add(
                    LINKS.accept(there, form, theirs, here.organisation(), open.reference(), open.code(), agreed()));
        }
        assertThat(answers).containsOnly(new LinkAnswer.Done(atTheirs().id()));
        assertThat(LINKS.of(there, theirs)).hasSize(1);
        assertThat(LINKS.accept(
                        there, SentForm.alone(), theirs, here.organisation(), open.reference(), open.code(), agreed()))
                .as("another form finds that it was taken")
                .isEqualTo(new LinkAnswer.NoSuchInvitation());
    }

    @Test
    void guessingIsSlow() {
        LinkAnswer.Invited open = invite(Shared.IDENTITY);
        for (int guess = 0; guess < 10; guess++) {
            assertThat(accept(made(SpokenCode.make(), SpokenCode.make()))).isEqualTo(new LinkAnswer.NoSuchInvitation());
        }
        assertThat(accept(open)).isInstanceOf(LinkAnswer.Wait.class);
    }

    /** As an attacker would ask who has the application's SQL under a third organisation, or under the invited one too early. */
    @Test
    void aStrangerWithTheStatementsOfTheProgramLearnsNothing() {
        LinkAnswer.Invited invited = invite(Shared.IDENTITY);
        UUID tie = ours().tie();
        for (Actor.Person who : List.of(stranger, there)) {
            for (String table : List.of("tie", "link", "disclosure")) {
                assertThat(count(who, "SELECT count(*) FROM people." + table)).isZero();
            }
            assertThat(changed(who, "UPDATE people.tie SET taken_at = now()")).isZero();
            assertThat(changed(who, "UPDATE people.tie SET ended_at = now(), ended_why = 'withdrawn'"))
                    .isZero();
            assertThat(changed(who, "UPDATE people.disclosure SET content = NULL, removed_at = now()"))
                    .isZero();
            assertThat(changed(who, "DELETE FROM people.tie")).isZero();
        }
        accept(invited, Shared.CONTACTS);
        for (String table : List.of("tie", "link", "disclosure")) {
            assertThat(count(stranger, "SELECT count(*) FROM people." + table)).isZero();
        }
        // Whether there is such a tie cannot be told by what is refused.
        PersonId mine = record(stranger, "Stranger", "ST 333");
        assertThat(refused(stranger, linkTo(tie, stranger, mine, here)))
                .isEqualTo(refused(stranger, linkTo(UUID.randomUUID(), stranger, mine, here)))
                .contains("row-level security");
        assertThat(refused(stranger, disclosure(tie, stranger, there)))
                .isEqualTo(refused(stranger, disclosure(UUID.randomUUID(), stranger, there)));
        // In the name of another: neither a tie, nor a side of it, nor what was told.
        assertThat(refused(stranger, """
                        INSERT INTO people.tie (id, inviting, invited, hash, made_at, expires_at)
                        VALUES (gen_random_uuid(), '%s', '%s', sha256('a'), now(), now() + interval '1 day')
                        """.formatted(here.organisation(), stranger.organisation())))
                .contains("row-level security");
        assertThat(refused(there, disclosure(tie, here, there))).isNotEmpty();
        assertThat(refused(there, linkTo(tie, here, own, there))).contains("row-level security");
        // Each side sees its own side of the tie only, and changes nothing of what it was told.
        assertThat(count(there, "SELECT count(*) FROM people.link")).isEqualTo(1);
        assertThat(refused(there, "UPDATE people.disclosure SET content = '{\"identity\": {}}'"))
                .contains("a copy is removed, never changed");
        assertThat(refused(here, "UPDATE people.tie SET taken_at = now()")).contains("taken once and ends once");
        LINKS.withdraw(here, own, ours().id());
        assertThat(refused(here, "UPDATE people.tie SET ended_at = NULL, ended_why = NULL, ended_by = NULL"))
                .contains("taken once and ends once");
    }

    /** Whatever the program does, the database tells nothing that a consent does not name at that moment. */
    @Test
    void theDatabaseItselfRefusesWhatNobodyAgreedTo() {
        LinkAnswer.Invited invited = invite(Shared.IDENTITY);
        UUID tie = ours().tie();
        accept(invited);
        assertThat(refused(here, disclosure(tie, here, there)))
                .as("contacts were not named")
                .contains("nothing is told to which nobody agreed");
        assertThat(refused(here, disclosure(tie, here, there).replace("ARRAY['contacts']", "ARRAY['identity']")))
                .as("named one thing and tells another")
                .contains("disclosure_content");
        String named = disclosure(tie, here, there).replace("contacts", "identity");
        assertThat(refused(here, named)).as("one copy at a time").contains("disclosure_held_once");
        CHANGES.restrict(here, own);
        assertThat(refused(here, named)).as("only kept").contains("nothing is told to which nobody agreed");
        CHANGES.lift(here, own);
        LINKS.withdraw(here, own, ours().id());
        assertThat(refused(here, named)).as("withdrawn").contains("nothing is told to which nobody agreed");
    }

    private static String linkTo(UUID tie, Actor.Person side, PersonId person, Actor.Person partner) {
        return """
                INSERT INTO people.link (id, tie, organisation, person, partner, shares, way, language, agreed_on, until, made_by)
                VALUES (gen_random_uuid(), '%s', '%s', '%s', '%s', '{}', 'spoken', 'tk', CURRENT_DATE, CURRENT_DATE, gen_random_uuid())
                """.formatted(tie, side.organisation(), person, partner.organisation());
    }

    private static String disclosure(UUID tie, Actor.Person giver, Actor.Person taker) {
        return """
                INSERT INTO people.disclosure (id, tie, giver, taker, shared, given_at, until, content)
                VALUES (gen_random_uuid(), '%s', '%s', '%s', ARRAY['contacts'], now(), '%s', '{"contacts": []}')
                """.formatted(tie, giver.organisation(), taker.organisation(), agreed().until());
    }

    private static int count(Actor.Person by, String sql) {
        return TRANSACTIONS.<Integer>run(
                by,
                Act.of("person.try"),
                database -> ((Number) Objects.requireNonNull(database.fetchValue(sql))).intValue());
    }

    private static int changed(Actor.Person by, String sql) {
        return TRANSACTIONS.<Integer>run(by, Act.of("person.try"), database -> database.execute(sql));
    }

    /** Why it is refused, without the ids that were tried. */
    private static String refused(Actor.Person by, String sql) {
        List<String> messages = new ArrayList<>();
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> changed(by, sql))
                .satisfies(e -> messages.add(
                        String.valueOf(Objects.requireNonNull(e.getCause()).getMessage())
                                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID")));
        return messages.getFirst();
    }

    @Test
    void whoeverIsErasedIsErasedInTheCopiesOfOthersToo() {
        accept(invite(Shared.IDENTITY), Shared.CONTACTS);
        Erasure receipt = ERASURES.erase(here, own, Erasure.Reason.ASKED).orElseThrow();
        assertThat(receipt.removed()).containsEntry("link", 1);
        assertThat(Objects.requireNonNull(atTheirs().ended()).how()).isEqualTo(Link.How.ERASED_THERE);
        assertThat(told(atTheirs())).isEmpty();
        assertThat(count(here, "SELECT count(*) FROM people.link")).isZero();
        assertThat(count(here, "SELECT count(*) FROM people.disclosure WHERE content IS NOT NULL"))
                .isZero();
        assertThat(LINKS.share(there, theirs, atTheirs().id())).isEqualTo(new LinkAnswer.Over());
        ERASURES.erase(there, theirs, Erasure.Reason.ASKED);
        int left = count(there, "SELECT count(*) FROM people.tie");
        assertThat(left).isEqualTo(1);
        TRANSACTIONS.<Integer>run(Actor.Machine.CLEANING, new ExpiredLinks(Clock.systemUTC())::clean);
        assertThat(count(there, "SELECT count(*) FROM people.tie"))
                .as("nobody has a record")
                .isZero();
    }

    @Test
    void ofARecordThatIsOnlyKeptNobodyIsToldAnything() {
        accept(invite(Shared.IDENTITY));
        LinkAnswer.Invited open = invite(Shared.IDENTITY);
        CHANGES.restrict(here, own);
        assertThat(accept(open)).isEqualTo(new LinkAnswer.NoSuchInvitation());
        Link standing = LINKS.of(here, own).getLast();
        assertThat(standing.state()).isEqualTo(Link.State.LINKED);
        assertThat(LINKS.share(here, own, standing.id())).isEqualTo(new LinkAnswer.Restricted());
        assertThat(LINKS.invite(here, own, there.organisation(), agreed())).isEqualTo(new LinkAnswer.Restricted());
        CHANGES.lift(here, own);
        CHANGES.withdraw(here, own);
        assertThat(LINKS.of(here, own)).allMatch(link -> link.state() == Link.State.ENDED);
        assertThat(told(atTheirs())).isEmpty();
    }

    @Test
    void aMergeMovesNoLinkAndTellsOfNobodyElse() {
        accept(invite(Shared.IDENTITY));
        PersonId other = record(here, "Another", "AN 444");
        assertThat(PEOPLE.merge(here, other, own)).isEqualTo(People.Outcome.DONE);
        Link link = LINKS.of(here, other).getFirst();
        assertThat(link.record()).isEqualTo(own);
        assertThat(LINKS.share(here, other, link.id())).isInstanceOf(LinkAnswer.Done.class);
        assertThat(String.valueOf(told(atTheirs()))).contains("Gurbanow").doesNotContain("Another");
        UUID merge = PEOPLE.find(here, other).orElseThrow().merges().getFirst().id();
        assertThat(PEOPLE.unmerge(here, other, merge, Set.of())).isEqualTo(People.Outcome.DONE);
        assertThat(LINKS.of(here, other)).isEmpty();
        assertThat(LINKS.of(here, own)).hasSize(1);
        // Whose record is whose: a link is reached through its own person only.
        assertThat(LINKS.withdraw(here, other, link.id())).isEqualTo(new LinkAnswer.NotThere());
        assertThat(LINKS.share(there, theirs, link.id())).isEqualTo(new LinkAnswer.NotThere());
        assertThat(LINKS.invite(there, own, here.organisation(), agreed())).isEqualTo(new LinkAnswer.NotThere());
    }

    @Test
    void afterItsTimeNothingIsShownAndTheCopiesGo() throws Exception {
        accept(invite(Shared.IDENTITY), Shared.CONTACTS);
        LinkAnswer.Invited untaken = invite(Shared.IDENTITY);
        asSupervisor(
                "SET session_replication_role = replica",
                "UPDATE people.link SET agreed_on = agreed_on - 9, until = CURRENT_DATE - 1 WHERE organisation = '"
                        + here.organisation() + "'",
                "UPDATE people.disclosure SET until = CURRENT_DATE - 1 WHERE giver = '" + here.organisation() + "'");
        assertThat(told(atTheirs())).as("before anybody has cleaned").isEmpty();
        assertThat(told(LINKS.of(here, own).getLast()))
                .as("their consent holds")
                .isNotEmpty();
        assertThat(LINKS.share(here, own, LINKS.of(here, own).getLast().id())).isEqualTo(new LinkAnswer.Over());
        ExpiredLinks later = new ExpiredLinks(Clock.offset(Clock.systemUTC(), LATER));
        assertThat(TRANSACTIONS.<Integer>run(Actor.Machine.CLEANING, later::clean))
                .isGreaterThanOrEqualTo(2);
        assertThat(LINKS.of(here, own))
                .extracting(link -> Objects.requireNonNull(link.ended()).how())
                .containsExactly(Link.How.NOT_TAKEN, Link.How.TIME_OVER);
        assertThat(told(LINKS.of(here, own).getLast())).isEmpty();
        assertThat(count(here, "SELECT count(*) FROM people.disclosure WHERE content IS NOT NULL"))
                .isZero();
        assertThat(accept(untaken)).isEqualTo(new LinkAnswer.NoSuchInvitation());
    }

    @Test
    void whatWasWithdrawnStaysSoFromAnOlderBackup() throws Exception {
        LinkAnswer.Invited invited = invite(Shared.IDENTITY);
        accept(invited, Shared.CONTACTS);
        UUID tie = ours().tie();
        LINKS.withdraw(there, theirs, atTheirs().id());
        assertThat(TRANSACTIONS.<Integer>run(
                        Actor.Machine.RESTORING,
                        database -> database.fetchCount(
                                DSL.table("backup.register"),
                                DSL.condition("kind = 'link-ended' AND subject = {0}", DSL.val(tie)))))
                .as("it stands in the register beside the backups")
                .isEqualTo(1);
        // As a restore finds it: the tie stands, and the copies are there.
        String stands = "UPDATE people.tie SET ended_at = NULL, ended_by = NULL, ended_why = NULL";
        String copies =
                "UPDATE people.disclosure SET removed_at = NULL, content = jsonb_build_object(shared[1], '[]'::jsonb)";
        for (String taken : List.of("", ", taken_at = NULL")) {
            asSupervisor(
                    "SET session_replication_role = replica",
                    stands + taken + " WHERE id = '" + tie + "'",
                    copies + " WHERE tie = '" + tie + "'");
            Replay again = KERWEN.bean("linkEnded", Replay.class);
            for (int time = 0; time < 2; time++) {
                assertThat(TRANSACTIONS.<Boolean>run(Actor.Machine.RESTORING, database -> again.again(database, tie)))
                        .isTrue();
            }
            assertThat(TRANSACTIONS.<Boolean>run(
                            Actor.Machine.RESTORING, database -> again.again(database, UUID.randomUUID())))
                    .isFalse();
            assertThat(Objects.requireNonNull(ours().ended()).how()).isEqualTo(Link.How.WITHDRAWN);
            assertThat(count(here, "SELECT count(*) FROM people.disclosure WHERE content IS NOT NULL"))
                    .isZero();
            assertThat(accept(invited)).as("nor as an invitation").isEqualTo(new LinkAnswer.NoSuchInvitation());
        }
    }

    @Test
    void thePersonsCopyTellsWhatWasToldToWhomAndWhen() {
        accept(invite(Shared.IDENTITY), Shared.CONTACTS);
        Copies.Copy copy = KERWEN.bean(Copies.class).of(here, own).orElseThrow();
        List<Map<String, String>> rows = Objects.requireNonNull(copy.elsewhere().get("link"));
        assertThat(rows).hasSize(3);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("with", there.organisation().value()));
        assertThat(rows.getFirst()).containsEntry("shares", "identity").containsEntry("askedIn", "tk");
        assertThat(rows).anySatisfy(row -> assertThat(row).containsKey("told").containsEntry("shares", "identity"));
        assertThat(rows).anySatisfy(row -> assertThat(row).containsKey("heard").containsEntry("shares", "contacts"));
    }

    @Test
    void inAnyHistoryNobodyReadsWhatNoConsentNamedWhenItWasCopied() {
        long seed = System.nanoTime();
        System.out.println("OrganisationLinksTest: seed " + seed);
        Random random = new Random(seed);
        Map<String, Integer> done = new TreeMap<>();
        Set<String> kinds = Set.of(
                "invited",
                "accepted",
                "no invitation",
                "told",
                "withdrawn",
                "merged",
                "parted",
                "restricted",
                "erased");
        for (int history = 0; history < 5 || (history < 30 && !done.keySet().containsAll(kinds)); history++) {
            LinkHistories histories = new LinkHistories(KERWEN, random);
            histories.run(60, "seed %d, history %d".formatted(seed, history));
            histories.done.forEach((what, times) -> done.merge(what, times, Integer::sum));
        }
        System.out.println("OrganisationLinksTest: " + done);
        assertThat(done.keySet()).containsAll(kinds);
    }

    static void asSupervisor(String... statements) throws SQLException, IOException {
        try (Connection connection = Supervisor.of(KERWEN);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private static Login login(String who) throws IOException {
        Path folder = KERWEN.home().resolve("postgres");
        Properties passwords = new Properties();
        try (java.io.Reader file = Files.newBufferedReader(folder.resolve("logins-kerwen"))) {
            passwords.load(file);
        }
        String port =
                Files.readAllLines(folder.resolve("data/postmaster.pid")).get(3).strip();
        return new Login(
                "jdbc:postgresql://127.0.0.1:" + port + "/kerwen", "kerwen_" + who, passwords.getProperty(who));
    }
}
