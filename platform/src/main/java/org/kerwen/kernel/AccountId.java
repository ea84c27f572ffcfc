package org.kerwen.kernel;

import java.util.UUID;

/**
 * Id of an account, made when somebody was invited; it tells nothing about who that is.
 *
 * @param value made by {@link Ids#next}
 */
public record AccountId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
