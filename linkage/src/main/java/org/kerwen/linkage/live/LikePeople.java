package org.kerwen.linkage.live;

import java.util.List;
import java.util.UUID;
import org.kerwen.linkage.Likeness;

/**
 * The answer to a question.
 *
 * @param people the likeliest first
 * @param compared how many people were compared
 * @param complete false if so many people are like this that not all were compared; more should be typed
 */
public record LikePeople(List<LikePerson> people, int compared, boolean complete) {

    public LikePeople {
        people = List.copyOf(people);
    }

    /** Somebody who may be the person asked for, and why. */
    public record LikePerson(UUID id, Likeness likeness) {}
}
