package org.kerwen.keys;

import static org.kerwen.keys.db.Tables.PROPOSAL;
import static org.kerwen.keys.db.Tables.RING;
import static org.kerwen.keys.db.Tables.WRAPPED;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Actor.Machine;
import org.kerwen.kernel.Choice;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.keys.db.tables.records.RingRecord;

/**
 * The key rings of the organisations. A ring opens when one of its people signs in, and stays open in the memory of this
 * process until it is locked or the process ends; no one else can open it, the administrator included.
 *
 * <p>A new person gets the ring from two who have it: one proposes, another confirms. Where only one has it, that one gives
 * it alone, or with a second from outside where one was appointed; the row says which it was.
 *
 * <p>Other server processes on the same database learn of a lock or a new key within {@link RingWatch#SECONDS}.
 */
public final class OrganisationKeys {
    private final Transactions transactions;
    private final RingStore store;
    private final Map<OrganisationId, OpenRing> open = new ConcurrentHashMap<>();

    OrganisationKeys(Transactions transactions, InstallationKeys keys) {
        this.transactions = transactions;
        this.store = new RingStore(keys);
    }

    /** What came of an act on a ring. */
    public enum Answer {
        DONE,
        /** It waits for a second person: one who has the ring, or the one from outside. */
        WAITS,
        /** The ring is locked in this process: somebody of the organisation must sign in. */
        LOCKED,
        /** The same person cannot be the second. */
        SECOND_PERSON,
        /** Others have the ring: one of them is the second, and nobody from outside. */
        NOT_ALONE,
        /** There is a ring already, or the person has it already. */
        ALREADY,
        /** There is nobody or nothing of that kind. */
        NOT_THERE,
        /** The two shares are the same one, or were not printed together. */
        SHARES_APART,
        /** The two shares belong together, but not to the ring as it is printed now. */
        SHARES_REPLACED
    }

    /** How somebody came to have the ring. */
    public enum Way implements Choice {
        /** Made it. */
        MADE,
        /** From the only one who had it. */
        ALONE,
        /** From two who had it. */
        TWO,
        /** From the only one who had it, confirmed by the second from outside. */
        OUTSIDE,
        /** With two shares of paper. */
        PAPER
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

    /** Makes the ring of the own organisation, for oneself first. */
    public Answer create(Actor.Person actor, byte[] publicHalf) {
        OrganisationId organisation = actor.organisation();
        OpenRing ring = OpenRing.make();
        Answer answer = transactions.run(actor, Act.of("key.make"), database -> {
            if (!RingStore.insert(database, organisation)) {
                return Answer.ALREADY;
            }
            store.wrap(database, organisation, actor.account(), publicHalf, ring, Way.MADE, null, null);
            return Answer.DONE;
        });
        if (answer == Answer.DONE) {
            open.put(organisation, ring);
        }
        return answer;
    }

    /** Whether the organisation has a ring. */
    public boolean exists(OrganisationId organisation) {
        return transactions.run(
                Machine.SIGN_IN,
                database -> RingStore.ring(database, organisation).isPresent());
    }

    /** Whether the ring is open in this process. */
    public boolean isUnlocked(OrganisationId organisation) {
        return open.containsKey(organisation);
    }

    /** Opens the ring for whoever has just proved to be the person of the account; answers whether it is open now. */
    public boolean unlock(OrganisationId organisation, AccountId account, HybridKey pair) {
        Optional<OpenRing> unwrapped = transactions.run(
                Machine.SIGN_IN,
                database -> RingStore.ring(database, organisation)
                        .flatMap(ring -> store.wrapped(database, ring, account).flatMap(row -> {
                            try {
                                return Optional.of(RingStore.unwrap(ring, row, pair));
                            } catch (Unopened e) {
                                // Wrapped to the pair of before a lost password: others must give it anew.
                                return Optional.empty();
                            }
                        })));
        unwrapped.ifPresent(ring -> {
            open.merge(organisation, ring, OrganisationKeys::newer);
            look();
        });
        return isUnlocked(organisation);
    }

    private static OpenRing newer(OpenRing one, OpenRing other) {
        return other.generation() < one.generation() || other.locks() < one.locks() ? one : other;
    }

    /** Locks the ring of the own organisation at once in this process, and soon in the others. */
    public void lock(Actor.Person actor) {
        open.remove(actor.organisation());
        transactions.run(
                actor,
                Act.of("key.lock"),
                database -> database.update(RING)
                        .set(RING.LOCKS, RING.LOCKS.plus(1))
                        .where(RING.ORGANISATION.eq(actor.organisation().value()))
                        .execute());
        open.remove(actor.organisation());
    }

    /**
     * Seals under the organisation's newest key; empty where the ring is locked.
     *
     * @param context what it is, such as {@code files.key/ID}; it opens with the same only
     */
    public Optional<byte[]> seal(OrganisationId organisation, byte[] plain, String context) {
        return Optional.ofNullable(open.get(organisation)).map(ring -> ring.seal(plain, context));
    }

    /**
     * Opens what was sealed under any key of the ring; empty where the ring is locked.
     *
     * @throws Unopened if it was changed, or is of another context or organisation, or for a moment if another process has
     *     just put a new key on the ring
     */
    public Optional<byte[]> open(OrganisationId organisation, byte[] sealed, String context) throws Unopened {
        OpenRing ring = open.get(organisation);
        return ring == null ? Optional.empty() : Optional.of(ring.open(sealed, context));
    }

    /** How it stands with the ring of the own organisation. */
    public State state(Actor.Person actor) {
        OrganisationId organisation = actor.organisation();
        return transactions.run(actor, Act.of("key.read"), database -> {
            Optional<RingRecord> ring = RingStore.ring(database, organisation);
            return new State(
                    ring.isPresent(),
                    !isUnlocked(organisation),
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
        return asHolder(actor, Act.on("key.share", whom.value()), now -> {
            if (whom.equals(actor.account())) {
                return Answer.NOT_THERE;
            }
            if (now.holders.contains(whom)) {
                return Answer.ALREADY;
            }
            boolean only = now.holders.size() == 1;
            if (only && store.outsideSecond(now.database, organisation).isEmpty()) {
                RingStore.endProposal(now.database, organisation, whom);
                store.wrap(now.database, organisation, whom, publicHalf, now.ring, Way.ALONE, actor.account(), null);
                return Answer.DONE;
            }
            if (!only) {
                RingStore.dismiss(now.database, organisation);
            }
            // A row of before a lost password would stand in the way of whoever confirms from outside.
            deleteWrapped(now.database, organisation, whom);
            store.propose(now.database, organisation, whom, publicHalf, actor.account());
            return Answer.WAITS;
        });
    }

    /** Confirms what another one proposed: the colleague has the ring from then on. */
    public Answer confirm(Actor.Person actor, AccountId whom) {
        OrganisationId organisation = actor.organisation();
        return asHolder(actor, Act.on("key.share", whom.value()), now -> {
            var proposal = store.proposal(now.database, organisation, whom);
            AccountId by =
                    proposal.map(row -> new AccountId(row.getProposedBy())).orElse(null);
            if (proposal.isEmpty() || by == null || !now.holders.contains(by)) {
                return Answer.NOT_THERE;
            }
            if (by.equals(actor.account())) {
                return Answer.SECOND_PERSON;
            }
            RingStore.endProposal(now.database, organisation, whom);
            byte[] publicHalf = proposal.get().getPublicHalf();
            store.wrap(now.database, organisation, whom, publicHalf, now.ring, Way.TWO, by, actor.account());
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
        return asHolder(actor, Act.on("key.share", second.value()), now -> {
            if (now.holders.contains(second)) {
                return Answer.SECOND_PERSON;
            }
            if (now.holders.size() > 1) {
                return Answer.NOT_ALONE;
            }
            store.appoint(now.database, actor.organisation(), second, actor.account());
            return Answer.DONE;
        });
    }

    /** Ends the appointment of the second from outside. */
    public Answer dismissOutsideSecond(Actor.Person actor) {
        return asHolder(
                actor,
                Act.of("key.share"),
                now -> RingStore.dismiss(now.database, actor.organisation()) ? Answer.DONE : Answer.NOT_THERE);
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

    /**
     * Confirms as the second from outside. The ring must be open in this process, which this person cannot do: somebody of
     * that organisation is signed in.
     */
    public Answer confirmOutside(Actor.Person actor, OrganisationId organisation, AccountId whom) {
        OpenRing ring = open.get(organisation);
        if (ring == null) {
            return Answer.LOCKED;
        }
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
            if (!isCurrent(RingStore.ring(database, organisation), ring)) {
                return Answer.LOCKED;
            }
            AccountId by = new AccountId(proposal.get().getProposedBy());
            byte[] publicHalf = proposal.get().getPublicHalf();
            RingStore.endProposal(database, organisation, whom);
            store.wrap(database, organisation, whom, publicHalf, ring, Way.OUTSIDE, by, actor.account());
            return Answer.DONE;
        });
    }

    /** Puts a new key on the ring of the own organisation; what was sealed before still opens. */
    public Answer rotate(Actor.Person actor) {
        OpenRing[] turned = new OpenRing[1];
        Answer answer = asHolder(actor, Act.of("key.rotate"), now -> {
            turned[0] = now.ring.turned();
            store.turn(now.database, now.row, turned[0]);
            return Answer.DONE;
        });
        if (answer == Answer.DONE) {
            open.put(actor.organisation(), turned[0]);
        }
        return answer;
    }

    /**
     * Takes the ring from somebody who leaves or whose password was lost, in the running transaction. The next process that
     * has the ring open puts a new key on it.
     */
    public static void remove(DSLContext database, OrganisationId organisation, AccountId account) {
        RingStore.alone(database, organisation);
        if (deleteWrapped(database, organisation, account)) {
            database.update(RING)
                    .set(RING.TURN_DUE, true)
                    .where(RING.ORGANISATION.eq(organisation.value()))
                    .execute();
        }
        database.deleteFrom(PROPOSAL)
                .where(PROPOSAL.ORGANISATION.eq(organisation.value()))
                .and(PROPOSAL.ACCOUNT.eq(account.value()).or(PROPOSAL.PROPOSED_BY.eq(account.value())))
                .execute();
    }

    private static boolean deleteWrapped(DSLContext database, OrganisationId organisation, AccountId account) {
        return database.deleteFrom(WRAPPED)
                        .where(WRAPPED.ORGANISATION.eq(organisation.value()))
                        .and(WRAPPED.ACCOUNT.eq(account.value()))
                        .execute()
                == 1;
    }

    /** Three shares of paper in place of those before, of which two open the ring; empty where it is locked for the actor. */
    public Optional<List<PaperShare>> printShares(Actor.Person actor) {
        HybridKey pair = HybridKey.make();
        Answer answer = asHolder(actor, Act.of("key.share"), now -> {
            store.putOnPaper(now.row, now.ring, pair.publicHalf(), Instant.now().atOffset(ZoneOffset.UTC));
            return Answer.DONE;
        });
        return answer == Answer.DONE ? Optional.of(PaperShare.of(pair, new SecureRandom())) : Optional.empty();
    }

    /**
     * Opens the ring of the own organisation with two shares of paper and gives it to oneself.
     *
     * @param publicHalf of the own pair
     */
    public Answer openWithShares(Actor.Person actor, PaperShare one, PaperShare other, byte[] publicHalf) {
        if (!one.fits(other)) {
            return Answer.SHARES_APART;
        }
        OrganisationId organisation = actor.organisation();
        OpenRing[] opened = new OpenRing[1];
        Answer answer = transactions.run(actor, Act.of("key.unlock"), database -> {
            RingStore.alone(database, organisation);
            Optional<RingRecord> row = RingStore.ring(database, organisation);
            Optional<byte[]> paper = row.flatMap(store::paper);
            if (row.isEmpty() || paper.isEmpty()) {
                return Answer.NOT_THERE;
            }
            try {
                byte[] ring = one.join(other).open(paper.get(), RingStore.paperContext(organisation));
                opened[0] =
                        OpenRing.of(ring, row.get().getGeneration(), row.get().getLocks());
            } catch (Unopened e) {
                return Answer.SHARES_REPLACED;
            }
            RingStore.endProposal(database, organisation, actor.account());
            store.wrap(database, organisation, actor.account(), publicHalf, opened[0], Way.PAPER, null, null);
            return Answer.DONE;
        });
        if (answer == Answer.DONE) {
            open.put(organisation, opened[0]);
        }
        return answer;
    }

    /** Lets go of rings that were locked or got a new key elsewhere; puts a new key on those from which somebody left. */
    void look() {
        if (open.isEmpty()) {
            return;
        }
        Map<OrganisationId, OpenRing> known = Map.copyOf(open);
        Map<OrganisationId, RingRecord> rows = transactions.run(
                Machine.SIGN_IN,
                database -> database
                        .selectFrom(RING)
                        .where(RING.ORGANISATION.in(known.keySet().stream()
                                .map(OrganisationId::value)
                                .toList()))
                        .fetch()
                        .stream()
                        .collect(Collectors.toMap(row -> new OrganisationId(row.getOrganisation()), row -> row)));
        known.forEach((organisation, ring) -> {
            RingRecord row = rows.get(organisation);
            if (row == null || row.getGeneration() > ring.generation() || row.getLocks() > ring.locks()) {
                open.remove(organisation, ring);
            } else if (row.getTurnDue()) {
                renew(organisation, ring);
            }
        });
    }

    private void renew(OrganisationId organisation, OpenRing ring) {
        OpenRing turned = ring.turned();
        boolean done = transactions.run(Machine.SIGN_IN, database -> {
            RingStore.alone(database, organisation);
            Optional<RingRecord> row = RingStore.ring(database, organisation);
            if (!isCurrent(row, ring) || !row.get().getTurnDue()) {
                return false;
            }
            store.turn(database, row.get(), turned);
            return true;
        });
        if (done) {
            open.replace(organisation, ring, turned);
        }
    }

    private static boolean isCurrent(Optional<RingRecord> row, OpenRing ring) {
        return row.isPresent()
                && row.get().getGeneration() == ring.generation()
                && row.get().getLocks() == ring.locks();
    }

    /** What somebody who has the ring finds, while nobody else changes it. */
    private record Now(DSLContext database, RingRecord row, OpenRing ring, Set<AccountId> holders) {}

    private Answer asHolder(Actor.Person actor, Act act, Function<Now, Answer> work) {
        OrganisationId organisation = actor.organisation();
        OpenRing ring = open.get(organisation);
        if (ring == null) {
            return Answer.LOCKED;
        }
        return transactions.run(actor, act, database -> {
            RingStore.alone(database, organisation);
            Optional<RingRecord> row = RingStore.ring(database, organisation);
            if (!isCurrent(row, ring)) {
                return Answer.LOCKED;
            }
            Set<AccountId> holders = store.holders(database, row.get()).stream()
                    .map(holder -> new AccountId(holder.getAccount()))
                    .collect(Collectors.toSet());
            return holders.contains(actor.account())
                    ? work.apply(new Now(database, row.get(), ring, holders))
                    : Answer.NOT_THERE;
        });
    }
}
