package org.kerwen.people;

import java.util.List;
import org.kerwen.kernel.Actor;

/** What another module offers on the page of a person, such as opening a case. Every bean of this type is asked. */
public interface FurtherLinks {
    /** What this reader may do with this person; nothing that they may not. */
    List<Link> of(Actor.Person reader, Person person);

    /**
     * Where to go on.
     *
     * @param text key of a text
     * @param href the address
     */
    record Link(String text, String href) {}
}
