package org.kerwen.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.casework.Programme;

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

    /** The same; where these programmes are offered and the one asked for is none of them, of all. */
    CaseQuestion among(List<Programme> offered) {
        return offered.stream().anyMatch(each -> each.id().value().equals(programme))
                ? this
                : new CaseQuestion(null, reference, closed);
    }

    boolean takes(CaseLine line) {
        return (programme == null || programme.equals(line.programme().value()))
                && (reference == null || reference.equals(line.reference()))
                && closed == (line.closedOn() != null);
    }
}
