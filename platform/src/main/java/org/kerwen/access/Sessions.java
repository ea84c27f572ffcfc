package org.kerwen.access;

import static org.kerwen.access.db.Tables.SESSION;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.kerwen.db.Act;
import org.kerwen.db.Trail;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Actor.Machine;
import org.kerwen.kernel.Ids;

/** Who is signed in where. Kept in the database, so that every process of the program knows the same. */
final class Sessions {
    /** After so long without a request somebody else may sit there. */
    static final Duration IDLE = Duration.ofMinutes(30);

    /** A working day; nobody stays signed in overnight. */
    static final Duration LONGEST = Duration.ofHours(12);

    private static final Duration SEEN_STEP = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final Secrets secrets;
    private final Trail trail;
    private final Clock clock;

    Sessions(Transactions transactions, Secrets secrets, Trail trail, Clock clock) {
        this.transactions = transactions;
        this.secrets = secrets;
        this.trail = trail;
        this.clock = clock;
    }

    /** Whose session the secret of a cookie opens. */
    Optional<Signed> find(String secret) {
        Instant now = clock.instant();
        byte[] hash = secrets.hash(secret, Secrets.Kind.SESSION);
        Optional<SessionStore.Found> found = transactions.ask(
                connection -> SessionStore.find(connection, hash, now.minus(LONGEST), now.minus(IDLE)));
        found.filter(session -> session.seenAt().isBefore(now.minus(SEEN_STEP)))
                .ifPresent(session -> transactions.perform(
                        Machine.SIGN_IN,
                        database ->
                                SessionStore.touch(database, session.signed().session(), SESSION.SEEN_AT, now)));
        return found.map(SessionStore.Found::signed);
    }

    /** Begins a session in the running transaction and answers its secret, which is stored nowhere. */
    String begin(DSLContext database, Actor.Person actor) {
        String secret = Secrets.make();
        UUID id = Ids.withoutTime();
        SessionStore.insert(database, id, secrets.hash(secret, Secrets.Kind.SESSION), actor, clock.instant());
        trail.record(database, actor, Act.on("session.begin", actor.account().value()));
        return secret;
    }

    void confirmed(DSLContext database, Signed signed) {
        SessionStore.touch(database, signed.session(), SESSION.CONFIRMED_AT, clock.instant());
        trail.record(
                database,
                signed.actor(),
                Act.on("session.confirm", signed.actor().account().value()));
    }

    List<SessionStore.Device> list(Signed signed) {
        return transactions.run(
                signed.actor(),
                Act.of("session.list"),
                database -> SessionStore.of(database, signed.actor().account()));
    }

    /** Ends one of the own sessions, this one too; answers whether there was one. */
    boolean end(Signed signed, UUID session) {
        return transactions.run(
                signed.actor(),
                Act.on("session.end", signed.actor().account().value()),
                database -> SessionStore.end(database, signed.actor().account(), session));
    }

    /** Removes what has expired, in the running transaction; answers how many. */
    int clean(DSLContext database) {
        Instant now = clock.instant();
        return SessionStore.removeExpired(database, now.minus(LONGEST), now.minus(IDLE));
    }
}
