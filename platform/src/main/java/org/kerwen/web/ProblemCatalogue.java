package org.kerwen.web;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kerwen.kernel.Problem;
import org.kerwen.kernel.Problems;
import org.springframework.stereotype.Component;

/** Every refusal that the edge can give, of all modules. */
@Component
public final class ProblemCatalogue {
    private final Map<String, Problem> byCode = new TreeMap<>();
    private final Map<String, Problem> byConstraint = new HashMap<>();

    /** Refuses two problems of one code, and a constraint that means two problems or one that nobody registered. */
    ProblemCatalogue(List<Problems> modules) {
        for (Problems module : modules) {
            for (Problem problem : module.all()) {
                if (byCode.put(problem.code(), problem) != null) {
                    throw new IllegalStateException("two problems have the code " + problem.code());
                }
            }
        }
        for (Problems module : modules) {
            module.byConstraint().forEach((constraint, problem) -> {
                if (!problem.equals(byCode.get(problem.code())) || byConstraint.put(constraint, problem) != null) {
                    throw new IllegalStateException("the constraint " + constraint + " has no one problem");
                }
            });
        }
    }

    /** All of them, by code. */
    public Collection<Problem> all() {
        return byCode.values();
    }

    /** The problem of this code. */
    public Optional<Problem> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** All constraints of the database that stand for a problem. */
    public Map<String, Problem> byConstraint() {
        return Map.copyOf(byConstraint);
    }
}
