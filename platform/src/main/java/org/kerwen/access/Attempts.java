package org.kerwen.access;

import static org.kerwen.access.db.Tables.ATTEMPT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.kerwen.db.Transactions;
import org.kerwen.kernel.Actor.Machine;

/**
 * Counts failed attempts, by what was typed and by where it came from, and makes guessing slow. Neither the address that
 * was typed nor the one of the network is kept: a keyed hash with the day in it is, and that for a day.
 */
final class Attempts {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int MOST_FOR_AN_ACCOUNT = 10;

    /** An office shares one address of the network. */
    private static final int MOST_FROM_A_PLACE = 60;

    private final Transactions transactions;
    private final Secrets secrets;
    private final Clock clock;

    Attempts(Transactions transactions, Secrets secrets, Clock clock) {
        this.transactions = transactions;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * How long to wait before the next attempt; empty where none is needed.
     *
     * @param subject what is tried: the address that was typed, or a link
     * @param origin where from: the network address of the sender
     */
    Optional<Duration> wait(String subject, String origin) {
        Instant now = clock.instant();
        byte[] tried = ofSubject(subject);
        return transactions.run(
                Machine.SIGN_IN,
                database -> database
                        .selectFrom(ATTEMPT)
                        .where(ATTEMPT.HASH.in(tried, ofOrigin(origin)))
                        .and(ATTEMPT.SINCE.gt(SessionStore.at(now.minus(WINDOW))))
                        .fetch()
                        .stream()
                        .filter(row -> row.getFailures()
                                >= (Arrays.equals(row.getHash(), tried) ? MOST_FOR_AN_ACCOUNT : MOST_FROM_A_PLACE))
                        .map(row ->
                                Duration.between(now, row.getSince().toInstant().plus(WINDOW)))
                        .max(Duration::compareTo));
    }

    void failed(String subject, String origin) {
        Instant now = clock.instant();
        transactions.perform(Machine.SIGN_IN, database -> {
            for (byte[] hash : List.of(ofSubject(subject), ofOrigin(origin))) {
                database.insertInto(ATTEMPT)
                        .set(ATTEMPT.HASH, hash)
                        .set(ATTEMPT.SINCE, SessionStore.at(now))
                        .set(ATTEMPT.FAILURES, 1)
                        .onConflict(ATTEMPT.HASH)
                        .doUpdate()
                        .set(
                                ATTEMPT.FAILURES,
                                DSL.when(ATTEMPT.SINCE.gt(SessionStore.at(now.minus(WINDOW))), ATTEMPT.FAILURES.plus(1))
                                        .otherwise(1))
                        .set(
                                ATTEMPT.SINCE,
                                DSL.when(ATTEMPT.SINCE.gt(SessionStore.at(now.minus(WINDOW))), ATTEMPT.SINCE)
                                        .otherwise(SessionStore.at(now)))
                        .execute();
            }
        });
    }

    /** Somebody got in: the count of the account begins anew, that of the place goes on. */
    void succeeded(DSLContext database, String subject) {
        database.deleteFrom(ATTEMPT).where(ATTEMPT.HASH.eq(ofSubject(subject))).execute();
    }

    int clean(DSLContext database) {
        return database.deleteFrom(ATTEMPT)
                .where(ATTEMPT.SINCE.lt(SessionStore.at(clock.instant().minus(WINDOW))))
                .execute();
    }

    private byte[] ofSubject(String subject) {
        return secrets.hash("subject " + day() + " " + subject, Secrets.Kind.ATTEMPT);
    }

    private byte[] ofOrigin(String origin) {
        return secrets.hash("origin " + day() + " " + origin, Secrets.Kind.ATTEMPT);
    }

    private LocalDate day() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
