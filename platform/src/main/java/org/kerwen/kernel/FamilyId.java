package org.kerwen.kernel;

import java.util.UUID;

/**
 * Id of a family; it tells nothing about who belongs to it or when it was made.
 *
 * @param value made by {@link Ids#withoutTime}
 */
public record FamilyId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
