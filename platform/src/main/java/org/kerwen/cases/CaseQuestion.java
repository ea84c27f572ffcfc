package org.kerwen.cases;

import org.jspecify.annotations.Nullable;

/**
 * Which cases a list shows.
 *
 * @param programme only those of one; null for all
 * @param reference only the one that is called so; null for all
 * @param closed those that have ended instead of those that go on
 */
public record CaseQuestion(
        @Nullable String programme, @Nullable String reference, boolean closed) {
    static final CaseQuestion OPEN = new CaseQuestion(null, null, false);

    boolean takes(CaseLine line) {
        return (programme == null || programme.equals(line.programme().value()))
                && (reference == null || reference.equals(line.reference()))
                && closed == (line.closedOn() != null);
    }
}
