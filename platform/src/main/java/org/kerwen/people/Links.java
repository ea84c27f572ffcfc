package org.kerwen.people;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.kerwen.access.Guesses;
import org.kerwen.backup.Register;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.events.Outbox;
import org.kerwen.idempotency.Idempotency;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.OrganisationId;
import org.kerwen.kernel.PersonId;
import org.kerwen.kernel.SentForm;
import org.kerwen.keys.InstallationKeys;
import org.kerwen.keys.SpokenCode;
import org.kerwen.people.db.tables.records.PersonRecord;

/**
 * Tells another organisation of a person, because the person agreed and as far as they did. One side invites and says the two halves of
 * the invitation to the person; the other side enters them at its own record. Nobody looks for anybody, and what is told is copied.
 */
final class Links {
    /** How long an invitation can be taken: the person goes there in the next days. */
    static final Duration OPEN = Duration.ofDays(3);

    private static final String HASHED_FOR = "people.link";
    private static final String GUESSED = "link";

    private final Transactions transactions;
    private final Idempotency idempotency;
    private final InstallationKeys keys;
    private final Guesses guesses;
    private final Register register;
    private final Outbox outbox;
    private final Clock clock;
    private final ZoneId zone;

    Links(
            Transactions transactions,
            Idempotency idempotency,
            InstallationKeys keys,
            Guesses guesses,
            Register register,
            Outbox outbox,
            Clock clock,
            ZoneId zone) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.keys = keys;
        this.guesses = guesses;
        this.register = register;
        this.outbox = outbox;
        this.clock = clock;
        this.zone = zone;
    }

    /** Those of all records of a person, the newest first; what the other side told is read with them. */
    List<Link> of(Actor.Person by, PersonId id) {
        return transactions.run(by, Act.on("person.link", id.value()), database -> of(database, id));
    }

    private List<Link> of(DSLContext database, PersonId id) {
        PersonId head = MergeStore.shownUnder(database, id);
        UUID[] records = MergeStore.members(database, List.of(head)).all();
        return LinkStore.find(database, List.of(records), clock.instant(), today());
    }

    private Optional<Link> of(DSLContext database, PersonId id, UUID link) {
        return of(database, id).stream().filter(each -> each.id().equals(link)).findFirst();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /**
     * Writes down that the person agreed, and invites an organisation to say that it assists them too. What it will be told is copied
     * now, and shown to it when it takes the invitation.
     */
    LinkAnswer invite(Actor.Person by, PersonId id, OrganisationId partner, Agreement agreement) {
        String reference = SpokenCode.make();
        String code = SpokenCode.make();
        byte[] hash = hash(reference, code);
        Instant now = clock.instant();
        Instant expires = now.plus(OPEN);
        return transactions.run(by, Act.on("person.link-invite", id.value()), database -> {
            Optional<LinkAnswer> refused = refusal(Changes.locked(database, id));
            if (refused.isPresent()) {
                return refused.get();
            }
            UUID tie = LinkStore.invite(database, by, partner, hash, now, expires);
            UUID link = begin(database, by, tie, id, partner, agreement, now);
            return new LinkAnswer.Invited(link, reference, code, expires);
        });
    }

    /**
     * Takes an invitation that the person brought: the person agreed here as well. Where it is none, or used, over or for somebody
     * else, the answer is the same, in the same number of questions to the database.
     *
     * @param form sent again because no answer came, it is answered as it was, and nothing is guessed
     * @param partner who invited, as the person says
     * @param reference as {@link SpokenCode} reads it
     * @param code its other half
     */
    LinkAnswer accept(
            Actor.Person by,
            SentForm form,
            PersonId id,
            OrganisationId partner,
            String reference,
            String code,
            Agreement agreement) {
        Optional<Duration> wait = guesses.wait(by, GUESSED);
        if (wait.isPresent()) {
            return new LinkAnswer.Wait(wait.get());
        }
        byte[] hash = hash(reference, code);
        LinkAnswer answer = transactions.run(
                by,
                Act.on("person.link-accept", id.value()),
                database -> idempotency.once(
                        database,
                        by,
                        form,
                        () -> accept(database, by, id, partner, hash, agreement),
                        made -> made instanceof LinkAnswer.Done(UUID link) ? Optional.of(link) : Optional.empty(),
                        LinkAnswer.Done::new));
        if (answer instanceof LinkAnswer.NoSuchInvitation) {
            guesses.failed(by, GUESSED);
        }
        return answer;
    }

    private LinkAnswer accept(
            DSLContext database,
            Actor.Person by,
            PersonId id,
            OrganisationId partner,
            byte[] hash,
            Agreement agreement) {
        Optional<LinkAnswer> refused = refusal(Changes.locked(database, id));
        if (refused.isPresent()) {
            return refused.get();
        }
        Instant now = clock.instant();
        Optional<UUID> tie = LinkStore.take(database, hash, partner, now);
        if (tie.isEmpty()) {
            return new LinkAnswer.NoSuchInvitation();
        }
        UUID link = begin(database, by, tie.get(), id, partner, agreement, now);
        outbox.write(database, new LinkMade(tie.get()));
        return new LinkAnswer.Done(link);
    }

    /** The own side of a tie, with the first copy. */
    private UUID begin(
            DSLContext database,
            Actor.Person by,
            UUID tie,
            PersonId id,
            OrganisationId partner,
            Agreement agreement,
            Instant now) {
        PersonId record = MergeStore.shownUnder(database, id);
        UUID link = LinkStore.insert(database, by, tie, record, partner, agreement);
        if (!agreement.shares().isEmpty()) {
            UUID copy = LinkStore.give(database, by, tie, record, partner, agreement, now);
            outbox.write(database, new CopyGiven(tie, copy));
        }
        return link;
    }

    /** Tells the other side anew what the consent names, as it is now. */
    LinkAnswer share(Actor.Person by, PersonId id, UUID link) {
        return transactions.run(by, Act.on("person.link-share", id.value()), database -> {
            Optional<LinkAnswer> refused = refusal(Changes.locked(database, id));
            if (refused.isPresent()) {
                return refused.get();
            }
            Optional<Link> found = of(database, id, link);
            if (found.isEmpty()) {
                return new LinkAnswer.NotThere();
            }
            Link known = found.get();
            if (known.state() != Link.State.LINKED
                    || known.agreement().shares().isEmpty()
                    || !LinkStore.hold(database, known.tie())) {
                return new LinkAnswer.Over();
            }
            UUID copy = LinkStore.give(
                    database, by, known.tie(), known.record(), known.partner(), known.agreement(), clock.instant());
            outbox.write(database, new CopyGiven(known.tie(), copy));
            return new LinkAnswer.Done(link);
        });
    }

    /** The person agrees no more, or this side ends it: nothing more is told, and what both told under it is removed on both sides. */
    LinkAnswer withdraw(Actor.Person by, PersonId id, UUID link) {
        return transactions.run(by, Act.on("person.link-withdraw", id.value()), database -> {
            Optional<Link> found = of(database, id, link);
            if (found.isEmpty()) {
                return new LinkAnswer.NotThere();
            }
            return end(database, by, found.get().tie()) ? new LinkAnswer.Done(link) : new LinkAnswer.Over();
        });
    }

    private boolean end(DSLContext database, Actor.Person by, UUID tie) {
        boolean ended =
                LinkStore.end(database, tie, by.organisation().value(), LinkStore.Why.WITHDRAWN, clock.instant());
        if (ended) {
            register.append(database, EndedLinks.KIND, tie);
            outbox.write(database, new LinkEnded(tie));
        }
        return ended;
    }

    /** Whoever withdrew the consent to be recorded wants nobody to be told of them either. In a running transaction. */
    void endAll(DSLContext database, Actor.Person by, Collection<UUID> records) {
        LinkStore.going(database, records).keySet().forEach(tie -> end(database, by, tie));
    }

    /** Of a record that is only kept nobody is told anything new: an invitation that waits is taken back. In a running transaction. */
    void endInvitations(DSLContext database, Actor.Person by, Collection<UUID> records) {
        LinkStore.invited(database, records).forEach(tie -> end(database, by, tie));
    }

    private static Optional<LinkAnswer> refusal(List<PersonRecord> rows) {
        if (rows.isEmpty()) {
            return Optional.of(new LinkAnswer.NotThere());
        }
        return rows.stream().anyMatch(row -> row.getRestrictedAt() != null)
                ? Optional.of(new LinkAnswer.Restricted())
                : Optional.empty();
    }

    private byte[] hash(String reference, String code) {
        return keys.keyedHash((reference + " " + code).getBytes(StandardCharsets.UTF_8), HASHED_FOR);
    }
}
