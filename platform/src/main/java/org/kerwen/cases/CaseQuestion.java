package org.kerwen.cases;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kerwen.casework.Programme;

/**
 * Which cases a list shows.
 *
 * @param programme only those of one; null for all
 * @param reference only the one that is called so; null for all
 */
public record CaseQuestion(
        @Nullable String programme, @Nullable String reference, State state) {
    static final CaseQuestion OPEN = new CaseQuestion(null, null, State.OPEN);

    /** Where they stand. */
    public enum State {
        /** Those that go on. */
        OPEN,
        /** Those that have ended. */
        CLOSED,
        /** Those of them that are kept no longer unless somebody says so. */
        OVER
    }

    /** The same; where these programmes are offered and the one asked for is none of them, of all. */
    CaseQuestion among(List<Programme> offered) {
        return offered.stream().anyMatch(each -> each.id().value().equals(programme))
                ? this
                : new CaseQuestion(null, reference, state);
    }

    boolean takes(CaseLine line, LocalDate today) {
        return (programme == null || programme.equals(line.programme().value()))
                && (reference == null || reference.equals(line.reference()))
                && switch (state) {
                    case OPEN -> line.closedOn() == null;
                    case CLOSED -> line.closedOn() != null;
                    case OVER -> line.keptUntil() != null && line.keptUntil().isBefore(today);
                };
    }
}
