package org.kerwen.web;

import static org.kerwen.kernel.Problem.Kind.BUSY;
import static org.kerwen.kernel.Problem.Kind.CALLER;
import static org.kerwen.kernel.Problem.Kind.CONFLICT;
import static org.kerwen.kernel.Problem.Kind.INTERNAL;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kerwen.kernel.Problem;
import org.kerwen.kernel.Problems;
import org.springframework.stereotype.Component;

/** The refusals that any address can give. */
@Component
public final class CommonProblems implements Problems {
    public static final Problem MALFORMED = new Problem("malformed-request", CALLER, 400);
    public static final Problem NOT_SIGNED_IN = new Problem("not-signed-in", CALLER, 401);
    public static final Problem NOT_PERMITTED = new Problem("not-permitted", CALLER, 403);
    public static final Problem NOT_FOUND = new Problem("not-found", CALLER, 404);
    public static final Problem METHOD = new Problem("method-not-allowed", CALLER, 405);
    public static final Problem NOT_ACCEPTABLE = new Problem("not-acceptable", CALLER, 406);
    public static final Problem CHANGED_MEANWHILE = new Problem("changed-meanwhile", CONFLICT, 409);
    public static final Problem TOO_LARGE = new Problem("too-large", CALLER, 413);
    public static final Problem MEDIA_TYPE = new Problem("media-type-unsupported", CALLER, 415);
    public static final Problem FIELDS_WRONG = new Problem("fields-wrong", CALLER, 422);
    public static final Problem TOO_MANY_REQUESTS = new Problem("too-many-requests", BUSY, 429);
    public static final Problem FAULT = new Problem("internal-fault", INTERNAL, 500);
    public static final Problem BUSY_NOW = new Problem("busy", BUSY, 503);

    private static final List<Problem> ALL = List.of(
            MALFORMED,
            NOT_SIGNED_IN,
            NOT_PERMITTED,
            NOT_FOUND,
            METHOD,
            NOT_ACCEPTABLE,
            CHANGED_MEANWHILE,
            TOO_LARGE,
            MEDIA_TYPE,
            FIELDS_WRONG,
            TOO_MANY_REQUESTS,
            FAULT,
            BUSY_NOW);

    private static final Map<Integer, Problem> BY_STATUS = byStatus();

    @Override
    public List<Problem> all() {
        return ALL;
    }

    /** What a bare status means, where whoever refused knew no more. */
    static Problem ofStatus(int status) {
        Problem problem = BY_STATUS.get(status);
        if (problem != null) {
            return problem;
        }
        return status < 500 ? MALFORMED : FAULT;
    }

    private static Map<Integer, Problem> byStatus() {
        Map<Integer, Problem> problems = new TreeMap<>();
        ALL.forEach(problem -> problems.put(problem.status(), problem));
        return Map.copyOf(problems);
    }
}
