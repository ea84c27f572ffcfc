package org.kerwen.keys;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.keys.OrganisationKeys.Answer;
import org.kerwen.keys.OrganisationKeys.Way;
import org.kerwen.keys.db.tables.records.RingRecord;

/**
 * Who has the rings, and how somebody comes to have one. A new person gets it from two who have it: one proposes, another
 * confirms. Where only one has it, that one gives it alone, or with a second from outside where one was appointed; the row
 * says which it was.
 */
public final class RingHolders {
    private final OrganisationKeys keys;
    private final Transactions transactions;
    private final RingStore store;

    RingHolders(OrganisationKeys keys, Transactions transactions, RingStore store) {
        this.keys = keys;
        this.transactions = transactions;
        this.store = store;
    }

    /**
     * Somebody who has the ring.
     *
     * @param givenBy who gave it; null for whoever made it or opened it from paper
     * @param alone whether it was given by one person, because only one had it
     */
    public record Holder(AccountId account, @Nullable AccountId givenBy, boolean alone, Instant since, Way way) {}

    /** Somebody who is proposed for the ring of an organisation. */
    public record Proposed(AccountId account, AccountId by, Instant since, OrganisationId organisation) {}

    /**
     * How it stands with a ring.
     *
     * @param exists whether there is one
     * @param locked whether it is locked in this process
     * @param generation of the newest key
     * @param paperMadeAt when the paper shares were printed; null where there are none
     * @param outsideSecond the second from outside; null where none was appointed
     */
    public record State(
            boolean exists,
            boolean locked,
            int generation,
            @Nullable Instant paperMadeAt,
            List<Holder> holders,
            List<Proposed> proposed,
            @Nullable AccountId outsideSecond) {}

    /** How it stands with the ring of the own organisation. */
    public State state(Actor.Person actor) {
        OrganisationId organisation = actor.organisation();
        return transactions.run(actor, Act.of("key.read"), database -> {
            Optional<RingRecord> ring = RingStore.ring(database, organisation);
            return new State(
                    ring.isPresent(),
                    !keys.isUnlocked(organisation),
                    ring.map(RingRecord::getGeneration).orElse(0),
                    ring.filter(row -> row.getPaperMadeAt() != null)
                            .map(row -> row.getPaperMadeAt().toInstant())
                            .orElse(null),
                    ring.map(row -> holders(database, row)).orElse(List.of()),
                    proposals(database).stream()
                            .filter(proposed -> proposed.organisation().equals(organisation))
                            .toList(),
                    store.outsideSecond(database, organisation).orElse(null));
        });
    }

    private List<Holder> holders(DSLContext database, RingRecord ring) {
        return store.holders(database, ring).stream()
                .map(row -> new Holder(
                        new AccountId(row.getAccount()),
                        row.getGivenBy() == null ? null : new AccountId(row.getGivenBy()),
                        row.getWay().equals(Way.ALONE.word()),
                        row.getGivenAt().toInstant(),
                        Choice.of(Way.class, row.getWay())))
                .toList();
    }

    private List<Proposed> proposals(DSLContext database) {
        return store.proposals(database).stream()
                .map(row -> new Proposed(
                        new AccountId(row.getAccount()),
                        new AccountId(row.getProposedBy()),
                        row.getProposedAt().toInstant(),
                        new OrganisationId(row.getOrganisation())))
                .toList();
    }

    /**
     * Says that a colleague shall get the ring. Where others have it too, one of them must confirm; where nobody else has it
     * but a second from outside was appointed, that one must.
     *
     * @param publicHalf of the colleague's pair
     */
    public Answer propose(Actor.Person actor, AccountId whom, byte[] publicHalf) {
        OrganisationId organisation = actor.organisation();
        return keys.asHolder(actor, Act.on("key.share", whom.value()), now -> {
            if (whom.equals(actor.account())) {
                return Answer.NOT_THERE;
            }
            if (now.holders().contains(whom)) {
                return Answer.ALREADY;
            }
            boolean only = now.holders().size() == 1;
            if (only && store.outsideSecond(now.database(), organisation).isEmpty()) {
                RingStore.endProposal(now.database(), organisation, whom);
                store.wrap(
                        now.database(), organisation, whom, publicHalf, now.ring(), Way.ALONE, actor.account(), null);
                return Answer.DONE;
            }
            if (!only) {
                RingStore.dismiss(now.database(), organisation);
            }
            // A row of before a lost password would stand in the way of whoever confirms from outside.
            RingStore.deleteWrapped(now.database(), organisation, whom);
            store.propose(now.database(), organisation, whom, publicHalf, actor.account());
            return Answer.WAITS;
        });
    }

    /** Confirms what another one proposed: the colleague has the ring from then on. */
    public Answer confirm(Actor.Person actor, AccountId whom) {
        OrganisationId organisation = actor.organisation();
        return keys.asHolder(actor, Act.on("key.share", whom.value()), now -> {
            var proposal = store.proposal(now.database(), organisation, whom);
            AccountId by =
                    proposal.map(row -> new AccountId(row.getProposedBy())).orElse(null);
            if (proposal.isEmpty() || by == null || !now.holders().contains(by)) {
                return Answer.NOT_THERE;
            }
            if (by.equals(actor.account())) {
                return Answer.SECOND_PERSON;
            }
            RingStore.endProposal(now.database(), organisation, whom);
            byte[] publicHalf = proposal.get().getPublicHalf();
            store.wrap(now.database(), organisation, whom, publicHalf, now.ring(), Way.TWO, by, actor.account());
            return Answer.DONE;
        });
    }

    /** Takes back what was proposed, or declines it. */
    public Answer withdraw(Actor.Person actor, AccountId whom) {
        return transactions.run(
                actor,
                Act.on("key.share", whom.value()),
                database ->
                        RingStore.endProposal(database, actor.organisation(), whom) ? Answer.DONE : Answer.NOT_THERE);
    }

    /**
     * Appoints the second from outside, which only somebody can who is the only one with the ring. The caller makes sure
     * that the account is one of another organisation.
     */
    public Answer appointOutsideSecond(Actor.Person actor, AccountId second) {
        return keys.asHolder(actor, Act.on("key.share", second.value()), now -> {
            if (now.holders().contains(second)) {
                return Answer.SECOND_PERSON;
            }
            if (now.holders().size() > 1) {
                return Answer.NOT_ALONE;
            }
            store.appoint(now.database(), actor.organisation(), second, actor.account());
            return Answer.DONE;
        });
    }

    /** Ends the appointment of the second from outside. */
    public Answer dismissOutsideSecond(Actor.Person actor) {
        return keys.asHolder(
                actor,
                Act.of("key.share"),
                now -> RingStore.dismiss(now.database(), actor.organisation()) ? Answer.DONE : Answer.NOT_THERE);
    }

    /** What waits in other organisations for this person as their second from outside. */
    public List<Proposed> waitingOutside(Actor.Person actor) {
        return transactions.run(
                actor,
                Act.of("key.read"),
                database -> proposals(database).stream()
                        .filter(proposed -> !proposed.organisation().equals(actor.organisation()))
                        .toList());
    }

    /** The organisations that appointed this person as their second from outside. */
    public List<OrganisationId> secondOf(Actor.Person actor) {
        return transactions.run(actor, Act.of("key.read"), database -> store.secondOf(database, actor));
    }

    /**
     * Confirms as the second from outside. The ring must be open in this process, which this person cannot do: somebody of
     * that organisation is signed in.
     */
    public Answer confirmOutside(Actor.Person actor, OrganisationId organisation, AccountId whom) {
        Optional<OpenRing> open = keys.opened(organisation);
        if (open.isEmpty()) {
            return Answer.LOCKED;
        }
        OpenRing ring = open.get();
        return transactions.run(actor, Act.on("key.share", whom.value()), database -> {
            RingStore.alone(database, organisation);
            boolean second = !organisation.equals(actor.organisation())
                    && store.outsideSecond(database, organisation)
                            .filter(actor.account()::equals)
                            .isPresent();
            var proposal = store.proposal(database, organisation, whom);
            if (!second || proposal.isEmpty()) {
                return Answer.NOT_THERE;
            }
            if (!OrganisationKeys.isCurrent(RingStore.ring(database, organisation), ring)) {
                return Answer.LOCKED;
            }
            AccountId by = new AccountId(proposal.get().getProposedBy());
            byte[] publicHalf = proposal.get().getPublicHalf();
            RingStore.endProposal(database, organisation, whom);
            store.wrap(database, organisation, whom, publicHalf, ring, Way.OUTSIDE, by, actor.account());
            return Answer.DONE;
        });
    }
}
