package org.kerwen.keys;

import static org.kerwen.keys.db.Tables.PROPOSAL;
import static org.kerwen.keys.db.Tables.RING;
import static org.kerwen.keys.db.Tables.WRAPPED;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Actor.Machine;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.keys.db.tables.records.ProposalRecord;

/**
 * The key rings of the organisations. A ring opens when one of its people signs in, and stays open in the memory of this
 * process until it is locked or the process ends; no one else can open it, the administrator included.
 *
 * <p>A new person gets the ring from two who have it: one proposes, another confirms. Where only one has it, that one gives
 * it alone, and the row says so.
 */
public final class OrganisationKeys {
    private final Transactions transactions;
    private final Map<OrganisationId, KeysetHandle> open = new ConcurrentHashMap<>();

    OrganisationKeys(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What came of an act on a ring. */
    public enum Answer {
        DONE,
        /** It waits for a second person who has the ring. */
        WAITS,
        /** The ring is locked in this process: somebody of the organisation must sign in. */
        LOCKED,
        /** The same person cannot be the second. */
        SECOND_PERSON,
        /** There is a ring already, or there is none. */
        ALREADY,
        /** There is nobody or nothing of that kind. */
        NOT_THERE
    }

    /**
     * Somebody who has the ring.
     *
     * @param givenBy who gave it; null for whoever made it
     * @param alone whether it was given by one person, because only one had it
     */
    public record Holder(AccountId account, @Nullable AccountId givenBy, boolean alone, Instant since) {}

    /** Somebody who is proposed. */
    public record Proposed(AccountId account, AccountId by, Instant since) {}

    /**
     * How it stands with a ring.
     *
     * @param exists whether there is one
     * @param locked whether it is locked in this process
     * @param generation of the newest key
     * @param paperMadeAt when the paper shares were printed; null where there are none
     */
    public record State(
            boolean exists,
            boolean locked,
            int generation,
            @Nullable Instant paperMadeAt,
            List<Holder> holders,
            List<Proposed> proposed) {}

    /** Makes the ring of the own organisation, for oneself first. */
    public Answer create(Actor.Person actor, byte[] publicHalf) {
        OrganisationId organisation = actor.organisation();
        KeysetHandle ring = Tink.make(PredefinedAeadParameters.AES256_GCM);
        Answer answer = transactions.run(actor, Act.of("key.make"), database -> {
            int made = database.insertInto(RING)
                    .set(RING.ORGANISATION, organisation.value())
                    .set(RING.GENERATION, 1)
                    .onConflictDoNothing()
                    .execute();
            if (made == 0) {
                return Answer.ALREADY;
            }
            wrap(database, organisation, actor.account(), publicHalf, ring, null, null);
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
                Machine.SIGN_IN, database -> database.fetchExists(RING, RING.ORGANISATION.eq(organisation.value())));
    }

    /** Whether the ring is open in this process. */
    public boolean isUnlocked(OrganisationId organisation) {
        return open.containsKey(organisation);
    }

    /** Opens the ring for whoever has just proved to be the person of the account; answers whether it is open now. */
    public boolean unlock(OrganisationId organisation, AccountId account, HybridKey pair) {
        Optional<byte[]> wrapped = transactions.run(
                Machine.SIGN_IN,
                database -> database.select(WRAPPED.RING)
                        .from(WRAPPED)
                        .where(WRAPPED.ORGANISATION.eq(organisation.value()))
                        .and(WRAPPED.ACCOUNT.eq(account.value()))
                        .fetchOptional(WRAPPED.RING));
        if (wrapped.isPresent()) {
            try {
                open.put(organisation, Tink.parse(pair.open(wrapped.get(), context(organisation, account))));
            } catch (Unopened | GeneralSecurityException e) {
                // Wrapped to the pair of before a lost password: others must give it anew.
                return isUnlocked(organisation);
            }
        }
        return isUnlocked(organisation);
    }

    /** Locks the ring in this process at once. */
    public void lock(Actor.Person actor) {
        transactions.run(actor, Act.of("key.lock"), database -> open.remove(actor.organisation()) != null);
    }

    /**
     * Seals under the organisation's newest key; empty where the ring is locked.
     *
     * @param context what it is, such as {@code files.key/ID}; it opens with the same only
     */
    public Optional<byte[]> seal(OrganisationId organisation, byte[] plain, String context) {
        return Optional.ofNullable(open.get(organisation))
                .map(ring -> Tink.seal(Tink.primitive(ring, Aead.class), plain, context));
    }

    /**
     * Opens what was sealed under any key of the ring; empty where the ring is locked.
     *
     * @throws Unopened if it was changed, or is of another context or organisation
     */
    public Optional<byte[]> open(OrganisationId organisation, byte[] sealed, String context) throws Unopened {
        KeysetHandle ring = open.get(organisation);
        return ring == null
                ? Optional.empty()
                : Optional.of(Tink.open(Tink.primitive(ring, Aead.class), sealed, context));
    }

    /** How it stands with the ring of the own organisation. */
    public State state(Actor.Person actor) {
        String organisation = actor.organisation().value();
        return transactions.run(actor, Act.of("key.read"), database -> {
            var ring = database.fetchOptional(RING, RING.ORGANISATION.eq(organisation));
            List<Holder> holders = database.selectFrom(WRAPPED)
                    .where(WRAPPED.ORGANISATION.eq(organisation))
                    .orderBy(WRAPPED.GIVEN_AT, WRAPPED.ACCOUNT)
                    .fetch(row -> new Holder(
                            new AccountId(row.getAccount()),
                            row.getGivenBy() == null ? null : new AccountId(row.getGivenBy()),
                            row.getGivenBy() != null && row.getConfirmedBy() == null,
                            row.getGivenAt().toInstant()));
            List<Proposed> proposed = database.selectFrom(PROPOSAL)
                    .where(PROPOSAL.ORGANISATION.eq(organisation))
                    .orderBy(PROPOSAL.PROPOSED_AT, PROPOSAL.ACCOUNT)
                    .fetch(row -> new Proposed(
                            new AccountId(row.getAccount()),
                            new AccountId(row.getProposedBy()),
                            row.getProposedAt().toInstant()));
            return new State(
                    ring.isPresent(),
                    !isUnlocked(actor.organisation()),
                    ring.map(row -> row.getGeneration()).orElse(0),
                    ring.filter(row -> row.getPaperMadeAt() != null)
                            .map(row -> row.getPaperMadeAt().toInstant())
                            .orElse(null),
                    holders,
                    proposed);
        });
    }

    /**
     * Says that a colleague shall get the ring. Where others have it too, one of them must confirm.
     *
     * @param publicHalf of the colleague's pair
     */
    public Answer propose(Actor.Person actor, AccountId whom, byte[] publicHalf) {
        OrganisationId organisation = actor.organisation();
        KeysetHandle ring = open.get(organisation);
        if (ring == null) {
            return Answer.LOCKED;
        }
        return transactions.run(actor, Act.on("key.share", whom.value()), database -> {
            List<AccountId> holders = holders(database, organisation);
            if (!holders.contains(actor.account()) || whom.equals(actor.account())) {
                return Answer.NOT_THERE;
            }
            if (holders.stream().allMatch(holder -> holder.equals(actor.account()) || holder.equals(whom))) {
                wrap(database, organisation, whom, publicHalf, ring, actor.account(), null);
                return Answer.DONE;
            }
            database.insertInto(PROPOSAL)
                    .set(PROPOSAL.ORGANISATION, organisation.value())
                    .set(PROPOSAL.ACCOUNT, whom.value())
                    .set(PROPOSAL.PUBLIC_HALF, publicHalf)
                    .set(PROPOSAL.PROPOSED_BY, actor.account().value())
                    .onConflict(PROPOSAL.ORGANISATION, PROPOSAL.ACCOUNT)
                    .doUpdate()
                    .setAllToExcluded()
                    .execute();
            return Answer.WAITS;
        });
    }

    /** Confirms what another one proposed: the colleague has the ring from then on. */
    public Answer confirm(Actor.Person actor, AccountId whom) {
        OrganisationId organisation = actor.organisation();
        KeysetHandle ring = open.get(organisation);
        if (ring == null) {
            return Answer.LOCKED;
        }
        return transactions.run(actor, Act.on("key.share", whom.value()), database -> {
            Optional<ProposalRecord> proposal = database.fetchOptional(
                    PROPOSAL, PROPOSAL.ORGANISATION.eq(organisation.value()).and(PROPOSAL.ACCOUNT.eq(whom.value())));
            if (proposal.isEmpty() || !holders(database, organisation).contains(actor.account())) {
                return Answer.NOT_THERE;
            }
            AccountId by = new AccountId(proposal.get().getProposedBy());
            if (by.equals(actor.account()) || whom.equals(actor.account())) {
                return Answer.SECOND_PERSON;
            }
            wrap(database, organisation, whom, proposal.get().getPublicHalf(), ring, by, actor.account());
            proposal.get().delete();
            return Answer.DONE;
        });
    }

    /**
     * Puts a new key on the ring; what was sealed before still opens. Everybody who has the ring, and the paper, get the new
     * one.
     *
     * @param publicHalves of those who have it; whoever is not among them loses it
     */
    public Answer rotate(Actor.Person actor, Map<AccountId, byte[]> publicHalves) {
        KeysetHandle ring = open.get(actor.organisation());
        if (ring == null) {
            return Answer.LOCKED;
        }
        KeysetHandle turned = Tink.sure(() -> KeysetHandle.newBuilder(ring)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build());
        Answer answer =
                transactions.run(actor, Act.of("key.rotate"), database -> turn(database, actor, publicHalves, turned));
        if (answer == Answer.DONE) {
            open.put(actor.organisation(), turned);
        }
        return answer;
    }

    private static Answer turn(
            DSLContext database, Actor.Person actor, Map<AccountId, byte[]> publicHalves, KeysetHandle turned) {
        OrganisationId organisation = actor.organisation();
        List<AccountId> holders = holders(database, organisation);
        if (!holders.contains(actor.account())) {
            return Answer.NOT_THERE;
        }
        for (AccountId holder : holders) {
            byte[] publicHalf = publicHalves.get(holder);
            if (publicHalf == null) {
                remove(database, organisation, holder);
            } else {
                database.update(WRAPPED)
                        .set(
                                WRAPPED.RING,
                                HybridKey.sealTo(publicHalf, Tink.serialize(turned), context(organisation, holder)))
                        .where(WRAPPED.ORGANISATION.eq(organisation.value()))
                        .and(WRAPPED.ACCOUNT.eq(holder.value()))
                        .execute();
            }
        }
        var row = database.fetchSingle(RING, RING.ORGANISATION.eq(organisation.value()));
        row.setGeneration(row.getGeneration() + 1);
        if (row.getPublicHalf() != null) {
            row.setOnPaper(HybridKey.sealTo(row.getPublicHalf(), Tink.serialize(turned), paper(organisation)));
        }
        row.update();
        return Answer.DONE;
    }

    /** Takes the ring from somebody who leaves or whose password was lost, in the running transaction. */
    public static void remove(DSLContext database, OrganisationId organisation, AccountId account) {
        database.deleteFrom(WRAPPED)
                .where(WRAPPED.ORGANISATION.eq(organisation.value()))
                .and(WRAPPED.ACCOUNT.eq(account.value()))
                .execute();
    }

    /** Keeps the ring sealed to the pair whose private half goes onto paper; empty where it is locked. */
    Optional<HybridKey> putOnPaper(Actor.Person actor) {
        OrganisationId organisation = actor.organisation();
        KeysetHandle ring = open.get(organisation);
        if (ring == null) {
            return Optional.empty();
        }
        HybridKey pair = HybridKey.make();
        transactions.run(
                actor,
                Act.of("key.share"),
                database -> database.update(RING)
                        .set(RING.PUBLIC_HALF, pair.publicHalf())
                        .set(
                                RING.ON_PAPER,
                                HybridKey.sealTo(pair.publicHalf(), Tink.serialize(ring), paper(organisation)))
                        .set(RING.PAPER_MADE_AT, Instant.now().atOffset(ZoneOffset.UTC))
                        .where(RING.ORGANISATION.eq(organisation.value()))
                        .execute());
        return Optional.of(pair);
    }

    /** Opens the ring with what was on paper and gives it to oneself; answers whether it opened. */
    Answer openFromPaper(Actor.Person actor, HybridKey pair, byte[] publicHalf) {
        OrganisationId organisation = actor.organisation();
        return transactions.run(actor, Act.of("key.unlock"), database -> {
            var row = database.fetchOptional(RING, RING.ORGANISATION.eq(organisation.value()));
            if (row.isEmpty() || row.get().getOnPaper() == null) {
                return Answer.NOT_THERE;
            }
            try {
                KeysetHandle ring = Tink.parse(pair.open(row.get().getOnPaper(), paper(organisation)));
                wrap(database, organisation, actor.account(), publicHalf, ring, null, null);
                open.put(organisation, ring);
                return Answer.DONE;
            } catch (Unopened | GeneralSecurityException e) {
                return Answer.NOT_THERE;
            }
        });
    }

    private static List<AccountId> holders(DSLContext database, OrganisationId organisation) {
        // Locked, so that two who act at once see each other.
        database.selectOne()
                .from(RING)
                .where(RING.ORGANISATION.eq(organisation.value()))
                .forUpdate()
                .fetch();
        return database.select(WRAPPED.ACCOUNT)
                .from(WRAPPED)
                .where(WRAPPED.ORGANISATION.eq(organisation.value()))
                .fetch(row -> new AccountId(row.value1()));
    }

    private static void wrap(
            DSLContext database,
            OrganisationId organisation,
            AccountId account,
            byte[] publicHalf,
            KeysetHandle ring,
            @Nullable AccountId by,
            @Nullable AccountId confirmedBy) {
        database.insertInto(WRAPPED)
                .set(WRAPPED.ORGANISATION, organisation.value())
                .set(WRAPPED.ACCOUNT, account.value())
                .set(WRAPPED.RING, HybridKey.sealTo(publicHalf, Tink.serialize(ring), context(organisation, account)))
                .set(WRAPPED.GIVEN_BY, by == null ? null : by.value())
                .set(WRAPPED.CONFIRMED_BY, confirmedBy == null ? null : confirmedBy.value())
                .onConflict(WRAPPED.ORGANISATION, WRAPPED.ACCOUNT)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    private static String context(OrganisationId organisation, AccountId account) {
        return "keys.wrapped/" + organisation + "/" + account;
    }

    private static String paper(OrganisationId organisation) {
        return "keys.paper/" + organisation;
    }
}
