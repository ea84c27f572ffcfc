package org.kerwen.keys;

import static org.kerwen.keys.db.Tables.OUTSIDE_SECOND;
import static org.kerwen.keys.db.Tables.PROPOSAL;
import static org.kerwen.keys.db.Tables.RING;
import static org.kerwen.keys.db.Tables.WRAPPED;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.AccountId;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.keys.db.tables.records.OutsideSecondRecord;
import org.kerwen.keys.db.tables.records.ProposalRecord;
import org.kerwen.keys.db.tables.records.RingRecord;
import org.kerwen.keys.db.tables.records.WrappedRecord;

/**
 * The rows of rings, of those who have them and of those who shall. What decides who gets a ring is signed by the
 * installation: whoever can write the database but has not the file of the keys can give a ring to nobody, nor put one of
 * their own in its place. A row with a wrong signature counts as none.
 */
final class RingStore {
    private final InstallationKeys keys;

    RingStore(InstallationKeys keys) {
        this.keys = keys;
    }

    /** Until the end of the transaction nobody else changes who has the ring, in whichever process. */
    static void alone(DSLContext database, OrganisationId organisation) {
        database.execute("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", "keys.ring/" + organisation);
    }

    static Optional<RingRecord> ring(DSLContext database, OrganisationId organisation) {
        return database.fetchOptional(RING, RING.ORGANISATION.eq(organisation.value()));
    }

    /** Whether there was none. */
    static boolean insert(DSLContext database, OrganisationId organisation) {
        return database.insertInto(RING)
                        .set(RING.ORGANISATION, organisation.value())
                        .set(RING.GENERATION, 1)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Those who have the ring as it is now. */
    List<WrappedRecord> holders(DSLContext database, RingRecord ring) {
        return database
                .selectFrom(WRAPPED)
                .where(WRAPPED.ORGANISATION.eq(ring.getOrganisation()))
                .orderBy(WRAPPED.GIVEN_AT, WRAPPED.ACCOUNT)
                .fetch()
                .stream()
                .filter(row -> row.getGeneration().equals(ring.getGeneration()) && signed(row))
                .toList();
    }

    /** What one of them has, if it is of the ring as it is now. */
    Optional<WrappedRecord> wrapped(DSLContext database, RingRecord ring, AccountId account) {
        return holders(database, ring).stream()
                .filter(row -> row.getAccount().equals(account.value()))
                .findFirst();
    }

    /** Gives the ring to an account; a row that it had is replaced where the actor may see it. */
    void wrap(
            DSLContext database,
            OrganisationId organisation,
            AccountId account,
            byte[] publicHalf,
            OpenRing ring,
            OrganisationKeys.Way way,
            @Nullable AccountId by,
            @Nullable AccountId confirmedBy) {
        WrappedRecord row = new WrappedRecord();
        row.setOrganisation(organisation.value());
        row.setAccount(account.value());
        row.setGeneration(ring.generation());
        row.setPublicHalf(publicHalf);
        row.setRing(ring.wrapTo(publicHalf, context(organisation, account)));
        row.setWay(way.word());
        row.setGivenBy(by == null ? null : by.value());
        row.setConfirmedBy(confirmedBy == null ? null : confirmedBy.value());
        row.setSignature(keys.sign(message(row)));
        database.deleteFrom(WRAPPED)
                .where(WRAPPED.ORGANISATION.eq(organisation.value()))
                .and(WRAPPED.ACCOUNT.eq(account.value()))
                .execute();
        database.insertInto(WRAPPED).set(row).execute();
    }

    /** Takes the ring from an account; answers whether it had it. */
    static boolean deleteWrapped(DSLContext database, OrganisationId organisation, AccountId account) {
        return database.deleteFrom(WRAPPED)
                        .where(WRAPPED.ORGANISATION.eq(organisation.value()))
                        .and(WRAPPED.ACCOUNT.eq(account.value()))
                        .execute()
                == 1;
    }

    /** Unwraps what an account has. */
    static OpenRing unwrap(RingRecord ring, WrappedRecord row, HybridKey pair) throws Unopened {
        String context = context(new OrganisationId(row.getOrganisation()), new AccountId(row.getAccount()));
        return OpenRing.of(pair.open(row.getRing(), context), row.getGeneration(), ring.getLocks());
    }

    /** Writes the ring with its new key for everybody who has it, and for the paper; what is not in order is left behind. */
    void turn(DSLContext database, RingRecord ring, OpenRing turned) {
        OrganisationId organisation = new OrganisationId(ring.getOrganisation());
        List<WrappedRecord> holders = holders(database, ring);
        database.deleteFrom(WRAPPED)
                .where(WRAPPED.ORGANISATION.eq(organisation.value()))
                .and(WRAPPED.ACCOUNT.notIn(
                        holders.stream().map(WrappedRecord::getAccount).toList()))
                .execute();
        for (WrappedRecord row : holders) {
            row.setGeneration(turned.generation());
            row.setRing(turned.wrapTo(row.getPublicHalf(), context(organisation, new AccountId(row.getAccount()))));
            row.setSignature(keys.sign(message(row)));
            row.attach(database.configuration());
            row.update();
        }
        ring.setGeneration(turned.generation());
        ring.setTurnDue(false);
        if (paper(ring).isPresent()) {
            ring.setOnPaper(turned.wrapTo(ring.getPublicHalf(), paperContext(organisation)));
        } else {
            ring.setPublicHalf(null);
            ring.setOnPaper(null);
            ring.setPaperMadeAt(null);
            ring.setPaperSignature(null);
        }
        ring.update();
    }

    /** Keeps the ring for whoever has the private half that goes onto paper. */
    void putOnPaper(RingRecord row, OpenRing ring, byte[] publicHalf, OffsetDateTime now) {
        OrganisationId organisation = new OrganisationId(row.getOrganisation());
        row.setPublicHalf(publicHalf);
        row.setOnPaper(ring.wrapTo(publicHalf, paperContext(organisation)));
        row.setPaperMadeAt(now);
        row.setPaperSignature(keys.sign(paperMessage(row)));
        row.update();
    }

    /** The ring as it is kept for the paper, where there is one that was not changed by others. */
    Optional<byte[]> paper(RingRecord row) {
        return row.getOnPaper() == null || !keys.verify(paperMessage(row), row.getPaperSignature())
                ? Optional.empty()
                : Optional.of(row.getOnPaper());
    }

    void propose(DSLContext database, OrganisationId organisation, AccountId whom, byte[] publicHalf, AccountId by) {
        ProposalRecord row = new ProposalRecord();
        row.setOrganisation(organisation.value());
        row.setAccount(whom.value());
        row.setPublicHalf(publicHalf);
        row.setProposedBy(by.value());
        row.setSignature(keys.sign(message(row)));
        endProposal(database, organisation, whom);
        database.insertInto(PROPOSAL).set(row).execute();
    }

    /** Those that this actor may see: of the own organisation, or where one is the second from outside. */
    List<ProposalRecord> proposals(DSLContext database) {
        return database
                .selectFrom(PROPOSAL)
                .orderBy(PROPOSAL.ORGANISATION, PROPOSAL.PROPOSED_AT, PROPOSAL.ACCOUNT)
                .fetch()
                .stream()
                .filter(row -> keys.verify(message(row), row.getSignature()))
                .toList();
    }

    Optional<ProposalRecord> proposal(DSLContext database, OrganisationId organisation, AccountId whom) {
        return proposals(database).stream()
                .filter(row -> row.getOrganisation().equals(organisation.value()))
                .filter(row -> row.getAccount().equals(whom.value()))
                .findFirst();
    }

    static boolean endProposal(DSLContext database, OrganisationId organisation, AccountId whom) {
        return database.deleteFrom(PROPOSAL)
                        .where(PROPOSAL.ORGANISATION.eq(organisation.value()))
                        .and(PROPOSAL.ACCOUNT.eq(whom.value()))
                        .execute()
                == 1;
    }

    void appoint(DSLContext database, OrganisationId organisation, AccountId second, AccountId by) {
        OutsideSecondRecord row = new OutsideSecondRecord();
        row.setOrganisation(organisation.value());
        row.setAccount(second.value());
        row.setAppointedBy(by.value());
        row.setSignature(keys.sign(message(row)));
        dismiss(database, organisation);
        database.insertInto(OUTSIDE_SECOND).set(row).execute();
    }

    static boolean dismiss(DSLContext database, OrganisationId organisation) {
        return database.deleteFrom(OUTSIDE_SECOND)
                        .where(OUTSIDE_SECOND.ORGANISATION.eq(organisation.value()))
                        .execute()
                == 1;
    }

    /** Who was appointed as the second from outside. */
    Optional<AccountId> outsideSecond(DSLContext database, OrganisationId organisation) {
        return database.fetchOptional(OUTSIDE_SECOND, OUTSIDE_SECOND.ORGANISATION.eq(organisation.value()))
                .filter(row -> keys.verify(message(row), row.getSignature()))
                .map(row -> new AccountId(row.getAccount()));
    }

    /** Whose second from outside this person is. */
    List<OrganisationId> secondOf(DSLContext database, Actor.Person actor) {
        return database
                .selectFrom(OUTSIDE_SECOND)
                .where(OUTSIDE_SECOND.ACCOUNT.eq(actor.account().value()))
                .and(OUTSIDE_SECOND.ORGANISATION.ne(actor.organisation().value()))
                .orderBy(OUTSIDE_SECOND.ORGANISATION)
                .fetch()
                .stream()
                .filter(row -> keys.verify(message(row), row.getSignature()))
                .map(row -> new OrganisationId(row.getOrganisation()))
                .toList();
    }

    private boolean signed(WrappedRecord row) {
        return keys.verify(message(row), row.getSignature());
    }

    private static byte[] message(WrappedRecord row) {
        return message(
                "keys.wrapped",
                row.getOrganisation(),
                row.getAccount(),
                row.getGeneration(),
                row.getPublicHalf(),
                row.getRing(),
                row.getWay(),
                row.getGivenBy(),
                row.getConfirmedBy());
    }

    private static byte[] message(ProposalRecord row) {
        return message(
                "keys.proposal", row.getOrganisation(), row.getAccount(), row.getPublicHalf(), row.getProposedBy());
    }

    private static byte[] message(OutsideSecondRecord row) {
        return message("keys.outside-second", row.getOrganisation(), row.getAccount(), row.getAppointedBy());
    }

    private static byte[] paperMessage(RingRecord row) {
        return message("keys.paper", row.getOrganisation(), row.getPublicHalf());
    }

    /** A line each; no value contains a line end. */
    private static byte[] message(@Nullable Object... values) {
        return Stream.of(values)
                .map(value -> value instanceof byte[] bytes
                        ? Base64.getEncoder().encodeToString(bytes)
                        : Objects.toString(value, ""))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String context(OrganisationId organisation, AccountId account) {
        return "keys.wrapped/" + organisation + "/" + account;
    }

    static String paperContext(OrganisationId organisation) {
        return "keys.paper/" + organisation;
    }
}
