package org.kerwen.kernel;

import java.util.List;
import java.util.Map;

/** The refusals that a module knows. Each module that has any registers one; the edge collects them into one catalogue. */
public interface Problems {
    /** All of them. */
    List<Problem> all();

    /**
     * Which of them it is when the database refuses something by a constraint, by the constraint's name. What is not named
     * here is a fault of the program: the module should have asked before it wrote.
     */
    default Map<String, Problem> byConstraint() {
        return Map.of();
    }
}
