package org.kerwen.idempotency;

import static org.kerwen.idempotency.db.Tables.ANSWER;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.kerwen.idempotency.db.tables.records.AnswerRecord;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Refused;
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
        database.update(ANSWER)
                .set(ANSWER.STATUS, answer.status())
                .set(ANSWER.ANSWER_, request.encrypt(written(answer)))
                .where(ANSWER.ACCOUNT.eq(actor.account().value()))
                .and(ANSWER.ROUTE.eq(request.route()))
                .and(ANSWER.KEY_HASH.eq(request.keyHash()))
                .execute();
        return answer;
    }

    /** PostgreSQL lets the second of two wait at the row of the first until that one's transaction ends. */
    private static boolean claims(DSLContext database, Actor.Person actor, KeyedRequest request) {
        try {
            return Objects.requireNonNull(database.fetchSingle(
                            "SELECT idempotency.claim(?, ?, ?, ?)",
                            actor.account().value(),
                            request.route(),
                            request.keyHash(),
                            request.hash())
                    .get(0, Boolean.class));
        } catch (DataAccessException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.sqlState())) {
                throw new Refused(IdempotencyProblems.IN_USE, SOON);
            }
            throw e;
        }
    }

    private static Answer before(DSLContext database, Actor.Person actor, KeyedRequest request) {
        AnswerRecord row = database.selectFrom(ANSWER)
                .where(ANSWER.ACCOUNT.eq(actor.account().value()))
                .and(ANSWER.ROUTE.eq(request.route()))
                .and(ANSWER.KEY_HASH.eq(request.keyHash()))
                .fetchOne();
        if (row == null || row.getStatus() == null) {
            // It expired between the two statements, or this very transaction is at it.
            throw new Refused(IdempotencyProblems.IN_USE, SOON);
        }
        if (!MessageDigest.isEqual(row.getRequest(), request.hash())) {
            throw new Refused(IdempotencyProblems.REUSED);
        }
        return read(row.getStatus(), request.decrypt(row.getAnswer()));
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
