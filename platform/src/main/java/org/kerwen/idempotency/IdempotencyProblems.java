package org.kerwen.idempotency;

import java.util.List;
import org.kerwen.kernel.Problem;
import org.kerwen.kernel.Problems;
import org.springframework.stereotype.Component;

@Component
final class IdempotencyProblems implements Problems {
    static final Problem MISSING = new Problem("idempotency-key-missing", Problem.Kind.CALLER, 400);
    static final Problem REUSED = new Problem("idempotency-key-reused", Problem.Kind.CALLER, 422);
    static final Problem IN_USE = new Problem("idempotency-key-in-use", Problem.Kind.BUSY, 409);

    @Override
    public List<Problem> all() {
        return List.of(MISSING, REUSED, IN_USE);
    }
}
