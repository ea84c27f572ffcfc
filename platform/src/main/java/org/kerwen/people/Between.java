package org.kerwen.people;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kerwen.kernel.PersonId;

/**
 * What was written about a person while two records were shown as one: of which of both it is, only somebody who knows can say
 * when they are taken apart.
 */
sealed interface Between {
    /** By which it is named in the answer. */
    UUID id();

    Instant at();

    /** A name, paper or way to reach the person that was added and still stands. */
    record Added(UUID id, Instant at, Registration.Part part) implements Between {}

    /** A field that was changed and still says the same. */
    record Changed(
            UUID id,
            Instant at,
            PersonId of,
            KnownField field,
            @Nullable String before,
            @Nullable String after) implements Between {}
}
