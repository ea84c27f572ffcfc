package org.kerwen.idempotency;

import static org.kerwen.idempotency.db.Tables.ANSWER;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.kerwen.idempotency.db.tables.records.AnswerRecord;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Refused;
import org.kerwen.kernel.SentForm;
import org.springframework.stereotype.Component;

/** Does a request once and answers its repetitions. */
@Component
public final class Idempotency {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /**
     * Inside the transaction that makes the change: does the work, or answers what was answered before.
     *
     * <pre>{@code
     * transactions.run(actor, act, database -> idempotency.once(database, actor, request, () -> …));
     * }</pre>
     *
     * <p>While another transaction works under the same key it waits for three seconds. If the work throws, nothing of it
     * stands, and the same key may be used again.
     *
     * @throws Refused where the key served another request, or another one is still at it
     */
    public Answer once(DSLContext database, Actor.Person actor, KeyedRequest request, Supplier<Answer> work) {
        if (!claims(database, actor, request)) {
            return before(database, actor, request);
        }
        Answer answer = work.get();
        keep(database, actor, request, answer);
        return answer;
    }

    /**
     * The same for the form of a page, inside the transaction that makes the change. Where nothing came of it, nothing is kept, and
     * the form may be sent again.
     *
     * @param made what stands of an answer afterwards; empty where it refuses
     * @param again what is answered where the form came before and that was made
     * @throws Refused where the same form is still at work
     */
    public <T> T once(
            DSLContext database,
            Actor.Person actor,
            SentForm form,
            Supplier<T> work,
            Function<T, Optional<UUID>> made,
            Function<UUID, T> again) {
        KeyedRequest request = KeyedRequest.of(form);
        if (!claims(database, actor, request)) {
            return again.apply(UUID.fromString(
                    Objects.requireNonNull(before(database, actor, request).body())));
        }
        T answer = work.get();
        made.apply(answer)
                .ifPresentOrElse(
                        id -> keep(database, actor, request, new Answer(200, null, id.toString())),
                        () -> giveBack(database, actor, request));
        return answer;
    }

    /**
     * What the form of a page made when it came before, in a running transaction; empty where nothing did. For a page that would ask
     * something which the work of the form itself has answered meanwhile.
     */
    public Optional<UUID> madeBy(DSLContext database, Actor.Person actor, SentForm form) {
        KeyedRequest request = KeyedRequest.of(form);
        return row(database, actor, request)
                .filter(row -> row.getStatus() != null)
                .map(row -> read(row.getStatus(), request.decrypt(row.getAnswer())))
                .map(answer -> UUID.fromString(Objects.requireNonNull(answer.body())));
    }

    private static void giveBack(DSLContext database, Actor.Person actor, KeyedRequest request) {
        database.deleteFrom(ANSWER)
                .where(ANSWER.ACCOUNT.eq(actor.account().value()))
                .and(ANSWER.ROUTE.eq(request.route()))
                .and(ANSWER.KEY_HASH.eq(request.keyHash()))
                .execute();
    }

    /** PostgreSQL lets the second of two wait at the row of the first until that one's transaction ends. */
    private static boolean claims(DSLContext database, Actor.Person actor, KeyedRequest request) {
        try {
            return database.connectionResult(connection -> {
                try (PreparedStatement statement =
                        connection.prepareStatement("SELECT idempotency.claim(?, ?, ?, ?)")) {
                    statement.setObject(1, actor.account().value());
                    statement.setString(2, request.route());
                    statement.setBytes(3, request.keyHash());
                    statement.setBytes(4, request.hash());
                    try (ResultSet row = statement.executeQuery()) {
                        return row.next() && row.getBoolean(1);
                    }
                }
            });
        } catch (DataAccessException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.sqlState())) {
                throw new Refused(IdempotencyProblems.IN_USE, SOON);
            }
            throw e;
        }
    }

    /** Written by hand, like the claim: both stand around every write, and putting a statement together costs more than running it. */
    private static void keep(DSLContext database, Actor.Person actor, KeyedRequest request, Answer answer) {
        database.connection(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("UPDATE idempotency.answer SET status = ?, answer = ?"
                            + " WHERE account = ? AND route = ? AND key_hash = ?")) {
                statement.setInt(1, answer.status());
                statement.setBytes(2, request.encrypt(written(answer)));
                statement.setObject(3, actor.account().value());
                statement.setString(4, request.route());
                statement.setBytes(5, request.keyHash());
                statement.executeUpdate();
            }
        });
    }

    private static Answer before(DSLContext database, Actor.Person actor, KeyedRequest request) {
        // Otherwise it expired between the two statements, or this very transaction is at it.
        AnswerRecord row = row(database, actor, request)
                .filter(each -> each.getStatus() != null)
                .orElseThrow(() -> new Refused(IdempotencyProblems.IN_USE, SOON));
        if (!MessageDigest.isEqual(row.getRequest(), request.hash())) {
            throw new Refused(IdempotencyProblems.REUSED);
        }
        return read(row.getStatus(), request.decrypt(row.getAnswer()));
    }

    private static Optional<AnswerRecord> row(DSLContext database, Actor.Person actor, KeyedRequest request) {
        return database.selectFrom(ANSWER)
                .where(ANSWER.ACCOUNT.eq(actor.account().value()))
                .and(ANSWER.ROUTE.eq(request.route()))
                .and(ANSWER.KEY_HASH.eq(request.keyHash()))
                .fetchOptional();
    }

    private static byte[] written(Answer answer) {
        String location = answer.location() == null ? "" : answer.location();
        String text = location.length() + ":" + location + (answer.body() == null ? "" : "=" + answer.body());
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Answer read(int status, byte[] written) {
        String text = new String(written, StandardCharsets.UTF_8);
        int colon = text.indexOf(':');
        int end = colon + 1 + Integer.parseInt(text.substring(0, colon));
        String location = text.substring(colon + 1, end);
        return new Answer(
                status, location.isEmpty() ? null : location, end < text.length() ? text.substring(end + 1) : null);
    }
}
