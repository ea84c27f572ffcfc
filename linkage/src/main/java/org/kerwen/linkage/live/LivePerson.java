package org.kerwen.linkage.live;

import java.util.Map;
import org.kerwen.linkage.ColumnKind;

/**
 * A person as the index is told of them.
 *
 * @param id under which they are found again
 * @param organisation whose register they are in
 * @param purposes for which they may be found, one bit each
 * @param values what is known, as it was written
 */
public record LivePerson(String id, int organisation, long purposes, Map<ColumnKind, String> values) {

    public LivePerson {
        values = Map.copyOf(values);
    }
}
