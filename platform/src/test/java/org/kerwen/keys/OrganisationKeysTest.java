package org.kerwen.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static org.kerwen.keys.OrganisationKeys.Answer.ALREADY;
import static org.kerwen.keys.OrganisationKeys.Answer.DONE;
import static org.kerwen.keys.OrganisationKeys.Answer.LOCKED;
import static org.kerwen.keys.OrganisationKeys.Answer.NOT_ALONE;
import static org.kerwen.keys.OrganisationKeys.Answer.NOT_THERE;
import static org.kerwen.keys.OrganisationKeys.Answer.SECOND_PERSON;
import static org.kerwen.keys.OrganisationKeys.Answer.SHARES_APART;
import static org.kerwen.keys.OrganisationKeys.Answer.SHARES_REPLACED;
import static org.kerwen.keys.OrganisationKeys.Answer.WAITS;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.kerwen.db.Act;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.keys.OrganisationKeys.Way;
import org.kerwen.keys.RingHolders.Holder;

/** A ring opens for its people and for nobody else, and two of them decide who gets it. */
class OrganisationKeysTest {
    private static final byte[] SECRET = {1, 2, 3};
    private static final Act ACT = Act.of("test.tamper");

    private final Rings rings = new Rings();
    private final OrganisationKeys keys = rings.keys;

    @Test
    void afterAStartTheRingIsLockedUntilOneOfItsPeopleSignsIn() throws Unopened {
        Actor.Person founder = rings.founder();
        byte[] sealed = keys.seal(rings.organisation, SECRET, "test/1").orElseThrow();

        OrganisationKeys restarted = Rings.process();
        assertThat(restarted.exists(rings.organisation)).isTrue();
        assertThat(restarted.isUnlocked(rings.organisation)).isFalse();
        assertThat(restarted.seal(rings.organisation, SECRET, "test/1")).isEmpty();
        assertThat(restarted.open(rings.organisation, sealed, "test/1")).isEmpty();

        Actor.Person stranger = rings.somebody();
        assertThat(restarted.unlock(rings.organisation, stranger.account(), rings.pair(stranger)))
                .isFalse();
        assertThat(restarted.unlock(rings.organisation, founder.account(), rings.pair(stranger)))
                .as("the right account with the wrong pair")
                .isFalse();
        assertThat(restarted.unlock(rings.organisation, founder.account(), rings.pair(founder)))
                .isTrue();
        assertThat(restarted.open(rings.organisation, sealed, "test/1")).hasValue(SECRET);
    }

    @Test
    void whatIsSealedOpensInItsContextAndOrganisationOnly() {
        rings.founder();
        Rings others = new Rings();
        others.founder();
        byte[] sealed = keys.seal(rings.organisation, SECRET, "test/1").orElseThrow();
        assertThatExceptionOfType(Unopened.class).isThrownBy(() -> keys.open(rings.organisation, sealed, "test/2"));
        assertThatExceptionOfType(Unopened.class)
                .isThrownBy(() -> others.keys.open(others.organisation, sealed, "test/1"));
        sealed[sealed.length - 1] ^= 1;
        assertThatExceptionOfType(Unopened.class).isThrownBy(() -> keys.open(rings.organisation, sealed, "test/1"));
    }

    @Test
    void anOrganisationHasOneRing() {
        Actor.Person founder = rings.founder();
        assertThat(keys.create(founder, rings.publicHalf(founder))).isEqualTo(ALREADY);
        Actor.Person second = rings.somebody();
        assertThat(keys.create(second, rings.publicHalf(second))).isEqualTo(ALREADY);
        assertThat(rings.opensFor(second)).isFalse();
    }

    @Test
    void theOnlyOneGivesItAloneAndTheRowSaysSo() {
        Actor.Person founder = rings.founder();
        Actor.Person second = rings.somebody();
        assertThat(rings.propose(founder, second)).isEqualTo(DONE);
        assertThat(rings.opensFor(second)).isTrue();
        assertThat(keys.holders().state(founder).holders())
                .extracting(Holder::account, Holder::way, Holder::givenBy, Holder::alone)
                .containsExactly(
                        tuple(founder.account(), Way.MADE, null, false),
                        tuple(second.account(), Way.ALONE, founder.account(), true));
        assertThat(rings.propose(founder, second)).isEqualTo(ALREADY);
    }

    @Test
    void whereTwoHaveItTwoAreNeeded() {
        Actor.Person founder = rings.founder();
        Actor.Person second = rings.somebody();
        rings.propose(founder, second);
        Actor.Person third = rings.somebody();
        assertThat(rings.propose(founder, third)).isEqualTo(WAITS);
        assertThat(rings.opensFor(third)).isFalse();
        assertThat(rings.confirm(founder, third)).isEqualTo(SECOND_PERSON);
        assertThat(rings.confirm(third, third)).isEqualTo(NOT_THERE);
        assertThat(rings.confirm(rings.somebody(), third))
                .as("has not got the ring")
                .isEqualTo(NOT_THERE);
        assertThat(rings.opensFor(third)).isFalse();
        assertThat(rings.confirm(second, third)).isEqualTo(DONE);
        assertThat(rings.opensFor(third)).isTrue();
        assertThat(keys.holders().state(founder).proposed()).isEmpty();
        assertThat(keys.holders().state(founder).holders()).last().satisfies(holder -> {
            assertThat(holder.way()).isEqualTo(Way.TWO);
            assertThat(holder.alone()).isFalse();
        });
        assertThat(rings.confirm(second, third)).isEqualTo(NOT_THERE);
    }

    @Test
    void whoHasNotGotTheRingProposesNobodyAndWhoIsLockedOutCannotEither() {
        Actor.Person founder = rings.founder();
        Actor.Person stranger = rings.somebody();
        assertThat(rings.propose(stranger, rings.somebody())).isEqualTo(NOT_THERE);
        assertThat(rings.propose(founder, founder)).isEqualTo(NOT_THERE);
        Actor.Person second = rings.somebody();
        assertThat(Rings.process().holders().propose(founder, second.account(), rings.publicHalf(second)))
                .isEqualTo(LOCKED);
    }

    @Test
    void aProposalOfSomebodyWhoLeftCountsNoMore() {
        Actor.Person founder = rings.founder();
        Actor.Person second = rings.somebody();
        rings.propose(founder, second);
        Actor.Person third = rings.somebody();
        rings.propose(founder, third);
        rings.remove(second, founder);
        keys.look();
        assertThat(rings.confirm(second, third)).isEqualTo(NOT_THERE);
        assertThat(rings.opensFor(third)).isFalse();
    }

    @Test
    void aProposalCanBeTakenBack() {
        Actor.Person founder = rings.founder();
        Actor.Person second = rings.somebody();
        rings.propose(founder, second);
        Actor.Person third = rings.somebody();
        rings.propose(founder, third);
        assertThat(keys.holders().withdraw(second, third.account())).isEqualTo(DONE);
        assertThat(keys.holders().withdraw(second, third.account())).isEqualTo(NOT_THERE);
        assertThat(rings.confirm(second, third)).isEqualTo(NOT_THERE);
    }

    @Test
    void anOfficeWithOnePersonAppointsASecondFromOutsideWhoConfirmsAndNeverGetsTheRing() {
        Actor.Person founder = rings.founder();
        Rings elsewhere = new Rings();
        Actor.Person outsider = elsewhere.founder();
        assertThat(keys.holders().appointOutsideSecond(founder, outsider.account()))
                .isEqualTo(DONE);
        assertThat(keys.holders().state(founder).outsideSecond()).isEqualTo(outsider.account());

        Actor.Person colleague = rings.somebody();
        assertThat(rings.propose(founder, colleague)).isEqualTo(WAITS);
        assertThat(rings.opensFor(colleague)).isFalse();
        assertThat(keys.holders().waitingOutside(outsider))
                .extracting(RingHolders.Proposed::account, RingHolders.Proposed::organisation)
                .containsExactly(tuple(colleague.account(), rings.organisation));

        Actor.Person anybody = new Rings().founder();
        assertThat(keys.holders().waitingOutside(anybody)).isEmpty();
        assertThat(keys.holders().confirmOutside(anybody, rings.organisation, colleague.account()))
                .isEqualTo(NOT_THERE);
        assertThat(Rings.process().holders().confirmOutside(outsider, rings.organisation, colleague.account()))
                .as("where nobody of the organisation is signed in")
                .isEqualTo(LOCKED);
        assertThat(keys.holders().confirmOutside(outsider, rings.organisation, colleague.account()))
                .isEqualTo(DONE);
        assertThat(rings.opensFor(colleague)).isTrue();
        assertThat(keys.holders().state(founder).holders())
                .last()
                .satisfies(holder -> assertThat(holder.way()).isEqualTo(Way.OUTSIDE));
        assertThat(Rings.process().unlock(rings.organisation, outsider.account(), elsewhere.pair(outsider)))
                .isFalse();
        assertThat(keys.holders().appointOutsideSecond(founder, outsider.account()))
                .isEqualTo(NOT_ALONE);
    }

    @Test
    void theSecondFromOutsideIsNobodyAnyMoreOnceDismissedOrOnceColleaguesAreThere() {
        Actor.Person founder = rings.founder();
        Actor.Person outsider = new Rings().founder();
        keys.holders().appointOutsideSecond(founder, outsider.account());
        Actor.Person colleague = rings.somebody();
        rings.propose(founder, colleague);
        assertThat(keys.holders().dismissOutsideSecond(founder)).isEqualTo(DONE);
        assertThat(keys.holders().dismissOutsideSecond(founder)).isEqualTo(NOT_THERE);
        assertThat(keys.holders().confirmOutside(outsider, rings.organisation, colleague.account()))
                .isEqualTo(NOT_THERE);
        assertThat(rings.propose(founder, colleague)).as("alone again").isEqualTo(DONE);
        Actor.Person third = rings.somebody();
        rings.propose(founder, third);
        assertThat(keys.holders().confirmOutside(outsider, rings.organisation, third.account()))
                .isEqualTo(NOT_THERE);
    }

    @Test
    void theSecondFromOutsideIsNobodyAnyMoreAfterTheFirstColleague() {
        Actor.Person founder = rings.founder();
        Actor.Person outsider = new Rings().founder();
        keys.holders().appointOutsideSecond(founder, outsider.account());
        Actor.Person colleague = rings.somebody();
        rings.propose(founder, colleague);
        assertThat(keys.holders().confirmOutside(outsider, rings.organisation, colleague.account()))
                .isEqualTo(DONE);
        Actor.Person third = rings.somebody();
        rings.propose(founder, third);
        assertThat(keys.holders().confirmOutside(outsider, rings.organisation, third.account()))
                .isEqualTo(NOT_THERE);
    }

    @Test
    void theDatabaseTakesNoRingFromSomebodyOutsideWhoWasNotAppointed() {
        Actor.Person founder = rings.founder();
        Actor.Person colleague = rings.somebody();
        Actor.Person outsider = new Rings().founder();
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> Rings.transactions()
                        .run(
                                outsider,
                                ACT,
                                database -> database.execute(
                                        "INSERT INTO keys.wrapped (organisation, account, generation, public_half, ring, way, given_by,"
                                                + " confirmed_by, signature) VALUES (?, ?, 1, ?, ?, 'outside', ?, ?, ?)",
                                        rings.organisation.value(),
                                        colleague.account().value(),
                                        new byte[32],
                                        new byte[1],
                                        founder.account().value(),
                                        outsider.account().value(),
                                        new byte[64])))
                .withMessageContaining("row-level security");
        assertThat(count(outsider, "keys.wrapped", rings.organisation)).isZero();
    }

    @Test
    void aNewKeyOpensTheOldAndWhoLeftGetsNoneOfTheNew() throws Exception {
        Actor.Person founder = rings.founder();
        Actor.Person leaver = rings.somebody();
        rings.propose(founder, leaver);
        byte[] before = keys.seal(rings.organisation, SECRET, "test/1").orElseThrow();
        // What somebody might have kept who had it.
        OrganisationKeys kept = Rings.process();
        kept.unlock(rings.organisation, leaver.account(), rings.pair(leaver));

        rings.remove(founder, leaver);
        keys.look();
        assertThat(keys.holders().state(founder).generation()).isEqualTo(2);
        byte[] after = keys.seal(rings.organisation, SECRET, "test/2").orElseThrow();

        assertThat(kept.open(rings.organisation, before, "test/1")).hasValue(SECRET);
        assertThatExceptionOfType(Unopened.class).isThrownBy(() -> kept.open(rings.organisation, after, "test/2"));
        assertThat(rings.opensFor(leaver)).isFalse();
        assertThat(keys.open(rings.organisation, before, "test/1")).hasValue(SECRET);
        assertThat(rings.opensFor(founder)).isTrue();
    }

    @Test
    void whereSomebodyLeftWhileItWasLockedTheNextToSignInPutsANewKeyOn() {
        Actor.Person founder = rings.founder();
        Actor.Person leaver = rings.somebody();
        rings.propose(founder, leaver);
        keys.lock(founder);
        rings.remove(founder, leaver);
        assertThat(keys.holders().state(founder).generation()).isEqualTo(1);
        assertThat(keys.unlock(rings.organisation, founder.account(), rings.pair(founder)))
                .isTrue();
        assertThat(keys.holders().state(founder).generation()).isEqualTo(2);
        assertThat(rings.opensFor(founder)).isTrue();
    }

    @Test
    void rotationGivesANewKeyToAllWhoHaveItAndToThePaper() throws Unopened {
        Actor.Person founder = rings.founder();
        Actor.Person second = rings.somebody();
        rings.propose(founder, second);
        List<PaperShare> shares = keys.onPaper().printShares(founder).orElseThrow();
        byte[] before = keys.seal(rings.organisation, SECRET, "test/1").orElseThrow();
        assertThat(keys.rotate(second)).isEqualTo(DONE);
        byte[] after = keys.seal(rings.organisation, SECRET, "test/2").orElseThrow();
        for (Actor.Person person : List.of(founder, second)) {
            OrganisationKeys restarted = Rings.process();
            assertThat(restarted.unlock(rings.organisation, person.account(), rings.pair(person)))
                    .isTrue();
            assertThat(restarted.open(rings.organisation, before, "test/1")).hasValue(SECRET);
            assertThat(restarted.open(rings.organisation, after, "test/2")).hasValue(SECRET);
        }
        OrganisationKeys fromPaper = Rings.process();
        Actor.Person fresh = rings.somebody();
        assertThat(fromPaper.onPaper().openWithShares(fresh, shares.get(0), shares.get(2), rings.publicHalf(fresh)))
                .isEqualTo(DONE);
        assertThat(fromPaper.open(rings.organisation, after, "test/2")).hasValue(SECRET);
        assertThat(keys.rotate(rings.somebody())).as("has not got the ring").isEqualTo(NOT_THERE);
    }

    @Test
    void anyTwoSharesOpenTheRingWhenNobodyCanSignInAnyMore() throws Unopened {
        Actor.Person founder = rings.founder();
        byte[] sealed = keys.seal(rings.organisation, SECRET, "test/1").orElseThrow();
        List<PaperShare> shares = keys.onPaper().printShares(founder).orElseThrow();
        rings.remove(founder, founder);
        assertThat(rings.opensFor(founder)).isFalse();
        for (int[] two : new int[][] {{0, 1}, {0, 2}, {1, 2}, {2, 0}}) {
            Actor.Person fresh = rings.somebody();
            OrganisationKeys restarted = Rings.process();
            assertThat(restarted
                            .onPaper()
                            .openWithShares(fresh, shares.get(two[0]), shares.get(two[1]), rings.publicHalf(fresh)))
                    .isEqualTo(DONE);
            assertThat(restarted.open(rings.organisation, sealed, "test/1")).hasValue(SECRET);
            assertThat(rings.opensFor(fresh)).isTrue();
            assertThat(restarted.holders().state(fresh).holders())
                    .last()
                    .satisfies(holder -> assertThat(holder.way()).isEqualTo(Way.PAPER));
        }
    }

    @Test
    void oneShareTwiceSharesOfTwoPrintingsAndOldOnesAreToldApart() {
        Actor.Person founder = rings.founder();
        List<PaperShare> old = keys.onPaper().printShares(founder).orElseThrow();
        List<PaperShare> shares = keys.onPaper().printShares(founder).orElseThrow();
        byte[] publicHalf = rings.publicHalf(founder);
        assertThat(keys.onPaper().openWithShares(founder, shares.get(0), shares.get(0), publicHalf))
                .isEqualTo(SHARES_APART);
        assertThat(keys.onPaper().openWithShares(founder, shares.get(0), old.get(1), publicHalf))
                .isEqualTo(SHARES_APART);
        assertThat(keys.onPaper().openWithShares(founder, old.get(0), old.get(1), publicHalf))
                .isEqualTo(SHARES_REPLACED);
        Rings others = new Rings();
        Actor.Person stranger = others.founder();
        others.keys.onPaper().printShares(stranger);
        assertThat(others.keys
                        .onPaper()
                        .openWithShares(stranger, shares.get(0), shares.get(1), others.publicHalf(stranger)))
                .isEqualTo(SHARES_REPLACED);
        assertThat(keys.onPaper().printShares(rings.somebody()))
                .as("has not got the ring")
                .isEmpty();
    }

    @Test
    void lockingLocksEveryProcess() {
        Actor.Person founder = rings.founder();
        OrganisationKeys other = Rings.process();
        other.unlock(rings.organisation, founder.account(), rings.pair(founder));
        keys.lock(founder);
        assertThat(keys.isUnlocked(rings.organisation)).isFalse();
        other.look();
        assertThat(other.isUnlocked(rings.organisation)).isFalse();
        other.unlock(rings.organisation, founder.account(), rings.pair(founder));
        other.look();
        assertThat(other.isUnlocked(rings.organisation)).isTrue();
    }

    @Test
    void aProcessThatKnowsOnlyTheOldKeyGivesTheRingToNobodyAndLetsGoOfIt() {
        Actor.Person founder = rings.founder();
        OrganisationKeys other = Rings.process();
        other.unlock(rings.organisation, founder.account(), rings.pair(founder));
        assertThat(keys.rotate(founder)).isEqualTo(DONE);
        Actor.Person second = rings.somebody();
        assertThat(other.holders().propose(founder, second.account(), rings.publicHalf(second)))
                .isEqualTo(LOCKED);
        assertThat(other.onPaper().printShares(founder)).isEmpty();
        assertThat(other.rotate(founder)).isEqualTo(LOCKED);
        other.look();
        assertThat(other.isUnlocked(rings.organisation)).isFalse();
    }

    @Test
    void aNewPasswordAfterALostOneOpensNothingUntilOthersGiveTheRingAgain() {
        Actor.Person founder = rings.founder();
        Actor.Person second = rings.somebody();
        rings.propose(founder, second);
        rings.newPair(second);
        rings.remove(founder, second);
        keys.look();
        assertThat(rings.opensFor(second)).isFalse();
        assertThat(rings.propose(second, rings.somebody())).isEqualTo(NOT_THERE);
        assertThat(rings.propose(founder, second)).isEqualTo(DONE);
        assertThat(rings.opensFor(second)).isTrue();
    }

    /** Whoever owns the database but has not got the file of the keys. */
    @Test
    void aRowThatWasChangedInTheDatabaseGivesTheRingToNobody() {
        Actor.Person founder = rings.founder();
        Actor.Person second = rings.somebody();
        rings.propose(founder, second);
        HybridKey thief = HybridKey.make();

        // Puts an own key in place of a colleague's and waits for the next rotation.
        tamper(
                founder,
                "UPDATE keys.wrapped SET public_half = ? WHERE account = ?",
                thief.publicHalf(),
                second.account().value());
        keys.rotate(founder);
        assertThat(Rings.process().unlock(rings.organisation, second.account(), thief))
                .isFalse();
        assertThat(keys.holders().state(founder).holders())
                .extracting(Holder::account)
                .containsExactly(founder.account());

        // Puts an own key into a proposal that waits for its second.
        assertThat(rings.propose(founder, second)).isEqualTo(DONE);
        Actor.Person third = rings.somebody();
        rings.propose(founder, third);
        tamper(
                founder,
                "UPDATE keys.proposal SET public_half = ? WHERE account = ?",
                thief.publicHalf(),
                third.account().value());
        assertThat(rings.confirm(second, third)).isEqualTo(NOT_THERE);

        // Becomes the one who proposed, so that the other can confirm alone.
        rings.propose(founder, third);
        tamper(
                founder,
                "UPDATE keys.proposal SET proposed_by = ? WHERE account = ?",
                second.account().value(),
                third.account().value());
        assertThat(rings.confirm(founder, third)).isEqualTo(NOT_THERE);

        // Takes the place of the paper.
        keys.onPaper().printShares(founder);
        tamper(
                founder,
                "UPDATE keys.ring SET public_half = ? WHERE organisation = ?",
                thief.publicHalf(),
                rings.organisation.value());
        keys.rotate(founder);
        assertThat(keys.holders().state(founder).paperMadeAt()).isNull();

        // Gives a ring of his own making to the people, so that they seal under it from now on.
        OpenRing own = OpenRing.make();
        byte[] fake =
                own.wrapTo(rings.publicHalf(founder), "keys.wrapped/" + rings.organisation + "/" + founder.account());
        tamper(
                founder,
                "UPDATE keys.wrapped SET ring = ? WHERE account = ?",
                fake,
                founder.account().value());
        assertThat(rings.opensFor(founder)).isFalse();
    }

    @Test
    void aSecondFromOutsideWhoWasPutIntoTheDatabaseIsNone() {
        Actor.Person founder = rings.founder();
        Actor.Person thief = new Rings().founder();
        keys.holders().appointOutsideSecond(founder, new Rings().founder().account());
        Actor.Person colleague = rings.somebody();
        rings.propose(founder, colleague);
        tamper(
                founder,
                "UPDATE keys.outside_second SET account = ? WHERE organisation = ?",
                thief.account().value(),
                rings.organisation.value());
        assertThat(keys.holders().confirmOutside(thief, rings.organisation, colleague.account()))
                .isEqualTo(NOT_THERE);
    }

    @Test
    void anotherOrganisationSeesNoRowOfIt() {
        Actor.Person founder = rings.founder();
        rings.propose(founder, rings.somebody());
        rings.propose(founder, rings.somebody());
        Actor.Person stranger = new Actor.Person(new AccountId(UUID.randomUUID()), new Rings().organisation, Set.of());
        RingHolders.State state = keys.holders().state(stranger);
        assertThat(state.exists()).isFalse();
        assertThat(state.holders()).isEmpty();
        assertThat(state.proposed()).isEmpty();
        for (String table : List.of("ring", "wrapped", "proposal", "outside_second")) {
            assertThat(count(stranger, "keys." + table, rings.organisation))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    @SuppressWarnings("ObjectToString") // that it has none of its own is just what is wanted
    void noSecretIsInAToString() {
        HybridKey pair = HybridKey.make();
        PaperShare share = PaperShare.of(pair, new SecureRandom()).getFirst();
        RecoveryCode code = RecoveryCode.make();
        String said = pair + " " + share + " " + code + " " + OpenRing.make() + " " + Rings.INSTALLATION + " "
                + DataKey.make() + " " + RecoveryCode.read(String.join("", code.groups())) + " "
                + PaperShare.read(String.join("", share.groups())) + " " + keys;
        for (String group : code.groups()) {
            assertThat(said).doesNotContain(group);
        }
        for (String group : share.groups()) {
            assertThat(said).doesNotContain(group);
        }
        assertThat(said)
                .doesNotContain(HexFormat.of().formatHex(pair.privateHalf()))
                .doesNotContain(Arrays.toString(pair.privateHalf()))
                .doesNotContain(Rings.INSTALLATION.text().lines().findFirst().orElseThrow())
                .doesNotContain("[B@");
    }

    private static int count(Actor.Person as, String table, OrganisationId organisation) {
        return Rings.transactions()
                .run(
                        as,
                        ACT,
                        database -> database.fetchCount(
                                DSL.table(table), DSL.condition("organisation = ?", organisation.value())));
    }

    private static void tamper(Actor.Person as, String sql, Object... values) {
        int changed = Rings.transactions().run(as, ACT, database -> database.execute(sql, values));
        assertThat(changed).as(sql).isEqualTo(1);
    }
}
