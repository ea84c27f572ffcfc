package org.kerwen.people;

import java.util.UUID;

/**
 * A way to narrow and sort the list that somebody keeps.
 *
 * @param name what they call it
 * @param chosen what is chosen, as it stands in an address
 * @param shared whether colleagues see it
 * @param own whether it is of who asks
 * @param first whether it opens first for who asks
 */
record View(UUID id, String name, String chosen, boolean shared, boolean own, boolean first) {
    static final int LONGEST_NAME = 60;

    /** Enough for anybody; a list of names that is longer than this helps nobody. */
    static final int MOST = 50;

    String address() {
        return "/app/people?" + chosen;
    }
}
