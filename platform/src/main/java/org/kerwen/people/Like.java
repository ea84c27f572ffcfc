package org.kerwen.people;

import java.util.List;
import org.kerwen.linkage.Likeness;
import org.kerwen.linkage.Reason;

/**
 * Somebody of the register who may be the person in question.
 *
 * @param person as the register knows them
 * @param likeness how likely it is the same, with its reasons
 */
public record Like(Person person, Likeness likeness) {
    /** What speaks for and against it, the strongest first. */
    List<Reason> reasons() {
        return likeness.reasons().stream()
                .filter(reason -> reason.kind() == Reason.Kind.FIELD && reason.millibits() != 0)
                .sorted((one, other) -> Long.compare(Math.abs(other.millibits()), Math.abs(one.millibits())))
                .toList();
    }
}
