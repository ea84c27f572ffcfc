package org.kerwen.idempotency;

import static org.kerwen.idempotency.db.Tables.ANSWER;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.kerwen.db.Cleaner;
import org.springframework.stereotype.Component;

/** Answers are kept for a week: longer than any line is down, shorter than anybody needs to look back. */
@Component
final class ExpiredAnswers implements Cleaner {
    static final Duration KEPT = Duration.ofDays(7);
    private static final int AT_ONCE = 5_000;

    private final Clock clock;

    ExpiredAnswers(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "answers";
    }

    @Override
    public int clean(DSLContext database) {
        OffsetDateTime before = OffsetDateTime.now(clock).minus(KEPT);
        return database.deleteFrom(ANSWER)
                .where(DSL.row(ANSWER.ACCOUNT, ANSWER.ROUTE, ANSWER.KEY_HASH)
                        .in(database.select(ANSWER.ACCOUNT, ANSWER.ROUTE, ANSWER.KEY_HASH)
                                .from(ANSWER)
                                .where(ANSWER.MADE_AT.lt(before))
                                .limit(AT_ONCE)))
                .execute();
    }
}
