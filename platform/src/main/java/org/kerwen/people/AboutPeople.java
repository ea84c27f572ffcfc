package org.kerwen.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.kerwen.kernel.PersonId;

/**
 * What another module, or another part of this one, holds about people. Each has one as a bean, so that a person's right to a
 * copy and to be forgotten reaches all of it.
 */
public interface AboutPeople {
    /** What it is, a word such as {@code member}: the key of the text {@code people.about.<word>}. */
    String word();

    /** All that is held about these records, for the copy that the person gets: rows, each with its fields by name. */
    List<Map<String, String>> tell(DSLContext database, Collection<PersonId> records);

    /**
     * Removes what is held about these records and could tell of them, in the running transaction; answers how many rows. Also
     * in the name of {@link org.kerwen.kernel.Actor.Machine#RESTORING}, when an older backup was restored.
     */
    int erase(DSLContext database, Collection<PersonId> records);
}
