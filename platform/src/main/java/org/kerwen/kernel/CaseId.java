package org.kerwen.kernel;

import java.util.UUID;

/**
 * Id of a case; it tells neither whose it is nor when it was opened.
 *
 * @param value made by {@link Ids#withoutTime}
 */
public record CaseId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
