package org.kerwen.access;

import org.kerwen.kernel.Actor;
import org.kerwen.kernel.Role;

/**
 * What a module puts into a demonstration when it is begun, in the name of somebody invented who works there. Where one needs what
 * another puts there, their beans say so by their order.
 */
public interface Demonstration {
    /** Whose work it would be. */
    Role role();

    /** Puts it there, once, before anybody has signed in. All of it is invented. */
    void fill(Actor.Person somebody);

    /** Goes on beside the work with what takes long, at each start of a demonstration that was filled. */
    default void begun(Actor.Person somebody) {}
}
