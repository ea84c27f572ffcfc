package org.kerwen.kernel;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Thrown to end a request with a refusal that is expected, and to undo the transaction in which it is thrown. Where the
 * caller can go on with the answer, return a value instead.
 */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Problem problem;
    private final transient List<Wrong> wrong;
    private final @Nullable Duration wait;

    /**
     * What is wrong with one field.
     *
     * @param field its name as it was sent
     * @param text key of the sentence
     * @param values what is put into the sentence; never what was typed
     */
    public record Wrong(String field, String text, Map<String, ?> values) {}

    public Refused(Problem problem) {
        this(problem, List.of(), null);
    }

    /** With what is wrong field by field. */
    public Refused(Problem problem, List<Wrong> wrong) {
        this(problem, wrong, null);
    }

    /** With the time after which to try again. */
    public Refused(Problem problem, Duration wait) {
        this(problem, List.of(), wait);
    }

    private Refused(Problem problem, List<Wrong> wrong, @Nullable Duration wait) {
        // An expected answer: nobody needs to know where it was thrown.
        super(problem.code(), null, false, false);
        this.problem = problem;
        this.wrong = List.copyOf(wrong);
        this.wait = wait;
    }

    public Problem problem() {
        return problem;
    }

    public List<Wrong> wrong() {
        return wrong;
    }

    /** After which time to try again; null where that is not known. */
    public @Nullable Duration waiting() {
        return wait;
    }
}
