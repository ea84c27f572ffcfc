package org.kerwen.movements;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.kerwen.db.Act;
import org.kerwen.db.Transactions;
import org.kerwen.events.Outbox;
import org.kerwen.kernel.Actor;

/** What agencies were asked, as they read and answer it. */
final class Clearances {
    private final Transactions transactions;
    private final Outbox outbox;
    private final Clock clock;

    Clearances(Transactions transactions, Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    List<Clearance> addressed(Actor.Person by, boolean open, ClearanceStore.@Nullable After after, int most) {
        return transactions.run(
                by, Act.of("clearance.read"), database -> ClearanceStore.addressed(database, by, open, after, most));
    }

    Optional<Clearance> addressed(Actor.Person by, UUID id) {
        return transactions.run(
                by, Act.on("clearance.read", id), database -> ClearanceStore.addressed(database, by, id));
    }

    /** What the agency says; its last word stays said. */
    Outcome answer(
            Actor.Person by,
            UUID id,
            ClearanceAnswer answer,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            String words,
            String reference) {
        try {
            return transactions.run(by, Act.on("clearance.answer", id), database -> {
                if (!ClearanceStore.answer(
                        database,
                        by,
                        id,
                        new Clearance.Answer(answer, from, until, words, reference, clock.instant()))) {
                    return new Outcome.Refusal(Outcome.Why.NOT_THERE);
                }
                outbox.write(database, new ClearanceAnswered(id, answer));
                return new Outcome.Done(id);
            });
        } catch (DataAccessException e) {
            return new Outcome.Refusal(Outcome.Why.of(Movements.constraint(e)).orElseThrow(() -> e));
        }
    }
}
