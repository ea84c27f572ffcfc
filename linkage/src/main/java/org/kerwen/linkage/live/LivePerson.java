package org.kerwen.linkage.live;

import java.util.Map;
import java.util.UUID;
import org.kerwen.linkage.ColumnKind;

/**
 * A person as the index is told of them.
 *
 * @param id under which they are found again; who counts people by numbers takes {@code new UUID(0, number)}
 * @param organisation whose register they are in
 * @param purposes for which they may be found, one bit each
 * @param values what is known, as it was written
 */
public record LivePerson(UUID id, UUID organisation, long purposes, Map<ColumnKind, String> values) {

    public LivePerson {
        values = Map.copyOf(values);
    }
}
