package org.kerwen.kernel;

import java.util.UUID;

/**
 * Id of the record of a person; it tells nothing about who that is or when it was made.
 *
 * @param value made by {@link Ids#withoutTime}
 */
public record PersonId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
