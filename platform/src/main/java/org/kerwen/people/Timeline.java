package org.kerwen.people;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.Actor;
import org.kerwen.kernel.FuzzyDate;
import org.kerwen.kernel.PersonId;

/**
 * What a module adds to the page of a person: what happened, as far as the reader may see it. Whoever implements it shows
 * nothing that the reader could not open. Every bean of this type is asked, in the transaction that reads.
 */
public interface Timeline {
    /** What happened to whoever is recorded under these. */
    List<Entry> of(DSLContext database, Actor.Person reader, Set<PersonId> records);

    /**
     * Something that happened.
     *
     * @param at when it was written down; decides the order where nothing else does
     * @param date when it happened in life, as exact as it is known; null where that is when it was written down
     * @param text key of a text
     * @param values what is put into the text by name; a value that is a {@link org.kerwen.kernel.Choice} is shown by its label
     * @param href where it can be seen; null where nowhere
     */
    record Entry(
            Instant at,
            @Nullable FuzzyDate date,
            String text,
            Map<String, ?> values,
            @Nullable String href) {}
}
