package org.kerwen.keys;

import static org.kerwen.keys.db.Tables.PROPOSAL;
import static org.kerwen.keys.db.Tables.RING;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
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
 * <p>Other server processes on the same database learn of a lock or a new key within {@link RingWatch#SECONDS}.
 */
public final class OrganisationKeys {
    private final Transactions transactions;
    private final RingStore store;
    private final RingHolders holders;
    private final RingOnPaper onPaper;
    private final Map<OrganisationId, OpenRing> open = new ConcurrentHashMap<>();

    OrganisationKeys(Transactions transactions, InstallationKeys keys) {
        this.transactions = transactions;
        this.store = new RingStore(keys);
        this.holders = new RingHolders(this, transactions, store);
        this.onPaper = new RingOnPaper(this, transactions, store);
    }

    /** Who has the rings, and who shall have them. */
    public RingHolders holders() {
        return holders;
    }

    /** The rings on paper. */
    public RingOnPaper onPaper() {
        return onPaper;
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

    /** The ring as it is open in this process. */
    Optional<OpenRing> opened(OrganisationId organisation) {
        return Optional.ofNullable(open.get(organisation));
    }

    /** Keeps a ring open that was opened or turned. */
    void keep(OrganisationId organisation, OpenRing ring) {
        open.put(organisation, ring);
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
        if (RingStore.deleteWrapped(database, organisation, account)) {
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

    static boolean isCurrent(Optional<RingRecord> row, OpenRing ring) {
        return row.isPresent()
                && row.get().getGeneration() == ring.generation()
                && row.get().getLocks() == ring.locks();
    }

    /** What somebody who has the ring finds, while nobody else changes it. */
    record Now(DSLContext database, RingRecord row, OpenRing ring, Set<AccountId> holders) {}

    /** Does something with the open ring of the actor's organisation, if the actor has it. */
    Answer asHolder(Actor.Person actor, Act act, Function<Now, Answer> work) {
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
