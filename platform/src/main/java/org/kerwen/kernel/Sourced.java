package org.kerwen.kernel;

import java.util.Set;

/**
 * Where a record is stated, and which of its fields nobody states but were concluded.
 *
 * @param source for example {@code chronicle 8}: paragraph 8 of the chronicle
 * @param inferred names of fields as the pack writes them
 */
public record Sourced(String source, Set<String> inferred) {
    public Sourced {
        inferred = Set.copyOf(inferred);
    }
}
