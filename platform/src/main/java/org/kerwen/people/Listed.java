package org.kerwen.people;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list of people.
 *
 * @param people those on it
 * @param next behind what the list goes on; null where this is the end
 * @param before in front of what it went on; null where this is the beginning
 * @param count how many there are, or at least are; null where nobody counted
 * @param countsAll whether that is all of them
 * @param gaveUp whether as many were looked through as are at once, and others wait behind
 */
public record Listed(
        List<Person> people,
        @Nullable Place next,
        @Nullable Place before,
        @Nullable Integer count,
        boolean countsAll,
        boolean gaveUp) {
    public Listed {
        people = List.copyOf(people);
    }

    /**
     * A place in the list, between two people.
     *
     * @param key what the list is sorted by, as it stands with this person
     * @param person the one beside it
     */
    public record Place(Object key, UUID person) {}

    /**
     * Where a page begins or ends.
     *
     * @param place null for the first page
     * @param back whether it ends there
     */
    public record Cut(@Nullable Place place, boolean back) {
        public static final Cut FIRST = new Cut(null, false);
    }
}
